"""Whatever changes something asks in the use case for the right: every use case, every role.

The table is whole: a use case without a row in it fails here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import role_campaign_rows
import role_care_rows
import role_contact_rows
import role_cost_rows
import role_counter_rows
import role_event_rows
import role_message_rows
import role_office_rows
import role_prize_rows
import role_segment_rows
import role_settlement_rows
import shuke.application
from role_stand import UseCase
from shuke.application.approval import ApprovalWanted
from shuke.application.refusal import Refusal, Refused
from shuke.domain.explanation import Reason
from shuke.domain.shop import Right, Role

ROWS: dict[str, UseCase] = {
    **role_counter_rows.ROWS,
    **role_office_rows.ROWS,
    **role_event_rows.ROWS,
    **role_prize_rows.ROWS,
    **role_message_rows.ROWS,
    **role_segment_rows.ROWS,
    **role_campaign_rows.ROWS,
    **role_care_rows.ROWS,
    **role_settlement_rows.ROWS,
    **role_contact_rows.ROWS,
    **role_cost_rows.ROWS,
}
EVERY_ROW = {**ROWS, **role_counter_rows.LARGER, **role_office_rows.LARGER, **role_event_rows.LARGER}

ANYBODY = {
    "counter.desk:Desk.begin": "whoever signs in sees the basket that lies on the counter",
    "identifying:Identifying.scan": "a code that is refused is recorded, whoever held it to the camera",
    "prizes.wheel:WheelDesk.reveal": "what was promised is shown once the wheel stands, whoever is there",
    "signing_in:SigningIn.sign_out": "leaving takes no right",
    "approving:Approving.approve": "asks the one who approves, whose PIN it is",
    "staffing:roles_to_give": "only tells",
    "staffing:refused_giving": "only tells",
    "staffing:changed_person": "only tells",
    "exporting.exporting:may_see_persons": "only tells",
}
PART_OF_ANOTHER = {
    "approval:Approvals.give": "Approving.approve, after the PIN",
    "approval:Approvals.permitted": "the use case that asks",
    "cards.carrying_out:CardWork.carried_out": "every act on a card, and asks for the right itself",
    "counter.completing:complete": "pay",
    "counter.desk:Desk.fresh": "the steps of a basket",
    "counter.desk:Desk.step": "the steps of a basket, and asks for the right itself",
    "counter.receipt:receipt_of": "complete",
    "enrolling:Enrolments.brought_in": "hand_over",
    "members.bringing_together:bring_together": "serve_member",
    "money_held.handing:HandWork.carried_out": "every act of giving, and asks for the right itself",
    "money_held.slips:slip_of": "top_up, pay_value_back",
    "publishing:decided": "publish, here and at head office",
    "prizes.paper:queue_prize_slip": "spin, hand_over, roll_back",
    "self_enrolled:completed": "enrol",
    "shifts.cash:collected_slip": "settle",
    "closing.at_a_till:till_reviewing": "decide_at_a_till",
}
READS = frozenset(
    {
        "allowance_now:risk_now",
        "counter.enquiring:enquire",
        "exceptions.looking:list_cases",
        "exceptions.looking:look_at",
        "journal_reading:find_sale",
        "journal_reading:journals_held",
        "journal_reading:verify_slice",
        "money_held.paying_back:see_pay_back",
        "money_held.topping_up:see_top_up",
        "prizes.figures:wheel_figures",
        "publishing:weigh",
        "refunding.found_sale:find_sales",
        "refunding.found_sale:look_at_sale",
        "refunding.refunding:look",
        "shifts.report:closed_shifts",
        "shifts.report:x_report",
        "shifts.report:z_report",
        "staffing:staff_list",
        "staff_pay.statement:statement",
    }
)
BY_NOBODY = {
    "campaigns.running:CampaignRuns.step": "a manager started the campaign",
    "campaigns.running:CampaignRuns.put_down": "a manager started the campaign",
    "care.running:CareRuns.step": "a manager switched it on",
    "care.running:CareRuns.put_down": "a manager switched it on",
    "approving:Approving._may_approve": "whose PIN it is has the right asked of them there",
    "closing.closing:close_a_batch": "days close by themselves",
    "forgetting:forget_print_jobs": "what was printed long ago goes by itself",
    "forgotten_pin:ForgottenPin._record": "the recovery sheet is the proof",
    "importing.carrying_over:CarryingOver.take_slice": "has the permit that begin gave",
    "importing.carrying_over:CarryingOver.read_names": "behind such slices; makes what is missing, records nothing",
    "money_held.customer_pins:CustomerPins._keep": "the member's own PIN is the proof",
    "opening:open_shop": "before anybody works here",
    "pin_tries:PinTries._count": "a try is counted before it is looked at",
    "messages.queue:MessageQueue.recover": "the queue's own work",
    "messages.queue:MessageQueue.record": "the queue's own work",
    "messages.queue:MessageQueue.take": "the queue's own work",
    "print_queue:PrintQueue.recover": "the printer's lane",
    "print_queue:PrintQueue.take": "the printer's lane",
    "figures.counting:keep_count": "what takes a walk through all members is counted behind",
    "members.habits:note_habits": "what members usually buy follows their sales",
    "segments.packing:write_packing": "what segments are found by follows the rows",
    "print_queue:PrintQueue.record": "the printer's lane",
    "reading_names:NamesPieceByPiece._write": "names of members who came in follow by themselves",
    "rebuilding:rebuild": "a command, with the till shut",
    "signing_in:SigningIn._welcome": "whoever comes in had the right PIN",
    "sync.conversation:Conversation.write": "the stages of a round",
    "sync.leading.desk:LeadDesk._carry_out": "letters of other tills, signed",
    "sync.renewing_key:renew_key": "was wished for by somebody who may",
}
"""What writes without anybody who is signed in, and why that is right."""


class _Found:
    def __init__(self, name: str, function: ast.FunctionDef) -> None:
        arguments = (*function.args.args, *function.args.kwonlyargs)
        types = {ast.unparse(one.annotation) for one in arguments if one.annotation}
        self.name = name
        self.has_session = "Session" in types
        self.is_public = not function.name.startswith("_")
        self.writes = any(
            isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "writing"
            for one in ast.walk(function)
        )


@cache
def _found() -> tuple[_Found, ...]:
    """Every function of the use cases at a till, by module and name."""
    return tuple(_read())


def _read() -> Iterator[_Found]:
    root = Path(next(iter(shuke.application.__path__)))
    for path in sorted(root.rglob("*.py")):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        if module.startswith(("rehearsal", "head_office")):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield _Found(f"{module}:{node.name}", node)
            if isinstance(node, ast.ClassDef):
                yield from (
                    _Found(f"{module}:{node.name}.{one.name}", one)
                    for one in node.body
                    if isinstance(one, ast.FunctionDef)
                )


def test_every_use_case_has_a_row() -> None:
    known = {*ROWS, *ANYBODY, *PART_OF_ANOTHER, *READS}
    assert len(known) == len(ROWS) + len(ANYBODY) + len(PART_OF_ANOTHER) + len(READS)
    assert {one.name for one in _found() if one.has_session and one.is_public} == known


def test_whatever_writes_without_anybody_signed_in_says_why() -> None:
    assert {one.name for one in _found() if one.writes and not one.has_session} == set(BY_NOBODY)


@pytest.mark.parametrize("name", EVERY_ROW)
def test_only_the_roles_with_the_right_may(name: str) -> None:
    row = EVERY_ROW[name]
    stand = row.stand()
    act = row.ready(stand)
    before = stand.content()
    for role in (one for one in Role if not row.open_to(one)):
        answer = act(stand.sessions[role])
        assert isinstance(answer, Refused), (role, answer)
        assert answer.refusal is Refusal.NOT_ALLOWED, (role, answer)
        assert isinstance(answer, ApprovalWanted) is row.may_ask(role), (role, answer)
    assert stand.content() == before
    able = [one for one in Role if row.open_to(one)]
    first = act(stand.sessions[able[0]])
    assert not isinstance(first, Refused | Reason), (able[0], first)
    for role in able[1:]:  # done already, mostly: whatever is said now, it is not for want of a right
        answer = act(stand.sessions[role])
        assert not (isinstance(answer, Refused) and answer.refusal is Refusal.NOT_ALLOWED), (role, answer)


BY_WORD = [name for name, row in EVERY_ROW.items() if row.by_word and not row.open_to(Role.CASHIER)]


@pytest.mark.parametrize("name", BY_WORD)
def test_a_second_persons_word_does_that_act_once_and_nothing_else(name: str) -> None:
    row = EVERY_ROW[name]
    stand = row.stand()
    act = row.ready(stand)
    cashier = stand.sessions[Role.CASHIER]
    asked = act(cashier)
    assert isinstance(asked, ApprovalWanted)
    approved = stand.approved(cashier, asked.act)
    others = (
        replace(asked.act, content=(*asked.act.content, "")),
        replace(asked.act, kind="another"),
        replace(asked.act, shown=()),
        replace(asked.act, right=Right.MANAGE_STAFF),
    )
    for other in others:
        if other != asked.act:
            assert isinstance(stand.desk.approvals.permitted(approved, other), ApprovalWanted)
    lead = replace(stand.sessions[Role.AUDITOR], approval_id=approved.approval_id)
    assert isinstance(act(lead), Refused)
    done = act(approved)
    assert not isinstance(done, Refused | Reason), done
    before = stand.content()
    again = act(approved)
    assert isinstance(again, Refused | Reason) or stand.content() == before, again
    assert isinstance(stand.desk.approvals.permitted(approved, asked.act), ApprovalWanted)
