"""`visittui search QUERY`: what matches, without a screen."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from visittui.commands.arguments.record_option import add_record_option, open_path, open_record
from visittui.commands.plain.output import print_json
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say, terminal_width

if TYPE_CHECKING:
    from visittui.archive.clock import Clock
    from visittui.archive.search.hits.hit_list import HitList
    from visittui.archive.search.hits.results import Results
    from visittui.archive.search.language.query import Hint
    from visittui.archive.store.archive import Archive
    from visittui.archive.store.row import Row

_LIMIT = 50
_WINDOW = 200
_EPILOG = """\
queries:
  nuclear energy            both words, or longer ones that begin so
  "strategic partnership"   this phrase
  speaker:lam               what To Lam said; likewise attended:  named:  addressed:  mentions:  about:
                            at:  here:  place:  topic:  org:  party:  signatory:  kind:  form:
  signed:likhachev          papers he signed; likewise adopted:  exchanged:  negotiated:  witnessed:, each for itself;
                            of an organisation what was done on its behalf
  source:tass  via:reuters  what a publisher's pages or one source (by its id) tell, only: what nobody else tells;
                            what came through an agency
  witnesses:one             what rests on one independent source; also witnesses:two  witnesses:more
  date:2024-06-20           of that day, also date:"20 June"  date:20.06.2024  date:2024-06-19..2024-06-20;
                            after:  before:  without the day named, since:  until:  with it
  -word  -speaker:putin     without; NOT word is the same
  person/to-lam             this very item
  word~  =word              words like this one; this very word, marks included
  a OR b                    either
Put the whole query between single quotes; one that begins with a minus comes after two: visittui search -- -nuclear

Marks need not be typed (lam finds Lâm, duc finds Đức). A word also finds its other forms and spellings (signed finds
signs, honor honour, 12 twelve) and what means the same (navy finds naval, a topic's name all on it), below what has it
as typed. Words that carry nothing (of, the, who, what did) need not be there. Where little has all words, items with
some of them follow, each with what it lacks. Mistyped words are corrected. Each of these is said on stderr.
A query without any word (only signs) finds nothing; an empty one lists the record.

With --json each hit is an object on a line of its own: ref, kind, title, text (of a quote the words as printed),
detail, date, precision (how exact date is: minute, hour, part-of-day, day, month, year or none), approximate, status,
differs, reason, excerpt, lacks (the words that it has not); with --all also record.

examples:
  visittui search 'speaker:likhachev nuclear'
  visittui search '"strategic partnership"' --kind quote --order time
  visittui search nuclear --json | head -n 1

exit codes: 0 found; 1 nothing found; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what to look for; an empty one lists the record")
    add_record_option(parser)
    parser.add_argument(
        "--all", action="store_true", help="search every available record (visittui records), one after the other"
    )
    parser.add_argument("--kind", metavar="KIND", type=_kind, help="only of this kind: quote, event, person, …")
    parser.add_argument(
        "--order",
        choices=("relevance", "time", "newest"),
        default="relevance",
        help="the best first (the default), in time order, or the newest first",
    )
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=_LIMIT, help="at most this many, 0 for all (default: %(default)s)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, with the item's full text")
    form.add_argument("--plain", action="store_true", help="one line for each hit, also on a terminal")


def run(arguments: argparse.Namespace) -> int:
    """Print what matches; the exit code is 1 when nothing does.

    Raises:
        CannotContinueError: the record cannot be opened.
    """
    if not arguments.all:
        # Among modules that are being loaded the collector finds nothing, and takes a tenth of the whole command.
        gc.disable()
        with open_record(arguments) as archive:
            found = _found(archive, arguments)
            gc.enable()
            return FOUND if _print(found, arguments) else NOT_FOUND
    if arguments.record:
        raise CannotContinueError("--all searches every record, --record one: leave one of them out")
    return FOUND if sum(_search_all(arguments)) else NOT_FOUND


def _search_all(arguments: argparse.Namespace) -> Iterator[int]:
    """Search each record at hand; one that cannot be opened is named and passed over.

    A word that one record has is not taken for a misspelling in another.
    """
    from visittui.archive.store.library import records

    found = {}
    with ExitStack() as opened:
        for entry in records():
            try:
                archive = opened.enter_context(open_path(entry.path))
            except CannotContinueError as error:
                say(str(error))
                continue
            found[entry.name] = _found(archive, arguments)
        has_the_words = any(results.complete and not results.plan.is_corrected for results in found.values())
        for name, results in found.items():
            if not (has_the_words and results.plan.is_corrected):
                yield _print(results, arguments, record=name)


def _found(archive: Archive, arguments: argparse.Namespace) -> Results:
    from visittui.archive.search.searching import search

    return search(archive, " ".join(arguments.query), order=arguments.order)


