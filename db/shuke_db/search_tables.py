"""The tables in which members are looked for; see `shuke_db.tables` for their sorts, and decision 0006."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from shuke_db.columns import byte_string, integer, key_integer, key_text, text
from shuke_db.metadata import table

TOLD_WHO = "name <> '' AND birth_month > 0"
"""Who told a name and a birthday, by which two who are one person are found; a search for them says just this."""

profiles = table(
    "profiles",
    "search",
    key_text("tenant"),
    key_text("member_id"),
    integer("member_no"),
    text("name"),
    text("phone"),
    text("phone_reversed"),
    text("initials"),
    integer("birth_month"),
    integer("birth_day"),
    integer("birth_year"),
    text("sex"),
    text("note"),
    Index("profiles_by_phone", "tenant", "phone"),
    Index("profiles_by_phone_reversed", "tenant", "phone_reversed"),
    Index("profiles_by_birthday", "tenant", "birth_month", "birth_day", "member_id", "birth_year"),
    Index(
        "profiles_by_name_and_birthday",
        "tenant",
        "name",
        "birth_month",
        "birth_day",
        sqlite_where=sql(TOLD_WHO),
        postgresql_where=sql(TOLD_WHO),
    ),
    Index(
        "profiles_by_number",
        "tenant",
        "member_no",
        "name",
        "phone",
        "initials",
        "birth_month",
        "birth_day",
        "birth_year",
        "sex",
        "note",
    ),
)
"""`member_no` is this database's own number for a member, `initials` all its spellings; see `member_words`.
`birth_month` and `birth_day` are the key of the kept birthday, months of the Chinese calendar from 21 on. The
index by number holds all that a list of found members shows, so that the row itself need not be fetched."""

member_lists = table(
    "member_lists",
    "search",
    key_text("tenant"),
    key_text("word"),
    key_integer("block"),
    byte_string("members"),
)
"""Who is found under a word, as packed numbers; see `packed_numbers`."""

WORDS = "string_to_array(words, ' ')"
"""As the index has it; a search says just this."""

member_words = table(
    "member_words",
    "search",
    key_text("tenant"),
    key_text("member_id"),
    text("words"),
    Index("member_words_by_word", sql(WORDS), postgresql_using="gin").ddl_if(dialect="postgresql"),
)
"""On PostgreSQL, in place of the lists: every word of a member, with spaces between; see `repositories.word_search`.
The index from words to members is PostgreSQL's own (`postgres_schema`). SQLite keeps it empty."""

visit_log = table(
    "visit_log",
    "search",
    key_text("tenant"),
    key_integer("quarter"),
    key_integer("part"),
    byte_string("members"),
)
"""Who came in a quarter of an hour since 2000, as pairs of second and member; see `repositories.visit_order`."""

last_visits = table(
    "last_visits",
    "search",
    key_text("tenant"),
    key_integer("block"),
    byte_string("seconds"),
)
"""Last visits of 128 members a row, four bytes each: seconds since 2000; see `repositories.visit_order`."""
