"""A question at the bottom of the review: choices by number or by some letters of a name, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from visittui.archive.search.folding import fold, words

_NUMBERED = 9


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
            self.typed, self.at = self.typed + character, 0
        return False


def _words(one: Choice) -> list[str]:
    return words(fold(f"{one.label} {one.note}"))
