"""Templates: those that ship, those that a shop saved or changed, and how one is saved."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.machine import Machine
from shuke.application.ports.messages import KeptTemplate
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.stamps import stamp_of
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.messaging.template import Fault, FaultKind, Purpose, Template
from shuke.domain.profile_fields import clean_text
from shuke.domain.shop import Right
from shuke.wording.message_presets import PRESETS

__all__ = ["MOST_TEMPLATES", "Named", "save_template", "take_template_off", "template_named", "templates"]

MOST_TEMPLATES = 200

_REFUSALS = {
    FaultKind.EMPTY: (Refusal.MESSAGE_EMPTY, ""),
    FaultKind.TOO_LONG: (Refusal.MESSAGE_TOO_LONG, "most"),
    FaultKind.FIELD: (Refusal.MESSAGE_FIELD, "field"),
    FaultKind.BRACES: (Refusal.MESSAGE_BRACES, ""),
    FaultKind.DIFFERENT: (Refusal.MESSAGE_DIFFERENT, "field"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """`own`: a shop saved it, or changed the preset of that id. `readable`: a release that knows its purpose."""

    template_id: str
    template: Template
    own: bool
    readable: bool = True

    @property
    def stamp(self) -> str:
        return stamp_of(self.template, self.own)


def templates(work: Work) -> list[Named]:
    """Those that ship, as the shop has them now, then its own by title."""
    saved = {one.template_id: one for one in work.message_templates.all()}
    found = [_preset(key, saved.get(key)) for key in PRESETS]
    return found + [_own(one) for key, one in saved.items() if key not in PRESETS and not one.gone]


def template_named(work: Work, template_id: str) -> Template | None:
    """None: there is none, or none any more, or it can't be read here."""
    kept = work.message_templates.get(template_id)
    if template_id in PRESETS:
        named = _preset(template_id, kept)
    elif kept is None or kept.gone:
        return None
    else:
        named = _own(kept)
    return named.template if named.readable and named.template.fault is None else None


def save_template(
    desk: Machine, session: Session, template: Template, template_id: str = "", stamp: str | None = None
) -> MessageTemplateSaved | Refused:
    """Save it, or change the one of that id; an empty id is a new one's.

    Args:
        stamp: of the one that is changed, as it was looked at; None: whatever it is by now.
    """
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    template = _cleaned(template)
    if (fault := template.fault) is not None:
        return _refused(fault)
    with desk.store.writing() as work:
        kept = work.message_templates.all()
        known = {one.template_id for one in kept if not one.gone} | PRESETS.keys()
        if template_id and template_id not in known:
            return Refused(Refusal.MESSAGE_TEMPLATE_GONE)
        if template_id and _changed(work, template_id, stamp):
            return Refused(Refusal.CHANGED_MEANWHILE)
        if not template_id and len(known) >= MOST_TEMPLATES:
            return Refused(Refusal.MESSAGE_TEMPLATES_FULL, (("most", MOST_TEMPLATES),))
        fact = MessageTemplateSaved(
            template_id or desk.ids.new_id(), template.title, template.text, template.purpose.value
        )
        return _recorded(desk, work, session, fact)


def take_template_off(
    desk: Machine, session: Session, template_id: str, stamp: str | None = None
) -> MessageTemplateSaved | Refused:
    """It is listed no more; a preset is as it shipped again."""
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        kept = work.message_templates.get(template_id)
        if kept is None or kept.gone:
            return Refused(Refusal.MESSAGE_TEMPLATE_GONE)
        if _changed(work, template_id, stamp):
            return Refused(Refusal.CHANGED_MEANWHILE)
        fact = MessageTemplateSaved(template_id, kept.title, kept.text, kept.purpose, gone=True)
        return _recorded(desk, work, session, fact)


def _changed(work: Work, template_id: str, stamp: str | None) -> bool:
    """Since it was looked at."""
    known = {one.template_id: one.stamp for one in templates(work)}
    return stamp is not None and known.get(template_id) != stamp


def _recorded(
    desk: Machine, work: Work, session: Session, fact: MessageTemplateSaved
) -> MessageTemplateSaved:
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    work.commit()
    return fact


def _refused(fault: Fault) -> Refused:
    refusal, place = _REFUSALS[fault.kind]
    return Refused(refusal, ((place, fault.word),) if place else ())


def _cleaned(template: Template) -> Template:
    """Without what stands around it; line breaks stay."""
    title = Bilingual(clean_text(template.title.zh), clean_text(template.title.en))
    return Template(title, Bilingual(template.text.zh.strip(), template.text.en.strip()), template.purpose)


def _preset(key: str, changed: KeptTemplate | None) -> Named:
    if changed is not None and not changed.gone:
        return _own(changed)
    return Named(key, PRESETS[key], own=False)


def _own(kept: KeptTemplate) -> Named:
    try:
        purpose = Purpose(kept.purpose)
    except ValueError:
        return Named(
            kept.template_id, Template(kept.title, kept.text, Purpose.OFFER), own=True, readable=False
        )
    return Named(kept.template_id, Template(kept.title, kept.text, purpose), own=True)
