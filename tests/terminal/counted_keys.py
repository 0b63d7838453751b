"""The review at a terminal, with what is pressed and typed there counted."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from terminal_driver import Terminal
from visittui.files.record_files import drafts_path
from visittui.tui.review.decisions import Review


class CountedKeys:
    """Keys pressed and characters typed at the review of a record.

    Attributes:
        pressed: keys since it was last set to none.
        typed: characters, those in forms too.
    """

    def __init__(self, terminal: Terminal, record: Path, place: Path) -> None:
        """Sit down before the review.

        Args:
            terminal: which shows it.
            record: what is reviewed.
            place: where `filled_in` looks for what a form is filled in with.
        """
        self.terminal, self.record, self.place = terminal, record, place
        self.pressed = 0
        self.typed = 0

    def press(self, *keys: str, writes: bool = False) -> None:
        before = (self.record.read_bytes(), drafts_path(self.record).read_bytes())
        for key in keys:
            self.terminal.press(key)
        self.pressed += len(keys)
        if writes:
            self.terminal.wait_for(
                lambda screen: (
                    before != (self.record.read_bytes(), drafts_path(self.record).read_bytes())
                    and Review(self.record).progress in screen.screen_text()
                )
            )
        self.terminal.wait_idle(0.05)
        if (self.place / "after.txt").exists():
            before_it, after_it = ((self.place / name).read_text() for name in ("before.txt", "after.txt"))
            blocks = SequenceMatcher(None, before_it, after_it, autojunk=False).get_matching_blocks()
            self.typed += len(after_it) - sum(block.size for block in blocks if block.size >= 4)
            (self.place / "after.txt").unlink()

    def type(self, letters: str) -> None:
        self.terminal.type_text(letters)
        self.typed += len(letters)
        self.terminal.wait_idle(0.05)

    def press_figure(self, label: str, question: str = "", answer: str = "", *, writes: bool = False) -> None:
        """Choose what is offered by its figure; where it is not, by the question for it."""
        if (figure := self.figure(label)) is None:
            self.press(question)
            if (figure := self.figure(answer)) is None:
                self.type(answer)
                figure = "Enter"
        self.press(figure, writes=writes)

    def figure(self, label: str) -> str | None:
        """The figure before a label on the screen, None where it is not offered."""
        found = re.search(rf"(?:^|  )([1-9]) +{re.escape(label)}(?=  |$)", self.card(), re.MULTILINE)
        if found is None and label:
            found = re.search(rf"^([1-9]) +{re.escape(label)}", self.card(), re.MULTILINE)
        return found[1] if found is not None and label else None

    def card(self) -> str:
        rows = [row.partition("│ ")[2].rstrip() for row in self.terminal.screen_text().splitlines()]
        # What is offered is wrapped within its column.
        return re.sub(r"\n {12}(?=\S)", "  ", "\n".join(rows)) + "\n"

    def shown(self, field: str) -> str:
        """What the item in hand has in a field."""
        found = re.search(rf"^{field} +(.*)$", self.card(), re.MULTILINE)
        return found[1].strip() if found is not None else ""

    def fill_in(self, fields: dict[str, Any]) -> None:
        (self.place / "fields.json").write_text(json.dumps(fields))
