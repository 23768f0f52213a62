"""The auditor's home: it opens, recomputes the ledger, and tells what was changed."""

import pytest

from onething.directory.contracts import Post
from onething.pages.addresses import home_of
from tests.factories.city import SMALL, submitted
from tests.ledger.acts import walls_down

HOME = "/desk/ledger"


def test_the_auditor_is_at_home_and_recomputes(city, seat):
    submitted(city, city.citizen(), SMALL)
    auditor = seat(Post.AUDITOR)
    assert home_of(Post.AUDITOR) == HOME
    assert "重新核验全部台账" in auditor.get(HOME).content.decode()
    text = auditor.get(HOME, {"verify": "1"}).content.decode()
    assert "台账完好" in text
    assert "操作记录" in text


def test_what_was_changed_is_told(city, seat):
    submitted(city, city.citizen(), SMALL)
    with walls_down("ledger_entry") as cursor:
        cursor.execute("UPDATE ledger_entry SET verb = 'submit' WHERE verb = 'begin'")
    text = seat(Post.AUDITOR).get(HOME, {"verify": "1"}).content.decode()
    assert "台账被改动过" in text


@pytest.mark.parametrize("post", [Post.REVIEWER, Post.LEAD, Post.CLERK, Post.CITIZEN])
def test_it_is_nobody_elses(seat, post):
    assert seat(post).get(HOME).status_code == 403
