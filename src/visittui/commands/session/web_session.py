"""One page of `visittui serve`: started by the server, never by hand."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from visittui.exit_codes import CANNOT

_PR_SET_PDEATHSIG = 1
"""Of prctl(2), in <linux/prctl.h>."""


def main(arguments: list[str]) -> int:
    """Show the record to a browser at the other end of standard input and output.

    The arguments are the server's process id, the record's path, and the minutes without a key after which the session
    is closed, 0 for never.
    """
    _end_with(int(arguments[0]))
    from visittui.commands.session.kiosk import close_doors, take_one_readers_share

    take_one_readers_share()
    from visittui.archive.store.opening import open_archive
    from visittui.errors import CannotContinueError

    try:
        archive = open_archive(Path(arguments[1]), progress=lambda _done, _total: None)
    except CannotContinueError:
        return CANNOT  # the server tells of it: what the error says is a path of this machine
    from visittui.commands.session.textual_variables import leave_out_what_ends_textual
    from visittui.commands.session.unused_modules import unused_modules_kept_out

    leave_out_what_ends_textual(os.environ)
    with unused_modules_kept_out():
        from visittui.tui.page import show_in_browser

    close_doors()
    with archive:
        return show_in_browser(archive, idle_limit=60 * float(arguments[2]) or None)


def _end_with(server: int) -> None:
    """Have the kernel end this process when the server has ended, however that came about.

    Elsewhere than on Linux the end of standard input does it, from the first frame on.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != server:
        sys.exit(CANNOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
