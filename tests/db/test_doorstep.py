"""What a till shows before SQLAlchemy is loaded: the same as its repositories say, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fakes.counter_shop import MANAGER, SHOP
from fakes.till_on_disk import folder_in, open_till
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.application.settings import Setting
from shuke.bootstrap.till_door import open_door
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Role, Staff
from shuke_db.doorstep import Greeting, greeting_in
from shuke_db.sqlite_file import MEMORY, connect


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a till lies that is set up, and closed."""
    open_till(tmp_path).data.close()
    return tmp_path


def greeting_at(place: Path) -> Greeting | None:
    door = open_door(folder_in(place))
    try:
        return door.greeting()
    finally:
        door.close()


def change(place: Path, *statements: str) -> None:
    door = open_door(folder_in(place))
    for statement in statements:
        door.connection.execute(statement)
    door.close()


def test_a_shop_is_greeted_by_its_name_with_who_may_sign_in(place: Path) -> None:
    assert greeting_at(place) == Greeting(SHOP.name, "", "", (MANAGER,))


def test_language_look_and_people_are_those_the_repositories_tell(place: Path) -> None:
    services = open_till(place)
    services.change_setting(Setting.LANGUAGE, "en")
    services.change_setting(Setting.THEME, "dark")
    people = [
        Staff("z", "赵敏", Role.CASHIER),
        Staff("b", "An", Role.ADMINISTRATOR),
        Staff("a", "An", Role.CASHIER),
        Staff("gone", "孙权", Role.CASHIER, active=False),
    ]
    with services.data.counter.writing() as work:
        for one in people:
            services.recorder.record(work, SHOP, StaffEnrolled(one), staff=MANAGER.staff_id)
        work.commit()
    with services.data.counter.reading() as work:
        told = [one for one in work.shops.staff() if one.active]
    services.data.close()
    greeting = greeting_at(place)
    assert greeting is not None
    assert (greeting.language, greeting.theme) == ("en", "dark")
    assert list(greeting.staff) == told
    assert {one.staff_id for one in told} == {"a", "b", "z", MANAGER.staff_id}


def test_a_database_without_a_schema_greets_nobody() -> None:
    connection = connect(MEMORY, None)
    assert greeting_in(connection) is None
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '0000'",
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "DELETE FROM settings",
        "UPDATE settings SET value = 'S99' WHERE name = 'shop'",
    ],
)
def test_another_schema_or_an_unknown_shop_is_left_to_what_comes_after(place: Path, statement: str) -> None:
    change(place, statement)
    assert greeting_at(place) is None


def test_what_cannot_be_read_is_said_in_the_ports_words() -> None:
    connection: Any = connect(MEMORY, None)
    connection.execute("CREATE TABLE alembic_version (another_column TEXT)")
    with pytest.raises(StoreUnusable) as told:
        greeting_in(connection)
    assert told.value.trouble is StoreTrouble.FAILED
    connection.close()
