"""Who works in the chain: added, another role, locked out, a new PIN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.staff_desk import PersonSeen, StaffDesk
from shuke.application.ports.pins import PinSealing
from shuke.application.refusal import Refusal, Refused
from shuke.application.staffing import LONGEST_NAME, roles_to_give
from shuke.domain.pin import MOST_DIGITS, pin_fault
from shuke.domain.shop import Right, Role, Shop, Staff
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.meanwhile import Beside, beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import office_chain as words
from shuke.wording.pins import FAULTS
from shuke.wording.said import Words
from shuke.wording.sign_in import ROLES

__all__ = ["add_staff_pages"]

_SHOP = "shop-"


def add_staff_pages(site: Site, desk: StaffDesk, pins: PinSealing) -> None:
    pages = _StaffPages(site, desk, pins)
    site.in_menu("/staff", words.STAFF, Right.MANAGE_STAFF)
    site.inside("/staff", pages.listed)
    site.inside("/staff/new", pages.new, change=pages.add)
    site.inside("/staff/{staff_id}", pages.one, change=pages.change)
    site.changes("/staff/{staff_id}/pin", pages.set_pin)


@dataclass(frozen=True, slots=True)
class _StaffPages:
    site: Site
    desk: StaffDesk
    pins: PinSealing

    async def listed(self, asked: Asked) -> Page:
        rows = await self.site.lanes.read(lambda: self.desk.listed(asked.session))
        if isinstance(rows, Refused):
            raise PageRefused(403, rows)
        shops = {one.shop_id: one.name for one in await self._shops(asked)}
        values = {"w": words, "rows": rows, "roles": ROLES, "shops": shops, "saved": "saved" in asked.query}
        return Page("staff.html", words.STAFF, values)

    async def new(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        if not asked.session.may(Right.MANAGE_STAFF):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        given = {"name": "", "role": Role.CASHIER.value, **asked.form}
        chosen = _chosen(asked) if asked.form else ()
        return await self._form(asked, words.ADD_PERSON, given, chosen, None, wrong, status)

    async def add(self, asked: Asked) -> Page | Go:
        role, pin = _role(asked), asked.form.get("pin", "")
        wrong = _wrong_pin(asked) if pin else ""
        if role is None or wrong:
            return await self.new(asked, wrong or self._no_role(), 422)
        newcomer = self.desk.newcomer(asked.form.get("name", "")[:200], role, _chosen(asked))
        sealed = await self._sealed(newcomer.staff_id, pin) if pin else b""
        done = await self.site.lanes.write(lambda: self.desk.add(asked.session, newcomer, sealed))
        if isinstance(done, Refused):
            if done.refusal is Refusal.NOT_ALLOWED:
                raise PageRefused(403, done)
            return await self.new(asked, self.site.refusal(done), 422)
        return Go(f"{OFFICE}/staff?saved")

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        """As they are now, or as it was typed, beside what somebody else saved meanwhile."""
        staff_id = asked.request.path_params["staff_id"][:64]
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, staff_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        person = seen.person
        given = {"name": person.name, "role": person.role.value, "locked": "" if person.active else "1"}
        chosen = person.shops
        meanwhile: list[tuple[Words, Words]] = []
        if status != 200 and "name" in asked.form:
            given |= {"locked": "", **asked.form}
            chosen = _chosen(asked)
            if status == 409:
                meanwhile = differing(_beside(given, chosen, person))
        return await self._form(asked, person.name, given, chosen, seen, wrong, status, meanwhile)

    async def change(self, asked: Asked) -> Page | Go:
        staff_id, role = asked.request.path_params["staff_id"][:64], _role(asked)
        if role is None:
            return await self.one(asked, self._no_role(), 422)
        active = asked.form.get("locked") != "1"
        changed = Staff(staff_id, asked.form.get("name", "")[:200], role, active, _chosen(asked))
        stamp = asked.form.get("stamp", "")
        done = await self.site.lanes.write(lambda: self.desk.change(asked.session, changed, stamp))
        return await self._answered(asked, done, f"{OFFICE}/staff?saved")

    async def set_pin(self, asked: Asked) -> Page | Go:
        staff_id = asked.request.path_params["staff_id"][:64]
        wrong = _wrong_pin(asked)
        if wrong:
            return await self.one(asked, wrong, 422)
        sealed = await self._sealed(staff_id, asked.form["pin"])
        done = await self.site.lanes.write(lambda: self.desk.set_pin(asked.session, staff_id, sealed))
        return await self._answered(asked, done, f"{OFFICE}/staff/{quote(staff_id, safe='')}?pin")

    async def _answered(self, asked: Asked, done: Staff | Refused, path: str) -> Page | Go:
        if not isinstance(done, Refused):
            return Go(path)
        if done.refusal in {Refusal.NOT_ALLOWED, Refusal.STAFF_GONE}:
            raise PageRefused(404, done)
        stale = done.refusal is Refusal.CHANGED_MEANWHILE
        return await self.one(asked, self.site.refusal(done), 409 if stale else 422)

    async def _sealed(self, staff_id: str, pin: str) -> bytes:
        """Takes a fifth of a second."""
        return await self.site.lanes.compute(lambda: self.pins.seal(staff_id, pin))

    def _no_role(self) -> Words:
        return self.site.refusal(Refused(Refusal.MORE_THAN_OWN))

    async def _shops(self, asked: Asked) -> tuple[Shop, ...]:
        shops = await self.site.lanes.read(lambda: self.desk.shops(asked.session))
        if isinstance(shops, Refused):
            raise PageRefused(403, shops)
        return shops

    async def _form(
        self,
        asked: Asked,
        title: Words,
        given: dict[str, str],
        chosen: tuple[str, ...],
        seen: PersonSeen | None,
        wrong: Words,
        status: int,
        meanwhile: Sequence[tuple[Words, Words]] = (),
    ) -> Page:
        roles = list(roles_to_give(asked.session))
        if seen is not None and seen.person.role not in roles:
            roles.append(seen.person.role)
        values = {
            "w": words,
            "wrong": wrong,
            "given": given,
            "seen": seen,
            "meanwhile": meanwhile,
            "roles": [(role.value, ROLES[role.value]) for role in roles],
            "shops": [
                (one, one.shop_id in chosen)
                for one in await self._shops(asked)
                if not one.closed or one.shop_id in chosen
            ],
            "pin_set": "pin" in asked.query,
            "longest": LONGEST_NAME,
            "most_digits": MOST_DIGITS,
            "action": f"{OFFICE}/staff/{quote(seen.person.staff_id, safe='') if seen else 'new'}",
        }
        return Page("person.html", title, values, status)


def _beside(given: Mapping[str, str], chosen: tuple[str, ...], person: Staff) -> Iterator[Beside]:
    yield Beside(words.PERSON_NAME, given["name"], person.name)
    yield beside(words.ROLE, given["role"], person.role.value, ROLES.__getitem__)
    yield beside(words.WORKS_AT, chosen, person.shops, lambda shops: "、".join(shops) or words.ALL_SHOPS)
    yield beside(words.STATE, bool(given["locked"]), not person.active, _state)


def _state(locked: bool) -> Words:
    return words.PERSON_STATES["locked" if locked else "active"]


def _chosen(asked: Asked) -> tuple[str, ...]:
    """The shops that are ticked; none: all."""
    return tuple(sorted(name.removeprefix(_SHOP) for name in asked.form if name.startswith(_SHOP)))


def _role(asked: Asked) -> Role | None:
    try:
        return Role(asked.form.get("role", ""))
    except ValueError:
        return None


def _wrong_pin(asked: Asked) -> Words:
    pin = asked.form.get("pin", "")
    fault = pin_fault(pin)
    if fault is not None:
        return FAULTS[fault.value]
    return "" if asked.form.get("again", "") == pin else words.PIN_DIFFERS
