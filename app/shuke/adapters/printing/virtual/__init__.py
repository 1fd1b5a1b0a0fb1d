"""A printer made of paper and nothing else: reads ESC/POS bytes as the manufacturers' tables say, draws the paper.

It shares no line with the renderer, so that a mistake must be made twice, in two ways, to stay unseen. Keep it so.
"""
