"""The living page: every piece of the look as it really is drawn, with long and empty content."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.look.contracts import LifeLine, SavedStrip, WaveChart
from onething.pages import sample_fields, samples
from onething.pages.access import ANYBODY, access
from onething.pages.answering import show


@dataclass(frozen=True)
class Group:
    """Pieces of one kind, under a heading."""

    anchor: str
    title: str
    pieces: tuple[object, ...]
    is_row: bool = False


@dataclass(frozen=True)
class LivingPage:
    """The view value of pages/look.html."""

    groups: tuple[Group, ...]


GROUPS = (
    Group("bar", "步骤条", (samples.BAR,)),
    Group("buttons", "按钮", samples.BUTTONS, is_row=True),
    Group("tags", "标签", samples.TAGS, is_row=True),
    Group("notices", "提示", samples.NOTICES),
    Group("errors", "错误汇总", (samples.ERRORS,)),
    Group("deadlines", "期限", samples.DEADLINES, is_row=True),
    Group("saved", "省了多少", (samples.SAVED, SavedStrip(figures=()))),
    Group("waves", "办理波次图", (samples.WAVES, WaveChart(rows=()))),
    Group("materials", "材料", samples.MATERIALS),
    Group("fields", "填写项", (*sample_fields.FIELDS, *sample_fields.GROUPS)),
    Group("next", "接下来", (samples.NEXT,)),
    Group("life", "经过", (samples.LIFE, LifeLine(events=()))),
    Group("opinions", "意见", samples.OPINIONS),
    Group("people", "人员", samples.PEOPLE),
    Group("table", "列表", (samples.TABLE, samples.EMPTY_TABLE, samples.NOTHING)),
    Group("seal", "印章位置", (samples.SEAL,)),
    Group("phone", "只在演示里有的", (samples.PHONE, samples.DEMONSTRATION)),
)


@access(ANYBODY)
@require_safe
def show_pieces(request: HttpRequest) -> HttpResponse:
    """Show every piece; `?face=desk` as desks see them."""
    face = "pages/look_desk.html" if request.GET.get("face") == "desk" else "pages/look.html"
    return show(request, face, page=LivingPage(groups=GROUPS))
