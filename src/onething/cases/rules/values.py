"""Is one value lawful for its data element? One checker a type; refusals carry a stable code and a sentence."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from onething.cases import field_words, words
from onething.catalogue.contracts import Element, ElementType
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.citizen_numbers import check_citizen_number
from onething.kernel.identifiers.credit_codes import check_credit_code
from onething.kernel.identifiers.document_numbers import check_document_number
from onething.kernel.identifiers.typing_slips import plain_characters
from onething.kernel.names import check_name, check_person_name

MAX_ROWS = 200
CITIZEN_CARD = "111"
CREDIT_CODE_DOCUMENT = "901"
NAME_ENDING, PAIRED_NAME = "_name", "citizen_name"
PERSONAL_DOCUMENTS = frozenset({"111", "414", "511", "516", "553"})
_DEFAULT_LENGTH = {ElementType.LONG_TEXT: 1000, ElementType.ADDRESS: 200}
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_POSTCODE = re.compile(r"[0-9]{6}")
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,10})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 10**12
_OLD_PICTURES = frozenset("\u231a\u231b\u2328\u23cf\ufe0f\u20e3") | {
    chr(code) for code in range(0x23E9, 0x23FB)
}


def is_empty(value: Any) -> bool:
    """Whether nothing was typed."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def check_value(
    element: Element,
    *,
    value: Any,
    columns: Sequence[Element] = (),
    document_kind: str = "",
    on_day: date,
) -> None:
    """Refuse a value its element does not allow (codes `cases.form.*` and `identifier.*`).

    `document_kind`: the kind of document that the form pairs with this number or name; empty when it pairs none.
    """
    if element.type is ElementType.TABLE:
        _check_table(element, rows=value, columns=columns, on_day=on_day)
    elif element.type is ElementType.CITIZEN_ID:
        _check_document(element, value=value, kind=document_kind or CITIZEN_CARD, on_day=on_day)
    elif element.type is ElementType.PERSON:
        _check_person(element, value=value, on_day=on_day)
    elif element.type is ElementType.DATE:
        _check_date(element, value=value, on_day=on_day)
    elif element.code.endswith(NAME_ENDING):
        _check_name(element, value=value, is_person=document_kind in PERSONAL_DOCUMENTS)
    else:
        _CHECKS.get(element.type, _check_text)(element, value)


def _refuse(element: Element, reason: str, **facts: Any) -> Refusal:
    return Refusal(f"cases.form.{reason}", field_words.FIELD[reason].format(label=element.label, **facts))


def _text(element: Element, value: Any) -> str:
    if not isinstance(value, str):
        raise _refuse(element, "not_text")
    limit = element.max_length or _DEFAULT_LENGTH.get(element.type, 200)
    if len(value) > limit:
        raise _refuse(element, "too_long", limit=limit, length=len(value))
    if any(_is_unlawful(char, lines=element.type is ElementType.LONG_TEXT) for char in value):
        raise _refuse(element, "characters")
    return value


def _is_unlawful(char: str, *, lines: bool) -> bool:
    """Control characters (NUL first), lone surrogates, private use, and pictures such as emoji.

    Planes 2 and 3 hold ideographs only, and newer ones than this Python's Unicode tables know.
    """
    if (lines and char in "\n\r\t") or (0x20000 <= ord(char) <= 0x3FFFD and ord(char) & 0xFFFE != 0xFFFE):
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} or _is_picture(char)


def _is_picture(char: str) -> bool:
    """Signs of GB/T 2312 (★ ♂) and of CJK blocks (㈱ ㎡) are writing; other late symbols are pictures."""
    if 0x1F000 <= ord(char) <= 0x1FBFF or char in _OLD_PICTURES:
        return True
    is_symbol = ord(char) >= 0x2600 and unicodedata.category(char) == "So"
    return is_symbol and not ("㈀" <= char <= "㏿" or char.encode("gb2312", "ignore"))


def _check_text(element: Element, value: Any) -> None:
    text = _text(element, value)
    if element.pattern and not re.match(element.pattern, text, re.ASCII):
        raise _refuse(element, "pattern", rule=_say_rule(element))


def _say_rule(element: Element) -> str:
    """A pattern says nothing to people: the catalogue's example and its hint do."""
    if not element.example:
        return element.hint or field_words.RULE_UNSAID
    return field_words.RULE_OF_EXAMPLE.format(example=element.example) + (element.hint or "")


def _check_name(element: Element, *, value: Any, is_person: bool) -> None:
    """A name stands on a licence: no signs of programs in it, and no digits in a person's."""
    _check_text(element, value)
    try:
        (check_person_name if is_person else check_name)(value)
    except Refusal as refusal:
        raise _refuse(element, "name", sentence=refusal.sentence) from None


def _check_choice(element: Element, value: Any) -> None:
    if value not in [choice.value for choice in element.choices]:
        raise _refuse(element, "choice", choices=_choices(element))


def _check_multi_choice(element: Element, value: Any) -> None:
    known = {choice.value for choice in element.choices}
    if not isinstance(value, list) or any(not isinstance(one, str) or one not in known for one in value):
        raise _refuse(element, "choice", choices=_choices(element))
    if len(set(value)) < len(value):
        raise _refuse(element, "choice", choices=_choices(element))


def _choices(element: Element) -> str:
    return "、".join(f"{choice.label}({choice.value})" for choice in element.choices)


