"""What goes into the archive of a case: every document with its digest, and the metadata.

Letters are printed once and kept as they were printed. Nothing is locked meanwhile.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from onething.archives.contracts import ArchiveRow, CaseFiled, Document, DocumentGroup, Metadatum
from onething.cases.contracts.filing import KeptFile, KeptKind
from onething.cases.contracts.hall_views import LetterView
from onething.cases.contracts.views import CaseView
from onething.cases.queries.filing import get_closed_case, list_kept_files
from onething.cases.queries.one_case import get_addressed_case, get_case, list_case_acts
from onething.credentials.contracts import IssuedResult
from onething.credentials.queries import export_result, list_results
from onething.files.actions import store_file
from onething.files.queries import read_file
from onething.journey import filing_words as words
from onething.journey.letters import list_letters
from onething.kernel.clock_port import SHANGHAI, local_day
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM

_LETTER = "letter:"
_GROUPS = {
    KeptKind.MATERIAL: DocumentGroup.APPLICATION,
    KeptKind.SHEET: DocumentGroup.APPLICATION,
    KeptKind.EVIDENCE: DocumentGroup.REVIEW,
}


def describe_closed(case_id: UUID) -> CaseFiled:
    """Return what the archive is told of a case that is put away."""
    case, closed = get_case(SYSTEM, case_id=case_id), get_closed_case(SYSTEM, case_id=case_id)
    return CaseFiled(
        case_id=case.id,
        case_number=case.number or "",
        thing_code=case.thing_code,
        thing_name=case.thing_name,
        lead_unit=case.lead_unit,
        data_key_id=closed.data_key_id,
        retentions=closed.retentions,
    )


def gather_documents(case: CaseView, *, printed: Mapping[str, bytes], at: datetime) -> list[Document]:
    """Return the documents of a case, of its letters those printed (by number), which are kept in this transaction."""
    key = get_closed_case(SYSTEM, case_id=case.id).data_key_id
    letters = [one for one in list_letters(case) if one.number in printed]
    return [
        _make_form(case),
        *(_keep_letter(one, printed=printed[one.number], data_key_id=key, at=at) for one in letters),
        *(_read_file(case, kept=kept) for kept in list_kept_files(SYSTEM, case_id=case.id)),
        *(made for one in _list_results(case) for made in _write_result(one)),
        _write_acts(case, at=at),
    ]


def make_metadata(case: CaseView, *, archive: ArchiveRow) -> tuple[Metadatum, ...]:
    """Return the metadata of an archive; each says where its name comes from, and which names are ours."""
    _case, _acts, addressee = get_addressed_case(SYSTEM, case_id=case.id)
    until = archive.retained_until.isoformat() if archive.retained_until else words.FOREVER
    ours = (
        archive.number,
        words.TITLE.format(thing=case.thing_name, number=archive.case_number),
        archive.lead_unit,
        _say(archive.archived_at),
        archive.retention.value,
        until,
        archive.originals or words.NO_ORIGINALS,
        "SM3",
        words.SYSTEM_NAME,
    )
    of_archive = [
        Metadatum(name, value, source=words.HOUSE) for name, value in zip(words.OF_ARCHIVE, ours, strict=True)
    ]
    return (*of_archive, *_list_national(case, applicant=addressee.name))


def _list_national(case: CaseView, *, applicant: str) -> Iterator[Metadatum]:
    """The elements that GB/T 39046 names: application (table 5), acceptance (6), completion (8)."""
    steps = [step for step in case.steps if step.decision is not None or step.place == "outside"]
    for table, name, value in (
        (5, "办件编号", case.number or ""),
        (5, "事项名称", "；".join(step.matter_name for step in case.steps)),
        (5, "实施编码", "；".join(step.matter_code for step in case.steps)),
        (5, "申请者名称", applicant),
        (5, "申报来源", words.CHANNELS[case.channel]),
        (5, "申请时间", _say(case.submitted_at)),
        (6, "受理单位", case.lead_unit),
        (6, "受理时间", _say(case.accepted_at)),
        (7, "处理单位", "；".join(dict.fromkeys(step.department for step in steps))),
        (8, "办结时间", _say(case.issued_at)),
    ):
        yield Metadatum(name, value, source=words.GBT.format(table=table), official=True)


def _make_form(case: CaseView) -> Document:
    rows = [
        {"key": field["key"], "label": field["label"], "value": case.form.get(field["key"])}
        for field in case.plan["form"]
    ]
    return _write(
        "form",
        title=words.FORM,
        group=DocumentGroup.APPLICATION,
        responsible=words.APPLICANT,
        day=local_day(case.submitted_at or case.begun_at),
        value={"thing": case.thing_name, "answers": case.answers, "form": rows},
    )


def _write_acts(case: CaseView, *, at: datetime) -> Document:
    """The whole course as the ledger tells it; a course that went on is another document."""
    acts = list_case_acts(SYSTEM, case_id=case.id)
    return _write(
        f"acts:{acts[-1].seq}",
        title=words.ACTS,
        group=DocumentGroup.COURSE,
        responsible=words.SYSTEM_NAME,
        day=local_day(at),
        value=[asdict(act) for act in acts],
    )


def list_numbers(documents: Iterable[Document]) -> frozenset[str]:
    """Return the numbers of the letters among documents."""
    return frozenset(one.key.removeprefix(_LETTER) for one in documents if one.key.startswith(_LETTER))


def _keep_letter(one: LetterView, *, printed: bytes, data_key_id: UUID, at: datetime) -> Document:
    stored = store_file(content=printed, name=f"{one.kind}.pdf", data_key_id=data_key_id, at=at)
    return Document(
        key=f"{_LETTER}{one.number}",
        group=DocumentGroup.LETTERS,
        title=f"{one.kind.label} {one.number}",
        responsible=one.unit_name,
        day=local_day(one.written_at),
        name=f"{one.kind.label}.pdf",
        sm3=stored.sm3,
        size=stored.size,
        file_id=stored.id,
    )


def _read_file(case: CaseView, *, kept: KeptFile) -> Document:
    stored, _content = read_file(SYSTEM, file_id=kept.file_id)
    return Document(
        key=f"{kept.kind}:{kept.id}",
        group=_GROUPS[kept.kind],
        title=_name_file(case, kept=kept),
        responsible=kept.unit or words.APPLICANT,
        day=local_day(kept.at),
        name=stored.name,
        sm3=stored.sm3,
        size=stored.size,
        file_id=stored.id,
    )


def _name_file(case: CaseView, *, kept: KeptFile) -> str:
    if kept.kind is KeptKind.SHEET:
        return words.SHEET
    if kept.kind is KeptKind.EVIDENCE:
        return words.EVIDENCE.format(about=kept.about)
    names = {one["key"]: one["name"] for one in case.plan["materials"]}
    name = names.get(kept.about, kept.about)
    return words.REPLACED.format(name=name) if kept.is_replaced else str(name)


def _list_results(case: CaseView) -> list[IssuedResult]:
    return list_results(SYSTEM, step_ids=[step.id for step in case.steps])


def _write_result(one: IssuedResult) -> tuple[Document, Document]:
    """A result as printed, and the data that were signed with it, so that it can be checked without us."""
    made = export_result(SYSTEM, result_id=one.id)
    title = f"{one.result_name} {one.identifier}"
    document = Document(
        key=f"result:{one.id}",
        group=DocumentGroup.RESULTS,
        title=title,
        responsible=one.unit_name,
        day=one.issued_on,
        name=f"{one.identifier}.pdf",
        sm3=one.document_sm3,
        size=len(made.document),
        result_id=one.id,
    )
    signed = {
        "data": made.data.decode(),
        "signature_hex": made.signature.hex(),
        "public_key_pem": made.public_key_pem,
    }
    return document, _write(
        f"signed:{one.id}",
        title=words.DATA.format(name=title),
        group=DocumentGroup.RESULTS,
        responsible=one.unit_name,
        day=one.issued_on,
        value=signed,
    )


def _write(
    key: str, *, title: str, group: DocumentGroup, responsible: str, day: date, value: object
) -> Document:
    """Data as a document: JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    content = text.encode()
    return Document(
        key=key,
        group=group,
        title=title,
        responsible=responsible,
        day=day,
        name=f"{title}.json",
        sm3=sm3(content).hex(),
        size=len(content),
        text=text,
    )


def _say(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds") if at else ""
