"""Feedback, consents, terms, one's own data and being forgotten, on a member's own page."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ANSWER",
    "ANSWERED",
    "ANSWER_BY",
    "CONSENT",
    "CONSENT_DONE",
    "CONSENT_HOW",
    "CONSENT_NONE",
    "CONSENT_SAVE",
    "DATA",
    "DATA_FILE",
    "DATA_HOW",
    "DATA_PAGE",
    "ERASURE",
    "ERASURE_ASK",
    "ERASURE_ASKED",
    "ERASURE_FIRST",
    "ERASURE_HOW",
    "ERASURE_LOST",
    "ERASURE_NUMBER",
    "ERASURE_NUMBER_HINT",
    "ERASURE_WORDS",
    "FEEDBACK",
    "FEEDBACK_HOW",
    "FEEDBACK_NONE",
    "KIND",
    "OWED",
    "OWED_POINTS",
    "SAID_DONE",
    "SAID_ELSEWHERE",
    "SAY",
    "SAY_WORDS",
    "SAY_WORDS_HINT",
    "STORED",
    "TERMS",
    "TERMS_ACCEPT",
    "TERMS_ACCEPTED",
    "TERMS_NEW",
]

FEEDBACK = Sentence(zh="意见反馈", en="Feedback")
FEEDBACK_HOW = Sentence(
    zh="您写的话会送到您的门店，店里在期限内回复，回复显示在这里。",
    en="What you write goes to your shop, which answers in time; the answer stands here.",
)
KIND = Sentence(zh="类型", en="What it is")
SAY_WORDS = Sentence(zh="想对我们说", en="What you want to tell us")
SAY_WORDS_HINT = Sentence(zh="最多 {longest} 个字", en="{longest} characters at most")
SAY = Sentence(zh="送出", en="Send")
SAID_DONE = Sentence(zh="已送到门店，谢谢。", en="It went to your shop. Thank you.")
FEEDBACK_NONE = Sentence(zh="还没有写过意见。", en="You have not written anything yet.")
ANSWER = Sentence(zh="门店回复", en="The shop's answer")
ANSWER_BY = Sentence(zh="{day} 前回复", en="to be answered by {day}")
ANSWERED = Sentence(zh="{day} 已回复", en="answered on {day}")
SAID_ELSEWHERE = Sentence(zh="内容保存在门店。", en="The words are kept at the shop.")

CONSENT = Sentence(zh="通知与章程", en="Offers and terms")
CONSENT_HOW = Sentence(
    zh="打勾的方式才会收到优惠信息，随时可以改。积分、卡片这类服务通知不受影响。",
    en="Offers reach you only by the ways you tick; change it at any time. News of points and cards comes anyway.",
)
CONSENT_SAVE = Sentence(zh="保存", en="Save")
CONSENT_DONE = Sentence(zh="已保存。", en="Saved.")
CONSENT_NONE = Sentence(
    zh="商户还没有公布会员章程。", en="The business has not published its terms of membership yet."
)
TERMS = Sentence(zh="会员章程（第 {version} 版）", en="Terms of membership (version {version})")
TERMS_ACCEPT = Sentence(zh="我已阅读并同意", en="I have read them and agree")
TERMS_ACCEPTED = Sentence(zh="{day} 已同意第 {version} 版。", en="You agreed to version {version} on {day}.")
TERMS_NEW = Sentence(zh="章程有更新，请阅读。", en="The terms have changed: please read them.")

DATA = Sentence(zh="下载我的资料", en="My data as a file")
DATA_HOW = Sentence(
    zh="门店知道的关于您的全部资料：资料、余额、卡片、同意、反馈和每一条记录。下载会记入您的记录。",
    en="All that the shops know of you: profile, balances, cards, consents, feedback and everything that happened. "
    "That you had it is noted in your history.",
)
DATA_PAGE = Sentence(zh="网页文件（给人看）", en="A page to read")
DATA_FILE = Sentence(zh="JSON 文件（给程序用）", en="JSON for programs")

ERASURE = Sentence(zh="注销并删除资料", en="Be forgotten")
ERASURE_HOW = Sentence(
    zh="请求会送到您的门店，15 天内办理：先结清储值和欠款，再删除姓名、电话、生日等全部个人资料，会籍同时终止，"
    "不能恢复。",
    en="Your wish goes to your shop, which carries it out within 15 days: stored value and debts are settled first, "
    "then everything personal is erased and the membership ends. It cannot be undone.",
)
ERASURE_FIRST = Sentence(zh="要先结清", en="To be settled first")
ERASURE_LOST = Sentence(zh="将会失去", en="You lose")
STORED = Sentence(zh="储值本金 {amount}，到店退还", en="stored value of {amount}, paid back at a shop")
OWED = Sentence(zh="欠款 {amount}", en="{amount} that you owe")
OWED_POINTS = Sentence(zh="欠积分 {points}", en="{points} points that you owe")
ERASURE_NUMBER = Sentence(zh="输入您的卡号确认", en="Type your number to confirm")
ERASURE_NUMBER_HINT = Sentence(zh="卡号 {number}", en="Your number is {number}")
ERASURE_WORDS = Sentence(zh="原因（可不填）", en="Why (may be left empty)")
ERASURE_ASK = Sentence(zh="请求删除", en="Ask to be forgotten")
ERASURE_ASKED = Sentence(
    zh="已收到您的请求，门店将在 {day} 前办理。在此之前会籍照常。",
    en="Your wish was received; the shop carries it out by {day}. Until then everything is as ever.",
)
