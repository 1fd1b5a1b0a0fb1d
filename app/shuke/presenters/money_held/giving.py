"""What a member may have now: perks, gifts for points, coupons, stamps; handed out, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.counter.lines import add_open_amount
from shuke.application.money_held.giving import CanGive, Giving
from shuke.application.money_held.handing import Handed, called
from shuke.application.money_held.taking_back import HandedBefore, handed_before, take_back
from shuke.application.prizes.stock_here import Missing
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.money import ZERO
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import (
    Notice,
    NoticeTone,
    bilingual_words,
    reason_words,
    refused_words,
)
from shuke.presenters.money_held.giving_rows import (
    GiveRow,
    coupon_rows,
    done_rows,
    gift_rows,
    perk_rows,
    stamp_rows,
)
from shuke.presenters.proofs import ProofState, evidence_of, proof_state, shown, told_of
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import card_desk
from shuke.wording import giving as words
from shuke.wording.figures import points_text
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["AskFor", "GivingPage", "GivingPresenter", "GivingState"]

AskFor = Callable[[Sequence[Missing], Callable[[], None]], None]

LONGEST = 120
_MOST_DIGITS = 9


class GivingPage(StrEnum):
    PERKS = "perks"
    MALL = "mall"
    COUPONS = "coupons"
    STAMPS = "stamps"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GivingState:
    """Left the rows of a page, right what is to be said of the chosen one. `number_label` names the field for a
    count, an amount or points; empty: there is none. `mixed` offers the second price."""

    page: GivingPage = GivingPage.PERKS
    pages: tuple[tuple[str, Words], ...] = tuple((one.value, words.PAGES[one.value]) for one in GivingPage)
    now: Words = ""
    rows: tuple[GiveRow, ...] = ()
    empty: Words = ""
    chosen: str = ""
    told: tuple[Words, ...] = ()
    number_label: Words = ""
    number: str = ""
    proofs: tuple[ProofState, ...] = ()
    mixed: Words = ""
    with_money: bool = False
    reviewed_shown: bool = False
    reviewed: bool = False
    note_shown: bool = False
    note: str = ""
    confirm: Words = ""
    takes_away: bool = False
    busy: bool = False
    notice: Notice | None = None


class GivingPresenter(Shown[GivingState]):
    """`ask` asks head office, or the shop's lead, for gifts of which nothing lies here; `then` is called when it
    answered or did not."""

    def __init__(self, counter: Counter, ask: AskFor) -> None:
        super().__init__(GivingState())
        self._ask = ask
        self._counter = counter
        self._giving = Giving(counter.desk)
        self._can: CanGive | None = None
        self._done: tuple[HandedBefore, ...] = ()

    def open(self) -> None:
        """What the member on the basket may have now."""
        self._can, self._done = None, ()
        self._show(GivingState())
        self._read(asked=False)

    def choose_page(self, page: str) -> None:
        self._show(replace(self._state, page=GivingPage(page), chosen="", notice=None))
        self._list()

    def choose(self, key: str) -> None:
        row = next((one for one in self._state.rows if one.key == key), None)
        if row is None:
            return
        self._show(
            replace(
                self._state,
                chosen=key,
                told=row.told,
                number_label=row.number_label,
                number=row.number,
                proofs=tuple(proof_state(proof) for proof in row.proofs),
                mixed=row.mixed,
                with_money=False,
                reviewed_shown=row.reviewed,
                reviewed=False,
                note_shown=row.note,
                note="",
                confirm=row.confirm,
                takes_away=row.takes_away,
                notice=None,
            )
        )

    def type_number(self, text: str) -> None:
        self._show(replace(self._state, number=text[:_MOST_DIGITS], notice=None))

    def note(self, text: str) -> None:
        self._show(replace(self._state, note=text[:LONGEST], notice=None))

    def tick(self, kind: str, seen: bool) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, seen=seen), notice=None))

    def note_number(self, kind: str, text: str) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, number=text), notice=None))

    def choose_mixed(self, with_money: bool) -> None:
        self._show(replace(self._state, with_money=with_money, notice=None))

    def tick_reviewed(self, reviewed: bool) -> None:
        self._show(replace(self._state, reviewed=reviewed, notice=None))

    def submit(self) -> None:
        """Hand out, or take back, what is chosen."""
        state = self._state
        row = next((one for one in state.rows if one.key == state.chosen), None)
        if row is None or state.busy or not state.confirm:
            return
        missing = None if row.one_of else next((proof for proof in state.proofs if not proof.seen), None)
        if missing is not None:
            kinds = {proof.value: sentence for proof, sentence in PROOFS.items()}
            self._say(said(card_desk.LOOK_AT_FIRST, proof=kinds[missing.kind]), NoticeTone.WARN)
            return
        act = self._act(row)
        if act is None:
            self._say(said(words.NOT_A_NUMBER, text=state.number.strip()), NoticeTone.WARN)
            return
        view = self._counter.view
        if state.with_money and view is not None and view.basket.tenders:
            self._say(refused_words(Refused(Refusal.ALREADY_PAID), self._counter.money))
            return
        self._show(replace(state, busy=True))
        self._counter.act(act, self._answered)

    # inside

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _read(self, *, asked: bool) -> None:
        desk, member_id, giving = self._counter.desk, self._member_id, self._giving

        def read() -> tuple[CanGive | Refused, tuple[HandedBefore, ...]]:
            with desk.store.reading() as work:
                return giving.look(work, member_id), tuple(handed_before(desk, work, member_id))

        def have_read(found: tuple[CanGive | Refused, tuple[HandedBefore, ...]]) -> None:
            self._take_in(*found)
            can = found[0]
            if isinstance(can, CanGive) and can.missing and not asked and self._member_id == member_id:
                self._ask(can.missing, lambda: self._read(asked=True))

        self._counter.look_up(read, have_read)

    def _take_in(self, can: CanGive | Refused, done: tuple[HandedBefore, ...]) -> None:
        if isinstance(can, Refused):
            self._say(refused_words(can, self._counter.money))
            return
        self._can, self._done = can, done
        self._show(replace(self._state, now=said(words.NOW, points=points_text(can.points))))
        self._list()

    def _list(self) -> None:
        can, programme, money = self._can, self._counter.programme, self._counter.money
        if can is None or programme is None:
            return

        def name(one: HandedBefore) -> Words:
            return _words(called(programme, one.fact.act, one.fact.what))

        def at(one: HandedBefore) -> str:
            return f"{self._counter.desk.local_time(one.at_ms):%m-%d %H:%M}"

        made: Mapping[GivingPage, Callable[[], Iterator[GiveRow]]] = {
            GivingPage.PERKS: lambda: perk_rows(can, money),
            GivingPage.MALL: lambda: gift_rows(can, money),
            GivingPage.COUPONS: lambda: coupon_rows(can),
            GivingPage.STAMPS: lambda: stamp_rows(can),
            GivingPage.DONE: lambda: done_rows(self._done, name, at),
        }
        page, notice = self._state.page, self._state.notice
        rows = tuple(made[page]())
        empty: Words = "" if rows else words.EMPTY[page.value]
        cleared = GivingState(page=page, now=self._state.now, rows=rows, empty=empty)
        chosen = self._state.chosen
        self._show(cleared)
        keys = [row.key for row in rows]
        if keys:
            self.choose(chosen if chosen in keys else keys[0])
        self._show(replace(self._state, notice=notice))

    def _act(self, row: GiveRow) -> Callable[[Session], Handed | Refused | Reason] | None:
        """What the button does; None where the number cannot be read."""
        state, giving, member_id, desk = self._state, self._giving, self._member_id, self._counter.desk
        count = _whole(state.number) if row.number_label else 1
        shows, evidence, note = shown(state.proofs), evidence_of(state.proofs), state.note.strip()
        match state.page:
            case GivingPage.PERKS if row.in_money:
                worth = amount_of(state.number)
                asked = PerkAsked(row.key, worth=worth or ZERO, shows=shows)
                return None if worth is None else lambda who: giving.use_perk(who, member_id, asked, evidence)
            case GivingPage.MALL:
                points = count if row.number_label else None
                gift = GiftAsked(row.key, points, shows, state.reviewed, state.with_money)
                if row.number_label and points is None:
                    return None
                return lambda who: giving.redeem_gift(who, member_id, gift, evidence)
            case GivingPage.DONE:
                place = next(one.place for one in self._done if _key(one) == row.key)
                return lambda who: take_back(desk, who, member_id, place, note)
        if count is None:
            return None
        match state.page:
            case GivingPage.PERKS:
                perk = PerkAsked(row.key, count, shows=shows)
                return lambda who: giving.use_perk(who, member_id, perk, evidence)
            case GivingPage.COUPONS if row.takes_away:
                return lambda who: giving.withdraw_coupon(who, member_id, row.key, note)
            case GivingPage.COUPONS:
                return lambda who: giving.give_coupon(who, member_id, row.key, count, note)
            case _:
                return lambda who: giving.give_stamps(who, member_id, count, note)

    def _answered(self, answer: Handed | Refused | Reason) -> None:
        money = self._counter.money
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Refused):
            self._say(refused_words(answer, money))
            return
        if isinstance(answer, Reason):
            self._say(reason_words(answer, money))
            return
        told = [reason_words(one, money) for one in answer.reasons if one.applied]
        all_told = Sentence(zh="；".join(one.zh for one in told), en="; ".join(one.en for one in told))
        done: Words = said(words.DONE, told=all_told, number=answer.number)
        if answer.fee > ZERO:
            fee = answer.fee
            done = said(words.FEE_RUNG_UP, done=done, fee=money(fee))
            self._counter.step(
                lambda desk, session, b: add_open_amount(desk, session, b, fee, name=words.GIFT_LINE),
                lambda _view: None,
                lambda refused: self._say(refused_words(refused, money)),
            )
        else:
            self._counter.refresh()
        self._say(done, NoticeTone.GOOD)
        self._read(asked=False)

    def _say(self, sentence: Words, tone: NoticeTone = NoticeTone.BAD) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))


def _words(name: Bilingual | str) -> Words:
    return name if isinstance(name, str) else bilingual_words(name)


def _key(one: HandedBefore) -> str:
    return "/".join(map(str, one.place))


def _whole(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None
