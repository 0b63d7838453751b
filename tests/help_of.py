"""What a command says at the foot of its help."""

from __future__ import annotations

import argparse

from visittui.commands import command_named


def help_of(command: str) -> str:
    """The words after the arguments, as they are written in its module."""
    parser = argparse.ArgumentParser()
    command_named(command).add_arguments(parser)
    return parser.epilog or ""
