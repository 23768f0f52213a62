"""The street outside: people at their phones and desks, each with a browser of their own that is watched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 860}
WATCH_POLICY = """document.addEventListener("securitypolicyviolation",
    (event) => console.error("policy: " + event.violatedDirective + " " + event.blockedURI));"""
# A browser shows a form with mistakes as 422, what is not for one as 403, what is not there as 404, what comes too soon as 429; it
# logs each.
REFUSALS = {403, 404, 409, 422, 429}


@dataclass
class Watch:
    """What went wrong in somebody's browser: errors of scripts, of the policy, of requests."""

    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.add_init_script(WATCH_POLICY)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("requestfailed", self._note_failed)
        context.on("response", self._note_answer)

    def take(self) -> list[str]:
        """Return what was found since the last time."""
        found, self.faults = self.faults, []
        return found

    def _hear(self, message: ConsoleMessage) -> None:
        is_refusal = message.text.startswith("Failed to load resource")  # told by the answer's status already
        if message.type in ("error", "warning") and not is_refusal:
            self.faults.append(f"console: {message.text}")

    def _note_failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a download ends the navigation that asked for it
            self.faults.append(f"request: {request.url} {request.failure}")

    def _note_answer(self, answer: Response) -> None:
        is_page = answer.request.is_navigation_request()
        if answer.status >= 400 and not (is_page and answer.status in REFUSALS):
            self.faults.append(f"answer: {answer.status} {answer.url}")


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser, and what went wrong in it."""

    page: Page
    watch: Watch


@dataclass
class Street:
    """One browser in front of one running city."""

    browser: Browser
    address: str

    @contextmanager
    def walk_in(self, *, size: ViewportSize, token: str = "", is_elder: bool = False) -> Iterator[Page]:
        """Open a browser of somebody's own (signed in when there is a token); at the end nothing went wrong in it."""
        with self.visit(size=size, token=token, is_elder=is_elder) as visitor:
            yield visitor.page
            faults = visitor.watch.take()
            assert not faults, faults  # no test module: pytest does not explain this one by itself

    @contextmanager
    def visit(self, *, size: ViewportSize, token: str = "", is_elder: bool = False) -> Iterator[Visitor]:
        """The same, for whoever asks themselves what went wrong."""
        more: dict[str, Any] = {"has_touch": True, "is_mobile": True} if size is PHONE else {}
        context = self.browser.new_context(base_url=self.address, viewport=size, locale="zh-CN", **more)
        context.set_default_timeout(15_000)
        cookies = {"onething_token": token} | ({"elder": "1"} if is_elder else {})
        for name, value in cookies.items():
            if value:
                context.add_cookies([{"name": name, "value": value, "url": self.address}])
        watch = Watch()
        watch.follow(context)
        try:
            yield Visitor(page=context.new_page(), watch=watch)
        finally:
            context.close()
