"""The record against the texts of its sources: every printed word at its line, every line spoken for.

Texts are found by their content, never by their name. The record holds composed characters (NFC), so a line is
composed before it is compared; apart from that, what is compared is every byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from visittui.characters import printable
from visittui.errors import told_as
from visittui.files.source_files import files_by_content, lines_of
from visittui.record.checks.findings import Findings, ItemFindings
from visittui.record.checks.quote_rules import first_difference, passage
from visittui.record.json_file.record_file import Item, RecordSection
from visittui.record.json_file.scanning import Path
from visittui.record.model_fields import citations, entries, text_of
from visittui.record.models import ITEM_MODELS, KINDS
from visittui.record.part_models import RecordModel
from visittui.record.wording import nearest, shown


@dataclass(slots=True)
class Comparison:
    """What was compared.

    Attributes:
        texts: lines of each text found, by id of its source.
        missing: ids of the sources with a `sha256` whose text is not in the directory.
        cited: for each text, the lines that are cited and the first item that does.
        printings: printings and cited words compared.
        quoted: spans between quotation marks that were looked for in the record.
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    cited: dict[str, dict[int, str]] = field(default_factory=dict)
    printings: int = 0
    quoted: int = 0


def compare_texts(
    sections: Mapping[str, RecordSection], held: Mapping[str, int], directory: FilePath, findings: Findings
) -> Comparison:
    """Compare all printed words with the texts at hand, and report where they differ.

    The sections are those of the record, whose items may be malformed; `held` are the ids of the sources that have a
    `sha256`, with their index.

    Raises:
        CannotContinueError: the directory cannot be read.
    """
    comparison = _find_texts(sections["sources"], held, directory, findings)
    for name, kind in KINDS.items():
        for item, found in _items(sections[name], name, findings):
            _compare_item(item, ITEM_MODELS[name], f"{kind}/{item.get('id')}", comparison, found)
    return comparison


def check_coverage(
    sections: Mapping[str, RecordSection], held: Mapping[str, int], comparison: Comparison, findings: Findings
) -> None:
    """Report each line of a text that no item cites and `uncited` does not name, and each useless entry of `uncited`.

    Sections, held sources and findings are as for `compare_texts`; here all items must be JSON.
    """
    cited = comparison.cited
    spoken_for = {source: set(cited.get(source, ())) for source in comparison.texts}
    for entry, found in _items(sections["uncited"], "uncited", findings):
        source = text_of(entry, "source") or ""
        if source not in comparison.texts or not isinstance(entry.get("line"), int):
            continue
        lines, numbers = comparison.texts[source], lines_cited(entry)
        first = numbers[0]
        if not any(1 <= line <= len(lines) and lines[line - 1].strip() for line in numbers):
            found.say(("line",), f"{source} has no words on line {first}", "a line that nothing cites")
        if entry.get("exact") is not None:
            # Only these words are meant, whatever else of the line is cited.
            continue
        for line in numbers:
            if line in cited.get(source, ()):
                found.say(("line",), f"line {line} of {source} is cited by {cited[source][line]}", "no entry for it")
            spoken_for[source].add(line)
    for source, lines in comparison.texts.items():
        found = ItemFindings(findings, sections["sources"].start(held[source]), ("sources", held[source]))
        for number in uncited_lines(lines, spoken_for[source]):
            words = shown(lines[number - 1])
            found.say((), f"nothing cites line {number} of {source}: {words}", "a citation, or an entry of “uncited”")


def uncited_lines(lines: list[str], spoken_for: set[int]) -> Iterator[int]:
    """The lines of a text, from 1, that have words and are not among those spoken for."""
    for number, line in enumerate(lines, 1):
        if line.strip() and number not in spoken_for:
            yield number


def _items(section: RecordSection, name: str, findings: Findings) -> Iterator[tuple[Item, ItemFindings]]:
    for index, item in section.objects():
        yield item, ItemFindings(findings, section.start(index), (name, index))


