"""The option `--idle-minutes`: how long a session stays open without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

_LONGEST = 7 * 24 * 60  # minutes, a week


def add_idle_option(parser: argparse.ArgumentParser, otherwise: str) -> None:
    """Declare the option, which says what happens `otherwise`; it is None where the reader does not give it."""
    parser.add_argument(
        "--idle-minutes",
        type=_minutes,
        metavar="N",
        help=f"close the session after this long without a key ({otherwise})",
    )


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= _LONGEST:
        import argparse

        raise argparse.ArgumentTypeError(f"{text!r} is not a time: minutes, more than 0 and at most {_LONGEST}")
    return minutes
