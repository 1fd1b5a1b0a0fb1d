"""A programme read out in words, subject by subject: what a person reads before trusting a document."""

from shuke.wording.programme_told.headline import headline, tier_names
from shuke.wording.programme_told.sections import Section, Subject, told

__all__ = ["Section", "Subject", "headline", "tier_names", "told"]
