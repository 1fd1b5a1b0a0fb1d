"""Codes out of pictures: several decoders behind one port."""

from shuke.adapters.code_reader.chain import ReaderChain

__all__ = ["ReaderChain"]
