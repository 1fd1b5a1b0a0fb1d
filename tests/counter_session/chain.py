"""What concerns the chain and the disk: joining it, rounds, asking, the network, a backup that comes back."""

from __future__ import annotations

from sqlalchemy import select

from counter_session.play import Play, seen, verb
from counter_session.stage import RECOVERY
from shuke.adapters.vault.recovery import recovery_public
from shuke.application.sync.asking import AskingTill
from shuke.bootstrap.recovery_file import RECOVERY_FILE, sealed_secrets
from shuke.bootstrap.till_backups import back_up_till
from shuke.domain.slices.account import AccountKind
from shuke.wording import Language
from shuke_db.sale_tables import sales
from shuke_db.tables import cards, members


@verb("join-chain")
def join_chain(play: Play) -> object:
    play.stage.second_till()
    return None


@verb("round")
def round_(play: Play) -> object:
    """What goes to and fro until this till and head office know the same."""
    return play.till.in_step()


@verb("ask")
def ask(play: Play) -> object:
    """name, account, how much more than this till may spend."""
    assert play.till.sync is not None
    name, account, amount = play.step.given
    return AskingTill(play.till.sync.parts).ask(AccountKind(account), play.member(name), int(amount))


@verb("network")
def network(play: Play) -> object:
    play.till.weather.down = play.given(0) == "down"
    return None


@verb("backup")
def backup(play: Play) -> object:
    data = play.till.services.data
    (data.folder.root / RECOVERY_FILE).write_bytes(sealed_secrets(data.vault, recovery_public(RECOVERY)))
    return back_up_till(data.folder, play.stage.folder / play.given(0), Language.ZH)


@verb("restore")
def restore(play: Play) -> object:
    done = play.stage.restore(play.stage.folder / play.given(0))
    play.till = play.stage.first
    return done


@seen("epoch")
def epoch(play: Play) -> str:
    """Of this till's journal, which every receipt number names."""
    with play.reading() as work:
        head = work.journal.head(play.desk.till)
    assert head is not None
    return "first" if head.epoch == 1 else "new"


@seen("numbers")
def numbers(play: Play) -> str:
    """Of receipts, members and cards, as head office knows them all."""
    assert play.stage.office is not None
    with play.stage.office.engine.connect() as connection:
        for column in (sales.c.receipt_number, members.c.number, cards.c.number):
            found = list(connection.scalars(select(column)))
            if len(found) != len(set(found)):
                return f"{column} twice: {sorted(found)}"
    return "all different"


@seen("books")
def books(play: Play) -> str:
    """What each account of each member comes to, at every till and at head office."""
    assert play.stage.office is not None
    stores = [till.store for till in play.stage.tills.values()] + [play.stage.office.store]
    known = []
    for store in stores:
        with store.reading() as work:
            known.append(
                {
                    (name, account): work.members.balance(member_id, account)
                    for name, member_id in play.stage.members.items()
                    for account in AccountKind
                }
            )
    return "the same everywhere" if all(one == known[0] for one in known) else str(known)
