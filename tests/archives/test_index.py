"""The index of an archive: numbered part by part, and only ever lengthened."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onething.archives.contracts import Document, DocumentGroup
from onething.archives.rules.index import add_to_index, begin_index

DOCUMENTS = st.lists(
    st.builds(
        Document,
        key=st.text("abcdef", min_size=1, max_size=3),
        group=st.sampled_from(DocumentGroup),
        title=st.just("题名"),
        responsible=st.just("责任者"),
        day=st.dates(date(2026, 1, 1), date(2026, 2, 1)),
        name=st.just("a.pdf"),
        sm3=st.just("0" * 64),
        size=st.just(1),
    ),
    unique_by=lambda one: one.key,
)


@given(DOCUMENTS)
def test_it_is_numbered_from_one_part_by_part_and_by_day(documents):
    rows = begin_index(documents)
    assert [row.number for row in rows] == list(range(1, len(documents) + 1))
    order = [(list(DocumentGroup).index(row.document.group), row.document.day) for row in rows]
    assert order == sorted(order)
    assert {row.document.key for row in rows} == {one.key for one in documents}


@given(DOCUMENTS, DOCUMENTS)
def test_what_has_a_number_keeps_it_and_only_news_is_added(before, later):
    day = date(2027, 1, 1)
    rows = begin_index(before)
    longer = add_to_index(rows, documents=later, day=day)
    assert longer[: len(rows)] == rows
    assert [row.number for row in longer] == list(range(1, len(longer) + 1))
    assert all(row.added_on == day for row in longer[len(rows) :])
    assert {row.document.key for row in longer} == {one.key for one in [*before, *later]}
