"""What changed in the materials of one matter."""

from collections.abc import Iterator

from onething.catalogue.contracts import Difference, Material, Matter, Thing
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.rows import ListRow, Row, compare_lists, compare_rows, say_change

ROWS = (
    Row("necessity", "必要性", lambda m: say.say_quoted(say.NECESSITIES[m.necessity])),
    Row("deferral_days", "容缺后补期限", lambda m: say.say_count(m.deferral_days, unit="个工作日")),
    Row("form", "形式", lambda m: say.say_quoted(m.form)),
    Row("copies", "份数", lambda m: say.say_count(m.copies, unit="份")),
    Row("source_department", "出具单位", lambda m: say.say_quoted(m.source_department)),
    Row("source_kind", "来源", lambda m: say.say_quoted(m.source_kind)),
    Row("note", "说明", lambda m: say.say_quoted(m.note)),
    Row("type", "材料类型", lambda m: say.say_quoted(m.type)),
    Row("purpose", "用途", lambda m: say.say_quoted(m.purpose)),
    Row("acceptance_standard", "受理标准", lambda m: say.say_quoted(m.particulars.acceptance_standard)),
    Row("legal_basis", "要求提供的依据", lambda m: say.say_quoted(m.particulars.legal_basis)),
    Row("trust_level", "可信程度", lambda m: say.say_quoted(m.particulars.trust_level)),
    Row("sample", "样本", lambda m: say.say_quoted(m.particulars.sample)),
    Row("blank_form", "空白表格", lambda m: say.say_quoted(m.particulars.blank_form)),
    Row("largest_mb", "文件大小上限", lambda m: say.say_count(m.particulars.largest_mb, unit="MB")),
    Row("largest_pages", "页数上限", lambda m: say.say_count(m.particulars.largest_pages, unit="页")),
)
LISTS = (
    ListRow("review_points", "审查要点", lambda m: m.particulars.review_points),
    ListRow("formats", "文件格式", lambda m: m.particulars.formats),
)


def compare_materials(before: Matter, *, after: Matter, things: tuple[Thing, Thing]) -> Iterator[Difference]:
    """Yield the materials that a matter asks no longer or newly, and how the others changed."""
    was = {material.name: material for material in before.materials}
    now = {material.name: material for material in after.materials}
    at = f"/matters/{after.id}/materials"
    for name in was:
        if name not in now:
            sentence = say.MATERIAL_REMOVED.format(matter=after.name, name=name)
            yield Difference(point(at, key=name), sentence, before=name)
    for name in now:
        place = point(at, key=name)
        if name not in was:
            sentence = say.MATERIAL_ADDED.format(matter=after.name, name=name)
            yield Difference(place, sentence, after=name)
        else:
            yield from _compare(was[name], after=now[name], matter=after.name, at=place, things=things)


def _compare(
    before: Material, *, after: Material, matter: str, at: str, things: tuple[Thing, Thing]
) -> Iterator[Difference]:
    of = say.OF_MATERIAL.format(matter=matter, name=after.name)
    yield from _compare_ways(before, after=after, matter=matter, at=at)
    yield from compare_rows(before, after=after, rows=ROWS, at=at, of=of)
    yield from compare_lists(before, after=after, rows=LISTS, at=at, of=of)
    was = say.say_condition(before.only_when, thing=things[0])
    now = say.say_condition(after.only_when, thing=things[1])
    if was != now:
        yield say_change(was, now=now, label="适用情形", place=point(at, key="only_when"), of=of)


def _compare_ways(before: Material, *, after: Material, matter: str, at: str) -> Iterator[Difference]:
    was, now = before.obtainable_by_sharing, after.obtainable_by_sharing
    place = point(at, key="obtainable_by_sharing")
    if was != now:
        template = say.MATERIAL_SHARED if now else say.MATERIAL_ASKED
        via = (after if now else before).sharing_via
        yield Difference(place, template.format(matter=matter, name=after.name, via=via))
    elif was and before.sharing_via != after.sharing_via:
        of = say.OF_MATERIAL.format(matter=matter, name=after.name)
        ways = (say.say_quoted(one.sharing_via) for one in (before, after))
        yield say_change(
            next(ways), now=next(ways), label="取得方式", place=point(at, key="sharing_via"), of=of
        )
    if before.made_from is not after.made_from:
        template = say.MATERIAL_FROM_FORM if after.made_from else say.MATERIAL_NOT_FROM_FORM
        yield Difference(point(at, key="made_from"), template.format(matter=matter, name=after.name))
