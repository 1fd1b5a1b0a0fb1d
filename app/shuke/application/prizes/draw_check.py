"""Working every spin and every draw out again from the journal, by whoever does not believe them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.signing import SignatureCheck
from shuke.application.ports.store import Store, StoredFact
from shuke.application.prizes.turning import shares
from shuke.domain.facts.draw_committed import DrawCommitted, DrawRevealed
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.lots_drawn import LotsDrawn, LotsEntered
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.figures.draw import Segment, chosen, winners
from shuke.domain.figures.draw_seed import commitment_of, lots_seed, seed_message, spin_seed
from shuke.domain.programme.document import Programme

__all__ = ["DrawFinding", "DrawFindingKind", "DrawReport", "check_draws"]

MOST_FINDINGS = 100
_PAGE = 500


class DrawFindingKind(StrEnum):
    """What may be wrong; each has a sentence in `shuke.wording.draw_check`."""

    OTHER_OUTCOME = "other_outcome"
    NOT_COMMITTED = "not_committed"
    OTHER_SEED = "other_seed"
    OTHER_ODDS = "other_odds"
    COUNTED_TWICE = "counted_twice"


@dataclass(frozen=True, slots=True)
class DrawFinding:
    kind: DrawFindingKind
    till: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class DrawReport:
    """`checked` were worked out again; `sealed` cannot be yet: a seed is shown when its campaign is over."""

    checked: int
    sealed: int
    findings: tuple[DrawFinding, ...]


ReadProgramme = Callable[[ProgrammePublished], Programme]


def check_draws(
    store: Store,
    sealing: FactSealing,
    signatures: SignatureCheck,
    read: ReadProgramme,
    progress: Callable[[int], None],
) -> DrawReport:
    """All journals that lie here. What holds of the journal itself (hashes, signatures, gaps) is not looked at.

    Args:
        read: a published document as rules.
        progress: told the number of facts read so far.
    """
    heard = _Heard(signatures)
    count = 0
    with store.reading() as work:
        for till in work.journal.tills():
            epoch = seq = 0
            while page := work.journal.after(till, epoch, seq, _PAGE):
                for fact in page:
                    heard.take_in(*_opened(sealing, fact))
                epoch, seq = page[-1].epoch, page[-1].seq
                count += len(page)
                progress(count)
    return _report(heard, read)


@dataclass
class _Heard:
    """What journals say that spins hang on; places are (epoch, seq)."""

    signatures: SignatureCheck
    committed: dict[tuple[str, str, bytes], tuple[int, int]] = field(default_factory=dict)
    shown: dict[tuple[str, str, bytes], tuple[FactHeader, bytes]] = field(default_factory=dict)
    keys: dict[str, list[bytes]] = field(default_factory=dict)
    documents: dict[tuple[str, int], ProgrammePublished] = field(default_factory=dict)
    spins: list[tuple[FactHeader, WheelSpun]] = field(default_factory=list)
    tickets: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    draws: list[tuple[FactHeader, LotsDrawn]] = field(default_factory=list)

    def take_in(self, header: FactHeader, body: FactBody | None) -> None:
        place = header.epoch, header.seq
        match body:
            case DrawCommitted(campaign, commitment):
                self.committed.setdefault((header.till, campaign, commitment), place)
            case DrawRevealed(campaign, commitment, proof):
                self.shown[header.till, campaign, commitment] = header, proof
            case TillOpened() | TillRekeyed() | OfficeRekeyed():
                self.keys.setdefault(header.till, []).append(body.public_key)
            case ProgrammePublished():
                self.documents[body.programme, body.version] = body
            case WheelSpun():
                self.spins.append((header, body))
            case LotsEntered(campaign, member_ids):
                self.tickets.setdefault((header.till, campaign), []).extend(member_ids)
            case LotsDrawn():
                self.draws.append((header, body))
                self.shown[header.till, body.campaign, body.commitment] = header, body.proof
            case _:
                pass


def _opened(sealing: FactSealing, fact: StoredFact) -> tuple[FactHeader, FactBody | None]:
    header, kind, version, plain = sealing.open(fact.content)
    return header, read_body(kind, version, plain)


def _report(heard: _Heard, read: ReadProgramme) -> DrawReport:
    findings: list[DrawFinding] = []
    checked = sealed = 0
    programmes: dict[tuple[str, int], Programme] = {}
    numbers: set[tuple[str, str, bytes, int]] = set()
    for header, spin in heard.spins:
        kinds = list(_of_seed(heard, header, spin.campaign, spin.commitment))
        version = spin.programme, spin.programme_version
        if version in heard.documents and version not in programmes:
            programmes[version] = read(heard.documents[version])
        kinds += _of_odds(spin, programmes.get(version))
        number = spin.campaign, spin.member_id, spin.commitment, spin.number
        kinds += [DrawFindingKind.COUNTED_TWICE] if number in numbers else []
        numbers.add(number)
        shown = heard.shown.get((header.till, spin.campaign, spin.commitment))
        if shown is None:
            sealed += 1
        else:
            checked += 1
            kinds += _of_outcome(spin, shown[1])
        findings += (DrawFinding(kind, header.till, header.epoch, header.seq) for kind in kinds)
    for header, draw in heard.draws:
        kinds = [*_of_seed(heard, header, draw.campaign, draw.commitment), *_of_winners(heard, header, draw)]
        checked += 1
        findings += (DrawFinding(kind, header.till, header.epoch, header.seq) for kind in kinds)
    return DrawReport(checked, sealed, tuple(findings[:MOST_FINDINGS]))


def _of_seed(
    heard: _Heard, header: FactHeader, campaign: str, commitment: bytes
) -> Iterator[DrawFindingKind]:
    """Committed before, and, once it is shown, the signature of this journal's key and none other."""
    key = header.till, campaign, commitment
    place = heard.committed.get(key)
    if place is None or place >= (header.epoch, header.seq):
        yield DrawFindingKind.NOT_COMMITTED
    shown = heard.shown.get(key)
    if shown is None:
        return
    if (shown[0].epoch, shown[0].seq) < (header.epoch, header.seq):
        yield DrawFindingKind.OTHER_SEED  # everybody could work it out before
        return
    proof = shown[1]
    message = seed_message(header.tenant, header.till, campaign)
    keys: Sequence[bytes] = heard.keys.get(header.till, ())
    if commitment_of(proof) != commitment or not any(
        heard.signatures.verifies(key, message, proof) for key in keys
    ):
        yield DrawFindingKind.OTHER_SEED


