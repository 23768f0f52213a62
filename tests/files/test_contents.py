"""What a file is, told by its content; whole, locked or damaged."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.files.contracts import LARGEST_FILE, MediaType
from onething.files.rules.contents import check_content, check_size, find_media_type
from onething.kernel.errors import Refusal
from tests.files.samples import DOCX, EXECUTABLE, HEIC, JPEG, OFD, PDF, PNG, SAMPLES, WEBP, make_zip


def _code(content: bytes, **options: object) -> str:
    with pytest.raises(Refusal) as refused:
        check_content(content, **options)  # type: ignore[arg-type]
    assert refused.value.sentence
    return refused.value.code


@pytest.mark.parametrize("media_type", list(MediaType))
def test_every_accepted_kind_is_known_by_its_content(media_type: MediaType) -> None:
    assert check_content(SAMPLES[media_type][1]) is media_type


@pytest.mark.parametrize(
    "content",
    [
        EXECUTABLE,
        b"\x7fELF" + bytes(100),
        b"GIF89a" + bytes(100),
        b"<html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"#!/bin/sh\n",
        "纯文本".encode(),
        b"\n%PDF-1.7\n%%EOF",
        make_zip("setup.exe"),
        make_zip("word/document.xml"),
        make_zip("[Content_Types].xml", "ppt/presentation.xml"),
        make_zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        make_zip("Doc_0/OFD.xml"),
        EXECUTABLE + DOCX,
        b"RIFF\x10\0\0\0WAVE",
        b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(10),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_anything_else_is_not_accepted(content: bytes) -> None:
    assert _code(content) == "files.type_not_accepted"


def test_an_accepted_kind_may_be_left_out_by_the_caller() -> None:
    assert _code(PDF, allowed={MediaType.PNG}) == "files.type_not_accepted"
    assert check_content(PNG, allowed={MediaType.PNG}) is MediaType.PNG
    with pytest.raises(Refusal) as refused:
        check_content(PDF, allowed={MediaType.PNG})
    assert refused.value.sentence == "不接受这种文件：请上传PNG图片格式的文件。"


@pytest.mark.parametrize(
    "content",
    [
        PDF[:-20],
        PDF + bytes(4096),
        PNG[:-5],
        JPEG[:-2],
        JPEG[:60],
        b"\xff\xd8\xff",
        WEBP[:-1],
        HEIC[:-1],
        HEIC + b"\0",
        OFD[:-10],
        DOCX[: len(DOCX) // 2],
    ],
    ids=["pdf", "pdf with a tail", "png", "jpeg", "jpeg in its preview", "jpeg head", "webp", "heic", "heic long", "ofd", "docx"],
)  # fmt: skip
def test_a_cut_file_is_damaged(content: bytes) -> None:
    assert _code(content) == "files.damaged"


@pytest.mark.parametrize("entry", [b"/Encrypt 12 0 R", b"/Encrypt<</Filter/Standard>>", b"/Encrypt\n7 0 R"])
def test_a_pdf_behind_a_password_is_locked(entry: bytes) -> None:
    assert _code(PDF.replace(b"/Root", entry + b"/Root")) == "files.locked"


def test_a_pdf_that_only_speaks_of_encryption_is_not_locked() -> None:
    assert (
        check_content(PDF.replace(b"endobj", b"(/Encrypt is a word) /EncryptMetadata true endobj"))
        is MediaType.PDF
    )


def test_an_office_document_behind_a_password_is_locked() -> None:
    locked = bytearray(DOCX)
    place = DOCX.find(b"PK\x01\x02")
    locked[place + 8] |= 1  # the member's flag in the list of the zip (APPNOTE 4.4.4)
    assert _code(bytes(locked)) == "files.locked"


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(content: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"\xff\xd8\xff", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBP", b"%PDF-"):
        with contextlib.suppress(Refusal):  # any other exception is the fault looked for
            assert check_content(head + content) in MediaType


@given(media_type=st.sampled_from(list(MediaType)), cut=st.integers(1, 200))
def test_no_cut_of_a_file_is_taken_for_another_kind(media_type: MediaType, cut: int) -> None:
    content = SAMPLES[media_type][1]
    kept = content[: max(12, len(content) - cut)]
    office = {MediaType.DOCX, MediaType.XLSX}
    expected = office if media_type in office else {media_type}
    assert find_media_type(kept) in expected | {None}


def test_sizes() -> None:
    check_size(size=1)
    check_size(size=LARGEST_FILE)
    with pytest.raises(Refusal) as large:
        check_size(size=LARGEST_FILE + 1)
    assert (large.value.code, large.value.status) == ("files.too_large", 413)
    with pytest.raises(Refusal) as empty:
        check_size(size=0)
    assert empty.value.code == "files.empty"
