"""`visittui completion SHELL`: the script that makes a shell complete commands, options, names and ids."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from visittui.commands import COMMANDS, command_named
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND, NOT_FOUND

_SCRIPTS = {
    "bash": """\
_visittui() {
    mapfile -t COMPREPLY < <(visittui completion --words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then compopt -o nospace; fi
}
complete -o default -F _visittui visittui
""",
    "zsh": """\
#compdef visittui
_visittui() {
    local -a found
    found=("${(@f)$(visittui completion --words "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n ${found[*]} ]]; then
        compadd -Q -S '' -- ${(M)found:#*/}
        compadd -- ${found:#*/}
    else
        compset -P '--*='
        _files
    fi
}
# Loaded from fpath, all of this is the function's first call.
if [[ $funcstack[1] == _visittui ]]; then
    _visittui "$@"
else
    compdef _visittui visittui
fi
""",
    "fish": """\
function __visittui_words
    set -l words (commandline -opc)[2..-1] (commandline -ct)
    visittui completion --words $words 2>/dev/null
end
complete -c visittui -a '(__visittui_words)'
""",
}

_EPILOG = """\
to switch it on:
  bash: visittui completion bash > ~/.local/share/bash-completion/completions/visittui
  zsh:  visittui completion zsh > a file called _visittui in a directory of $fpath, such as ~/.zfunc
  fish: visittui completion fish > ~/.config/fish/completions/visittui.fish

example:
  eval "$(visittui completion bash)"     for this session of bash

Then Tab completes commands, options, names of records, and ids of items: visittui show person/to<Tab>

exit codes: 0 printed; 2 there is no such shell"""

_TAKE_REFERENCES = ("show", "cite", "export")
_HARMLESS = re.compile(r"[\w.-]+")
_MOST = 200
"""Ids offered at once; more would be no help."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("shell", nargs="?", choices=tuple(_SCRIPTS), help="bash, zsh or fish")


def run(arguments: argparse.Namespace) -> int:
    """Print the script.

    Raises:
        CannotContinueError: no shell is named.
    """
    if arguments.shell is None:
        raise CannotContinueError(f"name the shell: {', '.join(_SCRIPTS)}")
    print(_SCRIPTS[arguments.shell], end="")
    return FOUND


def complete(words: list[str]) -> int:
    """Print what may stand in the place of the last of the words after the program's name, as the scripts ask."""
    found: list[str] = []
    with suppress(CannotContinueError, OSError):  # a message would stand in the middle of what is typed
        found = candidates(words or [""])
    for word in found:
        print(word)
    return FOUND if found else NOT_FOUND


def candidates(words: list[str]) -> list[str]:
    """What may stand in the place of the last of the words (one at least) after the program's name.

    It is nothing where a path is meant, which the shells complete themselves.
    """
    *before, word = _joined(words)
    command = before[0] if before and before[0] in COMMANDS else ""
    actions = _parser(command or "browse")._actions
    options = {option: action for action in actions for option in action.option_strings}
    # Behind `--` nothing is an option.
    end = before.index("--") if "--" in before else len(before)
    before, behind = [_in_full(one, options) for one in before[:end]], before[end:]
    option, equals, value = word.partition("=")
    if option.startswith("--") and equals and not behind:
        meant = _in_full(option, options)
        found = _values(meant, options.get(meant), value)
        return [f"{option}={one}" for one in found] if word == words[-1] else found
    takes_value = {"--record", *(option for option, action in options.items() if action.nargs != 0)}
    if before and before[-1] in takes_value and not behind:
        return _values(before[-1], options.get(before[-1]), word)
    if word.startswith("-") and not behind:
        return _beginning(word, _options(command) if command else ["--help", "--version", *_options("browse")])
    plain = [one for last, one in pairwise(["", *before]) if last not in takes_value and not one.startswith("-")]
    plain += behind[1:]
    if command and len(plain) == 1:
        choices = next((action.choices for action in actions if not action.option_strings), None)
        if choices:
            return _beginning(word, list(choices))
    found = [] if before or behind else [*COMMANDS, *_record_names()]
    if command in _TAKE_REFERENCES or not command:
        found += _references(word, _record_of(before, [] if command else plain))
    if command == "diff":
        found += _record_names()
    return _beginning(word, found)


def _joined(words: list[str]) -> list[str]:
    """The words as they were typed: bash takes the `=` of an option for a word of its own."""
    joined: list[str] = []
    for last, word in pairwise(["", *words]):
        is_equals = word == "=" and last.startswith("--") and "=" not in last
        is_value = last == "=" and bool(joined) and joined[-1].startswith("--") and joined[-1].endswith("=")
        if is_equals or is_value:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _in_full(word: str, options: Iterable[str]) -> str:
    """A word with the whole name of the option that it begins with: argparse lets readers shorten one."""
    typed, equals, value = word.partition("=")
    meant = [option for option in options if option.startswith(typed)]
    is_shortened = typed.startswith("--") and typed not in meant and len(meant) == 1
    return f"{meant[0]}{equals}{value}" if is_shortened else word


def _values(option: str, action: argparse.Action | None, word: str) -> list[str]:
    """The values that an option may have: none where there is no such option, or it takes none."""
    if option == "--record":
        return _beginning(word, _record_names())
    return _beginning(word, list(action.choices or ())) if action is not None else []


def _beginning(word: str, found: list[str]) -> list[str]:
    return [candidate for candidate in found if candidate.startswith(word)]


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="visittui")
    command_named(command).add_arguments(parser)
    return parser


def _options(command: str) -> list[str]:
    actions = _parser(command)._actions
    return [option for action in actions for option in action.option_strings if action.help != argparse.SUPPRESS]


def _record_names() -> list[str]:
    from visittui.archive.store.library import records

    # A shell puts in what it is offered as it is: a name that it would obey is not offered.
    return [entry.name for entry in records() if _HARMLESS.fullmatch(entry.name)]


def _record_of(before: list[str], plain: list[str]) -> str:
    """The record that the command line names so far, by an option or as the screen takes its first plain word."""
    from visittui.commands.browse import record_and_target

    for last, word in pairwise(["", *before]):
        if last == "--record":
            return _at_home(word)
        if word.startswith("--record="):
            return _at_home(word.removeprefix("--record="))
    named = [_at_home(word) for word in plain[:1]]
    return named[0] if record_and_target(named)[0] else ""


def _at_home(word: str) -> str:
    """A path from the home directory in full: shells hand over what was typed as it is."""
    with suppress(RuntimeError):  # there is nobody of that name
        return str(Path(word).expanduser()) if word.startswith("~") else word
    return word


def _references(word: str, record: str) -> list[str]:
    """Kinds until there is a slash, then ids."""
    from visittui.archive.store.library import resolve
    from visittui.archive.store.opening import open_archive
    from visittui.archive.store.shipped import shipped_record
    from visittui.archive.store.tables import KIND_CODES

    kind, slash, id_ = word.partition("/")
    if not slash:
        return [f"{kind}/" for kind in KIND_CODES]
    with open_archive(resolve(record) if record else shipped_record()) as archive:
        rows = archive.reading(
            lambda connection: connection.execute(
                "SELECT id FROM item WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?",
                (kind, id_, f"{id_}\U0010ffff", _MOST),
            ).fetchall()
        )
    return [f"{kind}/{found}" for (found,) in rows]
