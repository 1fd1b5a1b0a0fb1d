"""Signing: on paper, on the till's own screen, on the customer display."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AGAIN",
    "ASK_HERE",
    "ASK_ON_DISPLAY",
    "FAULTS",
    "FINISHED",
    "FINISHED_ON_DISPLAY",
    "NOT_KEPT",
    "NOT_SIGNED",
    "PAD",
    "SIGNED",
    "SIGN_FOR",
    "SIGN_HERE",
    "WAYS",
]

WAYS = {
    "display": Sentence(zh="在顾客屏上签", en="On the display"),
    "here": Sentence(zh="在本机屏幕签", en="On this screen"),
    "paper": Sentence(zh="在小票上签", en="On paper"),
}
"""Where it is signed; `shuke.presenters.signing.SignedOn`."""

ASK_HERE = Sentence(zh="请会员在框内签名。", en="The member signs in the frame.")
ASK_ON_DISPLAY = Sentence(
    zh="顾客屏上已出现签名框，请会员签好后按“完成”。",
    en="The frame is on the customer display: the member signs there and presses Done.",
)
PAD = Sentence(zh="签名框：用手指、触控笔或鼠标", en="Frame to sign in, with a finger, a pen or the mouse")
AGAIN = Sentence(zh="重签", en="Clear")
FINISHED = Sentence(zh="完成", en="Done")
SIGNED = Sentence(zh="会员已签名", en="The member has signed")

FAULTS = {
    "empty": Sentence(zh="框里还没有签名。", en="Nothing is signed in the frame yet."),
    "too_little": Sentence(
        zh="这只是一个点，请签完整的名字。", en="This is a dot: please sign with the whole name."
    ),
}
"""Why what was drawn is no signature; `shuke.domain.signature.SignatureFault`."""

NOT_SIGNED = Sentence(
    zh="会员还没有在顾客屏上按“完成”。可以改在本机或小票上签。",
    en="The member has not pressed Done on the display. Signing here or on paper does as well.",
)

SIGN_FOR = Sentence(zh="从储值扣 {amount}", en="{amount} from stored value")
SIGN_HERE = Sentence(zh="请在此签名", en="Please sign here")
FINISHED_ON_DISPLAY = Sentence(zh="谢谢，请稍候", en="Thank you, one moment")

NOT_KEPT = Sentence(
    zh="会员在屏幕上签过名；签名已按会员要求清除，或不在本机。",
    en="Signed on a screen; the signature was erased with the member, or does not lie at this till.",
)
