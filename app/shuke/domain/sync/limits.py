"""Every bound of the protocol; both sides hold to the same numbers."""

from __future__ import annotations

__all__ = [
    "ENROLMENT_LIFE_MS",
    "FIND_WITHIN_S",
    "FORK_REST_MS",
    "GRANT_WITHIN_S",
    "LEAST_SUBJECTS_A_PAGE",
    "MEMBERS_A_PART",
    "MOST_ANNOUNCED",
    "MOST_ATTACHMENT_BYTES",
    "MOST_CHECKED",
    "MOST_CHUNK_BYTES",
    "MOST_ENROL_BYTES",
    "MOST_FACTS_A_PUSH",
    "MOST_FINDS_A_MINUTE",
    "MOST_FOUND",
    "MOST_HANDOVERS",
    "MOST_LETTERS_A_SECOND",
    "MOST_PARTS",
    "MOST_PART_BYTES",
    "MOST_PHONES",
    "MOST_PINS_BYTES",
    "MOST_PUSH_BYTES",
    "MOST_RECALLS",
    "MOST_REPLY_BYTES",
    "MOST_REQUEST_BYTES",
    "MOST_ROWS_BYTES",
    "MOST_SUBJECTS_A_PAGE",
    "MOST_WISHES",
    "NONCE_BYTES",
    "RECALL_LIFE_MS",
    "REFUND_LIFE_MS",
    "REFUND_WITHIN_S",
    "TIME_WINDOW_MS",
    "WISH_LIFE_MS",
]

MOST_FACTS_A_PUSH = 500

MOST_PUSH_BYTES = 1024 * 1024
"""Facts and attachments of one push together; a single fact (1 MiB at most) always goes, by itself if need be."""

MOST_ATTACHMENT_BYTES = 64 * 1024

MOST_REQUEST_BYTES = 2 * 1024 * 1024
"""A request's body, as sent and as inflated."""

MOST_ENROL_BYTES = 4 * 1024
"""The body of the one request that needs no known key."""

MOST_REPLY_BYTES = 8 * 1024 * 1024
"""A reply's body, as sent and as inflated."""

LEAST_SUBJECTS_A_PAGE = 50
"""A till on a slow line asks for fewer and fewer, down to so many."""

MOST_SUBJECTS_A_PAGE = 1_000

MOST_ROWS_BYTES = 1024 * 1024
"""Rows of one page. A single subject whose rows are more is left out of the feed and logged."""

MOST_CHUNK_BYTES = 64 * 1024
"""Read at a time, so that a body that is too large is noticed early."""

MOST_CHECKED = 200
"""Subjects whose digests one check names."""

MOST_ANNOUNCED = 1_000
"""Slices one announcement names."""

FORK_REST_MS = 60 * 60_000
"""A till that began anew because of a fork does so again by itself no sooner."""

MOST_RECALLS = 100
"""Recalls one reply names."""

MOST_HANDOVERS = 50
"""Handovers one reply brings along; the next one brings the rest."""

MOST_LETTERS_A_SECOND = 20
"""Of one till, to the one that leads its shop."""

MOST_WISHES = 100
"""Grants a till waits for at a time; the oldest wish gives way."""

NONCE_BYTES = 16

TIME_WINDOW_MS = 5 * 60_000
"""How far a request's time may be from head office's. A till whose clock is wrong is told and corrects itself;
nothing but the shelf life of nonces depends on it."""

ENROLMENT_LIFE_MS = 10 * 60_000
RECALL_LIFE_MS = 10 * 60_000
WISH_LIFE_MS = 10 * 60_000
"""Usefulness, not safety: after this nobody waits for it any more."""

GRANT_WITHIN_S = 0.3
"""What a cashier waits for head office at most; then the offline rule holds."""

MOST_PARTS = 10_000
"""Of one snapshot."""

MOST_PART_BYTES = 8 * 1024 * 1024
"""One part of a snapshot, as sent."""

MOST_PINS_BYTES = 1024 * 1024
"""Everybody's PIN hash, sealed: eight thousand people."""

MEMBERS_A_PART = 2_000
"""What a till puts in place at a time; fewer take more bytes, more take longer than a cashier should wait."""

FIND_WITHIN_S = 3.0
"""So long a cashier waits for head office to find a member of another shop."""

MOST_FINDS_A_MINUTE = 30
"""Members that one till asks head office for. More is no counter, but somebody who looks through the members."""

MOST_FOUND = 5
"""Members that share a phone."""

REFUND_LIFE_MS = 10 * 60 * 1000
"""So long a sale is kept for the till that asked to take it back; the till itself gives up after half of it."""

REFUND_WITHIN_S = 2.0
"""So long a cashier waits for head office's word on another till's sale."""

MOST_SELF_ENROLMENTS = 500
MOST_STATEMENTS = 24
MOST_FIGURE_MONTHS = 24
MOST_FIGURE_ROWS = 30_000
MOST_FIGURE_BYTES = 4 * 1024 * 1024
MOST_STATEMENT_SUMS = 20_000

MOST_PHONES = 4
"""Who enrolled themselves for a shop and waits. More are not taken before some were completed."""
