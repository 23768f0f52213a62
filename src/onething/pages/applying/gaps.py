"""What an application still lacks before it can be signed: by section of the form, each leading to its exact place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onething.look.contracts import MaterialRow, NavLink
from onething.pages.applying import words
from onething.pages.applying.reviewing import ReviewSection
from onething.pages.showing.plans import material_anchor


@dataclass(frozen=True)
class Gap:
    """The missing or wrong places of one section, or of the papers."""

    title: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True)
class Gaps:
    """Everything that is missing, and where to begin."""

    title: str
    parts: tuple[Gap, ...]
    first: str


def list_gaps(
    sections: Sequence[ReviewSection],
    *,
    papers: Sequence[MaterialRow],
    papers_href: str,
    problems: Collection[str],
) -> Gaps | None:
    """Return the gaps of an application whose problems stand at these places; None when there are none."""
    parts = [
        Gap(
            section.title,
            tuple(NavLink(row.label, row.href) for row in section.rows if row.place in problems),
        )
        for section in sections
    ]
    anchors = {
        material_anchor(place.removeprefix(MATERIALS)) for place in problems if place.startswith(MATERIALS)
    }
    missing = tuple(
        NavLink(row.name, f"{papers_href}#{row.anchor}") for row in papers if row.anchor in anchors
    )
    filled = tuple(part for part in (*parts, Gap(words.PAPERS, missing)) if part.links)
    if not filled:
        return None
    count = sum(len(part.links) for part in filled)
    return Gaps(title=words.GAPS.format(count=count), parts=filled, first=filled[0].links[0].href)


MATERIALS = "materials."


def name_unfinished(problems: Mapping[str, str]) -> set[str]:
    """Return the steps of the bar that are not done yet: form, materials."""
    kinds = {place.partition(".")[0] for place in problems}
    return {kind for kind in ("form", "materials") if kind in kinds}
