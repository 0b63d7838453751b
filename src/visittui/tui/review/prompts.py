"""A question at the bottom of the review: choices by number or by some letters of a name, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from visittui.archive.search.folding import fold, words
from visittui.characters import printable
from visittui.tui.layout.text_runs import Line, Run, clickable, cut, width_of

LONGEST_ANSWER = 500
"""Characters of what is typed or pasted."""

_NUMBERED = 9
_CARET = "caret"  # what stands where the next letter goes; a click there means nothing


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the value with which something is done, what it is called, and more about it."""

    value: str
    label: str
    note: str = ""


@dataclass(slots=True)
class Prompt:
    """A question that waits for an answer.

    Attributes:
        choices: the answers at hand, the likeliest first.
        answered: called with the value of a choice, or with the words typed.
        free: whether words of one's own are an answer where no choice fits them; they come with a blank before them.
        at: index of the choice under the cursor, of those that fit what was typed.
    """

    question: str
    choices: Sequence[Choice]
    answered: Callable[[str], None]
    free: bool = False
    typed: str = ""
    at: int = field(default=0)

    @property
    def fitting(self) -> list[Choice]:
        """The choices of which each word typed begins a word."""
        asked = words(fold(self.typed))
        return [one for one in self.choices if all(any(w.startswith(a) for w in _words(one)) for a in asked)]

    def press(self, key: str, character: str | None) -> bool:
        """Take a key in; whether the question is done with."""
        fitting = self.fitting
        if key == "escape":
            return True
        if key == "enter":
            if fitting:
                self.answered(fitting[min(self.at, len(fitting) - 1)].value)
            elif self.free and self.typed.strip():
                self.answered(f" {self.typed.strip()}")
            return bool(fitting) or (self.free and bool(self.typed.strip()))
        if key in ("down", "up"):
            self.at = max(0, min(len(fitting) - 1, self.at + (1 if key == "down" else -1)))
        elif key == "backspace":
            self.typed = self.typed[:-1]
        elif character is not None and character.isprintable():
            if not self.typed and character in "123456789" and int(character) <= min(len(fitting), _NUMBERED):
                self.answered(fitting[int(character) - 1].value)
                return True
            self.typed, self.at = (self.typed + character)[:LONGEST_ANSWER], 0
        return False


def question(prompt: Prompt, width: int, height: int) -> list[Line]:
    """The question and the answers that fit, in so many cells and lines; of a long answer the end is shown."""
    fitting = prompt.fitting
    room = max(1, min(9, height - 1))
    top = max(0, min(prompt.at - room + 1, len(fitting) - room))
    lines: list[Line] = []
    for number, choice in enumerate(fitting[top : top + room], top):
        sign = f"{number + 1} " if number < _NUMBERED and not prompt.typed else "  "
        row = cut((Run(sign, "name"), Run(printable(choice.label)), Run(f" {choice.note}", "muted")), width)
        lines.append(clickable(row, f"choice:{number}", chosen=number == prompt.at))
    if not fitting:
        lines.append((Run("Enter takes these words" if prompt.free else "nothing begins so", "muted"),))
    count: Line = (Run(f"  {prompt.at + 1} of {len(fitting)}", "label"),) if len(fitting) > room else ()
    asked = Run(f"{prompt.question} ", "notice")
    typed = _end(prompt.typed, width - asked.cells - width_of(count) - 1)
    caret = Run("" if prompt.typed else "(letters, a number, or Esc)")
    return [cut((asked, Run(typed), caret._replace(target=_CARET), *count), width), *lines]


def place_in(lines: Sequence[Line], prompt: Prompt) -> tuple[int, int] | None:
    """The cell (line, column) that the reader is at: the answer that is chosen, or where the next letter goes."""
    target = f"choice:{prompt.at}" if prompt.fitting and (prompt.at or not prompt.typed) else _CARET
    for at, line in enumerate(lines):
        for number, run in enumerate(line):
            if run.target == target:
                return at, width_of(line[:number])
    return None


def _end(text: str, room: int) -> str:
    """The end of a text, with an ellipsis for the rest."""
    kept = ""
    for letter in reversed(text[-room - 1 :] if room > 0 else ""):
        if cell_len(letter + kept) > room - (len(kept) + 1 < len(text)):
            return f"…{kept}"
        kept = letter + kept
    return kept


def _words(one: Choice) -> list[str]:
    return words(fold(f"{one.label} {one.note}"))
