"""The server's log: a line for each oddity, and nothing of the machine it runs on."""

from __future__ import annotations

import logging


class OneLine(logging.Formatter):
    """A record as one line; of an exception its kind alone, for its text and traceback name files of this machine."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = "".join(filter(str.isprintable, record.getMessage().partition("\n")[0]))
        kind = record.exc_info[0] if record.exc_info else None
        return f"visittui: {line}{f' ({kind.__name__})' if kind else ''}"


def log_to_standard_error() -> None:
    """Write what the server and its libraries have to say to standard error, from warnings on."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
