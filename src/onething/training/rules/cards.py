"""What is to be learned of a matter, part by part, and whether somebody has: a changed part asks again."""

from collections.abc import Iterable
from dataclasses import asdict, replace

from onething.catalogue.contracts import MatterNorm
from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3
from onething.training import words
from onething.training.contracts import CardLine, Content, Done, LearningState


def digest_norm(norm: MatterNorm) -> Content:
    """Return the digests of what a card says. Code, version and the thing around do not count: the same words are one matter."""
    papers = [replace(one, points=(), standard=()) for one in norm.papers]
    points = [(one.name, one.points, [asdict(fact) for fact in one.standard]) for one in norm.papers]
    read: dict[str, object] = {
        section.title: list(map(asdict, section.facts)) for section in norm.guide.sections
    }
    read |= {
        words.PAPERS: list(map(asdict, papers)),
        words.POINTS: points,
        words.RULES: list(map(asdict, norm.rules)),
        words.FAQS: list(norm.guide.questions),
    }
    parts = {title: _digest(told) for title, told in read.items()}
    return Content(_digest([norm.guide.name, parts]), parts)


def _digest(value: object) -> str:
    return sm3(canonical_json(value)).hex()


def judge_line(line: CardLine, *, content: Content, done: Iterable[Done]) -> CardLine:
    """Return a line with where somebody stands who has answered these, the newest last."""
    answered = list(done)
    same = [one for one in answered if one.digest == content.digest]
    if same:
        return replace(line, state=LearningState.DONE, done_at=same[-1].at)
    earlier = [one for one in answered if one.code in line.codes]
    if not earlier:
        return replace(line, state=LearningState.DUE)
    changed = list_changed(earlier[-1].parts, after=content.parts)
    return replace(line, state=LearningState.CHANGED, changed=changed, done_at=earlier[-1].at)


def list_changed(before: dict[str, str], *, after: dict[str, str]) -> tuple[str, ...]:
    """Return the headings of what is different now, new or gone, in the order of the card."""
    return tuple(title for title in {**after, **before} if before.get(title) != after.get(title))
