"""What the public sees of a holder."""

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import check_credit_code


def find_credit_code(number: str) -> str:
    """Return the number when it is a valid unified credit code, else nothing: identity numbers never go on."""
    try:
        check_credit_code(number)
    except Refusal:
        return ""
    return number


def mask_holder(name: str, *, credit_code: str) -> str:
    """Return a person's name as 王**, and a registered body's name whole.

    The name of a market entity is public by law (企业信息公示暂行条例 art. 6); the stars do not tell how long a
    person's name is (PIPL art. 6).
    """
    return name if credit_code else f"{name[:1]}**"
