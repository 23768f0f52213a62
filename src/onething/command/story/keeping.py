"""What `--keep` leaves for an outside check: documents, signed data, signatures, public keys, the ledger's export."""

import json
from pathlib import Path
from typing import Any

from onething.command.story.living import Stage


def keep(stage: Stage, *, case_id: str, folder: Path, results: list[dict[str, Any]]) -> None:
    """Write one folder a result (document.pdf, data.json, signature.der, public.pem), and ledger.json beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    person = stage.citizen()
    chain = person.get(f"/cases/{case_id}/ledger")
    (folder / "ledger.json").write_text(json.dumps(chain, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
    for number, result in enumerate(person.get(f"/cases/{case_id}/results")["items"], start=1):
        place = folder / f"result-{number:02d}"
        place.mkdir(exist_ok=True)
        package = person.get(f"/results/{result['identifier']}/signature")
        (place / "document.pdf").write_bytes(person.fetch(f"/results/{result['identifier']}/document"))
        (place / "data.json").write_bytes(package["data"].encode())
        (place / "signature.der").write_bytes(bytes.fromhex(package["signature_hex"]))
        (place / "public.pem").write_text(package["public_key_pem"], encoding="ascii")
