"""What changed between two versions of a thing, in sentences like a person would say them."""

from collections.abc import Iterator

from onething.catalogue.contracts import Difference, Matter, PublishedThing, Thing
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.form_differences import compare_elements, compare_forms
from onething.catalogue.rules.material_differences import compare_materials
from onething.catalogue.rules.matter_differences import compare_matter
from onething.catalogue.rules.question_differences import compare_questions
from onething.catalogue.rules.rows import ListRow, Row, compare_lists, compare_rows

ROWS = (
    Row("name", "名称", lambda t: say.say_quoted(t.name)),
    Row("audience", "服务对象", lambda t: say.say_quoted(t.audience)),
    Row("lead_department", "牵头部门", lambda t: say.say_quoted(t.lead_department)),
    Row("visits", "全程到场次数", lambda t: say.say_count(t.visits, unit="次")),
    Row("batch", "公布批次", lambda t: say.say_count(t.batch, unit="批")),
    Row("life_cycle", "所属周期", lambda t: say.say_quoted(t.life_cycle)),
    Row("source", "来源", lambda t: say.say_quoted(t.source)),
)
LISTS = (ListRow("joint_departments", "联办部门", lambda t: t.joint_departments),)


def list_differences(before: PublishedThing, *, after: PublishedThing) -> tuple[Difference, ...]:
    """Return what changed from one version of a thing to another, each in a sentence; nothing for the same content.

    Contents that differ only in what nobody is asked or promised (remarks, unknown keys) give one difference that says so.
    """
    if before.sm3 == after.sm3:
        return ()
    found = tuple(dict.fromkeys(_compare(before, after=after)))
    return found or (Difference("", say.ONLY_REMARKS),)


def _compare(before: PublishedThing, *, after: PublishedThing) -> Iterator[Difference]:
    things = (before.thing, after.thing)
    yield from compare_rows(before.thing, after=after.thing, rows=ROWS, at="", of="")
    yield from compare_lists(before.thing, after=after.thing, rows=LISTS, at="", of="")
    yield from compare_questions(before.thing, after=after.thing)
    yield from _compare_presence(before.thing, after=after.thing)
    for was, now in _pair(*things):
        yield from compare_matter(was, after=now, things=things)
        yield from compare_materials(was, after=now, things=things)
        yield from compare_forms(was, after=now, versions=(before, after))
    yield from compare_elements(before, after=after)


def _compare_presence(before: Thing, *, after: Thing) -> Iterator[Difference]:
    for matter in before.matters:
        if after.find_matter(matter.code) is None:
            sentence = say.MATTER_REMOVED.format(name=matter.name, department=matter.department)
            yield Difference(f"/matters/{matter.id}", sentence, before=matter.name)
    for matter in after.matters:
        if before.find_matter(matter.code) is None:
            sentence = say.MATTER_ADDED.format(name=matter.name, department=matter.department)
            yield Difference(f"/matters/{matter.id}", sentence, after=matter.name)


def _pair(before: Thing, after: Thing) -> Iterator[tuple[Matter, Matter]]:
    for matter in before.matters:
        found = after.find_matter(matter.code)
        if found is not None:
            yield matter, found
