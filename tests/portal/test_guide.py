"""The guide tells what was published of a matter, and labels what is no official figure."""

from dataclasses import replace

from django.template.loader import render_to_string

from onething.catalogue.contracts import Contact, Counter, Faq, Fee, Guide, Manner, Particulars, Provenance
from onething.catalogue.queries import read_package
from onething.journey.demonstration import catalogue_folder
from onething.kernel.viewer import SYSTEM
from onething.portal.showing.guide import list_guides


def matter_with(particulars: Particulars):
    package = read_package(SYSTEM, path=catalogue_folder())
    thing = next(one.thing for one in package.things if one.thing.code == "YJS-002")
    return replace(thing.matters[0], particulars=particulars)


def test_a_matter_that_tells_nothing_besides_is_left_out():
    assert list_guides([matter_with(Particulars())]) == ()


def test_places_contacts_fees_and_questions_are_told_with_their_standing():
    guide = Guide(
        places=(Counter(name="政务大厅", address="演示路1号", hours="9:00—17:00"),),
        contacts=(Contact(way="电话", value="0731-00000000"),),
        faqs=(Faq(question="能不能代办？", answer="可以。"),),
    )
    manner = Manner(fees=(Fee(name="工本费", basis="演示收费办法", standard="每本10元"),))
    figures = {"places": Provenance(source="公告", official=True)}
    told = list_guides([matter_with(Particulars(guide=guide, manner=manner, figures=figures))])
    assert [(line.text, line.label is None) for line in told[0].lines] == [
        ("政务大厅，演示路1号，9:00—17:00", True),
        ("电话 0731-00000000", False),
        ("工本费，每本10元，依据：演示收费办法", False),
    ]
    text = render_to_string("portal/matter_guides.html", {"guides": told})
    assert "能不能代办？" in text
    assert text.count("非官方公布") == 2
