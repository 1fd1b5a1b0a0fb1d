"""Shop and staff of the demo. The PINs are for trying things out and stand in the README; they guard nothing."""

from __future__ import annotations

from shuke.domain.shop import Role, Shop, Staff

__all__ = ["DEMO_PINS", "DEMO_SHOP", "demo_staff"]

DEMO_SHOP = Shop(
    shop_id="S01",
    name="熟客茶庄",
    address_lines=("示范路1号", "电话 0000-0000000"),
)

DEMO_PINS = {
    "demo-administrator": "900100",
    "demo-manager": "800100",
    "demo-lead": "700100",
    "demo-cashier-1": "100100",
    "demo-cashier-2": "200200",
    "demo-redemption": "500100",
    "demo-auditor": "600100",
}
"""By staff id."""


def demo_staff() -> tuple[Staff, ...]:
    return (
        Staff("demo-administrator", "管理员", Role.ADMINISTRATOR),
        Staff("demo-manager", "陈店长", Role.MANAGER),
        Staff("demo-lead", "赵敏", Role.SHIFT_LEAD),
        Staff("demo-cashier-1", "林小雨", Role.CASHIER),
        Staff("demo-cashier-2", "周明", Role.CASHIER),
        Staff("demo-redemption", "吴小琴", Role.REDEMPTION),
        Staff("demo-auditor", "郑审", Role.AUDITOR),
    )
