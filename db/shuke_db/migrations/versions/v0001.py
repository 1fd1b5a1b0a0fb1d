"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 - a statement a table
    op.create_table(
        "allowances",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "scope"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "held_sums",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "account", "kind"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coupon_sums",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column(
            "given", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "open", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "lapsed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "withdrawn",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "kind", "rule"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "keepings",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "days",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "scope"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "guests",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("last_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "shop_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access_tokens",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("token_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "made_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "expires_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "revoked_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "token_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "arrivals",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "from_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "to_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "position"),
        info={"sort": "journal"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "articles",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("barcode", sa.Text(), server_default="", nullable=False),
        sa.Column("department_id", sa.Text(), server_default="", nullable=False),
        sa.Column("style", sa.Text(), server_default="", nullable=False),
        sa.Column("brand", sa.Text(), server_default="", nullable=False),
        sa.Column("model", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "price_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cost_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "reduced",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "special_price",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "offer_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("offer_from", sa.Text(), server_default="", nullable=False),
        sa.Column("offer_until", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "quick", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "article_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("articles_by_barcode", "articles", ["tenant", "barcode"], unique=False)
    op.create_index("articles_by_department", "articles", ["tenant", "department_id", "name"], unique=False)
    op.create_table(
        "attachments",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "member_id", "hash"),
        info={"sort": "journal"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "balances",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("lot", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id", "account", "lot"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    lapsing = sa.text("lot <> 'never' AND account IN ('bonus', 'points') AND amount <> 0")
    op.create_index(
        "balances_by_lot",
        "balances",
        ["tenant", "lot", "member_id", "account"],
        unique=False,
        sqlite_where=lapsing,
        postgresql_where=lapsing,
    )
    op.create_table(
        "baskets",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("basket_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "changed_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "basket_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "cards",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("card_type", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_on", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_on", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_by", sa.Text(), server_default="", nullable=False),
        sa.Column("dead_since", sa.Text(), server_default="", nullable=False),
        sa.Column("gone", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "card_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("cards_by_id", "cards", ["tenant", "card_id"], unique=False)
    op.create_index("cards_by_number", "cards", ["tenant", "number"], unique=False)
    op.create_index(
        "cards_by_number_end",
        "cards",
        ["tenant", sa.literal_column("substr(number, length(number) - 3)"), "number", "member_id"],
        unique=False,
    )
    op.create_table(
        "cards_beside",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "card"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "consents",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "channel"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "changes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "kind", "name"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("changes_by_position", "changes", ["tenant", "position"], unique=False)
    op.create_table(
        "closing_late",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "closing_place",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("behind", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "begun", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "closings",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column(
            "finished",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupons",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "kept",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "down",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "ended",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cancelled",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "reviews",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "rewards",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "day"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contacts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "last_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "backed_up_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "backed_up_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "announced",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "finds_minute",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "finds",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("release", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "unsent",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "clock_off_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "trust_version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id", "counter", "day"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coupons",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("coupon_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("first_day", sa.Text(), server_default="", nullable=False),
        sa.Column("last_day", sa.Text(), server_default="", nullable=False),
        sa.Column("rate", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "coupon_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "coupons_by_last_day", "coupons", ["tenant", "last_day", "member_id", "coupon_id"], unique=False
    )
    op.create_table(
        "cursors",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "value", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "name"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "departments",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "department_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("till_name", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "expires_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("used_by", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "code_hash"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exception_decisions",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("exception_id", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("decision", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "round", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "counts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "exception_id", "till_id", "epoch", "seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exception_settlements",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("exception_id", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "paid_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "exception_id", "till_id", "epoch", "seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exceptions",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("exception_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("happened_on", sa.Text(), server_default="", nullable=False),
        sa.Column("found_on", sa.Text(), server_default="", nullable=False),
        sa.Column("facts", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("other_member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("account", sa.Text(), server_default="", nullable=False),
        sa.Column("shortfall", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "at_risk_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "round", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("survivor", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "due_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "due_points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "exception_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "exceptions_by_deadline", "exceptions", ["tenant", "deadline", "exception_id"], unique=False
    )
    op.create_index("exceptions_by_member", "exceptions", ["tenant", "member_id"], unique=False)
    op.create_table(
        "grants",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "request_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq"),
        info={"sort": "journal"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "last_visits",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "block", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("seconds", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "block"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handovers",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("from_till", sa.Text(), nullable=False),
        sa.Column(
            "from_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "from_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("to_till", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "to_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("request_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "taken_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "from_till", "from_epoch", "from_seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("handovers_by_taker", "handovers", ["tenant", "to_till", "to_epoch"], unique=False)
    op.create_table(
        "leads",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "shop_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "entry_no",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("account", sa.Text(), server_default="", nullable=False),
        sa.Column("lot", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq", "entry_no"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ledger_by_member", "ledger", ["tenant", "member_id", "business_date"], unique=False)
    op.create_table(
        "member_facts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "member_facts_by_member", "member_facts", ["tenant", "member_id", "business_date"], unique=False
    )
    op.create_table(
        "member_lists",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column(
            "block", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("members", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "word", "block"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member_phones",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "listed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("member_phones_by_phone", "member_phones", ["tenant", "phone"], unique=False)
    op.create_index(
        "member_phones_unlisted",
        "member_phones",
        ["tenant", "member_id"],
        sqlite_where=sa.text("listed = 0"),
        postgresql_where=sa.text("listed = 0"),
    )
    op.create_table(
        "members",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("tier_held", sa.Text(), server_default="", nullable=False),
        sa.Column("joined_on", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("profile", sa.LargeBinary(), nullable=True),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "cumulative_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("last_sale_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "last_visit_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("noticed_on", sa.Text(), server_default="", nullable=False),
        sa.Column("terms", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_into", sa.Text(), server_default="", nullable=False),
        sa.Column("erased_on", sa.Text(), server_default="", nullable=False),
        sa.Column("looked_after", sa.Text(), server_default="", nullable=False),
        sa.Column("contacted_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("members_by_joining", "members", ["tenant", "joined_on", "member_id"], unique=False)
    op.create_index("members_by_last_sale", "members", ["tenant", "last_sale_on", "member_id"], unique=False)
    op.create_index(
        "members_by_care",
        "members",
        ["tenant", sa.text("substr(looked_after, 6)"), "member_id"],
        unique=False,
    )
    op.create_index(
        "members_by_merger",
        "members",
        ["tenant", "merged_into", "member_id"],
        unique=False,
        sqlite_where=sa.text("merged_into <> ''"),
        postgresql_where=sa.text("merged_into <> ''"),
    )
    op.create_index("members_by_number", "members", ["tenant", "number"], unique=False)
    op.create_index(
        "members_by_term",
        "members",
        ["tenant", sa.text("substr(tier_held, 10, 10)"), "member_id", "tier_held", "merged_into"],
        unique=False,
    )
    op.create_table(
        "nonces",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column(
            "seen_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "nonce"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "office_keys",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("former", sa.LargeBinary(), nullable=True),
        sa.Column("vouched", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "key_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "open_outages",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "from_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "to_ms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("risked", sa.Text(), server_default="", nullable=False),
        sa.Column("lost", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outages",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "from_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "to_ms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "risked_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "lost_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("accounts", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "from_ms"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("outages_by_end", "outages", ["tenant", "to_ms"])
    op.create_table(
        "pin_hashes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column(
            "failures",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "locked_until_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "staff_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "print_jobs",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "job_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column(
            "copy", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "opens_drawer",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "drawer_opened",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "partial_attempts",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("attached_to", sa.Text(), server_default="", nullable=False),
        sa.Column("attached", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "job_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("print_jobs_by_document", "print_jobs", ["tenant", "document"], unique=False)
    op.create_index("print_jobs_by_state", "print_jobs", ["tenant", "state", "job_id"], unique=False)
    op.create_table(
        "profiles",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column(
            "member_no",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("phone_reversed", sa.Text(), server_default="", nullable=False),
        sa.Column("initials", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "birth_month",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "birth_day",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "birth_year",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "profiles_by_number",
        "profiles",
        [
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
        ],
        unique=False,
    )
    op.create_index(
        "profiles_by_name_and_birthday",
        "profiles",
        ["tenant", "name", "birth_month", "birth_day"],
        unique=False,
        sqlite_where=sa.text("name <> '' AND birth_month > 0"),
        postgresql_where=sa.text("name <> '' AND birth_month > 0"),
    )
    op.create_index(
        "profiles_by_birthday",
        "profiles",
        ["tenant", "birth_month", "birth_day", "member_id", "birth_year"],
        unique=False,
    )
    op.create_index("profiles_by_phone", "profiles", ["tenant", "phone"], unique=False)
    op.create_index("profiles_by_phone_reversed", "profiles", ["tenant", "phone_reversed"], unique=False)
    op.create_table(
        "prizes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("prize_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("thing_zh", sa.Text(), server_default="", nullable=False),
        sa.Column("thing_en", sa.Text(), server_default="", nullable=False),
        sa.Column("won_on", sa.Text(), server_default="", nullable=False),
        sa.Column("last_day", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "holidays",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("spans", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("proofs", sa.Text(), server_default="", nullable=False),
        sa.Column("short_code", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "prize_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("prizes_by_id", "prizes", ["tenant", "prize_id"], unique=False)
    op.create_index("prizes_by_short_code", "prizes", ["tenant", "short_code"], unique=False)
    op.create_index("prizes_by_last_day", "prizes", ["tenant", "last_day", "prize_id"], unique=False)
    op.create_table(
        "prize_acts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("prize_id", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("act", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id", "prize_id", "till_id", "epoch", "seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "prize_acts_by_day", "prize_acts", ["tenant", "till_id", "business_date", "at_ms"], unique=False
    )
    op.create_table(
        "draw_seeds",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.Column("committed_on", sa.Text(), server_default="", nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "till_id", "campaign", "commitment"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wheel_sums",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column(
            "spins",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "came_up",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "expected_ppb",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "campaign", "segment"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "programmes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column(
            "version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("starts_on", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("bases", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "programme", "version"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "pruning",
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reason"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "publications",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("listed_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quarantine",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "received_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq", "hash"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "recalls",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("asked_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "since_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "member_id", "account"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "refund_permits",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("sale_till", sa.Text(), nullable=False),
        sa.Column(
            "sale_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "sale_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("permit", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "given_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "sale_till", "sale_epoch", "sale_seq"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "refunds",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("sale_till", sa.Text(), nullable=False),
        sa.Column(
            "sale_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "sale_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("receipt_number", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "recorded_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "goodwill",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "sale_till", "sale_epoch", "sale_seq", "till_id", "epoch", "seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("refunds_by_receipt", "refunds", ["tenant", "receipt_number"], unique=False)
    op.create_index("refunds_by_place", "refunds", ["tenant", "till_id", "epoch", "seq"], unique=False)
    op.create_index("refunds_by_day", "refunds", ["tenant", "business_date"], unique=False)
    op.create_table(
        "habits",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), server_default="", nullable=False),
        sa.Column("over_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "article_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "habits_by_end", "habits", ["tenant", "over_on", "due_on", "member_id", "article_id"], unique=False
    )
    op.create_table(
        "habit_counts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column(
            "members",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "article_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "habit_marks",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "of", "name", "epoch"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reviews",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Text(), nullable=False),
        sa.Column(
            "months",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("last_on", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_on", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "review_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("reviews_by_state", "reviews", ["tenant", "state", "asked_on"], unique=False)
    op.create_table(
        "sales",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("receipt_number", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "recorded_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("card_shown", sa.Text(), server_default="", nullable=False),
        sa.Column("programme", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "programme_version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "gross_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "discount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_value_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "to_pay_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_used",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_earned",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("sales_by_member", "sales", ["tenant", "member_id", "business_date"], unique=False)
    op.create_index("sales_by_receipt", "sales", ["tenant", "receipt_number"], unique=False)
    op.create_table(
        "office_accounts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("password", sa.LargeBinary(), nullable=True),
        sa.Column(
            "is_once",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("second", sa.LargeBinary(), nullable=True),
        sa.Column(
            "last_step",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("recovery", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "staff_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("office_accounts_by_login", "office_accounts", ["tenant", "login"], unique=True)
    op.create_table(
        "office_tries",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column(
            "at_window",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "tries",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "who"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("office_tries_by_window", "office_tries", ["tenant", "at_window"], unique=False)
    op.create_table(
        "office_visits",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("visit_hash", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "began_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "seen_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("pending", sa.LargeBinary(), nullable=True),
        sa.Column(
            "is_locked",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "visit_hash"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("office_visits_of_staff", "office_visits", ["tenant", "staff_id"], unique=False)
    op.create_index("office_visits_seen", "office_visits", ["tenant", "seen_ms"], unique=False)
    op.create_table(
        "self_enrolments",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("self_enrolment_id", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "birth_year",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "birth_month",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "birth_day",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "offers_by_sms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "terms_version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "asked_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "self_enrolment_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("self_enrolments_waiting", "self_enrolments", ["tenant", "shop_id", "asked_ms"])
    op.create_index("self_enrolments_old", "self_enrolments", ["tenant", "asked_ms"])
    op.create_index("self_enrolments_phone", "self_enrolments", ["tenant", "phone"], unique=True)
    op.create_table(
        "shop_figure_months",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=True),
        sa.Column(
            "told_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "month"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shop_figures",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column(
            "sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "refunds",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "discount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupon_off_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_off_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "joined",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "top_ups",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "topped_up_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "paid_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "gifts",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "perks",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "referred",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "welcome_points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "guests",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "event_fees_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "came",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "went",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "lapsed",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "carried",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "enrolled",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupon_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "costed_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cost_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "kind", "business_date", "of"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shop_statements",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column(
            "settled_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("settled_by", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "month"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shown_codes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column(
            "slot",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("basket_id", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("shown_codes_by_slot", "shown_codes", ["tenant", "slot"])
    op.create_table(
        "member_sessions",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "made_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "seen_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "ended_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "session_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("member_sessions_by_member", "member_sessions", ["tenant", "member_id"])
    op.create_index("member_sessions_by_seen", "member_sessions", ["tenant", "seen_at_ms"])
    op.create_table(
        "member_links",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("word_hash", sa.LargeBinary(), nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("ends_session", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "expires_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "used_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "word_hash"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("member_links_by_end", "member_links", ["tenant", "expires_at_ms"])
    op.create_table(
        "member_passwords",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "page_requests",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "asker", "request_id", "epoch", "seq"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("page_requests_by_time", "page_requests", ["tenant", "at_ms"])
    op.create_table(
        "settings",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shift_tenders",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("tender", sa.Text(), nullable=False),
        sa.Column(
            "amount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "times", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "refunded_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "refund_times",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "shift_id", "tender"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shift_totals",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "member_sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "gross_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "discount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupon_value_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_value_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "to_pay_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_earned",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_used",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupons_used",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupons_given",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "by_hand_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "rounding_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "refunds",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "refunded_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "collected_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cash_in_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cash_out_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "drawer_openings",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "counts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "top_ups",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "topped_up_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_given_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "paid_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "event_fees",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "event_fees_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "event_fees_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "shift_id", "business_date"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("shift_totals_by_day", "shift_totals", ["tenant", "business_date"])
    op.create_table(
        "shifts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("shift_id", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "opened_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("opened_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "float_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "float_known",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "counted_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "expected_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "counted_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("counted_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "z_number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "z_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "z_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("closed_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "closed_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("closed_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "shift_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    still_open = sa.text("z_number = 0")
    op.create_index(
        "shifts_open",
        "shifts",
        ["tenant", "till_id"],
        unique=False,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "shops",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "day_change_minutes",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "closed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "shop_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "slices",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("lot", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id", "account", "lot", "till_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("slices_by_till", "slices", ["tenant", "till_id"])
    op.create_index(
        "slices_below_nothing",
        "slices",
        ["tenant", "till_id", "account", "amount"],
        sqlite_where=sa.text("amount < 0"),
        postgresql_where=sa.text("amount < 0"),
    )
    op.create_table(
        "staff",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("shops", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "staff_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "streams",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "till_keys",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", sa.Text(), server_default="", nullable=False),
        sa.Column("revoked_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "listed_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "until_epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "until_seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("replaced_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "till_id", "key_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "till_totals",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "paid_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "shifts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tills",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trust_lists",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "snapshot_loads",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=True),
        sa.Column("content_key", sa.LargeBinary(), nullable=True),
        sa.Column(
            "next_part",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "arrived",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "snapshot_newer",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "top_ups",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("top_up_id", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("seller", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "paid_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "invoiced",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "first",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("moves", sa.Text(), server_default="", nullable=False),
        sa.Column("coupons", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "spent_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_spent_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("back_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "top_up_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    sold = sa.text("seller <> ''")
    op.create_index(
        "top_ups_sold",
        "top_ups",
        ["tenant", "business_date"],
        unique=False,
        sqlite_where=sold,
        postgresql_where=sold,
    )
    op.create_index(
        "top_ups_sold_back",
        "top_ups",
        ["tenant", "back_on"],
        unique=False,
        sqlite_where=sold,
        postgresql_where=sold,
    )
    op.create_table(
        "own_events",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("first_on", sa.Text(), server_default="", nullable=False),
        sa.Column("last_on", sa.Text(), server_default="", nullable=False),
        sa.Column("opens_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "places",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "fee_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("fees", sa.Text(), server_default="", nullable=False),
        sa.Column("tiers", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "priority_days",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "called_off",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "event"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sign_ups",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), server_default="", nullable=False),
        sa.Column("came_on", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("booked_on", sa.Text(), server_default="", nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "epoch",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "fee_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("paid_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "kept_until_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "event", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("sign_ups_by_member", "sign_ups", ["tenant", "member_id"], unique=False)
    op.create_index("sign_ups_by_place", "sign_ups", ["tenant", "till_id", "epoch", "seq"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("feedback_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column("shop_id", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("receipt", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_on", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_by", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_at", sa.Text(), server_default="", nullable=False),
        sa.Column("answer_by", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_on", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_by", sa.Text(), server_default="", nullable=False),
        sa.Column("agreed_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "feedback_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    unanswered = sa.text("answered_on = ''")
    op.create_index(
        "feedback_open",
        "feedback",
        ["tenant", "shop_id", "answer_by"],
        unique=False,
        sqlite_where=unanswered,
        postgresql_where=unanswered,
    )
    op.create_index("feedback_answered", "feedback", ["tenant", "shop_id", "answered_on"], unique=False)
    op.create_index("feedback_member", "feedback", ["tenant", "member_id", "feedback_id"], unique=False)
    op.create_table(
        "staff_work",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column(
            "sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "enrolled",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "staff_id", "day"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("staff_work_by_day", "staff_work", ["tenant", "day", "till_id"])
    op.create_table(
        "day_sums",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "refunds",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "member_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "discount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupon_off_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_off_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "joined",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "top_ups",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "topped_up_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "paid_back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "gifts",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "perks",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "referred",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "welcome_points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "guests",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "event_fees_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "business_date", "till_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_parts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column(
            "sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "back_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "part", "business_date", "till_id", "of"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_moves",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column(
            "came",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "went",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "lapsed",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "carried",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "account", "business_date", "till_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "month_cards",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column(
            "sales",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "discount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "coupon_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "points",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "costed_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "cost_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "month", "till_id", "card"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member_years",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("year", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column(
            "sales_01",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_01",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_01",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_02",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_02",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_02",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_03",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_03",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_03",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_04",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_04",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_04",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_05",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_05",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_05",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_06",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_06",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_06",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_07",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_07",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_07",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_08",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_08",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_08",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_09",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_09",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_09",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_10",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_10",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_10",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_11",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_11",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_11",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "sales_12",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "net_12",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_12",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "year", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept_counts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column(
            "sales", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "sold_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "off_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "at_ms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "of", "first", "last"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "said_costs",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column(
            "margin_milli",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "gift_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "prize_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "perk_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "guest_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "recruit_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "budget_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "yearly",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "scope"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_goals",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "amount_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "whole_shop",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "staff_id", "month"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "campaigns",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("plan", sa.Text(), server_default="", nullable=False),
        sa.Column("seed", sa.Text(), server_default="", nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("started_on", sa.Text(), server_default="", nullable=False),
        sa.Column("started_by", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "campaign_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "handouts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column(
            "given", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "held", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "coupons",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "chances",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("given_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "rule", "occasion", "member_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("handouts_by_day", "handouts", ["tenant", "rule", "given_on"], unique=False)
    op.create_table(
        "care_plans",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), server_default="", nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "running",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("set_on", sa.Text(), server_default="", nullable=False),
        sa.Column("set_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "shop_id", "occasion"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "run_parts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column(
            "part", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "done", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("members", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "rule", "occasion", "part"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "message_templates",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), server_default="", nullable=False),
        sa.Column("title_en", sa.Text(), server_default="", nullable=False),
        sa.Column("text_zh", sa.Text(), server_default="", nullable=False),
        sa.Column("text_en", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_on", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "gone", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "template_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "messages",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_to", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "tries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "parts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "cost_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "queued_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "at_ms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "until_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id", "occasion"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "messages_by_state", "messages", ["tenant", "state", "at_ms", "parts", "cost_minor"], unique=False
    )
    op.create_table(
        "segments",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_on", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "gone", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "segment_id"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "segment_takings",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("segment_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column(
            "of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("members", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "segment_id", "day"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "scanning_phones",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("phone_id", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), server_default="", nullable=False),
        sa.Column("word_hash", sa.LargeBinary(), nullable=True),
        sa.Column("session_hash", sa.LargeBinary(), nullable=True),
        sa.Column("of", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "until_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("scanned", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "heard",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("fate", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "phone_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("scanning_phones_by_till", "scanning_phones", ["tenant", "till_id"], unique=False)
    op.create_table(
        "member_words",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shop_debts",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("till_id", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("debt_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("business_date", sa.Text(), server_default="", nullable=False),
        sa.Column("debtor", sa.Text(), server_default="", nullable=False),
        sa.Column("creditor", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "principal_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "times",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "till_id", "epoch", "seq", "debt_no"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "shop_debts_by_day",
        "shop_debts",
        ["tenant", "business_date", "till_id", "epoch", "seq", "debt_no"],
        unique=False,
    )
    op.create_index(
        "shop_debts_by_pair",
        "shop_debts",
        ["tenant", "debtor", "creditor", "business_date", "till_id", "epoch", "seq", "debt_no"],
        unique=False,
    )
    op.create_table(
        "debt_sums",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("debtor", sa.Text(), nullable=False),
        sa.Column("creditor", sa.Text(), nullable=False),
        sa.Column("perk", sa.Text(), nullable=False),
        sa.Column(
            "principal_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "bonus_minor",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "times",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "debts",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "month", "kind", "debtor", "creditor", "perk"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "settlements",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "settled_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("settled_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "debts",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "payments",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "month"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_given",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column(
            "given", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "shop_id", "rule"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "uses",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column(
            "times", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("last_on", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member_id", "rule", "period"),
        info={"sort": "projection"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit_log",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column(
            "quarter",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "part", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("members", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "quarter", "part"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wishes",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), server_default="", nullable=False),
        sa.Column("member_id", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "amount", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "wished_at_ms",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("tenant", "request_id"),
        info={"sort": "working"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "packed_pages",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("behind", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "turn", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("packed_on", sa.Text(), server_default="", nullable=False),
        sa.Column("ids", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "behind"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "packed_columns",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("behind", sa.Text(), nullable=False),
        sa.Column(
            "turn", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("stamp", sa.Text(), server_default="", nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "kept", "behind"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "changed_members",
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column(
            "turn", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.PrimaryKeyConstraint("tenant", "member_id"),
        info={"sort": "search"},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_REFUSES)
        for table in ("journal", "ledger"):
            op.execute(_postgres_append_only(table, "ROW", "UPDATE OR DELETE"))
            op.execute(_postgres_append_only(table, "STATEMENT", "TRUNCATE"))
    else:
        for table in ("journal", "ledger"):
            for change in ("UPDATE", "DELETE"):
                op.execute(_append_only(table, change))
        op.execute(
            _visit_noted("inserted", "AFTER INSERT ON members WHEN NOT EXISTS (SELECT 1 FROM snapshot_loads)")
        )
        op.execute(
            _visit_noted(
                "updated",
                "AFTER UPDATE OF last_visit_ms ON members WHEN new.last_visit_ms <> old.last_visit_ms",
            )
        )
        for table in ("members", "profiles", "balances", "consents", "member_years", "habits"):
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                op.execute(_change_noted(f"{table}_noted_{event.lower()}", f"AFTER {event} ON {table}", row))
        op.execute(
            _change_noted(
                "members_left_updated",
                "AFTER UPDATE OF merged_into ON members",
                "old",
                "merged_into",
                "old.merged_into NOT IN ('', new.merged_into)",
            )
        )
        op.execute(
            _change_noted(
                "members_left_deleted",
                "AFTER DELETE ON members",
                "old",
                "merged_into",
                "old.merged_into <> ''",
            )
        )


_REFUSES = """
    CREATE FUNCTION shuke_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF coalesce(current_setting('shuke.pruning', true), '') = '' THEN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
        END IF;
        RETURN CASE TG_OP WHEN 'UPDATE' THEN new WHEN 'DELETE' THEN old END;
    END $$"""


def _postgres_append_only(table: str, each: str, events: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{events.split(maxsplit=1)[0].lower()} BEFORE {events} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION shuke_refuses()"
    )


def _append_only(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
        "WHEN NOT EXISTS (SELECT 1 FROM pruning) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _change_noted(name: str, event: str, row: str, of: str = "member_id", where: str = "TRUE") -> str:
    """Marks whoever is other than packed, once there is anything packed; see `repositories.packed_members`."""
    return f"""
        CREATE TRIGGER {name} {event}
        WHEN {where} AND EXISTS (SELECT 1 FROM packed_pages WHERE tenant = {row}.tenant)
        BEGIN
            INSERT INTO changed_members (tenant, member_id, turn)
                VALUES ({row}.tenant, {row}.{of}, random())
                ON CONFLICT (tenant, member_id) DO UPDATE SET turn = excluded.turn;
        END"""


def _visit_noted(name: str, event: str) -> str:
    """Keeps the order of last visits; the numbers are those of `shuke_db.repositories.visit_order`."""
    second = "min(max(new.last_visit_ms / 1000 - 946684800, 0), 4294967295)"
    quarter, four_bytes = f"({second} / 900)", f"unhex(printf('%08x', {second}))"
    entry = f"unhex(printf('%08x%08x', {second} % 900, p.member_no))"
    member = "p.tenant = new.tenant AND p.member_id = new.member_id"
    visits = "v.tenant = p.tenant AND v.block = p.member_no / 128"
    at = "4 * (p.member_no % 128)"
    return f"""
        CREATE TRIGGER members_visit_{name} {event}
        BEGIN
            INSERT INTO visit_log (tenant, quarter, part, members)
                SELECT new.tenant, {quarter}, 2147483647, {entry}
                FROM profiles AS p JOIN last_visits AS v ON {visits}
                WHERE {member} AND substr(v.seconds, {at} + 1, 4) <> {four_bytes}
                ON CONFLICT (tenant, quarter, part)
                DO UPDATE SET members = CAST(members || excluded.members AS BLOB);
            UPDATE visit_log
                SET part = (
                    SELECT count(*) - 1 FROM visit_log AS o WHERE o.tenant = new.tenant AND o.quarter = {quarter}
                )
                WHERE tenant = new.tenant AND quarter = {quarter} AND part = 2147483647 AND length(members) >= 4096;
            UPDATE last_visits AS v
                SET seconds = CAST(
                    substr(v.seconds, 1, {at}) || {four_bytes} || substr(v.seconds, {at} + 5) AS BLOB
                )
                FROM profiles AS p WHERE {member} AND {visits};
        END"""
