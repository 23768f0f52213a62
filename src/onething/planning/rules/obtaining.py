"""Whether a paper is asked, and if not, who has it already and by which way the platform gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onething.catalogue.contracts import MadeFrom, Material, Matter
from onething.planning import words
from onething.planning.contracts import MaterialState
from onething.planning.rules.waves import Order

EARLIER_RESULT = "前序流程"
LEAST_SHARED = 2
# By these ways the paper itself reaches the platform; by a mere check (核验) only a yes or no reaches one department.
WAYS_OF_THE_PAPER = ("电子证照", "电子营业执照", EARLIER_RESULT, "共享", "调取", "推送", "自查")


@dataclass(frozen=True)
class Listing:
    """One line of one matter's published list, as these answers make it."""

    matter: Matter
    material: Material
    state: MaterialState

    @property
    def is_needed(self) -> bool:
        """Whether the matter cannot be decided without it."""
        return self.state is MaterialState.ASKED

    @property
    def is_made(self) -> bool:
        """Whether the platform makes it from the one form: it is the matter's own application form."""
        return self.material.made_from is MadeFrom.FORM

    @property
    def via(self) -> str:
        """How the state has it already, in the publication's words; empty when only the applicant has it."""
        return (self.material.sharing_via or "").strip() if self.material.obtainable_by_sharing else ""


@dataclass(frozen=True)
class Outcome:
    """What becomes of a paper, and the sentence that says why."""

    state: MaterialState
    reason: str
    obtained_by: str | None = None
    obtained_from: tuple[str, ...] = ()


def decide(listings: Sequence[Listing], *, order: Order, is_held: bool) -> Outcome:
    """Decide about one paper from all lines that name it; `is_held`: the applicant has it as an e-licence.

    Made from the one form by every matter that needs it: waived. A matter whose own application form it is has no say for
    the others, whose paper of the same name is another one: what they need is decided among them. Obtained by every
    matter that needs it: waived. Obtained as a paper by one of them: it is in the platform, so nobody is asked again.
    Only checked over the network by some: the others still need the paper, so it is asked.
    """
    needing = [listing for listing in listings if listing.is_needed]
    bringing = [listing for listing in needing or listings if not listing.is_made]
    if not bringing:
        return Outcome(MaterialState.WAIVED, words.MADE_FROM_FORM, obtained_by=words.OBTAINED_BY_FORM)
    if not needing:
        return _leave_open(bringing)
    return _decide_needed(bringing, order=order, is_held=is_held)


def _decide_needed(needing: list[Listing], *, order: Order, is_held: bool) -> Outcome:
    if is_held:
        return Outcome(MaterialState.WAIVED, words.HELD, obtained_by=words.OBTAINED_BY_HOLDING)
    obtaining = [listing for listing in needing if listing.via]
    if len(obtaining) == len(needing):
        return _waive(obtaining, order=order)
    papers = [listing for listing in obtaining if any(way in listing.via for way in WAYS_OF_THE_PAPER)]
    if not papers:
        return Outcome(MaterialState.ASKED, _say_asked(needing, obtaining=obtaining))
    reason = words.OBTAINED_FOR_OTHERS.format(matters=_join_names(papers), via=_join_ways(papers))
    return _waive(papers, order=order, reason=reason)


def _leave_open(listings: Sequence[Listing]) -> Outcome:
    undecided = [listing for listing in listings if listing.state is MaterialState.WINDOW_DECIDES]
    if not undecided:
        return Outcome(MaterialState.OPTIONAL, words.OPTIONAL)
    shared = [listing for listing in undecided if listing.via]
    if not shared:
        return Outcome(MaterialState.WINDOW_DECIDES, words.WINDOW_DECIDES)
    reason = words.WINDOW_DECIDES_SHARED.format(via=_join_ways(shared))
    return Outcome(MaterialState.WINDOW_DECIDES, reason)


def _waive(obtaining: list[Listing], *, order: Order, reason: str | None = None) -> Outcome:
    via = _join_ways(obtaining)
    givers = sorted({giver for listing in obtaining for giver in _list_givers(listing, order=order)})
    if givers:
        named = words.LIST_COMMA.join(order.matters[code].name for code in givers)
        reason = reason or words.OBTAINED_FROM_RESULT.format(matters=named, via=via)
    reason = reason or words.OBTAINED.format(via=via)
    return Outcome(MaterialState.WAIVED, reason, obtained_by=via, obtained_from=tuple(givers))


def _list_givers(listing: Listing, *, order: Order) -> tuple[str, ...]:
    """Name the earlier matters of this plan whose result the paper is, known by the words that they share.

    Papers and results are published in free words (清税证明 / 税务注销(清税)), so the longest common wording decides; with
    less than two characters in common the paper comes from an earlier case, and no matter is named.
    """
    if EARLIER_RESULT not in listing.via:
        return ()
    paper, before = listing.material.name, sorted(order.ancestors[listing.matter.code])
    named = {code: (order.matters[code].result, order.matters[code].name) for code in before}
    shared = {
        code: max(count_shared(paper, words_of=words_of) for words_of in named[code]) for code in before
    }
    most = max(shared.values(), default=0)
    return tuple(code for code, count in shared.items() if count == most) if most >= LEAST_SHARED else ()


@lru_cache(maxsize=4096)
def count_shared(paper: str, *, words_of: str) -> int:
    """Return the characters of the longest wording that a paper shares with a matter's result or name."""
    return SequenceMatcher(None, paper, words_of, autojunk=False).find_longest_match().size


def _say_asked(needing: list[Listing], *, obtaining: list[Listing]) -> str:
    if not obtaining:
        return words.ASKED
    asking = [listing for listing in needing if not listing.via]
    return words.ASKED_THOUGH_CHECKED.format(matters=_join_names(asking))


def _join_ways(listings: Sequence[Listing]) -> str:
    return "；".join(dict.fromkeys(listing.via for listing in _sort(listings)))


def _join_names(listings: Sequence[Listing]) -> str:
    return words.LIST_COMMA.join(dict.fromkeys(listing.matter.name for listing in _sort(listings)))


def _sort(listings: Sequence[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda listing: (listing.matter.code, listing.material.name))
