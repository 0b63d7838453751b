"""`visittui cite REF…`: an item's words with where they are printed, or a citation for a reference manager."""

from __future__ import annotations

import argparse

from visittui.commands.arguments.record_option import add_record_option, open_record
from visittui.commands.plain.output import print_data
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say

_EPILOG = """\
Every citation names the page in hand, the line on it, and whom that page cites, back to the origin. Words are given
exactly as printed. Of a quote there is one citation for each page that prints it, of anything else one for each source.

formats:
  text      for reading and pasting
  markdown  a block quotation with links
  csl       CSL-JSON, for Zotero, pandoc and others (see also: visittui export csl)
  bibtex    for LaTeX
  ris       for EndNote, Mendeley and others

examples:
  visittui cite quote/putin-food-exports
  visittui cite agreement/joint-statement --format bibtex
  visittui search 'speaker:lam kind:quote' --json | jq -r .ref | xargs visittui cite --format csl

exit codes: 0 cited; 1 there is no such item, or nothing to cite; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from visittui.export.citations.citation_formats import CITATION_FORMATS

    parser.epilog = _EPILOG
    parser.add_argument(
        "references", metavar="REF", nargs="+", help="kind/id, such as quote/putin-food-exports or event/arrival"
    )
    parser.add_argument(
        "--format",
        choices=CITATION_FORMATS,
        default="text",
        metavar="FORMAT",
        help="one of %(choices)s (default: %(default)s)",
    )
    add_record_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the citations; the exit code is 1 where an item is missing or nothing carries it.

    Raises:
        CannotContinueError: the record cannot be opened.
    """
    from visittui.archive.store.references import ItemNotFoundError
    from visittui.export.citations.citation_formats import WORDINGS, written
    from visittui.export.citations.citing import Citer

    citations = []
    code = FOUND
    with open_record(arguments) as archive:
        citer = Citer(archive)
        for reference in dict.fromkeys(arguments.references):
            try:
                found = citer.citations(reference)
            except ItemNotFoundError as error:
                say(str(error))
                code = NOT_FOUND
                continue
            if not found:
                say(f"no source is recorded for {reference} itself")
                code = NOT_FOUND
            citations += found
    if citations:
        text = written(arguments.format, citations)
        if arguments.format in WORDINGS:
            print(text)
        else:
            print_data(text)
    return code
