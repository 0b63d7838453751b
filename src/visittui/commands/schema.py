"""`visittui schema`: the JSON Schema of the record format, for editors."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It has none."""


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from visittui.record.schema import schema_text

    sys.stdout.write(schema_text())
    return 0
