"""What becomes of a membership: its state, what may be done to it, and what each act changes.

An act is a pure function: it reads the book, decides by the programme, and returns an `Outcome`: changes, or a
refusal with its reason. Only `Book.apply` changes anything, and it decides nothing.
"""
