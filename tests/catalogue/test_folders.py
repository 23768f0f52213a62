"""What an export writes: the loaded bytes while they are true, else the canonical form of the same contents."""

import json

import pytest

from onething.catalogue.rules.folders import gather_folder
from onething.catalogue.rules.reading import read_package
from onething.kernel.errors import Refusal
from tests.catalogue.packages import (
    as_files,
    demonstration_files,
    demonstration_package,
    make_documents,
    make_element,
    make_field,
    make_matter,
    make_thing,
)


def package(code="YJS-901", *, element=None, **matter):
    thing = make_thing(make_matter("M01", **matter), code=code)
    fields = {"M01": [make_field(element["code"])]} if element else {}
    documents = make_documents(thing, forms=fields, elements=[element] if element else [])
    return read_package(as_files(documents))


def test_the_demonstration_comes_back_byte_for_byte():
    files = demonstration_files()
    assert gather_folder(demonstration_package().contents, kept=files) == files


def test_without_the_files_the_contents_come_back():
    contents = demonstration_package().contents
    written = gather_folder(contents, kept={})
    assert read_package(written).contents == contents
    assert gather_folder(contents, kept=written) == written


def test_files_that_are_no_longer_true_are_not_given_back():
    was, now = package(), package(statutory_days=10)
    written = gather_folder(now.contents, kept=was.files)
    assert written != was.files
    assert read_package(written).contents == now.contents


def test_the_lists_of_the_city_go_with_it():
    powers = b'[ {"department": "x", "source": "y", "powers": []} ]'
    written = gather_folder(package().contents, kept={"powers.json": powers})
    assert written["powers.json"] == powers
    assert read_package(written).surroundings.departments == {"x"}


def test_one_element_of_two_things_is_written_once_with_all_that_produce_it():
    one = package("YJS-901", element=make_element("name", produced_by=["YJS-901/M01"]))
    two = package("YJS-902", element=make_element("name", produced_by=["YJS-902/M01"]))
    contents = {**one.contents, **two.contents}
    written = gather_folder(contents, kept={})
    (element,) = json.loads(written["elements.json"])
    assert element["produced_by"] == ["YJS-901/M01", "YJS-902/M01"]
    assert read_package(written).contents == contents


def test_two_definitions_of_one_element_fit_no_folder():
    one = package("YJS-901", element=make_element("name"))
    two = package("YJS-902", element=make_element("name", max_length=5))
    with pytest.raises(Refusal) as refused:
        gather_folder({**one.contents, **two.contents}, kept={})
    assert refused.value.code == "catalogue.export.elements_differ"


def test_another_thing_of_the_same_dictionary_changes_no_content():
    alone = package("YJS-901", element=make_element("name", produced_by=["YJS-901/M01"]))
    beside = package("YJS-901", element=make_element("name", produced_by=["YJS-901/M01", "YJS-777/M01"]))
    assert alone.contents == beside.contents
