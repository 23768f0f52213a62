"""Everything that came out, checked as an outsider would: by identifier, by document, by signature, by chain."""

from typing import Any

from onething.command.story.client import Somebody
from onething.command.story.living import Stage
from onething.kernel.sm import sm3
from onething.kernel.viewer import ANONYMOUS
from onething.keys.queries import verify
from onething.ledger.queries import find_chain_fault


def check_results(stage: Stage, *, case_id: str) -> list[dict[str, Any]]:
    """Return every result with whether it verifies on all three roads."""
    person = stage.citizen()
    found = person.get(f"/cases/{case_id}/results")["items"]
    return [
        {
            "name": one["result_name"],
            "licence_identifier": one["identifier"],
            "verified": _is_verified(person, result=one),
        }
        for one in found
    ]


def check_ledger(stage: Stage, *, case_id: str) -> bool:
    """Whether the auditor's check of the whole ledger and our own check of the exported chain both hold."""
    auditor = stage.anybody("ledger_auditor")
    whole = auditor.get("/ledger/verification")
    chain = stage.citizen().get(f"/cases/{case_id}/ledger")
    return bool(whole["sound"]) and find_chain_fault(ANONYMOUS, chain=chain) is None


def _is_verified(person: Somebody, *, result: dict[str, Any]) -> bool:
    anybody = Somebody("公众", person.http)
    by_number = anybody.get(f"/verifications/{result['identifier']}")
    document = person.fetch(f"/results/{result['identifier']}/document")
    by_document = anybody.get("/verifications", document_sm3=sm3(document).hex())
    package = person.get(f"/results/{result['identifier']}/signature")
    is_signed = verify(
        public_pem=package["public_key_pem"],
        data=package["data"].encode(),
        signature=bytes.fromhex(package["signature_hex"]),
    )
    return bool(by_number["valid"] and by_document["valid"] and by_number["signature_ok"] and is_signed)
