"""Files of any kind become texts, and say how; what is no text is said to be none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import CannotRun
from visittui.drafting.text_files import NoTextError, read_text

PAGE = """<!doctype html><html lang="en"><head><title>Birk at the lake - Lake News</title>
<meta property="og:site_name" content="Lake News"><meta property="og:title" content="Birk at the lake">
<meta property="article:published_time" content="2019-05-02T10:00:00Z">
<link rel="canonical" href="https://example.org/birk"></head><body><nav>Home</nav><article><h1>Birk at the lake</h1>
<p>The lake is open to all, and Birk came to say so on Thursday morning, with the whole of her party.</p>
<p>“The lake is open,” Birk said. “It was never closed to anybody who lives at its shores.”</p></article></body>"""


@pytest.fixture
def converters(cannot_run: CannotRun) -> None:
    """The libraries of the extra `draft`."""
    for name in ("docx", "pypdf", "trafilatura"):
        try:
            import_module(name)
        except ImportError as error:
            cannot_run(f"the extra draft is not installed ({error})")


def pdf_with(words: str) -> bytes:
    """The smallest PDF that shows a line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%btrailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def test_a_text_in_utf8_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("\ufeffBirk at the lake\r\n\r\n2 May 2019\r\n\r\nThe lake is open.\r\n".encode())
    found = read_text(path)
    assert (found.data, found.as_read) == (path.read_bytes(), None)
    assert (found.title, found.published, found.day) == ("Birk at the lake", "2 May 2019", date(2019, 5, 2))


SPLIT = str.maketrans({"ồ": "ô\u0300", "ở": "ơ\u0309", "ử": "ư\u0309", "ấ": "â\u0301", "ả": "a\u0309"})
"""Vietnamese letters as Windows wrote them: the sign of the tone behind its letter."""


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент Бирк прибыла на озеро, и озеро открыто для всех, кто живёт на его берегах.\n" * 4),
        ("utf-16", "“The lake is open,” Birk said.\n"),
        ("koi8-r", 'Бирк прибыла. "Озеро открыто для всех", - сказал президент.\n'),
        ("cp1252", "« Le lac est ouvert », a déclaré Ada Birk à l’arrivée.\n"),
        ("cp1252", "“The lake is open,” Birk said.\n"),
        ("cp1252", "„Der See ist für alle offen“, erklärte Birk.\n"),
        ("latin-1", "Le président a déclaré que le lac était ouvert à tous, près de la forêt et du château.\n" * 4),
    ],
)
def test_an_older_encoding_becomes_utf8_and_is_said(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode(encoding))
    found = read_text(path)
    assert found.text.removeprefix("\ufeff") == text
    assert found.as_read is not None
    assert "encoding" in found.as_read


def test_an_older_encoding_is_told_however_late_the_first_letter_is_that_tells_it(tmp_path: Path) -> None:
    path, late = tmp_path / "page.txt", '"Озеро открыто для всех", - сказал президент.\n'
    path.write_bytes(b"The lake is open to all.\n" * 20_000 + late.encode("koi8-r"))
    assert read_text(path).text.endswith(f"all.\n{late}")


def test_the_two_older_encodings_of_vietnamese_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("Bà Birk nói: “Hồ mở cửa cho tất cả”.".translate(SPLIT).encode("cp1258"))
    assert read_text(path).text == "Bà Birk nói: “Hồ mở cửa cho tất cả”."
    path.write_bytes(b'B\xb5 Birk n\xe3i: "H\xe5 m\xeb c\xf6a cho t\xcat c\xb6".')
    found = read_text(path)
    assert (found.text, found.as_read) == ('Bà Birk nói: "Hồ mở cửa cho tất cả".', "as a text in the encoding TCVN3")


def test_bytes_of_no_text_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(bytes(range(1, 256)) * 4)
    with pytest.raises(NoTextError, match="no text in any encoding"):
        read_text(path)


@pytest.mark.usefixtures("converters")
def test_a_saved_page_gives_its_text_and_what_it_states(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    found = read_text(path)
    assert "“The lake is open,” Birk said." in found.text
    assert "Home" not in found.text
    assert (found.title, found.publisher, found.day) == ("Birk at the lake", "Lake News", date(2019, 5, 2))
    assert found.url == "https://example.org/birk"
    assert found.as_read == "as a text made from a saved web page"


@pytest.mark.usefixtures("converters")
def test_a_docx_gives_its_paragraphs_and_tables(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.title = "Talks"
    document.add_paragraph("Birk at the lake")
    document.add_paragraph("“The lake is open,” Birk said.")
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "9:00", "Talks"
    document.save(str(tmp_path / "page.docx"))
    found = read_text(tmp_path / "page.docx")
    assert found.text == "Birk at the lake\n\n“The lake is open,” Birk said.\n\n9:00 | Talks\n"
    assert (found.title, found.as_read) == ("Talks", "as a text made from a DOCX file")


@pytest.mark.usefixtures("converters")
def test_a_pdf_gives_its_words(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_with("The lake is open."))
    found = read_text(path)
    assert found.text == "The lake is open.\n"
    assert found.as_read == "as a text made from a PDF file"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (300 << 20))
    return file.getvalue()


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8")
    return file.getvalue()


@pytest.mark.usefixtures("converters")
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: b"", "no words"),
        (lambda: b"\xef\xbb\xbf \n\n", "no words"),
        (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "no text"),
        (lambda: b"words\x00words", "zero bytes"),
        (lambda: b"%PDF-1.7 and then nothing", "damaged"),
        (lambda: pdf_with(""), "without text"),
        (lambda: b"PK\x03\x04 and then nothing", "damaged"),
        (zipped, "no DOCX"),
        (bomb, "unpacks"),
        (lambda: b"<html><body></body></html>", "no article"),
    ],
    ids=["empty", "blank", "picture", "zeros", "broken-pdf", "scan", "broken-zip", "zip", "bomb", "empty-page"],
)
def test_a_file_without_text_is_said_to_have_none(tmp_path: Path, content: Callable[[], bytes], why: str) -> None:
    path = tmp_path / "page"
    path.write_bytes(content())
    with pytest.raises(NoTextError, match=why):
        read_text(path)


def test_a_missing_file_and_a_directory_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match="no such file"):
        read_text(tmp_path / "nothing")
    with pytest.raises(NoTextError, match="directory"):
        read_text(tmp_path)
