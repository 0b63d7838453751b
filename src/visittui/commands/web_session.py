"""One page of `visittui serve`: started by the server, never by hand."""

from __future__ import annotations

import sys
from pathlib import Path

from visittui.exit_codes import CANNOT
from visittui.standard_streams import say


def main(arguments: list[str]) -> int:
    """Show the record to a browser at the other end of standard input and output.

    Args:
        arguments: the record's path, and the minutes without a key after which the session is closed, 0 for never.
    """
    from visittui.commands.kiosk import close_doors, take_one_readers_share

    take_one_readers_share()
    from visittui.archive.store.opening import open_archive
    from visittui.errors import CannotContinueError

    try:
        archive = open_archive(Path(arguments[0]), progress=lambda _done, _total: None)
    except CannotContinueError as error:
        say(str(error))
        return CANNOT
    from visittui.tui.page import show_in_browser

    close_doors()
    return show_in_browser(archive, idle_limit=60 * float(arguments[1]) or None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
