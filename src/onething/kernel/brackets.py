"""Names of matters, results, papers and powers without what stands in brackets: so they are held against each other."""

import re

BRACKETED = re.compile(r"[(\uff08【\[][^()\uff08\uff09【】\[\]]*[)\uff09】\]]")
SPACE = re.compile(r"[\s/、,，]+$|\s+")


def strip_brackets(name: str) -> str:
    """Return a name without what stands in brackets and without spaces: 营业执照(正副本) is 营业执照."""
    bare, before = name, ""
    while bare != before:
        bare, before = BRACKETED.sub("", bare), bare
    return SPACE.sub("", bare)
