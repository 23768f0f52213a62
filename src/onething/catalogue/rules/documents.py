"""Bytes of one JSON file in, a plain value and every fault of the text itself out."""

import json
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault

LARGEST_EXACT = 2**53 - 1  # RFC 8785: beyond it canonical JSON cannot hold an integer exactly
DEEPEST = 60


class _Repeating(dict[str, Any]):
    """An object whose text repeats a key."""

    repeated: tuple[str, ...] = ()


class _Unfit:
    """A number that cannot be kept exactly."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


def parse_document(content: bytes, *, file: str) -> tuple[Any, list[PackageFault]]:
    """Parse one file. The value is None when the text is no JSON; else unfit parts are replaced by fit ones."""
    text, faults = _decode(content, file=file)
    if text is None:
        return None, faults
    try:
        value = json.loads(
            text,
            object_pairs_hook=_gather,
            parse_int=_parse_integer,
            parse_float=lambda _: _Unfit(words.NOT_AN_INTEGER),
            parse_constant=lambda _: _Unfit(words.NOT_AN_INTEGER),
        )
        return _clean(value, pointer="", file=file, faults=faults), faults
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 列"
        return None, [*faults, PackageFault(file, place, words.NOT_JSON.format(problem=_say(error.msg)))]
    except RecursionError:
        return None, [*faults, PackageFault(file, words.WHOLE_FILE, words.TOO_DEEP)]


def point(pointer: str, *, key: str | int) -> str:
    """Return the JSON pointer (RFC 6901) of a member."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def _decode(content: bytes, *, file: str) -> tuple[str | None, list[PackageFault]]:
    if b"\0" in content:
        place = f"第 {content.index(0) + 1} 个字节"
        return None, [PackageFault(file, place, words.NUL_BYTE)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return None, [PackageFault(file, f"第 {error.start + 1} 个字节", words.NOT_UTF8)]


def _say(message: str) -> str:
    for english, chinese in words.JSON_PROBLEMS.items():
        if message.startswith(english):
            return chinese
    return words.JSON_PROBLEM_OTHER


def _gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    gathered = _Repeating(pairs)
    if len(gathered) < len(pairs):
        keys = [key for key, _ in pairs]
        gathered.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return gathered


def _parse_integer(text: str) -> int | _Unfit:
    if len(text) > 17 or abs(int(text)) > LARGEST_EXACT:
        return _Unfit(words.NUMBER_TOO_LARGE)
    return int(text)


def _clean(value: Any, *, pointer: str, file: str, faults: list[PackageFault], depth: int = 0) -> Any:
    """Return plain JSON, noting each unfit part with its pointer and putting something fit in its place."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, _Unfit):
        faults.append(PackageFault(file, pointer or words.WHOLE_FILE, value.sentence))
        return 0
    if isinstance(value, str):
        return _clean_text(value, pointer=pointer, file=file, faults=faults)
    if isinstance(value, list):
        return [
            _clean(item, pointer=point(pointer, key=index), file=file, faults=faults, depth=depth + 1)
            for index, item in enumerate(value)
        ]
    if isinstance(value, _Repeating):
        return _clean_object(value, pointer=pointer, file=file, faults=faults, depth=depth)
    return value


def _clean_object(
    value: _Repeating, *, pointer: str, file: str, faults: list[PackageFault], depth: int
) -> dict[str, Any]:
    place = pointer or words.WHOLE_FILE
    faults.extend(PackageFault(file, place, words.REPEATED_KEY.format(key=key)) for key in value.repeated)
    return {
        _clean_text(key, pointer=pointer, file=file, faults=faults): _clean(
            item, pointer=point(pointer, key=key), file=file, faults=faults, depth=depth + 1
        )
        for key, item in value.items()
    }


def _clean_text(value: str, *, pointer: str, file: str, faults: list[PackageFault]) -> str:
    fit = "".join(c for c in value if c != "\0" and not "\ud800" <= c <= "\udfff")
    if fit != value:
        faults.append(PackageFault(file, pointer or words.WHOLE_FILE, words.UNFIT_CHARACTERS))
    return fit


def printable(text: str) -> str:
    """Return the text with what no line, terminal or database can take made visible."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
