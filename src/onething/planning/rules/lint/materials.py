"""Papers: none in general terms, none that somebody has already, none from an intermediary without a basis."""

import re
from collections.abc import Iterator

from onething.catalogue.contracts import (
    Finding,
    LintContext,
    Material,
    Matter,
    Place,
    PublishedThing,
    ResultKind,
)
from onething.kernel.brackets import strip_brackets
from onething.planning.rules.lint import words
from onething.planning.rules.lint.finding import found

CATCH_ALL = re.compile(
    r"(其他|其它|别的)[^，；;,《》]{0,12}(材料|资料|文件|证明|证件)"
    r"|^(相关|有关|必要|需要)的?(材料|资料|文件|证明|证件)$"
    r"|等(相关|有关|其他)的?(材料|资料|文件|证明|证件)$"
    r"|(认为|依法|法律法规规定|视情况)[^，；;,]{0,8}(需要|必要|应当)[^，；;,]{0,8}(材料|资料|文件|证明)"
)
OPEN_ENDED = re.compile(r"等(材料|资料|文件|证明|证件)$")
EARLIER, GOVERNMENT, INTERMEDIARY = "前序流程结果", "政府部门核发", "中介机构"


def check_wording(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """No catch-all: 其他材料 asks for anything (13% of guides were found to; 安阳条例 art. 13 forbids it).

    A list of papers that ends in 等 names most of them: it is told, and does not block.
    """
    for matter, material, place in _list_materials(published):
        if CATCH_ALL.search(material.name):
            yield found("material.catch_all", place=place, matter=matter.name, material=material.name)
        elif OPEN_ENDED.search(strip_brackets(material.name)):
            yield found("material.open_ended", place=place, matter=matter.name, material=material.name)


def _list_materials(published: PublishedThing) -> Iterator[tuple[Matter, Material, str]]:
    for matter in published.thing.matters:
        for material in matter.materials:
            yield matter, material, f"/matters/{matter.id}/materials/{material.name}"


def check_obtainable(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """What sharing, an e-licence or an earlier step gives is not asked (优化营商环境条例 art. 37, 44)."""
    licences = _list_licences(published, context=context)
    for matter, material, place in _list_materials(published):
        if not material.obtainable_by_sharing and material.made_from is None:
            why = _say_why(material, matter=matter, published=published, licences=licences)
            if why:
                facts = {"matter": matter.name, "material": material.name, "why": why}
                yield found("material.obtainable_but_asked", place=place, **facts)


def _say_why(
    material: Material, *, matter: Matter, published: PublishedThing, licences: frozenset[str]
) -> str | None:
    name = strip_brackets(material.name)
    for earlier in _list_earlier(matter, published=published):
        if strip_brackets(earlier.result) == name:
            return words.FROM_EARLIER.format(name=earlier.name)
    if material.source_kind == EARLIER and _is_of_this_thing(material, published=published):
        return words.FROM_PROCESS
    if (material.sharing_via or "").strip():
        return words.FROM_SHARING.format(via=material.sharing_via)
    return words.FROM_LICENCE.format(name=name) if name in licences else None


def _is_of_this_thing(material: Material, *, published: PublishedThing) -> bool:
    """Whether a paper that is said to come from an earlier step comes from a body of this thing; else nobody here has it."""
    departments = {matter.department for matter in published.thing.matters}
    return not material.source_department or material.source_department in departments


def _list_earlier(matter: Matter, *, published: PublishedThing) -> list[Matter]:
    """Return everything that this matter's needs lead to, directly or not."""
    found_codes: set[str] = set()
    waiting = list(matter.depends_on)
    while waiting:
        code = waiting.pop()
        needed = published.thing.find_matter(code)
        if needed is not None and code not in found_codes:
            found_codes.add(code)
            waiting += needed.depends_on
    return [one for one in published.thing.matters if one.code in found_codes]


def _list_licences(published: PublishedThing, *, context: LintContext) -> frozenset[str]:
    """The licences that this city's own platform issues: each exists as an e-licence."""
    return frozenset(
        strip_brackets(matter.result)
        for one in (published, *context.others)
        for matter in one.thing.matters
        if matter.particulars.manner.result_kind is ResultKind.LICENCE and matter.place is Place.HERE
    )


def check_sources(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A paper of a government body, or of an intermediary, that the applicant must bring has a basis."""
    for matter, material, place in _list_materials(published):
        if material.obtainable_by_sharing or material.particulars.legal_basis:
            continue
        if material.source_kind == GOVERNMENT:
            rule = "material.government_paper_asked"
            yield found(rule, place=place, matter=matter.name, material=material.name)
        if material.source_kind == INTERMEDIARY:
            rule = "material.intermediary_without_basis"
            yield found(rule, place=place, matter=matter.name, material=material.name)
