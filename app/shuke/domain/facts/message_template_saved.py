"""`message_template.saved`: what a shop writes to its members; saved again it is changed or taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["MessageTemplateSaved"]


@dataclass(frozen=True, slots=True)
class MessageTemplateSaved:
    """`purpose`: see `shuke.domain.messaging.template.Purpose`; a fact may have one that a later release wrote. The
    id is a preset's where a shop changed one."""

    KIND: ClassVar[str] = "message_template.saved"
    VERSION: ClassVar[int] = 1

    template_id: str
    title: Bilingual
    text: Bilingual
    purpose: str
    gone: bool = False

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, int | str] = {
            "title_zh": self.title.zh,
            "title_en": self.title.en,
            "text_zh": self.text.zh,
            "text_en": self.text.en,
            "purpose": self.purpose,
            "saved_on": header.business_date.isoformat(),
            "saved_by": header.staff,
            "gone": int(self.gone),
        }
        return (Put("message_templates", {"template_id": self.template_id}, values),)
