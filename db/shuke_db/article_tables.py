"""The tables of what is sold; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_text, text
from shuke_db.metadata import table

departments = table(
    "departments",
    "projection",
    key_text("tenant"),
    key_text("department_id"),
    text("name"),
    integer("position"),
)

articles = table(
    "articles",
    "projection",
    key_text("tenant"),
    key_text("article_id"),
    text("name"),
    text("barcode"),
    text("department_id"),
    text("style"),
    text("brand"),
    text("model"),
    text("category"),
    text("zone"),
    integer("price_minor"),
    integer("cost_minor"),
    boolean("reduced"),
    boolean("special_price"),
    boolean("active"),
    integer("offer_minor"),
    text("offer_from"),
    text("offer_until"),
    boolean("quick"),
    Index("articles_by_barcode", "tenant", "barcode"),
    Index("articles_by_department", "tenant", "department_id", "name"),
)
