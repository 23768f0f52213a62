"""Between the lead's confirmation and the moment results become real: print and sign, with nothing locked."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.credentials.actions import store_prepared
from onething.credentials.queries import find_order, list_planned, make_prepared
from onething.kernel.viewer import SYSTEM


def prepare_issuance(*, issuance_id: UUID, at: datetime) -> None:
    """Print and sign every result of an issuance that is still planned; again does only what is missing.

    What is prepared lies encrypted where no query for people reaches it: nothing signed exists before the decision.
    """
    for result_id in list_planned(SYSTEM, issuance_id=issuance_id):
        planned = find_order(SYSTEM, result_id=result_id)
        if planned is None:  # a twin of this job was faster
            continue
        prepared = make_prepared(SYSTEM, planned=planned)
        with transaction.atomic():
            store_prepared(prepared=prepared, at=at)
