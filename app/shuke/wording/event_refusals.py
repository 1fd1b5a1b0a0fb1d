"""What events, and answers to members, say no with; joins the refusals of `shuke.wording.counter`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["EVENT_REFUSALS"]

EVENT_REFUSALS: Mapping[str, Sentence] = {
    "post_gone": Sentence(
        zh="当前方案没有这个岗位的目标奖。请刷新后再选。",
        en="The programme pays for no such goal now. Open the window again and choose.",
    ),
    "too_long": Sentence(
        zh="最多 {most} 个字。请写短一些。", en="At most {most} characters fit. Write less."
    ),
    "words_missing": Sentence(
        zh="还没有写内容。请用一两句话写下来。", en="Nothing was written. Put it down in a sentence or two."
    ),
    "feedback_gone": Sentence(
        zh="查不到这条反馈。请刷新后再选。", en="This feedback is not known. Open the list again and choose."
    ),
    "answered_already": Sentence(
        zh="这条反馈已在 {day} 回复过。请看“已回复”。",
        en="This was answered on {day} already. Look among the answered ones.",
    ),
    "event_dates": Sentence(
        zh="日期不对：活动不能在今天之前就结束，结束不能早于开始，报名要在结束前开放。请改一改。",
        en="Those dates cannot be: not over before today, not ending before it begins, open before it ends. Change "
        "them.",
    ),
    "event_name": Sentence(
        zh="活动要有名称，最多 {most} 个字。请写上。",
        en="The event needs a name of at most {most} characters. Write one.",
    ),
    "event_gone": Sentence(
        zh="查不到这场活动，可能已经换了方案。请刷新后再选。",
        en="This event is not known any more; the programme may have changed. Choose another one.",
    ),
    "fewer_places": Sentence(
        zh="已有 {taken} 人报名，名额不能比这更少。请写 {taken} 或更多。",
        en="{taken} have signed up already, and there cannot be fewer places. Write {taken} or more.",
    ),
    "another_slip": Sentence(
        zh="这张报名单是另一场活动的，或已取消。请查看单上的活动名称。",
        en="This slip is for another event, or was cancelled. Look which event stands on it.",
    ),
}
