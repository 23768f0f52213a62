"""How a rule says what it found: the rule's name gives its level, its sentence and its remedy."""

from onething.catalogue.contracts import Finding
from onething.planning.rules.lint import words


def found(rule: str, *, place: str, **facts: object) -> Finding:
    """Return the finding of a rule of the table at a place, its sentence and remedy filled with the facts."""
    level, sentence, remedy = words.RULES[rule]
    return Finding(rule, level, place, sentence.format(**facts), remedy.format(**facts))
