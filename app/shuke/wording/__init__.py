"""Every sentence a person reads, in Chinese and English: screens, receipts, command line and web use it."""

from shuke.wording.sentence import Language, Sentence

__all__ = ["Language", "Sentence"]
