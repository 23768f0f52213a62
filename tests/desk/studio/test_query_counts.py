"""No page of the studio asks the database more than a few questions, and none asks more when more is under way."""

from datetime import timedelta

from onething.journey import editing, publishing
from onething.kernel.clock_port import local_day
from tests.factories.catalogue import (
    BASIS,
    REASON,
    approved,
    content_of,
    drafted,
    editor,
    published,
    repealed,
)
from tests.pages.test_query_counts import MOST, count

HOME = "/desk/studio/"
LISTS = (
    "",
    "?show=open",
    "?show=late",
    "?show=all",
    "calendar",
    "things/",
    "things/?whose=all",
    "things/YJS-002/",
    "new",
)
PARTS = (
    "", "trial?try.entity=partnership", "thing/", "questions/entity/", "questions/new/", "matters/M01/", "matters/new/",
    "matters/M01/materials/1/", "matters/M01/materials/new/", "matters/M01/fields/1/", "matters/M01/fields/new/",
)  # fmt: skip


def look_at_all(posts, entry_id) -> dict[str, int]:
    """How many questions each page asks: all of them for the editor, those that differ for the others."""
    home = f"{HOME}entries/{entry_id}/"
    every = [HOME + one for one in LISTS] + [home + part for part in PARTS]
    few = [HOME, f"{HOME}things/", home, f"{home}matters/M01/"]
    asked = {}
    for name, addresses in (("editor", every), ("reviewer", few), ("approver", few)):
        client = posts[name]
        for address in addresses:
            status, questions = count(client, address=address)
            assert status == 200, address
            asked[f"{name} {address}"] = len(questions)
    return asked


def test_few_questions_and_no_more_when_more_is_under_way(city, posts):
    published(city)
    published(city, content_of(name="我要开餐饮店(第三版)"))
    entry_id = drafted(city, content_of(name="我要开餐饮店(第四版)"))
    look_at_all(posts, entry_id)  # what is read once a process is read
    alone = look_at_all(posts, entry_id)
    assert {page: asked for page, asked in alone.items() if asked > MOST} == {}
    for code in ("YJS-001", "YJS-004", "YJS-005"):
        editing.begin_edition(editor(city), thing=code, at=city.at)
    repealed(city, "YJS-006", day=local_day(city.at) + timedelta(days=5))
    publishing.draft_repeal(editor(city), thing="YJS-019", reason=REASON, basis=BASIS, at=city.at)
    assert look_at_all(posts, entry_id) == alone
    approved(city, entry_id)
    assert max(look_at_all(posts, entry_id).values()) <= MOST
