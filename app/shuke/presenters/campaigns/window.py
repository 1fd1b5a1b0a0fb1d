"""The window of campaigns: the list, one that is made step by step, one that runs with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from shuke.application.campaigns.running import audience_of
from shuke.application.campaigns.starting import start, turn
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.segments.looking import Everybody
from shuke.domain.campaigns.plan import Every, Plan
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignStarted, CampaignTurned
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.campaigns.making import (
    begun,
    fault_of,
    gifts_of,
    plan_of_making,
    review_of,
    with_choices,
)
from shuke.presenters.campaigns.reading import EVERYBODY, CampaignsKnown, campaigns_known, listed, read_told
from shuke.presenters.campaigns.sheet import CampaignSheet
from shuke.presenters.campaigns.state import (
    NEW,
    STEPS,
    CampaignField,
    CampaignMaking,
    CampaignsState,
    CampaignTold,
)
from shuke.presenters.campaigns.telling import look_at
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.figure_files import FigurePorts, FigureWriter
from shuke.presenters.segments.reading import noting
from shuke.presenters.shown import Shown
from shuke.wording import campaigns as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said
from shuke.wording.segments import InWords
from shuke.wording.sentence import Language

__all__ = ["CampaignsPresenter"]


class CampaignsPresenter(Shown[CampaignsState]):
    """`changed` is called once something was recorded."""

    def __init__(self, office: OfficeWork, ports: FigurePorts, changed: Callable[[], None]) -> None:
        super().__init__(CampaignsState())
        self._office = office
        self._files = FigureWriter(office, ports, self._written)
        self._changed = changed
        desk = office.desk
        self._everybody = Everybody(
            desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop)
        )
        self._known: CampaignsKnown | None = None
        self._count = 0
        self._noting: Words = ""
        self._asked = 0
        self._aside: CampaignMaking | None = None
        """What is being made, while another is looked at."""

    # choosing

    def open(self) -> None:
        """Everything is read anew; a campaign that is being made stays as it is."""
        self._show(replace(self._state, notice=None))
        self._read(self._state.chosen)

    def choose(self, key: str) -> None:
        self._show(replace(self._state, notice=None))
        self._choose(key)

    def _read(self, key: str) -> None:
        def read(work: Work) -> CampaignsKnown:
            self._everybody.anew()
            return campaigns_known(self._office.desk, work)

        def have_read(known: CampaignsKnown) -> None:
            self._known = known
            self._show(replace(self._state, rows=listed(known)))
            self._choose(key)

        self._office.read(read, have_read, self._trouble)

    def _choose(self, key: str) -> None:
        known = self._known
        if known is None:
            return
        kept = next((one for one in known.campaigns if one.campaign_id == key), None)
        if kept is None:
            making = with_choices(self._state.making or self._aside or self._new(known), known.telling)
            self._aside = None
            self._show(
                replace(self._state, chosen=NEW, title=words.NEW, making=making, told=None, busy=False)
            )
            self.choose_audience(making.audience)
            return
        self._aside = self._state.making or self._aside
        self._show(replace(self._state, chosen=key, title=kept.name, making=None, told=None, busy=True))

        def have_told(told: CampaignTold) -> None:
            if self._state.chosen == key:
                self._show(replace(self._state, told=told, busy=False))

        office = self._office
        office.read(
            lambda work: read_told(office.desk, work, known, kept, office.money), have_told, self._trouble
        )

    @staticmethod
    def _new(known: CampaignsKnown) -> CampaignMaking:
        texts = begun(known.today, known.telling.ways.offer_days)
        return CampaignMaking(audiences=known.names, audience=EVERYBODY, texts=texts)

    # making

    def choose_audience(self, key: str) -> None:
        """Who is in it now is counted; of several asked one after the other the last answer is shown."""
        making, known = self._state.making, self._known
        if making is None or known is None:
            return
        key = key if key in known.rules else EVERYBODY
        rule = known.rules[key]
        self._asked += 1
        asked = self._asked
        about = InWords(rule.where, known.segments.name_of)
        self._make(audience=key, audiences=known.names, about=about, count="", review=())

        def look(work: Work) -> tuple[int, Words] | None:
            if asked != self._asked:
                return None
            members = audience_of(self._office.desk, work, self._everybody, rule)
            return len(members), noting(self._everybody.look(work, rule))

        def have_looked(looked: tuple[int, Words] | None) -> None:
            if looked is not None and asked == self._asked and self._state.making is not None:
                count, self._noting = looked
                self._count = count
                self._make(count=said(words.COUNT, count=points_text(count)))
                self._review()

        self._office.read(look, have_looked, self._not_counted)

    def choose_coupon(self, key: str) -> None:
        self._make(coupon=key, fault="")

    def choose_message(self, key: str) -> None:
        """To be written to whoever is given it; the empty key: nothing is."""
        self._make(message=key, fault="")

    def choose_event(self, key: str) -> None:
        """To be invited to; the empty key: to none."""
        self._make(event=key, fault="")

    def choose_every(self, every: Every) -> None:
        self._make(every=every, fault="")

    def type(self, field: CampaignField, text: str) -> None:
        making = self._state.making
        if making is not None:
            self._make(texts={**making.texts, field: text}, fault="")

    def go(self, step: int) -> None:
        """To a step; forward only where nothing is wrong with this one."""
        making = self._state.making
        if making is None or not 0 <= step < STEPS:
            return
        fault = fault_of(making) if step > making.step else ""
        if step == STEPS - 1 and not fault:
            fault = fault_of(replace(making, step=STEPS - 1))
        self._make(step=making.step if fault else step, fault=fault)
        self._review()

    def forward(self) -> None:
        if self._state.making is not None:
            self.go(self._state.making.step + 1)

    def back(self) -> None:
        if self._state.making is not None:
            self.go(self._state.making.step - 1)

    def start(self) -> None:
        """From the last step, once everything stands there."""
        plan, making = self._plan(), self._state.making
        if making is None or not isinstance(plan, Plan) or not making.review:
            return
        name = making.texts.get(CampaignField.NAME, "")

        def started(answer: CampaignStarted | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._show(replace(self._state, making=None))
            self._tell(said(words.STARTED, name=answer.name), NoticeTone.GOOD)
            self._changed()
            self._read(answer.campaign_id)

        self._office.change(lambda desk, session: start(desk, session, name, plan), started, self._trouble)

    def turn(self, state: CampaignState) -> None:
        """Stop the chosen one, let it go on, or end it."""
        campaign_id = self._state.chosen

        def turned(answer: CampaignTurned | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._tell(words.TURNED[state], NoticeTone.GOOD)
            self._changed()
            self._read(campaign_id)

        if campaign_id != NEW:
            self._office.change(
                lambda desk, session: turn(desk, session, campaign_id, state), turned, self._trouble
            )

    # its report as a file

    @property
    def sheet(self) -> CampaignSheet | None:
        """Of the one that is looked at, once it was read."""
        state = self._state
        at = next((one for one in state.rows if one.key == state.chosen), None)
        if state.told is None or at is None:
            return None
        return CampaignSheet(at.name, at.state, at.detail, state.told, words.HERE_ONLY)

    def export(self, path: Path, language: Language) -> None:
        """A list, or a PDF where the file's name says so."""
        sheet = self.sheet
        if sheet is not None:
            self._files.export(path, sheet, language, lambda: sheet.paper(language))

    def print(self, language: Language) -> None:
        """By the till's own printer."""
        sheet = self.sheet
        if sheet is not None:
            self._files.print(Right.CARE_FOR_MEMBERS, sheet.paper(language), language)

    def _written(self, notice: Notice) -> None:
        self._show(replace(self._state, notice=notice))

    def _plan(self) -> Plan | Words:
        making, known = self._state.making, self._known
        if making is None or known is None:
            return ""
        return plan_of_making(making, known.rules[making.audience])

    def _review(self) -> None:
        plan, making, known = self._plan(), self._state.making, self._known
        if making is None or known is None or not isinstance(plan, Plan):
            return
        if making.count in ("", words.COUNT_UNKNOWN):
            return
        whom = known.names[making.audience]
        money = self._office.money
        self._make(review=review_of(plan, known.telling, whom, self._count, money, self._noting))

    def _make(self, **changes: object) -> None:
        if self._state.making is not None:
            making = replace(self._state.making, **changes)  # type: ignore[arg-type]
            if self._known is not None:
                making = replace(making, message_told=look_at(self._known.telling, gifts_of(making)))
            self._show(replace(self._state, making=making))

    def _not_counted(self, sentence: Words) -> None:
        if self._state.making is not None:
            self._make(count=words.COUNT_UNKNOWN)
        self._trouble(sentence)

    def _trouble(self, sentence: Words) -> None:
        self._tell(sentence, NoticeTone.BAD)

    def _tell(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, tone)))
