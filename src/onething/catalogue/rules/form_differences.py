"""What changed in the forms, and in the data elements that they ask."""

from collections.abc import Iterator, Mapping

from onething.catalogue.contracts import (
    Difference,
    Element,
    FormField,
    Matter,
    PublishedThing,
    Thing,
)
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.rows import ListRow, Row, compare_lists, compare_rows, say_change

FIELD_ROWS = (
    Row("required", "填写要求", lambda f: say.say_quoted(say.REQUIRED[f.required])),
    Row("label_on_form", "表上名称", lambda f: say.say_quoted(f.label_on_form)),
)
ELEMENT_ROWS = (
    Row("label", "名称", lambda e: say.say_quoted(e.label)),
    Row("type", "类型", lambda e: say.say_quoted(e.type)),
    Row("unit", "单位", lambda e: say.say_quoted(e.unit)),
    Row("max_length", "最多字数", lambda e: say.say_count(e.max_length, unit="字")),
    Row("min", "最小值", lambda e: say.say_count(e.minimum, unit="")),
    Row("max", "最大值", lambda e: say.say_count(e.maximum, unit="")),
    Row("pattern", "格式", lambda e: say.say_quoted(e.pattern)),
    Row("example", "示例", lambda e: say.say_quoted(e.example)),
    Row("hint", "填写提示", lambda e: say.say_quoted(e.hint)),
    Row("standard", "标准", lambda e: say.say_quoted(e.standard)),
    Row("shared_source", "共享来源", lambda e: say.say_quoted(e.shared_source)),
    Row("situation_value", "答什么算“是”", lambda e: say.say_quoted(e.situation_value)),
    Row("sensitive", "是否敏感", lambda e: say.say_quoted(say.YES[e.sensitive])),
)
ELEMENT_LISTS = (
    ListRow("choices", "选项", lambda e: [f"“{choice.label}”" for choice in e.choices]),
    ListRow("columns", "表格列", lambda e: e.columns),
    ListRow("produced_by", "产生事项", lambda e: e.produced_by),
)

FieldKey = tuple[str | None, str, str | None]


def compare_forms(
    before: Matter, *, after: Matter, versions: tuple[PublishedThing, PublishedThing]
) -> Iterator[Difference]:
    """Yield the fields that a matter's form asks no longer or newly, and how the others changed."""
    was = _index(before, thing=versions[0].thing)
    now = _index(after, thing=versions[1].thing)
    at = f"/matters/{after.id}/form"
    for key in was:
        if key not in now:
            name = _name(was[key], elements=versions[0].elements)
            yield Difference(
                point(at, key=key[1]), say.FIELD_REMOVED.format(matter=after.name, name=name), before=name
            )
    for key, field in now.items():
        name = _name(field, elements=versions[1].elements)
        if key not in was:
            required = say.REQUIRED[field.required]
            sentence = say.FIELD_ADDED.format(matter=after.name, name=name, required=required)
            yield Difference(point(at, key=key[1]), sentence, after=name)
        else:
            of = say.OF_FIELD.format(matter=after.name, name=name)
            yield from compare_rows(was[key], after=field, rows=FIELD_ROWS, at=point(at, key=key[1]), of=of)


def _index(matter: Matter, *, thing: Thing) -> dict[FieldKey, FormField]:
    """Fields by role, element and condition: one element may stand in a form for two roles or two situations."""
    return {
        (field.role, field.element, say.say_condition(field.only_when, thing=thing)): field
        for field in matter.form.fields
    }


def _name(field: FormField, *, elements: Mapping[str, Element]) -> str:
    return field.label_on_form or elements[field.element].label


def compare_elements(before: PublishedThing, *, after: PublishedThing) -> Iterator[Difference]:
    """Yield how the data elements that both versions use changed."""
    for code in sorted(set(before.elements) & set(after.elements)):
        was, now = before.elements[code], after.elements[code]
        at, of = point("/elements", key=code), say.OF_ELEMENT.format(name=now.label)
        yield from compare_rows(was, after=now, rows=ELEMENT_ROWS, at=at, of=of)
        yield from compare_lists(was, after=now, rows=ELEMENT_LISTS, at=at, of=of)
        asked = _name_question(was, thing=before.thing), _name_question(now, thing=after.thing)
        if asked[0] != asked[1]:
            place = point(at, key="situation_key")
            yield say_change(asked[0], now=asked[1], label="取值来源", place=place, of=of)


def _name_question(element: Element, *, thing: Thing) -> str | None:
    """Return the question whose answer is the value; one of another thing means nothing here."""
    question = thing.find_question(element.situation_key or "")
    return say.ANSWER_TO.format(name=question.text) if question else None
