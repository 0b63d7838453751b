"""Saved web pages, DOCX and PDF to texts, with the libraries of the extra `draft`, which are imported when needed."""

from __future__ import annotations

import io
import logging
import zipfile
from datetime import date

from visittui.drafting.text_files import NoTextError, ReadText
from visittui.extras import INSTALLING

_LARGEST_UNPACKED = 256 << 20
"""Bytes that a DOCX may unpack to; a small file can hold a whole disk of zeros."""


def converted(data: bytes) -> ReadText:
    """The text of a page, DOCX or PDF, of whose file these are the bytes.

    Raises:
        NoTextError: it is damaged, holds no text, or the extra `draft` is not installed.
    """
    convert = _from_pdf if data.startswith(b"%PDF-") else _from_docx if data.startswith(b"PK") else _from_page
    # The libraries tell their troubles to the log, which nobody reads here.
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        return convert(data)
    except NoTextError:
        raise
    except ImportError as error:
        needed = f"needs {error.name or 'a library'} of the extra “draft”"
        raise NoTextError(f"{needed}: in the checkout, python3 -m pip install '.[draft]' ({INSTALLING})") from None
    except Exception as error:
        # Parsers of foreign formats fail in as many ways as there are damaged files.
        raise NoTextError(f"damaged, or not what it seems to be ({type(error).__name__})") from None
    finally:
        logging.disable(before)


def _from_page(data: bytes) -> ReadText:
    from trafilatura import bare_extraction

    page = bare_extraction(data, include_comments=False, with_metadata=True)
    stated = page if isinstance(page, dict) or page is None else page.as_dict()
    text = stated.get("text") if stated is not None else None
    if stated is None or not isinstance(text, str) or not text.strip():
        raise NoTextError("no article in this page")
    day = stated.get("date")
    return ReadText(
        _lines(text),
        "as a text made from a saved web page",
        title=stated.get("title") or None,
        publisher=stated.get("sitename") or None,
        url=stated.get("url") or None,
        published=day or None,
        day=_iso(day),
    )


def _from_docx(data: bytes) -> ReadText:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "word/document.xml" not in archive.namelist():
            raise NoTextError("a ZIP archive that is no DOCX")
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
            raise NoTextError("a DOCX that unpacks to more than any text")
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(data))
    lines: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    title = (document.core_properties.title or "").strip()
    return ReadText(_lines("\n\n".join(lines)), "as a text made from a DOCX file", title=title or None)


def _from_pdf(data: bytes) -> ReadText:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoTextError("a PDF under a password")
    pages = [page.extract_text() for page in reader.pages]
    if not any(page.strip() for page in pages):
        raise NoTextError("a PDF without text: pictures of pages")
    title = (reader.metadata.title or "").strip() if reader.metadata is not None else ""
    return ReadText(_lines("\n\n".join(pages)), "as a text made from a PDF file", title=title or None)


def _lines(text: str) -> bytes:
    """The text with one kind of line end, no blanks at line ends, and one line feed at its end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x00", "").split("\n")
    return ("\n".join(line.rstrip() for line in lines).strip("\n") + "\n").encode("utf-8", "replace")


def _iso(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None
