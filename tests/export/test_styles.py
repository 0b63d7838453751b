"""What a bibliography prints between quotation marks was printed, and names keep their order, in three kinds of styles.

Run through pandoc, whose citeproc is that of many a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypandoc
import pytest

from tests.export.exported_record import Exported
from visittui.export.citations.citation import Citation, Name, Page, Utterance
from visittui.export.citations.citation_formats import written
from visittui.export.citations.citing import Citer

STYLES = Path(__file__).parent / "styles"
ENDINGS = {"csl": "json", "bibtex": "bib", "ris": "ris"}
"""By which pandoc knows each format."""


def printed_by(citations: list[Citation], form: str, style: str, place: Path) -> str:
    """Text and bibliography as a style prints them, in plain text; every entry is cited once."""
    library = place / f"library.{ENDINGS[form]}"
    library.write_text(written(form, citations) + "\n", encoding="utf-8")
    text = "\n\n".join(f"[@{{{citation.key}}}]" for citation in citations)
    options = ["--citeproc", f"--bibliography={library}", "--wrap=none"]
    # Chicago, author-date, is the one that pandoc brings along.
    options += [] if style == "author-date" else [f"--csl={STYLES / style}.csl"]
    return str(pypandoc.convert_text(text, "plain", format="markdown", extra_args=options))


def between_marks(text: str) -> Iterator[str]:
    """What stands between outer quotation marks."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        if sign == "“":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif sign == "”" and depth:
            depth -= 1
            if depth == 0:
                yield text[start:at]


def letters(text: str) -> str:
    """What styles leave as it is: letters and figures, whatever their case."""
    return re.sub(r"\W", "", text.casefold())


def everything(exported: Exported) -> list[Citation]:
    citer = Citer(exported.archive)
    sources = [citer.page(source["id"]) for source in exported.items("sources")]
    return sources + [citation for q in exported.items("quotes") for citation in citer.citations(f"quote/{q['id']}")]


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("style", ["author-date", "notes", "numeric"])
def test_only_printed_words_stand_between_quotation_marks(
    exported: Exported, form: str, style: str, tmp_path: Path
) -> None:
    citations = everything(exported)
    text = printed_by(citations, form, style, tmp_path)
    printed = {letters(said.words) for one in citations if (said := one.utterance) and not said.paraphrase}
    printed |= {letters(one.page.title) for one in citations if not one.page.is_title_ours}
    found = {letters(quoted) for quoted in between_marks(text)}
    assert len(found) > 5, "the style prints no quotation marks"
    ours = {words for words in found if not any(words in whole for whole in printed)}
    assert not ours
    shown = letters(text)
    for citation in citations:
        said = citation.utterance
        assert letters(said.words if said else citation.page.title) in shown


def told(words: str, author: Name | None, page: str = "[Ministers approved]") -> Citation:
    source = Page("page", page, "article", "Agency and Sons, from PAP", False, "2024-06-20", None, "en", None)
    said = Utterance(words, True, author.whole if author else "nobody", None, None, None, None, None, author)
    return Citation("quote:q:page", "quote/q", words, source, utterance=said)


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("style", ["author-date", "notes", "numeric"])
@pytest.mark.parametrize(
    ("name", "prints", "never"),
    [
        (Name("To Lam"), "To Lam", "Lam, To"),
        (Name("Agency, the"), "Agency", "the Agency"),
        (Name("Ursula von der Leyen", "von der Leyen", "Ursula"), "von der Leyen", "Leyen Ursula"),
        (Name("Conor Ó Briain", "Ó Briain", "Conor"), "Ó Briain", "Briain, Conor Ó"),
    ],
)
def test_names_keep_their_order(form: str, style: str, name: Name, prints: str, never: str, tmp_path: Path) -> None:
    text = printed_by([told("Words of ours about war and peace", name)], form, style, tmp_path)
    assert never not in text
    if form == "ris" and prints.startswith("von "):
        # RIS cannot say whether a particle is left out of short citations; pandoc leaves it out.
        assert "Leyen" in text
    else:
        assert prints in text


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("style", ["author-date", "notes", "numeric"])
def test_words_of_ours_keep_brackets_and_capitals_and_a_publisher_stays_one(
    form: str, style: str, tmp_path: Path
) -> None:
    text = printed_by([told("She spoke of a long war", None)], form, style, tmp_path)
    # RIS has no way to protect capitals.
    assert "[she spoke of a long war]" in text.casefold()
    assert form == "ris" or "[She spoke of a long war]" in text
    assert "“" not in text
    assert "Agency and Sons, from PAP" in text
