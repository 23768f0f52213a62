"""The form of a part as a browser would send it: what stands in its inputs."""

from html.parser import HTMLParser

from django.test import Client


class FormReader(HTMLParser):
    """Gathers the values of the one form that edits a part, as they would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._is_inside = False
        self._text: tuple[str, list[str]] | None = None
        self._select: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inputs, the beginning of texts, chosen options."""
        marks = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = "data-part" in marks
        if not self._is_inside:
            return
        if tag == "input" and marks.get("name"):
            is_box = marks.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in marks:
                self._add(marks["name"], marks.get("value", ""))
        elif tag == "textarea":
            self._text = (marks["name"], [])
        elif tag == "select":
            self._select = [marks["name"], ""]
        elif tag == "option" and self._select and "selected" in marks:
            self._select[1] = marks["value"]

    def handle_data(self, data: str) -> None:
        """Gather a text."""
        if self._text:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a text, a choice, the form."""
        if tag == "textarea" and self._text:
            self._add(self._text[0], "".join(self._text[1]).removeprefix("\n"))
            self._text = None
        elif tag == "select" and self._select:
            self._add(*self._select)
            self._select = None
        elif tag == "form":
            self._is_inside = False

    def _add(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)


def read_form(html: str) -> dict[str, list[str]]:
    """Return what the form of a part would send as it stands."""
    reader = FormReader()
    reader.feed(html)
    assert reader.sent, "the page has the form of a part"
    return reader.sent


def open_form(client: Client, address: str) -> dict[str, list[str]]:
    """Open a part's page and return what its form would send."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read_form(answer.content.decode())
