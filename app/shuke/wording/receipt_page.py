"""The page that verifies receipts, for whoever holds one: what is said of a code, and what a signature does not."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["NO_SCRIPT", "OUTCOMES", "PAGE"]

NO_SCRIPT = Sentence(
    zh="核验在本页内进行，请允许脚本。",
    en="Verifying is done in this page: please allow its script.",
)

OUTCOMES: Mapping[str, Sentence] = {
    "valid": Sentence(
        zh="这张小票是真的：由下列收银台签发，内容没有改动。",
        en="This receipt is genuine: the till below made it, and nothing in it was changed.",
    ),
    "altered": Sentence(
        zh="这张小票的内容被改动过，或不是它写明的收银台签发的。请勿作为凭证，向门店核对。",
        en="This receipt was changed, or was not made by the till it names. Do not rely on it; ask the shop.",
    ),
    "revoked_key": Sentence(
        zh="签名正确，但这台收银台的密钥已于 {revoked} 吊销，任何人都可能用它签发。请向门店核对。",
        en="The signature is right, but that till's key was withdrawn on {revoked}: whoever took it can sign. Ask "
        "the shop.",
    ),
    "key_not_valid_then": Sentence(
        zh="签名正确，但小票写明的日期不在密钥的有效期内。请向门店核对。",
        en="The signature is right, but the key was not in use on the day the receipt states. Ask the shop.",
    ),
    "cannot_tell_yet": Sentence(
        zh="现在还无法判断：签发的收银台是新的，本页还没有它的密钥。请联网重新打开本页。",
        en="It cannot be told yet: the till is new, and this page has not got its key. Open the page again with a "
        "network.",
    ),
    "not_ours": Sentence(
        zh="这是别家商户的小票，请到那家商户核验。",
        en="This is another business's receipt. Ask them to verify it.",
    ),
    "wrong_kind": Sentence(zh="这是{kind}，不是小票。", en="This is {kind}, not a receipt."),
    "unknown": Sentence(
        zh="这不是小票上的码。请扫小票底部的二维码，复制完整内容。",
        en="This is no receipt's code. Scan the code at the end of the receipt and copy all of it.",
    ),
    "damaged": Sentence(
        zh="码没有读完整。请重新扫描，复制完整内容。",
        en="The code was not read whole. Scan it again and copy all of it.",
    ),
    "newer_version": Sentence(
        zh="这个码由更新版本的程序生成。请联网重新打开本页。",
        en="A newer version of the program made this code. Open the page again with a network.",
    ),
    "no_crypto": Sentence(
        zh="这个浏览器太旧，不能核验签名。请更新浏览器，或请门店核验。",
        en="This browser is too old to check the signature. Update it, or ask the shop to verify.",
    ),
}
"""By the value of `shuke.domain.codes.outcome.CodeOutcome`, as far as receipts have it; one is the page's own."""

PAGE: Mapping[str, Sentence] = {
    "title": Sentence(zh="核验小票", en="Verify a receipt"),
    "code": Sentence(zh="小票上的码", en="The receipt's code"),
    "code_hint": Sentence(
        zh="用手机扫小票底部的二维码，把内容粘贴在这里。核验在本页内完成，不上传任何内容；保存本页后离线也能用。",
        en="Scan the code at the end of the receipt and paste what it says. It is checked in this page, nothing is "
        "sent anywhere, and a saved copy of the page works without a network.",
    ),
    "check": Sentence(zh="核验", en="Verify"),
    "shop": Sentence(zh="门店", en="Shop"),
    "till": Sentence(zh="收银台", en="Till"),
    "number": Sentence(zh="小票号", en="Receipt"),
    "when": Sentence(zh="时间", en="When"),
    "total": Sentence(zh="实付", en="Paid"),
    "earned": Sentence(zh="获得积分", en="Points earned"),
    "used": Sentence(zh="使用积分", en="Points used"),
    "after": Sentence(zh="当时积分", en="Points then"),
    "place": Sentence(zh="流水位置", en="Place in the journal"),
    "says_title": Sentence(zh="签名说明什么", en="What the signature says"),
    "says": Sentence(
        zh="以上内容由这台收银台在当时写下，此后一个字都没有改；它还固定了这笔消费在收银台流水中的位置，之前的记录也不能再改。",
        en="What is shown was written by that till then, and not a letter was changed since. It also fixes the "
        "sale's place in the till's journal, so what came before cannot be changed either.",
    ),
    "says_not_title": Sentence(zh="签名不说明什么", en="What it does not say"),
    "says_not": Sentence(
        zh="它不说明谁拿着这张小票、商品后来有没有退、复印件是不是原件，也不说明积分现在还在。这些请到门店查。",
        en="Not who holds the receipt, not whether goods were taken back later, not whether this is a copy, and not "
        "that the points are still there. The shop knows.",
    ),
    "as_of": Sentence(zh="密钥名单：第 {version} 版，{name}", en="List of keys: version {version}, {name}"),
    "kind_card": Sentence(zh="会员卡", en="a member's card"),
    "kind_enrolment": Sentence(zh="收银台接入码", en="a till's enrolment code"),
    "kind_prize": Sentence(zh="中奖码", en="a prize code"),
    "kind_member": Sentence(zh="会员码", en="a member's code"),
    "kind_access": Sentence(zh="会员页面的登录链接", en="a link to a member's own page"),
}
