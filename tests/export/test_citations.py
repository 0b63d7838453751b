"""Citing what somebody said, or anything else, for a text, a bibliography or a reference manager."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc import Citation as ProcessedCitation
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt

from tests.export.exported_record import Exported
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import ItemNotFoundError
from visittui.export.citations.citation import Citation, Name, Page, Utterance, person_name
from visittui.export.citations.citation_formats import CITATION_FORMATS, written
from visittui.export.citations.citations_in_words import as_markdown, as_text, escaped, link
from visittui.export.citations.citing import Citer
from visittui.export.copies import copies_of
from visittui.export.dossier import as_markdown as as_dossier
from visittui.export.selection import select_items

HERE = Path(__file__).parent


def cite(archive: Archive, ref: str) -> list[Citation]:
    return Citer(archive).citations(ref)


def everything(exported: Exported) -> list[Citation]:
    citer = Citer(exported.archive)
    return [citation for ref in exported.by_reference() for citation in citer.citations(ref)]


def test_a_quote_with_its_page_line_and_chain(archive: Archive) -> None:
    text = as_text(cite(archive, "quote/government-website-independence"))
    first, printed = text.splitlines()
    assert first.startswith("“The visit demonstrates that Vietnam actively implements its foreign policy")
    assert "multilateralism,” — a statement on the Vietnamese government's website" in first
    assert "“Putin’s state visit to Vietnam: As it happened”, RT (inferred), 20 June 2024, line 132" in printed
    assert "which cites Bloomberg, which cites Vietnamese government website" in printed


def test_one_quote_printed_two_ways_is_given_as_each_page_prints_it(archive: Archive) -> None:
    here, there = cite(archive, "quote/putin-food-exports")
    assert here.utterance is not None
    assert there.utterance is not None
    assert here.utterance.words.startswith("Food, mineral resources")
    assert there.utterance.words.startswith("[Russian] food, mineral resources")
    assert "worded “[Russian] food, mineral resources" in as_text([here, there]).splitlines()[2]


def test_a_paraphrase_says_that_it_is_one_and_stands_without_marks(archive: Archive) -> None:
    text = as_text(cite(archive, "quote/putin-victory-day-invitation"))
    assert text.startswith(
        "Paraphrase (our words, no quotation): Putin asked To Lam to come to Moscow for Victory Day in 2025.\n"
        "Spoken by Vladimir Putin"
    )
    assert "Paraphrased from “Putin’s state visit" in text


def test_what_is_ours_is_never_offered_as_a_quotation(archive: Archive) -> None:
    refs = [row.ref for row in archive.rows(("quote",), 0, archive.counts["quote"])]
    ours = [ref for ref in refs if archive.item(ref)["form"] == "paraphrase"]
    assert ours
    for ref in ours:
        words = archive.item(ref)["text"]
        labels = [copy.label for copy in copies_of(archive, ref)]
        assert labels[0] == "Paraphrase with citation"
        dossiers = ["".join(as_dossier(select_items(archive, refs))) for refs in ([ref], [ref, "event/arrival"])]
        for text in (*(copy.text for copy in copies_of(archive, ref)[:2]), *dossiers):
            lines = text.splitlines()
            assert not any(line.startswith(">") for line in lines)
            assert not any(line.startswith(("—", "> —")) or f"{words} —" in line for line in lines)
            assert f"“{words}”" not in text
            assert "our words" in text
    printed = next(ref for ref in refs if ref not in ours)
    assert copies_of(archive, printed)[0].label == "Quote with citation"
    assert copies_of(archive, printed)[1].text.startswith("> “")


def test_an_event_a_person_and_a_source_can_be_cited_too(archive: Archive) -> None:
    assert "lines 8, 142. https://" in as_text(cite(archive, "event/arrival"))
    assert as_text(cite(archive, "person/to-lam")).startswith("To Lam.\nSource: “Putin’s state visit to Vietnam")
    assert "publisher unknown, undated" in as_text(cite(archive, "source/wrap-up"))
    assert cite(archive, "topic/nuclear") == []


def test_what_is_not_there_cannot_be_cited(archive: Archive) -> None:
    with pytest.raises(ItemNotFoundError, match="nearest: person/to-lam"):
        cite(archive, "person/to-lan")


@pytest.mark.parametrize(
    ("name", "family_name_first", "expected"),
    [
        ("Vladimir Putin", False, Name("Vladimir Putin", "Putin", "Vladimir")),
        ("John F. Example", False, Name("John F. Example", "Example", "John F.")),
        ("To Lam", True, Name("To Lam")),
        ("Kim Jong-un", True, Name("Kim Jong-un")),
        # Which of its parts is the family name the record does not say, or the name does not show: no guessing.
        ("To Lam", None, Name("To Lam")),
        ("John Jr.", False, Name("John Jr.")),
        ("Henry Example III", False, Name("Henry Example III")),
        ("van Gogh", False, Name("van Gogh")),
        ("Maria da Silva Example", False, Name("Maria da Silva Example")),
        ("Madonna", False, Name("Madonna")),
        ("", False, Name("")),
    ],
)
def test_no_name_is_turned_around(name: str, family_name_first: bool | None, expected: Name) -> None:
    assert person_name(name, family_name_first=family_name_first) == expected


@pytest.mark.parametrize(
    ("name", "first", "family", "given", "expected"),
    [
        ("Ursula von der Leyen", None, "von der Leyen", "Ursula", ("von der Leyen", "Ursula")),
        ("Conor Ó Briain", False, "Ó Briain", None, ("Ó Briain", "Conor")),
        ("John Example Jr.", None, "Example", "John", ("Example", "John")),
        ("To Lam", None, "To", "Lam", ("", "")),
        ("To Lam", True, "To", "Lam", ("", "")),
    ],
)
def test_the_record_can_tell_the_family_name(
    name: str, first: bool | None, family: str, given: str | None, expected: tuple[str, str]
) -> None:
    named = person_name(name, family_name_first=first, family=family, given=given)
    assert (named.whole, named.family, named.given) == (name, *expected)


def test_keys_are_unique_and_stay(exported: Exported) -> None:
    keys = [citation.key for citation in everything(exported)]
    assert len(keys) == len(set(keys))
    assert keys == [citation.key for citation in everything(exported)]


def test_csl_holds_to_its_schema(exported: Exported) -> None:
    items = json.loads(written("csl", everything(exported)))
    Draft7Validator(json.loads((HERE / "csl-item.schema.json").read_text())).validate(items)
    official = next((path for path in OFFICIAL_SCHEMAS if path.is_file()), None)
    if official is None:
        print(f"not compared with the official schema of CSL data: none at {OFFICIAL_SCHEMAS}")
    else:
        Draft7Validator(json.loads(official.read_text())).validate(items)


OFFICIAL_SCHEMAS = [HERE.parents[2] / "shared" / "csl-data.json"]


def test_csl_carries_words_speaker_page_line_and_chain(exported: Exported) -> None:
    items = {item["id"]: item for item in json.loads(written("csl", everything(exported)))}
    people = {person["id"]: person for person in exported.items("people")}
    sources = {source["id"]: source for source in exported.items("sources")}
    for quote in exported.items("quotes"):
        for printing in quote["printings"]:
            item = items[f"quote:{quote['id']}:{printing['source']}"]
            words = printing.get("exact") or quote["text"]
            told = quote["form"] == "paraphrase"
            assert item["title"] == f'<span class="nocase">{f"[{words}]" if told else words}</span>'
            assert item["type"] == ("book" if told else "chapter")
            within = "container-title" if "author" in item or not told else "collection-title"
            assert item[within] == sources[printing["source"]]["title"]
            assert item.get("locator") == (str(printing["line"]) if printing.get("line") else None)
            assert item["custom"].get("via", []) == (printing.get("via") or [])
            assert all(name in item["note"] for name in printing.get("via") or ())
            if not (quote.get("speaker") or quote.get("speaker_organisation")):
                # A description is no name.
                assert "author" not in item
                assert quote["speaker_described"].casefold() in item["note"].casefold()
                continue
            (author,) = item["author"]
            if quote.get("speaker") is None:
                assert list(author) == ["literal"]
            elif people[quote["speaker"]].get("family_name_first") is not False:
                assert author == {"literal": people[quote["speaker"]]["name"]}


# It knows CSL 1.0.1, whose readers leave out what 1.0.2 added.
@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")
def test_a_reference_manager_prints_names_in_their_order(exported: Exported) -> None:
    citations = [citation for citation in everything(exported) if citation.utterance]
    source = CiteProcJSON(json.loads(written("csl", citations)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for citation in citations:
        bibliography.register(ProcessedCitation([CitationItem(citation.key)]))
    printed = "\n".join(str(entry) for entry in bibliography.bibliography())
    for person in exported.items("people"):
        speaks = any(quote.get("speaker") == person["id"] for quote in exported.items("quotes"))
        if person.get("family_name_first") and speaks:
            assert f"{person['name']} (" in printed
            reversed_name = " ".join(reversed(person["name"].split()))
            assert reversed_name not in printed
            assert f"{person['name'].split()[0]}, " not in printed


def titled(title: str, **more: Any) -> Citation:
    """A page of that title."""
    page = Page("page", title, "article", "Paper", False, "2024-06-20", None, "ru", "https://a.example/p", **more)
    return Citation("source:page", "source/page", title, page)


def test_a_title_in_our_words_stands_in_brackets_and_never_in_quotation_marks() -> None:
    citation = titled("[Ministers approved by the Duma]")
    assert as_text([citation]).splitlines()[1].startswith("Source: [Ministers approved by the Duma], Paper, 20 June")
    assert "“" not in as_text([citation])
    markdown = as_markdown([citation])
    assert shown(markdown).count("[Ministers approved by the Duma]") == 2
    assert links_in(markdown) == ["https://a.example/p"]
    assert as_text([titled("[Video] Arrival [photos]")]).count("“[Video] Arrival [photos]”") == 1


def test_reference_managers_get_the_brackets_and_no_language_of_a_title_in_our_words() -> None:
    ours, printed = titled("[Ministers approved]"), titled("Duma approves")
    (entry,) = parsed_bibtex(written("bibtex", [ours])).values()
    assert plain(entry["title"]) == "[Ministers approved]"
    (csl,) = json.loads(written("csl", [ours]))
    (ris,) = rispy.loads(written("ris", [ours]))
    assert csl["title"] == '<span class="nocase">[Ministers approved]</span>'
    assert ris["title"] == "[Ministers approved]"
    assert (csl["type"], ris["type_of_reference"]) == ("book", "BOOK")
    assert written("bibtex", [ours]).startswith("@book{")
    assert not {"language", "langid"} & {*entry, *csl, *ris}
    for note in (entry["note"], csl["note"], ris["notes"][0]):
        assert "The page's title is in our words. Language of the page: ru." in note
    assert json.loads(written("csl", [printed]))[0]["language"] == "ru"
    (entry,) = parsed_bibtex(written("bibtex", [printed])).values()
    assert entry["langid"] == "russian"
    assert "language" not in entry
    assert "in our words" not in written("ris", [printed])


def test_the_language_is_that_of_the_words_cited() -> None:
    page = titled("[Ministers approved]").page
    said = Utterance("Да", False, "To Lam", None, None, None, None, None)
    told = Utterance("He agreed.", True, "To Lam", None, None, None, None, None)
    assert Citation("q", "quote/q", "Да", page, utterance=said).language == "ru"
    assert Citation("q", "quote/q", "He agreed.", page, utterance=told).language is None


def test_how_a_page_was_read_and_what_is_inferred_goes_with_it_in_every_form() -> None:
    citation = titled(
        "Arrival",
        date_basis="inferred",
        as_read="as copied on copy.example, in its opening part",
        note="The day is the one in its address.",
    )
    for text in (as_text([citation]), shown(as_markdown([citation]))):
        assert "20 June 2024 (inferred), read as copied on copy.example, in its opening part" in text
    for form in ("bibtex", "csl", "ris"):
        text = written(form, [citation])
        assert "The day of the page is inferred, not printed." in text
        assert "Read as copied on copy.example, in its opening part." in text
        assert "Of the source: The day is the one in its address." in text


@pytest.mark.parametrize("title", ["a ](y) b", "[a](b) [c][d]", "a] [b", "back\\[slash]", "*a* `b` ![c](d)"])
def test_no_title_ends_its_link_early(title: str) -> None:
    markdown = as_markdown([titled(title)])
    assert links_in(markdown) == ["https://a.example/p"]
    assert title in shown(markdown)


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://a.example/b>c d", "https://a.example/b%3Ec%20d"),
        ("https://a.example/?a=1&copy;=2", "https://a.example/?a=1&copy;=2"),
        ("https://a.example/a_b*c(d)e", "https://a.example/a_b*c(d)e"),
    ],
)
def test_a_link_leads_to_its_address_whatever_stands_in_it(address: str, leads_to: str) -> None:
    assert links_in(link("Title", address)) == [leads_to]


def links_in(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [str(child.attrs["href"]) for token in tokens for child in token.children or () if child.type == "link_open"]


@pytest.mark.parametrize("words", ["a } b", "a { b", "} a {", "@{ a"])
def test_a_lone_brace_costs_no_field(words: str) -> None:
    written_entry = written("bibtex", [quoted(words)])
    # BibTeX counts every brace, whatever stands before it.
    depths = [written_entry[:end].count("{") - written_entry[:end].count("}") for end in range(len(written_entry))]
    assert min(depths[1:]) >= 0
    assert depths.count(0) == written_entry.index("{") + 1
    fields = parse_string(written_entry).entries[0].fields_dict
    assert {"title", "booktitle", "url", "date", "note"} <= set(fields)
    undone = fields["title"].value.replace(r"\textbraceleft{}", "{").replace(r"\textbraceright{}", "}")
    assert plain(undone) == words


def parsed_bibtex(text: str) -> dict[str, dict[str, Any]]:
    """Entries as LaTeX would set them; addresses are read as they are written."""
    verbatim = parse_string(text)
    decoded = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()])
    assert not decoded.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in decoded.entries}
    for entry in verbatim.entries:
        if "url" in entry.fields_dict:
            entries[entry.key]["url"] = entry.fields_dict["url"].value
    for decoded_entry in entries.values():
        # The decoder's reading of \\textasciicircum is a modifier letter.
        decoded_entry["title"] = decoded_entry["title"].replace("ˆ", "^")
    return entries


def test_bibtex_is_read_back_with_nothing_lost(exported: Exported) -> None:
    citations = everything(exported)
    entries = parsed_bibtex(written("bibtex", citations))
    assert list(entries) == [citation.key for citation in citations]
    for citation in citations:
        entry = entries[citation.key]
        told = citation.utterance is not None and citation.utterance.paraphrase
        container = "series" if told else "booktitle"
        assert plain(entry[container if citation.utterance else "title"]) == citation.page.title
        assert plain(entry.get("publisher", entry.get("howpublished", ""))) == (citation.page.publisher or "")
        assert entry.get("url", None) == citation.page.url
        assert all(str(line) in entry["pages"] for line in citation.lines)
        assert all(name in plain(entry["note"]) for name in citation.via)
        if citation.utterance:
            assert plain(entry["title"]) == citation.utterance.title
            authors = entry.get("author", [])
            speaker = citation.utterance.author
            assert len(authors) == (speaker is not None)
            if speaker:
                assert [plain(part) for part in authors[0].last] == [speaker.family or speaker.whole]
                assert authors[0].first == speaker.given.split()


def plain(text: str) -> str:
    """Without the second pair of braces."""
    return text.removeprefix("{").removesuffix("}")


def test_ris_is_read_back_with_nothing_lost(exported: Exported) -> None:
    citations = everything(exported)
    entries = {entry["id"]: entry for entry in rispy.loads(written("ris", citations))}
    assert list(entries) == [citation.key for citation in citations]
    for citation in citations:
        entry = entries[citation.key]
        said = citation.utterance
        within = "tertiary_title" if said and said.paraphrase and not said.author else "secondary_title"
        assert entry[within if said else "title"] == citation.page.title
        assert entry.get("urls", [None]) == [citation.page.url]
        assert all(str(line) in entry["start_page"] for line in citation.lines)
        assert all(name in entry["notes"][0] for name in citation.via)
        if citation.utterance:
            assert entry["title"] == citation.utterance.title
            speaker = citation.utterance.author
            if speaker is None:
                assert "authors" not in entry
                continue
            name = f"{speaker.family}, {speaker.given}" if speaker.family else f"{speaker.whole.replace(',', ';')},"
            assert entry["authors"] == [name]


def quoted(words: str) -> Citation:
    page = Page(
        "page", "A % page", "article", "A & B", False, "2024-06-20", None, "en", "https://a.example/b_c?d=%20#e"
    )
    author = Name("{To} Lam")
    said = Utterance(words, False, author.whole, None, None, None, None, "2024", author)
    return Citation("quote:q:page", "quote/q", words, page, (7,), ("Agency",), said)


HARD_WORDS = [
    "[Russian] food… and “more”",
    "100 % of $5 & #1 {braces} back\\slash under_score ~tilde^caret",
    "*not bold* _nor this_ `code` <b>tag</b> [a](b) [a][b] | &amp; ~~x~~",
    "1. not a list",
    "- nor this",
    "# nor a heading",
    "Tô Lâm, То Лам, 蘇林, עברית",
]


@pytest.mark.parametrize("words", HARD_WORDS)
def test_words_come_back_from_every_format_as_printed(words: str) -> None:
    citation = quoted(words)
    entry = parsed_bibtex(written("bibtex", [citation]))["quote:q:page"]
    assert plain(entry["title"]) == words
    assert entry["url"] == citation.page.url
    assert rispy.loads(written("ris", [citation]))[0]["title"] == words
    assert json.loads(written("csl", [citation]))[0]["custom"]["exact"] == words
    assert words in as_text([citation])
    assert shown(as_markdown([citation])).startswith(f"“{words}”")


@pytest.mark.parametrize("words", HARD_WORDS)
def test_markdown_shows_words_as_they_are(words: str) -> None:
    assert shown(escaped(words)) == words


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40))
def test_markdown_shows_any_words_as_they_are(words: str) -> None:
    # Markdown takes space at either end for none.
    words = words.strip() or "x"
    assert shown(escaped(words)) == words


def shown(markdown: str) -> str:
    """The text that a Markdown reader shows, formatting gone."""
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown)
    return "".join(
        child.content if child.type in ("text", "code_inline", "html_inline") else "\n"
        for token in tokens
        for child in token.children or ()
        if child.type in ("text", "code_inline", "html_inline", "softbreak")
    )


@pytest.mark.parametrize("form", CITATION_FORMATS)
def test_every_form_writes_several_items_apart(archive: Archive, form: str) -> None:
    friend, arrival = cite(archive, "quote/to-lam-friend"), cite(archive, "event/arrival")
    both = written(form, [*friend, *arrival])
    assert not both.endswith("\n\n")
    assert len(both) > len(written(form, friend))
    if form != "csl":
        assert both.startswith(written(form, friend))
