"""Small files of every accepted kind, made by hand."""

import io
import zipfile

from onething.files.contracts import MediaType


def make_zip(*names: str) -> bytes:
    """Return a zip with members of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def _box(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


PREVIEW = b"\xff\xd8\xff\xdb preview \xff\xd9"
JPEG = (
    b"\xff\xd8"
    + _segment(0xE1, PREVIEW)
    + _segment(0xDB, b"q" * 64)
    + _segment(0xDA, b"scan")
    + b"picture\xff\xd9"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(17) + b"\0\0\0\0IEND\xaeB`\x82"
WEBP = b"RIFF" + (4 + 20).to_bytes(4, "little") + b"WEBP" + bytes(20)
HEIC = _box(b"ftyp", b"heic\0\0\0\0mif1heic") + _box(b"meta", bytes(30)) + _box(b"mdat", bytes(50))
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
OFD = make_zip("OFD.xml", "Doc_0/Document.xml")
DOCX = make_zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")
XLSX = make_zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")

SAMPLES: dict[MediaType, tuple[str, bytes]] = {
    MediaType.JPEG: ("photo.jpg", JPEG),
    MediaType.PNG: ("scan.png", PNG),
    MediaType.WEBP: ("photo.webp", WEBP),
    MediaType.HEIC: ("IMG_0001.HEIC", HEIC),
    MediaType.PDF: ("租赁合同.pdf", PDF),
    MediaType.OFD: ("营业执照.ofd", OFD),
    MediaType.DOCX: ("申请书.docx", DOCX),
    MediaType.XLSX: ("人员名单.xlsx", XLSX),
}
EXECUTABLE = b"MZ\x90\0" + bytes(200)
