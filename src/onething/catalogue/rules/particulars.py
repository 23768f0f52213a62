"""The national elements of a sound package's matters and materials into the frozen ones of the contracts."""

import re
from enum import StrEnum
from typing import Any, TypeVar

from onething.catalogue.contracts import (
    AfterSupervision,
    Authority,
    Body,
    BodyNature,
    CodeLevel,
    Commitment,
    Concern,
    Consultation,
    Contact,
    Counter,
    CrossRegion,
    Examination,
    ExerciseLevel,
    Faq,
    Fee,
    Guide,
    IntermediaryService,
    Manner,
    MaterialParticulars,
    MatterCode,
    OnlineDepth,
    Particulars,
    ProcedureKind,
    Provenance,
    Remedy,
    RemedyKind,
    ResultKind,
    Retention,
    ServiceObject,
    SpecialProcedure,
    TrustLevel,
)
from onething.catalogue.rules.meanings import judge_promise
from onething.catalogue.rules.raw import Raw

COUNTS, COUNTS_NOT = "计入时限", "不计时限"
WRITTEN_PROCEDURE = re.compile(rf"(.+?)\s*[(\uff08]({COUNTS}|{COUNTS_NOT})[)\uff09]")

E = TypeVar("E", bound=StrEnum)


def build_particulars(raw: Raw) -> Particulars:
    """Return the national elements of a matter as the package has them."""
    return Particulars(
        authority=_build_authority(raw),
        manner=_build_manner(raw),
        guide=_build_guide(raw),
        examination=_build_examination(raw),
        after_supervision=_build_after_supervision(raw.get("after_supervision")),
        figures=_build_figures(raw),
    )


def build_material_particulars(raw: Raw) -> MaterialParticulars:
    """Return how a material is judged, as the package has it."""
    return MaterialParticulars(
        review_points=tuple(raw.get("review_points") or ()),
        acceptance_standard=raw.get("acceptance_standard"),
        sample=raw.get("sample"),
        blank_form=raw.get("blank_form"),
        legal_basis=raw.get("legal_basis"),
        trust_level=_find(TrustLevel, raw.get("trust_level")),
        formats=tuple(raw.get("formats") or ()),
        largest_mb=raw.get("largest_mb"),
        largest_pages=raw.get("largest_pages"),
    )


def write_procedure(value: str | Raw) -> str:
    """Return a special procedure in words: as it was written, or its name and whether its time counts."""
    if isinstance(value, str):
        return value
    said = {True: f"({COUNTS})", False: f"({COUNTS_NOT})"}.get(value.get("counts"), "")  # type: ignore[arg-type]
    return f"{value['name']}{said}"


def _find(kind: type[E], value: Any) -> E | None:
    return None if value is None else kind(value)


def _build_authority(raw: Raw) -> Authority:
    body = raw.get("implementing_body")
    return Authority(
        exercise_level=_find(ExerciseLevel, raw.get("exercise_level")),
        implementing_body=None if body is None else _build_body(body),
        joint_bodies=tuple(map(_build_body, raw.get("joint_bodies") or ())),
        service_objects=tuple(map(ServiceObject, raw.get("service_objects") or ())),
        codes=tuple(map(_build_code, raw.get("codes") or ())),
        power=raw.get("power"),
        upper=raw.get("upper"),
        commitment=_build_commitment(raw.get("commitment")),
    )


def _build_body(raw: Raw) -> Body:
    return Body(name=raw["name"], code=raw.get("code"), nature=_find(BodyNature, raw.get("nature")))


def _build_code(raw: Raw) -> MatterCode:
    return MatterCode(
        level=CodeLevel(raw["level"]),
        code=raw["code"],
        since=raw.get("since"),
        until=raw.get("until"),
        source=raw.get("source"),
    )


def _build_commitment(raw: Raw | None) -> Commitment | None:
    if raw is None:
        return None
    return Commitment(
        allowed=raw["allowed"],
        concern=_find(Concern, raw.get("concern")),
        basis=raw.get("basis"),
        conditions=tuple(raw.get("conditions") or ()),
        consequences=tuple(raw.get("consequences") or ()),
        **_pick(raw, "check_days mend_days"),
    )


