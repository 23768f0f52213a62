"""Until when results reach the applicant, and what a posting must say (行政许可法 art. 44)."""

from datetime import date

from onething.cases import words
from onething.cases.contracts.given import Posting
from onething.cases.rules.handing_over import bears_name
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.errors import Refusal
from onething.kernel.working_days import WorkingCalendar

DELIVERY_LIMIT = Limit(10, LimitUnit.WORKING_DAYS)
SHORTEST_ADDRESS = 6


def last_delivery_day(issued_on: date, *, calendar: WorkingCalendar) -> date:
    """Return the last day on which results that were decided on a day may be delivered; that day does not count."""
    return due_day(issued_on, limit=DELIVERY_LIMIT, calendar=calendar).day


def check_posting(posting: Posting, *, applicant_name: str) -> Posting:
    """Return the posting put right, or refuse it (`cases.posting.*`): it goes to nobody but the applicant."""
    recipient, address = posting.recipient.strip(), posting.address.strip()
    if not bears_name(recipient, name=applicant_name):
        raise Refusal("cases.posting.not_the_applicant", words.SENDING_NOT_APPLICANT, field="recipient")
    if len(address) < SHORTEST_ADDRESS:
        raise Refusal("cases.posting.address_missing", words.ADDRESS_NEEDED, field="address")
    return Posting(recipient=recipient, phone=posting.phone, address=address)
