"""What the command line says."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "COMMANDS",
    "JOURNAL_BAD",
    "JOURNAL_EMPTY",
    "JOURNAL_GOOD",
    "JOURNAL_HEAD",
    "NOT_SET_UP",
    "PROGRAM",
    "READING",
    "REBUILD_CHAIN",
    "REBUILD_CHANGED",
    "REBUILD_SAME",
]

PROGRAM = Sentence(
    zh="熟客：门店与连锁的离线会员收银台。不带命令时打开收银台。",
    en="Shuke: an offline-first membership till for shops and chains. Without a command it opens the till.",
)

COMMANDS: dict[str, Sentence] = {
    "till": Sentence(zh="打开收银台", en="open the till"),
    "demo": Sentence(
        zh="用示范门店打开收银台（没有显示器时走一遍导览）",
        en="open the till on a demo shop (without a display: take the tour)",
    ),
    "tour": Sentence(
        zh="不用显示器，把主要流程真实走一遍，留下截图、小票和报告",
        en="drive the real windows through the main job, leaving screenshots, receipts and a report",
    ),
    "headoffice": Sentence(zh="运行总部服务", en="run head office"),
    "verify": Sentence(zh="核验小票或流水", en="verify a receipt or the journal"),
    "verify receipt": Sentence(
        zh="核验小票二维码的内容：有效、被改动，或尚无法判断",
        en="say whether a receipt's code is valid, altered, or cannot be told yet",
    ),
    "verify draw": Sentence(zh="把每次抽奖重新推算一遍", en="work every spin out again"),
    "verify journal": Sentence(
        zh="逐条核验流水的哈希和签名", en="check every hash and signature of the journal"
    ),
    "rebuild": Sentence(zh="由流水重建所有查询数据", en="fold all projections anew from the journal"),
    "backup": Sentence(
        zh="备份这台收银台（可以边收银边备份），写完读回核对",
        en="back this till up, while it sells if it does, and read the backup back",
    ),
    "restore": Sentence(
        zh="用备份和恢复单恢复一台收银台", en="restore a till from a backup, with the recovery sheet"
    ),
    "backup file": Sentence(zh="备份文件", en="the backup's file"),
    "recover": Sentence(zh="用恢复单找回丢失的密钥", en="bring lost keys back with the recovery sheet"),
    "doctor": Sentence(
        zh="体检：设备、数据库、时钟、空间、密钥、总部，告诉您怎么办",
        en="examine devices, database, clock, space, keys and head office, and say what to do",
    ),
    "simulate": Sentence(
        zh="把这台收银机记录的历史业务按另一套会员方案重算一遍，与现行方案对照",
        en="do what this till recorded again under another programme, beside the one in force",
    ),
    "simulate all": Sentence(
        zh="把各店上传的历史业务按另一套会员方案重算一遍，与现行方案对照",
        en="do what all shops recorded again under another programme, beside the one in force",
    ),
    "tried programme": Sentence(
        zh="预设方案的代号，或方案文件的路径", en="the key of a preset, or the path of a programme"
    ),
    "first day": Sentence(zh="从哪个营业日起", en="from this business date on"),
    "last day": Sentence(zh="到哪个营业日止，含当天", en="up to this one, itself included"),
    "rehearse": Sentence(
        zh="在内存里的门店排演会员方案，逐步核对结果",
        en="try a programme on a scenario in a shop in memory, and check each step",
    ),
    "file": Sentence(zh="场景文件（TOML）", en="a scenario, TOML"),
    "programme": Sentence(
        zh="换用另一个方案：预设方案的代号，或方案文件的路径",
        en="another programme than the scenario names: a preset, or the path of a document",
    ),
    "tried": Sentence(
        zh="要试的会员方案：预设方案的代号，或方案文件的路径",
        en="the programme to try: a preset, or the path of a document",
    ),
    "trial pdf": Sentence(
        zh="另存一页 PDF，两套方案对照，带图表", en="also write one page as PDF: both programmes, with charts"
    ),
    "json": Sentence(zh="输出 JSON，供程序读取", en="print JSON, for machines"),
    "screenshots": Sentence(zh="生成所有窗口的截图", en="make pictures of every window"),
    "data": Sentence(zh="数据文件夹", en="the data folder"),
    "actions": Sentence(
        zh="说明场景怎么写：每个动作、每个预期", en="how scenarios are written: actions, expectations"
    ),
    "preset": Sentence(zh="会员方案预设的代号", en="the key of a programme preset"),
    "version": Sentence(zh="显示版本号后退出", en="say which version this is, and end"),
    "language": Sentence(zh="语言：zh 或 en", en="language: zh or en"),
    "text": Sentence(zh="小票二维码的文字", en="the text of the receipt's QR"),
    "folder": Sentence(zh="存放结果的文件夹", en="where to leave the results"),
}

NOT_SET_UP = Sentence(
    zh="{path} 里还没有收银台。请先运行 shuke till 完成首次设置。",
    en="There is no till in {path} yet. Run shuke till first and set it up.",
)

READING = Sentence(zh="已核验 {count} 条…", en="{count} facts read …")
JOURNAL_GOOD = Sentence(
    zh="流水完好：{count} 条，哈希、签名、次序全部相符。",
    en="The journal is as it was written: {count} facts, every hash, signature and place agrees.",
)
JOURNAL_EMPTY = Sentence(zh="流水还是空的。", en="The journal is still empty.")
JOURNAL_BAD = Sentence(
    zh="流水有 {count} 处不符，可能被改动。请保留数据库并联系我们。",
    en="{count} places of the journal do not agree; it may have been changed. Keep the database and contact us.",
)
JOURNAL_HEAD = Sentence(
    zh="末条 {till}：第 {epoch} 期第 {seq} 条，{hash}（请与最新小票或总部对照）",
    en="Last of {till}: epoch {epoch}, number {seq}, {hash} (compare with the newest receipt or head office)",
)

REBUILD_SAME = Sentence(
    zh="已由 {count} 条流水重建，内容与之前完全一致。", en="Rebuilt from {count} facts; nothing changed."
)
REBUILD_CHANGED = Sentence(
    zh="已由 {count} 条流水重建；之前的查询数据与流水不符，现已改正。",
    en="Rebuilt from {count} facts; what was there did not agree with the journal and was corrected.",
)
REBUILD_CHAIN = Sentence(
    zh="这台收银台属于连锁，部分数据来自总部，本机流水无法重建；数据没有改动。"
    "总部可用 shuke headoffice rebuild 重建。",
    en="This till belongs to a chain: rows that came from head office cannot be folded from its own journal. "
    "Nothing was changed. Head office folds its own with shuke headoffice rebuild.",
)
