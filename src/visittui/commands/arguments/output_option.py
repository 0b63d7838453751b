"""To which file a command writes: `-o FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path


def output_name(text: str) -> str:
    """What was given as the name of a file to write, as it was given: `-` may mean standard output.

    Raises:
        argparse.ArgumentTypeError: it is empty, or the name of a directory.
    """
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is needed")
    # Needed by those who write a file only.
    from visittui.files.whole_file import names_directory

    if names_directory(text):
        raise argparse.ArgumentTypeError(f"{text!r} is the name of a directory; name a file")
    return text


def output_path(text: str) -> Path:
    """The file to write.

    Raises:
        argparse.ArgumentTypeError: as for `output_name`.
    """
    return Path(output_name(text))
