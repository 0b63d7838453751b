"""`visittui show REF`: the card of one item."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from visittui.commands.arguments.record_option import add_record_option, open_record
from visittui.commands.plain.output import print_json
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say, terminal_width

if TYPE_CHECKING:
    from visittui.archive.cards.card import Card, Spans
    from visittui.archive.store.archive import Archive


_EPILOG = """\
The item with its facts and words, and everything it leads to, each with its own kind/id; at most 50 of each list, with
the query that lists the rest.

With --plain each paragraph is one line, for people and screen readers: words in quotation marks are announced ("In
these words"), and so are chains of sources. With --json the card is one object: ref, kind, title, subtitle, facts,
sections, groups (links, their full count), pictures, and item, the item as in the record.

examples:
  visittui show person/to-lam
  visittui show difference/arrival-hour --plain
  visittui show event/arrival --json
  visittui show visit/hanoi-2024
  visittui show picture/sources      who copies whom; also picture/papers, picture/scales

exit codes: 0 shown; 1 there is no such item; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("reference", metavar="REF", help="kind/id, such as person/to-lam or quote/putin-nuclear-agenda")
    add_record_option(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the card as one JSON object, with the item as recorded")
    form.add_argument("--plain", action="store_true", help="each paragraph on one line, also on a terminal")


def run(arguments: argparse.Namespace) -> int:
    """Print the card; the exit code is 1 when there is no such item.

    Raises:
        CannotContinueError: the record cannot be opened.
    """
    from visittui.archive.store.references import ItemNotFoundError

    try:
        with open_record(arguments) as archive:
            card, item = _card(archive, arguments.reference, with_item=arguments.json)
    except ItemNotFoundError as error:
        say(str(error))
        return NOT_FOUND
    if arguments.json:
        print_json({**_as_data(card), "item": item})
        return FOUND
    from visittui.commands.plain.card_in_words import plain_lines

    wraps = sys.stdout.isatty() and not arguments.plain
    for line in plain_lines(card, terminal_width() if wraps else None):
        print(line)
    return FOUND


def _card(archive: Archive, reference: str, *, with_item: bool) -> tuple[Card, dict[str, Any]]:
    """The card of an item and, if it is wanted, the item as in the record.

    Of the visit itself that is its overview and what it is; a picture is no item.
    """
    if reference == f"visit/{archive.visit.id}":
        from visittui.archive.cards.overview import overview_card

        return overview_card(archive), archive.visit._asdict()
    if reference.startswith("picture/"):
        from visittui.archive.cards.drawn import PICTURES, picture_card

        if reference in PICTURES:
            return picture_card(archive, reference), {}
    # An item may be some tens of megabytes.
    return archive.card(reference), archive.item(reference) if with_item else {}


def _as_data(card: Card) -> dict[str, Any]:
    return {
        "ref": card.ref,
        "kind": card.kind,
        "title": card.title,
        "subtitle": card.subtitle,
        "facts": [{"label": fact.label, **_words(fact.value)} for fact in card.facts],
        "sections": [
            {"heading": section.heading, "paragraphs": [_words(paragraph) for paragraph in section.paragraphs]}
            for section in (*card.lead, *card.sections)
        ],
        "groups": [_by_name(group) for group in card.groups],
        "pictures": [_by_name(picture) for picture in card.pictures],
    }


def _by_name(value: Any) -> Any:
    """Named tuples as objects, all the way down."""
    if hasattr(value, "_asdict"):
        return {name: _by_name(inner) for name, inner in value._asdict().items()}
    return [_by_name(inner) for inner in value] if isinstance(value, tuple) else value


def _words(spans: Spans) -> dict[str, Any]:
    return {
        "text": "".join(span.text for span in spans),
        "links": [{"ref": span.ref, "text": span.text} for span in spans if span.leads_away],
    }