def _print(results: Results, arguments: argparse.Namespace, record: str = "") -> int:
    """Print what was found in one record (each hit with its name, if that is given); the number of hits printed."""
    from visittui.archive.store.tables import KIND_CODES, PLURALS

    archive = results.archive
    prefix = f"{record}: " if record else ""
    for hint in results.hints:
        say(f"{prefix}{hint}{_way_there(hint, arguments)}")
    kinds = (arguments.kind,) if arguments.kind else tuple(KIND_CODES)
    hits = results.hits(kinds)
    if arguments.limit == 0 and hits.capped:
        hits = results.exact().hits(kinds)
    if not len(hits) and results.total:
        found = results.counts.items()
        others = ", ".join(f"{count:,} {kind if count == 1 else PLURALS[kind]}" for kind, count in found)
        say(f"{prefix}elsewhere: {others}; type: {_command(' '.join(arguments.query), arguments)}")
    wanted = min(len(hits), arguments.limit or len(hits))
    if arguments.json:
        for row in _rows(hits, wanted):
            print_json(({"record": record} if record else {}) | _as_data(row, archive.item(row.ref)))
    else:
        _print_lines(hits, wanted, archive.clock(), prefix, wraps=sys.stdout.isatty() and not arguments.plain)
    _say_the_rest(hits, wanted, prefix)
    return wanted


def _way_there(hint: Hint, arguments: argparse.Namespace) -> str:
    """The command that does what a hint says."""
    if not hint.query:
        return ""
    kind = f" --kind {arguments.kind}" if arguments.kind else ""
    return f"{'' if hint.endswith('?') else ';'} type: {_command(hint.query, arguments, kind)}"


def _command(query: str, arguments: argparse.Namespace, options: str = "") -> str:
    import shlex

    record = f" --record {shlex.quote(str(arguments.record))}" if arguments.record else ""
    return f"visittui search{record}{options} {'-- ' if query.startswith('-') else ''}{shlex.quote(query)}"


def _as_data(row: Row, item: dict[str, Any]) -> dict[str, Any]:
    from visittui.archive.kinds import texts_of

    excerpt, *reasons = _why(row)
    # Of a quote the very words, as they may be quoted; what is also searched with it stays with `show`.
    text = item["text"] if "text" in item else "\n".join(text for text, _ in texts_of(row.kind, item))
    return {
        "ref": row.ref,
        "kind": row.kind,
        "title": row.title,
        "text": text,
        "detail": row.detail,
        "date": row.moment.start if row.moment else None,
        "precision": row.moment.precision if row.moment else None,
        "approximate": row.moment.approximate if row.moment else None,
        "status": row.status,
        "differs": row.differs,
        "reason": "; ".join(reasons),
        "excerpt": excerpt,
        "lacks": list(row.lacks),
    }


def _print_lines(hits: HitList, wanted: int, clock: Clock, prefix: str, *, wraps: bool) -> None:
    from visittui.commands.plain.output import aloud

    if wraps:
        from textwrap import fill
    for number, row in enumerate(_rows(hits, wanted)):
        if wraps and number == hits.complete:
            print(f"{prefix}some of the words: {wanted - number:,}")
        when = aloud(clock.text(row.moment)) if row.moment else ""
        differs = "accounts differ" if row.differs else ""
        excerpt, *reasons = _why(row)
        lacks = f"without {', '.join(row.lacks)}" if row.lacks else ""
        shown = (row.title, row.detail, when, row.status, differs, *reasons, excerpt, lacks)
        line = f"{prefix}{row.ref}: {'; '.join(' '.join(part.split()) for part in shown if part)}"
        if wraps:
            line = fill(line, max(terminal_width(), 20), subsequent_indent="  ", break_on_hyphens=False)
        print(line)


def _why(row: Row) -> list[str]:
    """The passage by which a row was found, or nothing, and what else tells why."""
    excerpt, *further = (passage.around().text for passage in row.passages) if row.passages else ("",)
    return [excerpt, *filter(None, (row.reason, *further))]


def _rows(hits: HitList, wanted: int) -> Iterator[Row]:
    for start in range(0, wanted, _WINDOW):
        yield from hits.rows(start, min(start + _WINDOW, wanted))


def _say_the_rest(hits: HitList, wanted: int, prefix: str) -> None:
    if not len(hits):
        say(f"{prefix}nothing found")
    elif 0 < hits.complete < wanted:
        say(f"{prefix}{hits.complete:,} with all of the words, then {len(hits) - hits.complete:,} with some of them")
    elif wanted < len(hits) or hits.capped:
        known = f"more than {len(hits):,}" if hits.capped else f"{len(hits):,}"
        say(f"{prefix}{wanted:,} of {known} shown (--limit 0 for all)")


def _kind(value: str) -> str:
    from visittui.archive.search.language.fields import values_beginning
    from visittui.archive.store.tables import KIND_CODES

    found = values_beginning(value, "kind")
    if len(found) != 1:
        raise argparse.ArgumentTypeError(f"“{value}” is none of {', '.join(KIND_CODES)}")
    return found[0]


def _limit(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"“{value}” is not a number of hits")
    return int(value)