def _find_texts(section: RecordSection, held: Mapping[str, int], directory: FilePath, findings: Findings) -> Comparison:
    files = files_by_content(directory, all_of_them=True)
    digests = {source: text_of(section.get(index) or {}, "sha256") for source, index in held.items()}
    strangers = {path.stem: path for digest, path in files.items() if digest not in digests.values()}
    comparison = Comparison()
    for source, digest in digests.items():
        found = ItemFindings(findings, section.start(held[source]), ("sources", held[source]))
        path = files.get(digest or "")
        if path is None:
            comparison.missing.append(source)
            alike = nearest(source, strangers)
            if alike is not None:
                what = f"no text has it; {printable(strangers[alike].name)} has another, as if it was changed"
                found.say(("sha256",), what, "the text that was cited")
            continue
        try:
            with told_as(f"{printable(str(path))} cannot be read"):
                comparison.texts[source] = lines_of(path)
        except UnicodeDecodeError as error:
            found.say(("sha256",), f"{printable(path.name)} is not UTF-8 (byte {error.start})", "a UTF-8 text")
    return comparison


def _compare_item(
    item: Item, model: type[RecordModel], reference: str, comparison: Comparison, found: ItemFindings
) -> None:
    for path, citation in citations(item, model):
        source, number, exact = text_of(citation, "source"), citation.get("line"), text_of(citation, "exact")
        lines = comparison.texts.get(source or "")
        if lines is None or source is None or not isinstance(number, int) or isinstance(number, bool) or number < 1:
            continue
        if number > len(lines):
            found.say((*path, "line"), f"{source} has no line {number}", f"a line up to {len(lines)}")
            continue
        for cited in lines_cited(citation):
            comparison.cited.setdefault(source, {}).setdefault(cited, printable(reference))
        if citation.get("pieces"):
            _compare_pieces(citation, reference, path, comparison, found)
            continue
        if exact is None:
            if not lines[number - 1].strip():
                found.say((*path, "line"), f"line {number} of {source} is empty", "the line that says it")
            continue
        comparison.printings += 1
        if not any(exact in line for line in lines[number - 1 : lines_cited(citation)[-1]]):
            what = f"{printable(reference)} differs from line {number} of {source}: {_drift(exact, lines, number)}"
            found.say((*path, "exact"), what, "the words of that line, byte for byte")


def _compare_pieces(printing: Item, reference: str, path: Path, comparison: Comparison, found: ItemFindings) -> None:
    """Compare each piece of a printing with its line."""
    source = text_of(printing, "source") or ""
    lines = comparison.texts[source]
    for index, piece in entries(printing, "pieces"):
        number, exact = piece.get("line") or printing["line"], text_of(piece, "exact")
        if exact is None or not isinstance(number, int):
            continue
        comparison.printings += 1
        if not 1 <= number <= len(lines):
            found.say((*path, "pieces", index, "line"), f"{source} has no line {number}", f"a line up to {len(lines)}")
            continue
        comparison.cited.setdefault(source, {}).setdefault(number, printable(reference))
        if exact not in lines[number - 1]:
            what = f"{printable(reference)} differs from line {number} of {source}: {_drift(exact, lines, number)}"
            found.say((*path, "pieces", index, "exact"), what, "the words of that line, byte for byte")


def lines_cited(entry: Item) -> range:
    """The lines that a citation or an entry of `uncited` names."""
    line, to_line = entry["line"], entry.get("to_line")
    return range(line, max(line, to_line) + 1 if isinstance(to_line, int) else line + 1)


def _drift(exact: str, lines: list[str], number: int) -> str:
    """How words differ from the line that should have them."""
    elsewhere = next((other for other, line in enumerate(lines, 1) if exact in line), None)
    if elsewhere is not None:
        return f"the words are on line {elsewhere}"
    # Only drift pays for this import.
    from rapidfuzz import fuzz

    line = lines[number - 1]
    best = fuzz.partial_ratio_alignment(exact, line) if len(exact) <= len(line) else None
    start = best.dest_start if best is not None else 0
    # The alignment may begin a few characters off; the one at which most of the words agree is the true one.
    starts = range(max(0, start - 3), min(len(line), start + 4))
    start = max(starts, key=lambda at: first_difference(exact, line[at:]), default=0)
    index = first_difference(exact, line[start:])
    return f"here {passage(exact, index)}, there {passage(line, start + index)}"
