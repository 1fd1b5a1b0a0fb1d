"""A session at the counter, played from a document that people read: who does what when, and what must come of it."""
