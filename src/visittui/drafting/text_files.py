"""Files to texts: a text as it is, one in an older encoding made UTF-8, a page, DOCX or PDF turned into lines once."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from visittui.drafting.older_encodings import decoded
from visittui.drafting.rules.language import Language, guessed_language, language_of
from visittui.drafting.rules.occasions import day_of
from visittui.drafting.rules.transcripts import turns_of
from visittui.errors import reason_of

LARGEST = 32 << 20
"""Bytes; a larger file is no text that anybody reads."""

_HEADINGS = 5
"""Lines at the beginning of a text among which its title is looked for."""

_LONGEST_TITLE = 250
_SHORTEST_TITLE = 4
"""Words of a line that can be the title where longer ones follow."""

_SENTENCES = re.compile(r"[.?!][\"”]? +[A-Z\[]")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE)


class NoTextError(ValueError):
    """A file of which no text can be made; says why."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file.

    Attributes:
        data: the bytes of the text, UTF-8: those of the file itself where `as_read` is None.
        as_read: how the text was made from the file, in words that go on after "read"; None for a text as it is.
        title, publisher, url: as the file states them, None if it does not.
        published: the date line as printed.
        is_transcript: whether people speak in it in turn.
    """

    data: bytes
    as_read: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    day: date | None = None
    language: str = "en"
    is_transcript: bool = False

    @property
    def text(self) -> str:
        """The text, its line ends untouched."""
        return self.data.decode()

    @property
    def sha256(self) -> str:
        """Of the text's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def read_text(path: Path) -> ReadText:
    """Read a file as a text; what is in it is told from its content, not from its name.

    Raises:
        NoTextError: it cannot be read, or no text can be made of it; the words say why.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise NoTextError(reason_of(error)) from None
    if len(data) > LARGEST:
        raise NoTextError(f"larger than {LARGEST >> 20} MB")
    found = _read(data)
    if not found.text.strip("\ufeff \t\r\n"):
        raise NoTextError("no words in it")
    return described(found)


def _read(data: bytes) -> ReadText:
    if data.startswith((b"%PDF-", b"PK\x03\x04")) or _MARKUP.search(data[:4096]):
        from visittui.drafting.document_texts import converted

        return converted(data)
    try:
        data.decode()
    except UnicodeDecodeError:
        return _from_older_encoding(data)
    if b"\x00" in data:
        raise NoTextError("no text: it holds zero bytes")
    return ReadText(data)


def _from_older_encoding(data: bytes) -> ReadText:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    if b"\x00" in data:
        raise NoTextError("no text in any encoding that is known")
    if (told := decoded(data)) is not None:
        return ReadText(told[0].encode(), f"as a text in the encoding {told[1]}")
    # Only a text in an older encoding, and in none of our languages, pays for this import.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise NoTextError("no text in any encoding that is known")
    return _decoded(data, best.encoding)


def _decoded(data: bytes, encoding: str) -> ReadText:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NoTextError(f"no {encoding} (byte {error.start})") from None
    return ReadText(text.encode(), f"as a text in the encoding {encoding.replace('_', '-')}")


def described(found: ReadText) -> ReadText:
    """A text with what its own first lines state: title, date, language, form."""
    text = found.text.removeprefix("\ufeff")
    language = guessed_language(text)
    words = language_of(language)
    headings = _headings(text)
    dated = next(((line, day) for line in headings if (day := stated_day(line, words)) is not None), (None, None))
    titles = [line for line in headings if line != dated[0] and any(map(str.isalpha, line))]
    # A first line of few words names the speaker or the section; the longest one is the title then.
    named = bool(titles) and len(titles[0].split()) < _SHORTEST_TITLE
    title = found.title or (max(titles, key=len) if named else titles[0] if titles else None)
    return replace(
        found,
        title=title,
        published=found.published or dated[0],
        day=found.day or dated[1],
        language=language,
        is_transcript=bool(turns_of(found.text, words)),
    )


def _headings(text: str) -> list[str]:
    """The lines before the first paragraph: short, and no sentences."""
    found: list[str] = []
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words:
            continue
        sentences = words.endswith((".", "”", '"', "…", ":")) or _SENTENCES.search(words) is not None
        if len(words) > _LONGEST_TITLE or sentences or len(found) == _HEADINGS:
            break
        found.append(words)
    return found


def stated_day(line: str, language: Language) -> date | None:
    """The day that a line states with its year, None if it states none."""
    match = _ISO.search(line)
    if match is not None:
        return day_of(*map(int, match.groups()))
    for number, month in enumerate(language.months, 1):
        # Months are shortened to three letters and more: 20 Jun, Sept. 10.
        name = rf"{re.escape(month[:3])}(?:{re.escape(month[3:])}|[^\W\d_]{{0,2}}\.?)"
        for pattern in (rf"\b(\d{{1,2}})\.?\s+{name},?\s+(\d{{4}})\b", rf"\b{name}\s+(\d{{1,2}}),?\s+(\d{{4}})\b"):
            match = re.search(pattern, line, re.IGNORECASE)
            if match is not None:
                return day_of(int(match.group(2)), number, int(match.group(1)))
    return None
