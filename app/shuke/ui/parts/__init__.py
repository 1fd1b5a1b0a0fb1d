"""Parts that the counter's screens share: lists that paint themselves, rows of buttons, keys that press once."""
