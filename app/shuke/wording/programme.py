"""What is wrong with a programme document, in words that let a shop owner mend it."""

from __future__ import annotations

from shuke.domain.programme.problems import Problem, ProblemKind
from shuke.wording.sentence import Language, Sentence

__all__ = ["PROBLEMS", "problem_text"]

WITH_KEY_AND_VALUE = Sentence(
    zh="第{line}行 {path} = {found}：{words}", en="Line {line}, {path} = {found}: {words}"
)
WITH_KEY = Sentence(zh="第{line}行 {path}：{words}", en="Line {line}, {path}: {words}")
DOCUMENT = Sentence(zh="第{line}行：{words}", en="Line {line}: {words}")
IN_BASE = Sentence(zh="基础方案 {base} {problem}", en="In the base {base}: {problem}")

PROBLEMS = {
    ProblemKind.TOO_LONG_DOCUMENT: Sentence(
        zh="文件过长，至多{most}个字符", en="the document is too long; at most {most} characters"
    ),
    ProblemKind.TOO_DEEP: Sentence(
        zh="括号嵌套过深，至多{most}层", en="brackets nest too deep; at most {most} levels"
    ),
    ProblemKind.SYNTAX: Sentence(zh="不是有效的 TOML 写法（{detail}）", en="not written as TOML ({detail})"),
    ProblemKind.NEWER_FORMAT: Sentence(
        zh="该文件由更新的版本编写，本程序只能读到第{known}版格式；请先升级程序",
        en="written for a newer program; this one reads formats up to {known}. Update the program first",
    ),
    ProblemKind.MISSING: Sentence(zh="缺少此项", en="this key is missing"),
    ProblemKind.UNKNOWN_KEY: Sentence(
        zh="没有这一项；此处可写：{choices}", en="no such key; here may stand: {choices}"
    ),
    ProblemKind.MISSPELT_KEY: Sentence(zh="没有这一项；是否指 {near}？", en="no such key; is {near} meant?"),
    ProblemKind.NOT_A_TABLE: Sentence(
        zh="应为一组设置（写在大括号内，或用 [标题] 开头）",
        en="a table is expected, in braces or under a [heading]",
    ),
    ProblemKind.NOT_A_LIST: Sentence(zh="应为列表（[ … ]）", en="a list is expected ([ … ])"),
    ProblemKind.NOT_TEXT: Sentence(zh="应为文字，写在引号内", en="text in quotes is expected"),
    ProblemKind.NOT_YES_OR_NO: Sentence(zh="应为 true 或 false", en="true or false is expected"),
    ProblemKind.NOT_WHOLE: Sentence(
        zh="应为{least}到{most}之间的整数", en="a whole number from {least} to {most} is expected"
    ),
    ProblemKind.NOT_A_NUMBER: Sentence(
        zh="应为{least}到{most}之间的数", en="a number from {least} to {most} is expected"
    ),
    ProblemKind.NOT_AN_AMOUNT: Sentence(
        zh="应为金额，至多{digits}位小数", en="an amount with at most {digits} decimals is expected"
    ),
    ProblemKind.NOT_A_DATE: Sentence(
        zh="应为日期，如 2026-01-01（不加引号）", en="a date like 2026-01-01 is expected, without quotes"
    ),
    ProblemKind.NOT_A_KEY: Sentence(
        zh="应为以小写字母开头的代号，只用小写字母、数字和连字符，至多40个",
        en="a name of small letters, digits and hyphens is expected, a letter first, at most 40",
    ),
    ProblemKind.OUT_OF_RANGE: Sentence(zh="应在{least}到{most}之间", en="from {least} to {most} is expected"),
    ProblemKind.NOT_ONE_OF: Sentence(zh="应为其中之一：{choices}", en="one of these is expected: {choices}"),
    ProblemKind.TEXT_LENGTH: Sentence(zh="应为1到{most}个字符", en="1 to {most} characters are expected"),
    ProblemKind.CONTROL_CHARACTER: Sentence(
        zh="含有不可见的控制字符", en="there is an invisible control character in it"
    ),
    ProblemKind.LIST_LENGTH: Sentence(zh="应有{least}到{most}项", en="{least} to {most} items are expected"),
    ProblemKind.DUPLICATE: Sentence(zh="与前面重复", en="the same stands there before"),
    ProblemKind.EXTENDS_UNKNOWN: Sentence(zh="没有这个基础方案", en="there is no such programme to extend"),
    ProblemKind.EXTENDS_CYCLE: Sentence(
        zh="方案互相引用，绕成一圈：{names}", en="the programmes extend each other in a circle: {names}"
    ),
    ProblemKind.EXTENDS_TOO_DEEP: Sentence(
        zh="基础方案至多{most}层", en="at most {most} programmes may extend one another"
    ),
    ProblemKind.NOTHING_TO_REMOVE: Sentence(
        zh="基础方案里没有这一项，无从删去", en="the base has no such item to remove"
    ),
    ProblemKind.UNKNOWN_TIER: Sentence(
        zh="没有这个等级；已有：{choices}", en="no such tier; there are {choices}"
    ),
    ProblemKind.TIERS_OUT_OF_ORDER: Sentence(
        zh="等级须由低到高排列，高一级的门槛应高于{least}",
        en="tiers stand from low to high; this one has to ask more than {least}, as the one below it does",
    ),
    ProblemKind.NO_WAY_TO_JOIN: Sentence(
        zh="最低等级没有入会方式：非会员无法办卡",
        en="nobody can join: the lowest tier has no way in for a new customer",
    ),
    ProblemKind.ENDS_BEFORE_IT_STARTS: Sentence(
        zh="结束日期早于开始日期{first}", en="ends before it starts on {first}"
    ),
    ProblemKind.NOT_A_WEEKEND: Sentence(
        zh="调休上班日应为周六或周日", en="a day worked in exchange is a Saturday or a Sunday"
    ),
    ProblemKind.ONLY_ONE_SUCH_DAY: Sentence(
        zh="同类的日子只能设一个", en="a programme has at most one such day"
    ),
    ProblemKind.LIMIT_FOR_OTHER_TIER: Sentence(
        zh="该等级不在此规则的 tiers 之内", en="this tier is not among the rule's tiers"
    ),
    ProblemKind.STEP_WITHOUT_WHOLE_VALUE: Sentence(
        zh="{step}积分折合不到整数的最小货币单位，请改 step 或比率",
        en="{step} points are not worth a whole number of the smallest coin; change the step or the rate",
    ),
    ProblemKind.BACK_IN_TIME: Sentence(
        zh="日子只往后过，当时已是{today}；一次至多过100年",
        en="days only pass forward; it was {today} already, and a step passes 100 years at most",
    ),
    ProblemKind.EITHER_OR: Sentence(zh="与 {other} 只能写一项", en="either this or {other}, not both"),
    ProblemKind.GIVES_NOTHING: Sentence(
        zh="没有写明给什么：points、coupon、thing、bonus 至少一项",
        en="nothing is given: points, coupon, thing or bonus is expected",
    ),
    ProblemKind.NAMES_NO_GOODS: Sentence(
        zh="没有写明任何商品；请写明或删去此项", en="names no goods; name some or leave the key out"
    ),
    ProblemKind.UNKNOWN_COUPON: Sentence(
        zh="没有这种优惠券；已有：{choices}", en="no such coupon; there are {choices}"
    ),
    ProblemKind.NOTHING_COMES_UP: Sentence(
        zh="每一格的 weight 都是0，什么也抽不到", en="every weight is 0, so nothing can come up"
    ),
    ProblemKind.NEEDS: Sentence(zh="须同时写明 {other}", en="{other} is needed beside it"),
    ProblemKind.LADDER_OUT_OF_ORDER: Sentence(
        zh="阶梯须由低到高排列，这一级应高于前一级的{least}",
        en="steps stand from low to high; this one has to be above {least}, the one before it",
    ),
    ProblemKind.ABOVE_CEILING: Sentence(
        zh="超过卡内余额上限{most}，永远达不到；请调高 most，或写 ceilings = false",
        en="above the {most} that a card may hold, so never reached; raise most or set ceilings = false",
    ),
    ProblemKind.NOT_WITH: Sentence(
        zh="与此处的 {other} 不能并用；请删去其一",
        en="does not go with {other} as it stands here; leave one out",
    ),
    ProblemKind.NOT_ABOVE: Sentence(zh="应大于{least}", en="more than {least} is expected"),
    ProblemKind.QUOTA_OF_GROUP: Sentence(
        zh="同组礼品共用限额，per 与 most 须一致",
        en="gifts of one group share a quota: the same per, the same most",
    ),
    ProblemKind.GOODS_IN_AND_OUT: Sentence(
        zh="only 选中的商品又被 without 全部排除", en="takes out all the goods that only chooses"
    ),
}


def problem_text(problem: Problem, language: Language) -> str:
    """One problem: where it stands, what is there, what was expected."""
    told = _told(problem, language)
    return IN_BASE.into(language, base=problem.base, problem=told) if problem.base else told


def _told(problem: Problem, language: Language) -> str:
    words = PROBLEMS[problem.kind].into(language, **dict(problem.values))
    if not problem.path:
        return DOCUMENT.into(language, line=problem.line, words=words)
    if not problem.found:
        return WITH_KEY.into(language, line=problem.line, path=problem.path, words=words)
    return WITH_KEY_AND_VALUE.into(
        language, line=problem.line, path=problem.path, found=problem.found, words=words
    )
