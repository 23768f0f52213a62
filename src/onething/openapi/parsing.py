"""Reading a JSON body so that nothing in it can break what comes after: exact numbers, real text, no endless nesting."""

import json
import re
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from onething.kernel.errors import Refusal
from onething.openapi import words

DEEPEST = 20
_LONGEST_INTEGER = 15  # digits that every machine keeps exactly (RFC 8259 section 6)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class JsonParser(Parser):
    """Takes UTF-8 JSON (RFC 8259) sent as application/json.

    A fraction or a very long integer stays the text that was sent: the law's numbers are whole or exact, and no digit
    of what a person typed is lost. Refuses `request.content_type`, `request.body_not_json`, `request.too_deep`,
    `request.text_broken`.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body's value."""
        if request.content_type != "application/json":
            raise Refusal("request.content_type", words.CONTENT_TYPE, status=415)
        value = _read(request.body)
        _check(value)
        return value


def _read(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), parse_float=str, parse_int=_integer, parse_constant=_refuse_constant)
    except RecursionError:
        raise Refusal("request.too_deep", words.TOO_DEEP) from None
    except ValueError:
        raise Refusal("request.body_not_json", words.BODY, status=400) from None


def _integer(text: str) -> int | str:
    return int(text) if len(text.lstrip("-")) <= _LONGEST_INTEGER else text


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _check(value: Any) -> None:
    level = [value]
    for _depth in range(DEEPEST):
        for one in level:
            if isinstance(one, str) and _HALF_CHARACTER.search(one):
                raise Refusal("request.text_broken", words.TEXT_BROKEN)
        level = [inner for one in level for inner in _inside(one)]
    if level:
        raise Refusal("request.too_deep", words.TOO_DEEP)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else []
