"""`{% piece value %}` draws any piece of onething.look.contracts by its type; nothing for None."""

import re
from collections.abc import Callable
from typing import Any

from django.template import Library
from django.template.loader import get_template
from django.utils.safestring import SafeString

from onething.look.contracts import Table, WaveChart
from onething.look.rules.waves import describe_chart, draw_chart

register = Library()

NARROW, WIDE = 340, 680


@register.simple_tag
def piece(value: object | None) -> SafeString:
    """Return the markup of a piece; its template is named after its type (Deadline: pieces/deadline.html)."""
    if value is None:
        return SafeString("")
    kind = type(value)
    more = _MORE.get(kind, _nothing_more)(value)
    template = get_template(f"look/pieces/{_file_name(kind)}.html")
    return SafeString(template.render({"piece": value, **more}))


@register.filter
def spoken(value: Any) -> str:
    """Return a list as Chinese writes it: 、 between."""
    return "、".join(str(one) for one in value)


def _file_name(kind: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _nothing_more(_value: Any) -> dict[str, Any]:
    return {}


def _draw(chart: WaveChart) -> dict[str, Any]:
    return {
        "drawings": [draw_chart(chart, width=NARROW), draw_chart(chart, width=WIDE)],
        "lines": describe_chart(chart),
    }


def _pair(table: Table) -> dict[str, Any]:
    """Every cell beside its column: on a phone the column's word stands before the cell."""
    return {"rows": [(row, list(zip(table.columns, row.cells, strict=True))) for row in table.rows]}


_MORE: dict[type, Callable[[Any], dict[str, Any]]] = {WaveChart: _draw, Table: _pair}
