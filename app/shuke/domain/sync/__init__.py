"""The words that till and head office share: messages, subjects, bounds. No behaviour but checks."""