def _check_boolean(element: Element, value: Any) -> None:
    if not isinstance(value, bool):
        raise _refuse(element, "boolean")


def _check_number(element: Element, value: Any) -> None:
    number = _find_number(value)
    if number is None or (element.type is ElementType.INTEGER and number != number.to_integral_value()):
        raise _refuse(element, "number", unit=f"(单位:{element.unit})" if element.unit else "")
    smallest = -_LARGEST if element.minimum is None else element.minimum
    largest = _LARGEST if element.maximum is None else element.maximum
    if number < smallest:
        raise _refuse(element, "too_small", limit=smallest, unit=element.unit or "")
    if number > largest:
        raise _refuse(element, "too_large", limit=largest, unit=element.unit or "")


def _find_number(value: Any) -> Decimal | None:
    """An integer, or a text of plain digits: no exponent, no float (it may print differently elsewhere), no yes or no."""
    if isinstance(value, str):
        plain = plain_characters(value)
        return Decimal(plain) if _NUMBER.fullmatch(plain) else None
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _check_mobile(element: Element, value: Any) -> None:
    if not _MOBILE.fullmatch(_text(element, value)):
        raise _refuse(element, "pattern", rule=field_words.MOBILE_RULE)


def _check_email(element: Element, value: Any) -> None:
    if not _EMAIL.fullmatch(_text(element, value)):
        raise _refuse(element, "email")


def _check_postcode(element: Element, value: Any) -> None:
    if not _POSTCODE.fullmatch(_text(element, value)):
        raise _refuse(element, "pattern", rule=field_words.POSTCODE_RULE)


def _check_uscc(element: Element, value: Any) -> None:
    check_credit_code(_text(element, value))


def document_kind_of(value: Any) -> str:
    """Return the kind of document that a paired field names; the identity card when it names none."""
    return value if isinstance(value, str) and value.strip() else CITIZEN_CARD


def shown(key: str) -> str:
    """Return a key of somebody's making as a sentence may show it: short, and never half a character."""
    return key[:60].encode("utf-8", "replace").decode()


def _check_document(element: Element, *, value: Any, kind: str, on_day: date) -> None:
    number = _text(element, value)
    if kind == CREDIT_CODE_DOCUMENT:
        check_credit_code(number)
    elif kind in PERSONAL_DOCUMENTS:
        check_document_number(kind, number=number, on_day=on_day)


def find_day(value: Any) -> date | None:
    """Return the day that a typed value names ("2026-01-31"), or None when it names none."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _check_date(element: Element, *, value: Any, on_day: date) -> None:
    day = find_day(value)
    if day is None:
        raise _refuse(element, "date")
    if "birth" in element.code and day > on_day:
        raise _refuse(element, "future")


def _check_person(element: Element, *, value: Any, on_day: date) -> None:
    keys = {"name", "id_number", "mobile"}
    if not isinstance(value, dict) or set(value) != keys or any(is_empty(value[key]) for key in keys):
        raise _refuse(element, "person")
    if any(not isinstance(value[key], str) for key in keys):
        raise _refuse(element, "person")
    _check_name(element, value=value["name"], is_person=True)
    check_citizen_number(value["id_number"], on_day=on_day)
    _check_mobile(element, value["mobile"])


def _check_table(element: Element, *, rows: Any, columns: Sequence[Element], on_day: date) -> None:
    if not isinstance(rows, list) or not rows or any(not isinstance(row, dict) for row in rows):
        raise _refuse(element, "rows")
    if len(rows) > MAX_ROWS:
        raise _refuse(element, "too_many_rows", limit=MAX_ROWS)
    for index, row in enumerate(rows, start=1):
        try:
            _check_row(element, row=row, columns=columns, on_day=on_day)
        except Refusal as refusal:
            sentence = field_words.FIELD["row"].format(
                label=element.label, row=index, sentence=refusal.sentence
            )
            raise Refusal(refusal.code, sentence) from None


def _check_row(element: Element, *, row: dict[str, Any], columns: Sequence[Element], on_day: date) -> None:
    known = {column.code: column for column in columns}
    if unknown := [key for key in row if key not in known]:
        raise Refusal("cases.form.field_unknown", words.FIELD_UNKNOWN.format(key=shown(unknown[0])))
    if all(is_empty(value) for value in row.values()):
        raise _refuse(element, "rows")
    kind = document_kind_of(row.get("id_document_type"))
    for code, value in row.items():
        if is_empty(value):
            continue
        if code == "id_document_number":
            _check_document(known[code], value=value, kind=kind, on_day=on_day)
        else:
            paired = kind if code == PAIRED_NAME else ""  # of a row's names, the document bears this one
            check_value(known[code], value=value, document_kind=paired, on_day=on_day)


_CHECKS: dict[ElementType, Callable[[Element, Any], None]] = {
    ElementType.CHOICE: _check_choice,
    ElementType.MULTI_CHOICE: _check_multi_choice,
    ElementType.BOOLEAN: _check_boolean,
    ElementType.INTEGER: _check_number,
    ElementType.DECIMAL: _check_number,
    ElementType.MONEY: _check_number,
    ElementType.MOBILE: _check_mobile,
    ElementType.EMAIL: _check_email,
    ElementType.POSTCODE: _check_postcode,
    ElementType.USCC: _check_uscc,
}
