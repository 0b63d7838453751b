"""What the review looks like: the list of what is to be decided, the text, and the item as it would be entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from visittui.characters import harmless, printable
from visittui.drafting.drafts import DraftItem
from visittui.printed_words import GAP
from visittui.tui.keymap.keys import Key, sign
from visittui.tui.layout.text_runs import Line, Run, clickable, cut, marked, width_of, wrap, wrap_within
from visittui.tui.layout.viewport import shared_out
from visittui.tui.review.decisions import Review, ReviewEntry
from visittui.tui.review.further_printings import further_printings
from visittui.tui.review.prompts import Prompt, place_in, question
from visittui.tui.review.proposal import Proposal
from visittui.tui.review.questions import Alternative
from visittui.tui.review.source_lines import span_in_line

BESIDE = 90
"""Columns from which list and text stand side by side."""

SMALLEST = (40, 10)

_LABELS = 12
_HANGING = len("+    1 ")
_HEADING = -1
_AROUND = 1
"""Lines with words shown before and behind those of a suggestion."""

_LEAST_TEXT = 3
"""Lines of the text that are shown in any case."""

_TOLD = 3
"""Lines of one field of an item, where there is room."""

_ROOMY = 16
"""Lines for the item from which on there is."""

_SECTIONS = {"speaker": "people", "speaker_organisation": "organisations", "event": "events"}

_CALLED = {"lineage": "same wording"}
"""Kinds of suggestion that a reader calls otherwise."""

_MARKS = {"undecided": " ", "accepted": "+", "dismissed": "x"}


class Drawn(NamedTuple):
    """The lines of the screen, and on which of them, in which column, the cursor stands."""

    lines: list[Line]
    cursor: int
    column: int = 0


def picture(review: Review, prompt: Prompt | None, said: str, keys: Sequence[Key], width: int, height: int) -> Drawn:
    """Draw the review in so many cells and lines; of `keys`, the most needed first, the last line names what fits."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Drawn([(Run(f"Needs {SMALLEST[0]}x{SMALLEST[1]}: q leaves", "name"),)], 0)
    title: Line = (Run(" Drafts of ", "label"), Run(printable(review.editor.path.name), "title"))
    end: Line = (Run(review.progress + " ", "label"),)
    gap = Run(" " * max(1, width - width_of(title) - width_of(end)))
    body = height - 3
    if width >= BESIDE:
        left = width * 2 // 5
        rows, cursor = _rows(review, left, body)
        card = _card(review, prompt, keys, width - left - 2, body)
        beside = zip(_filled(rows, body), _filled(card, body), strict=True)
        lines = [(*_padded(row, left), Run("│ ", "muted"), *part) for row, part in beside]
    else:
        shown = max(3, body // 4)
        rows, cursor = _rows(review, width, shown)
        card = _card(review, prompt, keys, width, body - shown - 1)
        lines = [*_filled(rows, shown), (Run("─" * width, "muted"),), *_filled(card, body - shown - 1)]
    notice: Line = (Run(f" {printable(said)}", "notice"),)
    lines = [cut((*title, gap, *end), width), *lines, cut(notice, width), _bottom(keys, width)]
    asked = None if prompt is None else place_in(lines, prompt)
    return Drawn(lines, *(asked or (cursor + 1, 0)))


def _bottom(keys: Sequence[Key], width: int) -> Line:
    """The keys, as many as there is room for; the one that lists them all is named in any case."""
    line: Line = ()
    room = width - sum(len(f" {sign(key.keys[0])} {key.hint} ") for key in keys if key.name == "review_keys")
    for key in keys:
        words = f" {sign(key.keys[0])} {key.hint} "
        if key.name == "review_keys" or width_of(line) + len(words) <= room:
            target = f"key:{key.keys[0]}"
            line += (Run(f" {sign(key.keys[0])}", "name", target=target), Run(f" {key.hint} ", target=target))
    return cut(line, width)


def _rows(review: Review, width: int, height: int) -> tuple[list[Line], int]:
    """The list around the entry in hand, and its line; what is cut has the lines that are left over."""
    rows: list[tuple[int, Line]] = []
    source = None
    for index, entry in enumerate(review.entries):
        if entry.source != source:
            source = entry.source
            rows.append((_HEADING, (Run(f" {printable(review.name_of('sources', source))}", "heading"),)))
        rows.append((index, _row(entry, review)))
    if (free := height - len(rows)) > 0:
        needed = {place: len(wrap(row, width, _HANGING)) for place, (_, row) in enumerate(rows)}
        lines = shared_out(free, dict.fromkeys(needed, 1), needed)
        rows = [(of, part) for n, (of, row) in enumerate(rows) for part in wrap_within(row, width, lines[n], _HANGING)]
    cursor = next((line for line, (index, _) in enumerate(rows) if index == review.at), 0)
    heading = max((line for line, (index, _) in enumerate(rows[:cursor]) if index == _HEADING), default=0)
    top = max(0, min(cursor - height // 2, len(rows) - height))
    # Whose words these are is told in any case.
    shown = rows[top : top + height] if heading >= top else [rows[heading], *rows[top + 1 : top + height]]
    targets = {index: f"entry:{index}" for index, _ in shown if index != _HEADING}
    padded = [(index, _padded(cut(row, width), width)) for index, row in shown]
    return [clickable(row, targets.get(of, ""), chosen=of == review.at) for of, row in padded], cursor - top


def _row(entry: ReviewEntry, review: Review) -> Line:
    if entry.item is None:
        words = review.texts[entry.source][entry.line - 1]
        return (Run(f"  {entry.line:>4} "), Run("nothing cites ", "muted"), Run(harmless(words)))
    one = entry.item
    mark = Run(f"{_MARKS[one.decision]} {entry.line:>4} ", "sign" if one.decision == "undecided" else "muted")
    words = harmless(one.exact)
    if one.kind in ("quotation", "turn"):
        said = one.speaker.name or one.speaker.text if one.speaker is not None else ""
        return (mark, Run(f"“{words}”", "quote"), Run(f" {harmless(said)}", "muted"))
    return (mark, Run(f"{_CALLED.get(one.kind, one.kind)}: ", "muted"), Run(words))


def _card(review: Review, prompt: Prompt | None, keys: Sequence[Key], width: int, height: int) -> list[Line]:
    """The text with the words marked, the item, and the question that is asked."""
    entry = review.entry
    if entry is None:
        return [(Run("Nothing was drafted for this record; visittui draft TEXTS -o NAME.json does that.", "label"),)]
    asked = [] if prompt is None else question(prompt, width, height - 3)
    free = height - len(asked)
    item = _item(review, entry, keys, width, free - _LEAST_TEXT - 1)
    text = _text(review, entry, width, max(_LEAST_TEXT, free - len(item) - 1))
    return [*[*text, (), *item][:free], *asked]


def _text(review: Review, entry: ReviewEntry, width: int, height: int) -> list[Line]:
    """The lines of the source around the words, the words marked and in view."""
    lines = review.texts.get(entry.source)
    if lines is None:
        return [(Run(f"The text of {entry.source} is not at hand.", "notice"),)]
    pieces = () if entry.item is None else review.pieces(entry.item)
    numbers = {piece.line for piece in pieces} or {entry.line}
    first, last = min(numbers), max(numbers)
    with_words = [number for number, line in enumerate(lines, 1) if line.strip()]
    shown = [
        *[number for number in with_words if number < first][-_AROUND:],
        *[number for number in with_words if first <= number <= last],
        *[number for number in with_words if number > last][:_AROUND],
    ]
    drawn: list[Line] = []
    begins = ends = 0
    for number in shown:
        line = harmless(lines[number - 1])
        spans = sorted(span for piece in pieces if piece.line == number and (span := span_in_line(lines, piece)))
        ink = "text" if number in numbers else "muted"
        wrapped = wrap((Run(f"{number:>4} ", "muted"), *marked(line, spans, ink)), width, 5)
        if number == first:
            inked = (row for row, runs in enumerate(wrapped) if any(run.ink == "match" for run in runs))
            begins = len(drawn) + next(inked, 0)
        drawn += wrapped
        if number == last:
            ends = len(drawn)
    top = max(0, min(begins - 1, ends - height)) if len(drawn) > height else 0
    top = min(top, begins) if begins else top
    if begins >= top + height:
        top = begins - 1
    return drawn[top : top + height]


def _item(review: Review, entry: ReviewEntry, keys: Sequence[Key], width: int, height: int) -> list[Line]:
    """The item as it would be entered, or what was decided."""
    one = entry.item
    if one is None:
        return [
            *wrap(
                (Run("No item cites this line. ", "label"), Run("x", "name"), Run(" says why it may be so, ")), width
            ),
            *wrap((Run("a", "name"), Run(" adds an item that cites it.")), width),
        ]
    if one.decision == "accepted":
        return wrap((Run("Accepted: ", "label"), Run(one.item or "", "name"), Run("; e edits it.")), width)
    if one.decision == "dismissed":
        return wrap((Run("Dismissed: ", "label"), Run(printable(one.why or "")), Run("; Enter asks again.")), width)
    proposal = review.proposal(one)
    lines: list[Line] = []
    most = _TOLD if height >= _ROOMY else 1
    for label, value, ink in _fields(review, proposal):
        told = wrap((Run(f"{label:<{_LABELS}}", "label"), Run(printable(value), ink)), width, _LABELS)
        # Long words are read in the text above, where they are marked.
        lines += told if len(told) <= most else [*told[: most - 1], cut((*told[most - 1], Run(" …", ink)), width)]
    offered = _offered(review.alternatives(one), width)
    why = f"{one.reason}{', ' + one.fault if one.fault else ''} ({one.confidence:.0%})"
    because = wrap((Run(f"{'because':<{_LABELS}}", "label"), Run(why, "muted")), width, _LABELS)
    further = _further(review, one, keys, width, height - len(lines) - len(offered) - len(because))
    return [*lines, *further, *offered, *because]


def _further(review: Review, one: DraftItem, keys: Sequence[Key], width: int, room: int) -> list[Line]:
    """What else seems to print the words, in what it differs, and the key that enters all in one step.

    One is told in any case, more while there is room, so that the answers below stay in view.
    """
    found = further_printings(review.drafts, one)
    lines: list[Line] = []
    for number, printing in enumerate(found):
        label = Run(f"{'' if number else 'printed too':<{_LABELS}}", "label")
        cited = Run(f"{printing.item.source}:{printing.item.line}", "citation")
        told = Run(f" {printable(printing.told)}", "muted" if printing.alike else "notice")
        more = wrap((label, cited, told), width, _LABELS)[:_TOLD]
        # The key has a line, and so have those for which there is no room.
        if number and len(lines) + len(more) + 1 + (number + 1 < len(found)) > room:
            lines.append((Run(f"{'':<{_LABELS}}and {len(found) - number:,} more", "muted"),))
            break
        lines += more
    for key in (key for key in keys if found and key.name == "enter_printings" and key.keys):
        target = f"key:{key.keys[0]}"
        told = Run(" enters it with these" if len(found) > 1 else " enters it with this", target=target)
        lines.append(cut((Run(" " * _LABELS), Run(sign(key.keys[0]), "name", target=target), told), width))
    return lines


def _offered(ways: Sequence[Alternative], width: int) -> list[Line]:
    """What one figure chooses, as many on a line as fit, none over two."""
    lines: list[Line] = []
    for number, way in enumerate(ways, 1):
        part = cut((Run(f"{number} ", "name"), Run(f"{printable(way.label)}  ")), width - _LABELS)
        part = clickable(part, f"figure:{number}")
        if lines and width_of(lines[-1]) + width_of(part) <= width + 2:
            lines[-1] = (*lines[-1], *part)
        else:
            lines.append((Run(f"{'' if lines else 'or':<{_LABELS}}", "label"), *part))
    return lines


def _fields(review: Review, proposal: Proposal) -> Iterable[tuple[str, str, str]]:
    item = proposal.item
    if proposal.printing_of is not None:
        known = proposal.printing_of
        yield "printing of", f"quote/{known['id']}", "name"
        yield "as there", str(known.get("text")), "quote"
        words = item.get("exact") or GAP.join(str(piece["exact"]) for piece in item.get("pieces", ()))
        same = words == known.get("text")
        yield "here", "the same words" if same else words, "muted" if same else "quote"
        return
    yield ("known" if proposal.known else proposal.section), str(item.get("id")), "name"
    for key, value in item.items():
        if key == "id":
            continue
        if key in _SECTIONS:
            section = _SECTIONS[key]
            new = "  (new person)" if key == "speaker" and proposal.person is not None else ""
            yield key.partition("_")[0], review.name_of(section, str(value)) + new, "name"
        elif key == "speaker_described":
            yield "speaker", f"“{value}”, as the text says", "text"
        elif key in ("topics", "about"):
            names = (review.name_of("topics", one) if key == "topics" else review.subject_name(one) for one in value)
            yield key, ", ".join(names), "name"
        elif key in ("printings", "citations"):
            yield "cites", ", ".join(f"{one.get('source')}:{one.get('line')}" for one in value), "citation"
        elif key == "offices":
            yield "office", "; ".join(str(office.get("title")) for office in value) or "none that is new", "text"
        elif isinstance(value, dict):
            yield key, ", ".join(f"{name} {words}" for name, words in value.items()), "text"
        else:
            yield key, str(value), "quote" if key == "text" else "text"
    if proposal.lacks_speaker:
        yield "speaker", "the text does not tell: s names one", "notice"


def _padded(line: Line, width: int) -> Line:
    return (*line, Run(" " * max(0, width - width_of(line))))


def _filled(lines: list[Line], height: int) -> list[Line]:
    return [*lines[:height], *[()] * (height - len(lines))]
