"""What `--keep` leaves for an outside check: documents, signed data, signatures, public keys, the ledger's export."""

import json
from pathlib import Path
from typing import Any

from onething.command.story.living import Stage

OF_THE_CASE = ("ledger.json", "results.json")
OF_A_RESULT = ("document.pdf", "data.json", "signature.der", "public.pem")


def keep(stage: Stage, *, case_id: str, folder: Path, results: list[dict[str, Any]]) -> None:
    """Write one folder a result (document.pdf, data.json, signature.der, public.pem), and ledger.json beside them.

    What an earlier story left there goes first. Without a result nothing but the ledger is left.
    """
    _clear(folder)
    person = stage.citizen()
    _write(folder / "ledger.json", person.get(f"/cases/{case_id}/ledger"))
    if results:
        _write(folder / "results.json", results)
    for number, result in enumerate(person.get(f"/cases/{case_id}/results")["items"], start=1):
        place = folder / f"result-{number:02d}"
        place.mkdir(exist_ok=True)
        package = person.get(f"/results/{result['identifier']}/signature")
        (place / "document.pdf").write_bytes(person.fetch(f"/results/{result['identifier']}/document"))
        (place / "data.json").write_bytes(package["data"].encode())
        (place / "signature.der").write_bytes(bytes.fromhex(package["signature_hex"]))
        (place / "public.pem").write_text(package["public_key_pem"], encoding="ascii")


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in OF_THE_CASE:
        (folder / file).unlink(missing_ok=True)
    for place in folder.glob("result-[0-9][0-9]"):
        for file in OF_A_RESULT:
            (place / file).unlink(missing_ok=True)
        if not any(place.iterdir()):
            place.rmdir()


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
