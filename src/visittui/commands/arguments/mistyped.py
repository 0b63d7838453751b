"""A first word that was meant for a command: "serach"."""

from __future__ import annotations

from visittui.commands import COMMANDS

_SHORT = 5
"""In commands of up to so many letters one letter may be wrong, in longer ones two."""


def command_near(word: str) -> str:
    """The command that a word is one or two letters away from; empty if there is none, or it is one."""
    near = [command for command in COMMANDS if _may_be(word, command)]
    if word in COMMANDS or not near:
        return ""
    # Loaded for a word of nearly the same letters alone.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, near, scorer=OSA.distance)
    return found[0] if found and found[1] <= _allowed(found[0]) else ""


def _may_be(word: str, command: str) -> bool:
    allowed = _allowed(command)
    return abs(len(word) - len(command)) <= allowed and len(set(word) ^ set(command)) <= 2 * allowed


def _allowed(command: str) -> int:
    return 1 if len(command) <= _SHORT else 2