def _build_manner(raw: Raw) -> Manner:
    return Manner(
        statutory_explanation=raw.get("statutory_explanation"),
        committed_explanation=raw.get("committed_explanation"),
        visits_reason=raw.get("visits_reason"),
        online_depth=_find(OnlineDepth, raw.get("online_depth")),
        cross_region=_find(CrossRegion, raw.get("cross_region")),
        result_kind=_find(ResultKind, raw.get("result_kind")),
        result_sample=raw.get("result_sample"),
        fees=tuple(map(_build_fee, raw.get("fees") or ())),
        procedures=tuple(map(_build_procedure, raw.get("special_procedures") or ())),
        intermediaries=tuple(map(_build_intermediary, raw.get("intermediaries") or ())),
        acceptance_conditions=tuple(raw.get("acceptance_conditions") or ()),
        quantity_limit=raw.get("quantity_limit"),
        retention=_find(Retention, raw.get("retention")),
    )


def _build_fee(raw: Raw) -> Fee:
    return Fee(
        name=raw["name"],
        basis=raw.get("basis"),
        standard=raw.get("standard"),
        fen=raw.get("fen"),
        reducible=raw.get("reducible"),
        official=raw.get("official", False),
    )


def _build_procedure(raw: str | Raw) -> SpecialProcedure:
    """A procedure written in words says at its end whether its time counts: 现场核查(计入时限)."""
    if isinstance(raw, str):
        found = WRITTEN_PROCEDURE.fullmatch(raw.strip())
        return SpecialProcedure(found[1], counts=found[2] == COUNTS) if found else SpecialProcedure(raw)
    return SpecialProcedure(
        name=raw["name"],
        kind=ProcedureKind(raw.get("kind", ProcedureKind.OTHER)),
        counts=raw.get("counts"),
        basis=raw.get("basis"),
        working_days=raw.get("working_days"),
        required=raw.get("required", False),
    )


def _build_intermediary(raw: Raw) -> IntermediaryService:
    return IntermediaryService(
        name=raw["name"], basis=raw.get("basis"), limit=raw.get("limit"), fee=raw.get("fee")
    )


def _build_guide(raw: Raw) -> Guide:
    return Guide(
        places=tuple(map(_build_counter, raw.get("places") or ())),
        contacts=tuple(Contact(**_pick(one, "way value")) for one in raw.get("contacts") or ()),
        supervision=tuple(Contact(**_pick(one, "way value")) for one in raw.get("supervision") or ()),
        faqs=tuple(Faq(**_pick(one, "question answer")) for one in raw.get("faqs") or ()),
        remedies=tuple(map(_build_remedy, raw.get("remedies") or ())),
    )


def _build_counter(raw: Raw) -> Counter:
    level = _find(ExerciseLevel, raw.get("level"))
    return Counter(**_pick(raw, "name address hours phone"), level=level)


def _build_examination(raw: Raw) -> Examination:
    return Examination(
        points=tuple(raw.get("examined_points") or ()),
        two_people=raw.get("two_people"),
        consultations=tuple(
            Consultation(
                whom=one["whom"],
                is_obligatory=one.get("obligatory", False),
                working_days=one.get("working_days"),
                basis=one.get("basis"),
            )
            for one in raw.get("consultations") or ()
        ),
    )


def _build_after_supervision(raw: Raw | None) -> AfterSupervision | None:
    return AfterSupervision(unit=raw["unit"], watch=tuple(raw["watch"])) if raw else None


def _build_remedy(raw: Raw) -> Remedy:
    return Remedy(kind=RemedyKind(raw["kind"]), **_pick(raw, "organ within address phone"))


def _pick(raw: Raw, keys: str) -> dict[str, Any]:
    """Unknown keys of a package mean nothing yet."""
    return {key: raw[key] for key in keys.split() if key in raw}


def _build_figures(raw: Raw) -> dict[str, Provenance]:
    """What each figure rests on: as `figures` says it, else by the older keys beside the figure itself."""
    told = {
        key: Provenance(one.get("source"), official=one["official"])
        for key, one in (raw.get("figures") or {}).items()
    }
    return {**_list_older_figures(raw), **told}


def _list_older_figures(raw: Raw) -> dict[str, Provenance]:
    found = {}
    if raw["statutory_days"] is not None:
        found["statutory_days"] = Provenance(
            raw.get("statutory_basis"), official=raw.get("statutory_verified", False)
        )
    if raw["committed_days"] is not None:
        standing = judge_promise(raw["committed_days"], basis=raw["committed_basis"])
        found["committed_days"] = Provenance(raw["committed_basis"], official=standing == "official")
    for figure, basis in (("visits", "visits_basis"), ("validity_months", "validity_basis")):
        if figure in raw:
            found[figure] = Provenance(raw[basis], official=False)
    if raw.get("fee"):
        found["fee"] = Provenance(None, official=raw.get("fee_verified", False))
    return found