def _of_odds(spin: WheelSpun, programme: Programme | None) -> Iterator[DrawFindingKind]:
    """The weights are the published ones, and the published shares follow from them."""
    offered = [Segment(one.key, one.weight, one.left) for one in spin.offered]
    same = shares(offered) == [one.share_ppb for one in spin.offered]
    if programme is not None:
        wheel = programme.wheel
        published = [(one.key, one.weight) for one in wheel.segments] if wheel else []
        same = same and published == [(one.key, one.weight) for one in spin.offered]
    if not same:
        yield DrawFindingKind.OTHER_ODDS


def _of_outcome(spin: WheelSpun, proof: bytes) -> Iterator[DrawFindingKind]:
    offered = [Segment(one.key, one.weight, one.left) for one in spin.offered]
    came_up = chosen(spin_seed(proof, spin.member_id, spin.number), offered)
    if came_up is None or came_up.key != spin.segment:
        yield DrawFindingKind.OTHER_OUTCOME


def _of_winners(heard: _Heard, header: FactHeader, draw: LotsDrawn) -> Iterator[DrawFindingKind]:
    """Where every ticket wins there is nothing to work out."""
    if draw.everybody:
        return
    among = heard.tickets.get((header.till, draw.campaign), [])
    if len(among) != draw.among:
        yield DrawFindingKind.OTHER_ODDS
    elif winners(lots_seed(draw.proof), among, len(draw.winners)) != draw.winners:
        yield DrawFindingKind.OTHER_OUTCOME
