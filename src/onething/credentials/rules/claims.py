"""Which of our licences a file says it is: its bytes are searched, never parsed, for it may be anything."""

import re

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import check_licence_identifier

# The identifier stands plainly in the metadata of every document (templates/licence.typ: keywords).
_IDENTIFIER = re.compile(
    rb"1\.2\.156\.3005\.2\.[0-9A-Z]{21}\.[0-9A-Z]{18}\.[0-9A-Z]{1,32}\.[0-9]{3}\.[0-9A-Z](?![0-9A-Z])"
)


def find_claim(content: bytes) -> str | None:
    """Return the first licence identifier (GB/T 36904, check character right) that stands in a file; None without one."""
    for hit in _IDENTIFIER.finditer(content):
        try:
            return check_licence_identifier(hit.group().decode("ascii")).identifier
        except Refusal:
            continue
    return None
