"""What axe-core finds on a page, in one line a finding."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-4.14.1.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
    return found.violations.flatMap((rule) => rule.nodes.map(
        (node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\\n", " ")}`));
}"""


def bring_axe(page: Page) -> None:
    """Have axe on every page that follows: put there by the browser's own hand, which a page's policy does not bind."""
    page.context.add_init_script(path=AXE)


def find_faults(page: Page) -> list[str]:
    """Return everything that axe finds wrong with the page as it stands now."""
    found: list[str] = page.evaluate(RUN, TAGS)
    return found
