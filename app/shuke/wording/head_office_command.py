"""What `shuke headoffice` says."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ALLOWANCE_SAME",
    "ALLOWANCE_SET",
    "AT_RISK",
    "EXCEPTION_LINE",
    "FOUNDED",
    "FOUNDED_ALREADY",
    "GENERATION_BEGUN",
    "HOLDS_NOTHING",
    "INVITED",
    "KEEPING",
    "KEEPING_SAME",
    "KEEPING_SET",
    "KEYS_BROUGHT",
    "KEY_CHANGED",
    "KEY_LIFE",
    "KEY_LIFE_NONE",
    "NEW_KEY_ASKED",
    "NOT_AN_ADDRESS",
    "NOT_A_NAME",
    "NOT_ENCRYPTED",
    "NOT_FOUNDED",
    "NOT_LISTENING",
    "NO_EXCEPTIONS",
    "NO_FILE",
    "NO_PRESET",
    "NO_SHOP",
    "NO_SUCH_MEMBER",
    "NO_TILL",
    "NUMBER_TAKEN",
    "ONE_PROCESS",
    "OPTIONS",
    "PROGRAM",
    "PUT_BACK",
    "REVOKED",
    "SHOP_DESCRIBED",
    "SIGNED_OUT",
    "STILL_BELIEVED",
    "TILL_KNOWN",
    "TOKEN_GONE",
    "TOKEN_LINE",
    "TOKEN_MADE",
    "TOKEN_REVOKED",
    "TOO_MANY_TOKENS",
    "WRITTEN_OFF",
]

PROGRAM = Sentence(
    zh="总部：接收各收银台的流水，分发会员与方案。",
    en="Head office: takes every till's facts, hands out members and programmes.",
)

OPTIONS: dict[str, Sentence] = {
    "exceptions": Sentence(zh="列出异常", en="list exceptions"),
    "exceptions-shop": Sentence(zh="只列这家门店的", en="those of this shop alone"),
    "exceptions-done": Sentence(zh="已处理的也列出", en="also those that are over"),
    "token": Sentence(zh="新建、列出或撤销接口令牌", en="make, list or revoke tokens for the interface"),
    "token-name": Sentence(zh="新建令牌：给谁用", en="make one: whose it is"),
    "token-list": Sentence(zh="列出有效的令牌", en="list those that are good"),
    "token-revoke": Sentence(zh="撤销这个令牌", en="revoke this one"),
    "token-role": Sentence(
        zh="read 只能查看；decide 可以处理异常", en="read looks only; decide also decides about exceptions"
    ),
    "token-days": Sentence(zh="有效天数", en="days it is good for"),
    "data": Sentence(zh="数据文件夹", en="the data folder"),
    "database": Sentence(
        zh="PostgreSQL 地址，如 postgresql+psycopg://用户@主机/数据库，"
        "也可写在环境变量 SHUKE_DATABASE 里（留空则用数据文件夹里的 SQLite）",
        en="a PostgreSQL, e.g. postgresql+psycopg://user@host/database, or in the variable SHUKE_DATABASE "
        "(empty: the data folder's own SQLite)",
    ),
    "init": Sentence(zh="建立总部和第一家门店", en="found head office with its first shop"),
    "name": Sentence(zh="总部名称", en="the chain's name"),
    "tenant": Sentence(
        zh="商户代号（单店加入时用它自己的）", en="the tenant's id (that of a shop which sold alone)"
    ),
    "shop": Sentence(zh="门店代号", en="the shop's id"),
    "shop-name": Sentence(zh="门店名称", en="the shop's name"),
    "currency": Sentence(zh="币种", en="currency"),
    "zone": Sentence(zh="时区", en="time zone"),
    "programme": Sentence(zh="会员方案预设", en="the programme's preset"),
    "enrolment-code": Sentence(
        zh="为一台收银台生成接入码（十分钟内有效，只能用一次）",
        en="make a code for one till (ten minutes, once)",
    ),
    "till": Sentence(zh="收银台代号（留空则取下一个）", en="the till's id (empty: the next free one)"),
    "till-name": Sentence(zh="收银台名称", en="the till's name"),
    "address": Sentence(
        zh="收银台访问总部的地址，如 https://总部:8750",
        en="where tills reach head office, e.g. https://office:8750",
    ),
    "bare": Sentence(zh="只输出接入码", en="print the code alone"),
    "another-shop": Sentence(
        zh="增加一家门店，或更新其名称", en="describe a further shop, or a known one anew"
    ),
    "revoke": Sentence(
        zh="停用一台丢失的收银台：不再接受它的任何请求",
        en="stop believing a till that was lost: nothing is taken from it any more",
    ),
    "lost-till": Sentence(zh="收银台代号", en="the till's id"),
    "reason": Sentence(zh="原因", en="why"),
    "rotate-key": Sentence(
        zh="更换总部的签名密钥；收银台会自动认得新的",
        en="change head office's signing key; tills follow by themselves",
    ),
    "new-generation": Sentence(
        zh="数据库是用它自己的工具恢复的：开始新的一代，等各收银台报告所持额度后再授权",
        en="after a restore by the database's own tools: a new generation, in which tills first say what they hold",
    ),
    "staff": Sentence(
        zh="列出员工；增加员工，设置 PIN（各收银台同步后可用），停用",
        en="list who works here; add somebody, set a PIN (good at every till in step), let somebody go",
    ),
    "staff-name": Sentence(zh="新员工的姓名；随后输入 PIN", en="a newcomer's name; the PIN is asked for"),
    "staff-role": Sentence(zh="新员工的角色", en="a newcomer's role"),
    "staff-pin": Sentence(zh="为这位员工重新设置 PIN", en="set this person's PIN anew"),
    "staff-leave": Sentence(zh="停用这位员工", en="this person may not sign in any more"),
    "account": Sentence(
        zh="谁可以登录总部网页：列出、新建、重置、关闭账号",
        en="who may sign in to head office's pages: list, make, reset, close accounts",
    ),
    "account-login": Sentence(zh="新建账号的登录名", en="make one: what they sign in by"),
    "account-staff": Sentence(zh="已有员工的编号", en="for somebody of the staff, by id"),
    "account-name": Sentence(zh="新员工的姓名", en="for somebody new, by name"),
    "account-role": Sentence(zh="新员工的角色", en="somebody new: the role"),
    "account-reset": Sentence(
        zh="新的初始密码，并重新设置两步验证", en="a new password to begin with, and the second factor anew"
    ),
    "account-close": Sentence(zh="关闭这个账号", en="close this one"),
    "renew-key": Sentence(
        zh="要求收银台更换它自己的签名密钥，或规定用满几天就更换",
        en="ask tills to change their own signing keys, or say after how many days they do",
    ),
    "renew-till": Sentence(zh="只要求这一台", en="ask this till"),
    "renew-all": Sentence(zh="要求所有收银台", en="ask all tills"),
    "renew-after": Sentence(
        zh="密钥用满几天就更换（0 为不按期更换）", en="how old a key may become (0: never by age)"
    ),
    "keys": Sentence(
        zh="用备份把总部的密钥带到这台机器，使它也能为同一个数据库服务",
        en="bring head office's key to this machine out of a backup, so that it may serve the same database",
    ),
    "distribute": Sentence(
        zh="输出把各表按商户分布到 Citus 的语句",
        en="print the statements that place the tables on Citus, by tenant",
    ),
    "recovery-key": Sentence(
        zh="制作新的恢复密钥：以后的备份用它打开",
        en="make a new recovery key: backups from now on are opened by it",
    ),
    "backup": Sentence(
        zh="备份到文件并读回核对；服务可以照常运行",
        en="back up into a file and read it back; the server may go on running",
    ),
    "backup-file": Sentence(zh="备份文件（不能已存在）", en="the backup's file (it must not exist)"),
    "restore": Sentence(
        zh="从备份恢复到空的数据文件夹", en="restore from a backup into an empty data folder"
    ),
    "restore-file": Sentence(zh="备份文件", en="the backup's file"),
    "stop-within": Sentence(
        zh="结束时最多等待几秒，让正在处理的请求得到答复",
        en="how long requests under way are waited for at the end",
    ),
    "metrics-host": Sentence(zh="指标的监听地址", en="the address that metrics are told at"),
    "metrics-port": Sentence(
        zh="指标单独使用的端口（不填则与服务同一端口）",
        en="a port for metrics alone (else they share the server's)",
    ),
    "backup-folder": Sentence(zh="定时备份到此文件夹", en="back up into this folder now and then"),
    "backup-every": Sentence(zh="每隔几小时备份一次", en="how many hours lie between two backups"),
    "backup-keep": Sentence(zh="保留最近几份", en="how many of them are kept"),
    "write-off": Sentence(
        zh="核销一台已停用的收银台（或它中断前）持有的额度：退回总部再分配，有被花掉的风险",
        en="bring back to the pool what a revoked till (or one before its journal broke off) held; it may be spent",
    ),
    "holder": Sentence(
        zh="持有者：收银台代号，或 收银台#轮次", en="who holds it: a till's id, or till#epoch"
    ),
    "rebuild": Sentence(
        zh="按到达次序由流水重建所有查询数据", en="fold all projections anew, in the order of arrival"
    ),
    "allowance": Sentence(
        zh="查看或设置离线额度：总部联系不上时收银台可抵扣多少",
        en="show or set the allowance: what tills may spend while they cannot reach head office",
    ),
    "allowance-file": Sentence(zh="先按这个 TOML 文件设置", en="set it from this TOML file first"),
    "close-day": Sentence(
        zh="日结到昨天：到期、续期、降级、赠礼；可用 Ctrl+C 停下，之后继续",
        en="close the days up to yesterday: what lapses, renews, comes down, is given; Ctrl+C stops it, and the next "
        "time it goes on",
    ),
    "until": Sentence(zh="只结到这一天（YYYY-MM-DD）", en="close no later day (YYYY-MM-DD)"),
    "reviews": Sentence(
        zh="列出长期未消费、等待决定的会员", en="list the members who sleep and wait for a decision"
    ),
    "review-member": Sentence(zh="会员号", en="a member's number"),
    "review-noticed": Sentence(
        zh="记下通知已发出（不写决定时即为此）", en="record that the notice was sent (also without a verdict)"
    ),
    "review-verdict": Sentence(zh="决定：降一级、注销或保留", en="decide: one tier down, cancel, or keep"),
    "member-page": Sentence(
        zh="会员的手机会员页：给出登录链接，或让其全部手机退出",
        en="a member's own page: a link that opens it, or all telephones signed out",
    ),
    "member": Sentence(zh="会员号", en="the member's number"),
    "page-address": Sentence(
        zh="会员手机能访问的总部地址，写进链接", en="where telephones reach head office, to stand in the link"
    ),
    "sign-out": Sentence(
        zh="不给链接，而是让该会员的所有手机退出", en="no link; sign out every telephone of the member's"
    ),
    "members": Sentence(
        zh="查看或设置收银台保存哪些会员：全部，或只保存本店的（适合会员太多的连锁）",
        en="show or set which members tills keep: all, or their own shop's alone (for chains with very many)",
    ),
    "keep": Sentence(
        zh="everybody：全部会员；home_shop：本店会员和近期到过本店的会员",
        en="everybody: all of them; home_shop: the shop's own and those who were there lately",
    ),
    "keep-days": Sentence(
        zh="别店会员最后一次到店后保留多少天（7 至 1096）",
        en="how many days a member of another shop is kept after the last visit (7 to 1096)",
    ),
    "exposure": Sentence(
        zh="查看敞口：各收银台联系不上时最多可能损失多少，以及近期断线的实际损失",
        en="show the exposure: what each till could cost at most while out of reach, and what the last outages cost",
    ),
    "serve": Sentence(zh="运行总部服务", en="run the server"),
    "host": Sentence(zh="监听地址", en="the address to listen on"),
    "port": Sentence(zh="端口（0 为任意空闲端口）", en="port (0: any free one)"),
    "workers": Sentence(
        zh="服务进程个数，共用一个端口（需要 PostgreSQL）",
        en="processes that answer at this one port (needs PostgreSQL)",
    ),
    "while-stdin": Sentence(zh="标准输入关闭时结束", en="end when standard input closes"),
    "certificate": Sentence(zh="TLS 证书文件", en="TLS certificate file"),
    "key": Sentence(zh="TLS 私钥文件", en="TLS private key file"),
}

ALLOWANCE_SET = Sentence(
    zh="离线额度已更新，各收银台下次联系总部时生效：",
    en="The allowance is set; each till goes by it from its next contact on:",
)
ALLOWANCE_SAME = Sentence(
    zh="离线额度与现行的相同，没有改动：", en="The allowance is as it was; nothing changed:"
)
NO_SUCH_MEMBER = Sentence(
    zh="没有会员号为 {number} 的会员。请核对后再试。",
    en="Nobody has the member's number {number}. Check it and try again.",
)
SIGNED_OUT = Sentence(
    zh="已让 {count} 部手机退出；手机上已取到的会员码最多还能用一天。",
    en="{count} telephones are signed out; codes that they hold already live a day at most.",
)
KEEPING_SET = Sentence(
    zh="已更新，各收银台下次联系总部时生效：",
    en="Set; each till goes by it from its next contact on:",
)
KEEPING_SAME = Sentence(zh="与现行的相同，没有改动：", en="As it was; nothing changed:")
KEEPING: Mapping[str, Sentence] = {
    "everybody": Sentence(
        zh="每台收银台都保存全部会员的资料。", en="Every till keeps the records of all members."
    ),
    "home_shop": Sentence(
        zh="收银台只保存本店会员，以及最近 {days} 天内到过本店的其他会员；别店会员到店时向总部查询。",
        en="A till keeps the members of its own shop and those who were there within the last {days} days; it asks "
        "head office for others when they come.",
    ),
}
NO_FILE = Sentence(zh="读不到文件 {path}。", en="The file {path} cannot be read.")

FOUNDED = Sentence(
    zh="总部“{name}”已建立：商户 {tenant}，门店 {shop}。",
    en="Head office '{name}' founded: tenant {tenant}, shop {shop}.",
)
FOUNDED_ALREADY = Sentence(
    zh="这里已有总部“{name}”，没有改动。",
    en="There is a head office '{name}' here already; nothing was changed.",
)
NOT_FOUNDED = Sentence(
    zh="{path} 里还没有总部。请先运行 shuke headoffice init。",
    en="There is no head office in {path} yet. Run shuke headoffice init first.",
)
NOT_LISTENING = Sentence(
    zh="总部无法在 {address} 上监听：端口可能已被占用，或证书读不到。请查看日志，或换一个端口。",
    en="Head office cannot listen on {address}: the port may be taken, or the certificate cannot be read. Look at "
    "the log, or choose another port.",
)
ONE_PROCESS = Sentence(
    zh="总部自带的数据库文件只能由一个进程使用。要用多个进程（--workers），请改用 PostgreSQL（--database）。",
    en="Head office's own database file belongs to one process alone. For several (--workers) put it on PostgreSQL "
    "(--database).",
)
NO_PRESET = Sentence(
    zh="没有名为 {programme} 的会员方案预设。可选：{presets}。",
    en="There is no programme preset called {programme}. There are {presets}.",
)
NOT_A_NAME = Sentence(
    zh="代号“{name}”不可用：只用字母、数字、点、横线，最多 32 个。",
    en="'{name}' is no id: letters, digits, dots and dashes, 32 at most.",
)
NO_SHOP = Sentence(zh="总部没有门店 {shop}。", en="Head office has no shop {shop}.")
TILL_KNOWN = Sentence(
    zh="收银台 {till} 已经接入，或代号不可用。", en="Till {till} has joined already, or that is no id."
)
NUMBER_TAKEN = Sentence(
    zh="收银台代号 {till} 与 {other} 的数字相同，会员号会重复。请换一个数字不同的代号。",
    en="The digits in {till} are those of {other}: both would give members the same numbers. Choose another id.",
)
NOT_AN_ADDRESS = Sentence(
    zh="“{address}”不是总部地址。请写成 http:// 或 https:// 开头。",
    en="'{address}' is no address of a head office. It begins with http:// or https://.",
)
INVITED = Sentence(
    zh="收银台 {till}（门店 {shop}）的接入码，十分钟内有效：",
    en="The code for till {till} of shop {shop}, good for ten minutes:",
)
SHOP_DESCRIBED = Sentence(zh="门店 {shop}“{name}”已登记。", en="Shop {shop}, '{name}', is described.")
NO_TILL = Sentence(
    zh="没有名为 {till} 的有效收银台，没有改动。",
    en="There is no till {till} that is believed; nothing was changed.",
)
REVOKED = Sentence(
    zh="收银台 {till} 已停用：不再接受它的任何请求，也不再相信它的签名。",
    en="Till {till} is revoked: nothing is taken from it any more, and its signature is believed no longer.",
)
STILL_BELIEVED = Sentence(
    zh="收银台 {till} 仍可用，可能正在花这些额度。请先停用它（revoke）；没有改动。",
    en="Till {till} is still believed and may be spending just now. Revoke it first; nothing was changed.",
)
HOLDS_NOTHING = Sentence(
    zh="“{holder}”名下没有额度；没有改动。", en="'{holder}' holds nothing; nothing was changed."
)
WRITTEN_OFF = Sentence(
    zh="“{holder}”持有的额度已核销，可重新分配。若其中有已花掉的，就是损失，最多：",
    en="What '{holder}' held is written off and can be dealt again. What of it was spent is lost, at most:",
)
AT_RISK = Sentence(
    zh="· {account}：{amount}（{members} 位会员）", en="· {account}: {amount} ({members} members)"
)
GENERATION_BEGUN = Sentence(zh="新的一代已开始。", en="A new generation has begun.")
PUT_BACK = Sentence(
    zh="注意：数据库比上次运行时旧，像是有人放回了旧文件。已当作恢复备份处理：开始新的一代，"
    "等所有可用的收银台都报告自己持有的额度之后才会再授权；收银台照常收银。",
    en="Mind: the database is older than when head office last ran, as if somebody had put a file back. It is "
    "treated like a restored backup: a new generation begins, and nothing is granted before every till that is "
    "believed has said what it holds. Tills go on selling.",
)
NEW_KEY_ASKED = Sentence(
    zh="下次同步时，收银台 {till} 会更换自己的签名密钥。",
    en="Till {till} changes its own signing key when it is next in step.",
)
KEY_LIFE = Sentence(
    zh="收银台的签名密钥用满 {days} 天就会在同步时更换。",
    en="Tills change a signing key that is {days} days old when they are in step.",
)
KEY_LIFE_NONE = Sentence(
    zh="收银台的签名密钥不会按期更换。",
    en="Tills keep their signing keys until they are asked for new ones.",
)
KEY_CHANGED = Sentence(
    zh="签名密钥已更换（{key}…）。请重新启动服务；收银台下次联系时会认得它。之前的签名仍然有效。"
    "请再做一次备份，之前的接入码请重新生成。",
    en="The signing key is changed ({key}…). Restart the server; tills will know the key at their next contact. What "
    "the former one signed stays good. Make a backup, and new codes for tills that were about to join.",
)
NOT_ENCRYPTED = Sentence(
    zh="注意：此地址不加密（http）。内容有签名，无法伪造，但同一网络上的人可以读到会员资料。跨网络请用 https。",
    en="Mind: this address is not encrypted (http). Letters are signed and cannot be forged, but members' data can "
    "be read on the way. Use https beyond your own network.",
)
KEYS_BROUGHT = Sentence(
    zh="密钥已带到本机，现在可以为“{name}”服务。",
    en="The key is on this machine; it may now serve '{name}'.",
)
TOKEN_MADE = Sentence(
    zh="令牌 {id}（{name}，{role}），到 {day} 为止。只显示这一次，请妥善保管：",
    en="Token {id} ({name}, {role}), good until {day}. It is shown this once; keep it safe:",
)
TOKEN_LINE = Sentence(zh="{id} · {role} · 到 {day} · {name}", en="{id} · {role} · until {day} · {name}")
TOKEN_REVOKED = Sentence(zh="令牌 {id} 已撤销。", en="Token {id} is revoked.")
TOKEN_GONE = Sentence(
    zh="没有名为 {id} 的有效令牌，没有改动。", en="There is no good token {id}; nothing was changed."
)
TOO_MANY_TOKENS = Sentence(
    zh="有效的令牌已有 {most} 个。请先撤销不用的。", en="There are {most} good tokens. Revoke one first."
)
EXCEPTION_LINE = Sentence(
    zh="{deadline}{overdue} · {kind} · {till} · {amount} · {state} · {id}",
    en="{deadline}{overdue} · {kind} · {till} · {amount} · {state} · {id}",
)
NO_EXCEPTIONS = Sentence(zh="没有异常。", en="No exceptions.")
