"""What each key of the review does: accept, dismiss, correct, take back, edit and add."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from visittui.drafting.drafts import DraftItem
from visittui.errors import CannotContinueError
from visittui.record.models import SECTIONS
from visittui.tui.keymap.keys import KEYS, TABS_KEYS, Keys, sign
from visittui.tui.review.decisions import Review
from visittui.tui.review.forms import Forms, RunProgram
from visittui.tui.review.further_printings import FurtherPrinting, further_printings
from visittui.tui.review.prompts import LONGEST_ANSWER, Choice, Prompt
from visittui.tui.review.questions import events, items, quotes, reasons, sections, sentences, speakers, subjects

_MOVES = {"down": 1, "j": 1, "up": -1, "k": -1, "pagedown": 10, "pageup": -10, "home": -(10**9), "end": 10**9}

_MOST_KEPT = 1_000  # keys, and characters of what is pasted


class ReviewActions:
    """A review with a question that may wait for an answer, what was said last, and whether the reader leaves.

    Attributes:
        kept: what waits for a directory which does not answer: keys, each with its character, and words pasted.
    """

    def __init__(self, review: Review, run: RunProgram, keys: Keys = KEYS) -> None:
        """Act on a review; `run` runs a program on the reader's terminal."""
        self.review = review
        self.prompt: Prompt | None = None
        self.said = ""
        self.left = False
        self.kept: deque[tuple[str, str | None] | str] = deque()
        self._forms = Forms(self.review, run)
        self.keys = [key for key in keys if key.where == "review"]
        self._actions = {name: key.name for key in self.keys for name in key.keys}
        self._of_quotes: dict[str, Callable[[DraftItem], None]] = {
            "event": self._ask_event,
            "topic": self._ask_subject,
            "form": self._next_form,
            "parts": self._ask_parts,
            "printing": self._ask_printing,
            "enter_printings": self._enter_printings,
        }
        self._of_all: dict[str, Callable[[], None]] = {
            "enter_item": self._accept,
            "dismiss": self._ask_why,
            "speaker": self._ask_speaker,
            "edit_item": self._edit,
            "add_item": self._ask_section,
            "open_item": self._ask_item,
            "undo": lambda: self._say(review.undo()),
            "next_undecided": lambda: self._say("" if review.next_undecided() else "All is decided."),
            "leave_review": self._leave,
            "review_keys": self._ask_key,
        }

    def press(self, key: str, character: str | None) -> None:
        """Do what a key is for, or keep it while that before it is being written; names of keys are Textual's."""
        at_once = self._actions.get(key) == "leave_review" or key in _MOVES
        if not self.review.is_writing or (at_once and not self.kept):
            self._try(lambda: self._press(key, character))
        elif key == "escape":
            self.kept.clear()
            self._leave()
        else:
            self._keep((key, character))

    def paste(self, text: str) -> None:
        """Take pasted words for typed ones where a question waits, or keep them as keys are kept."""
        if self.review.is_writing:
            self._keep(text[: LONGEST_ANSWER + 1])  # the one too many tells that there were more
        else:
            self._try(lambda: self._paste(text))

    def _keep(self, typed: tuple[str, str | None] | str) -> None:
        if sum(len(one) if isinstance(one, str) else 1 for one in self.kept) < _MOST_KEPT:
            self.kept.append(typed)

    def go_on(self, settle: Callable[[], str]) -> None:
        """What was being written is there, or is not: say so, and do what the keys typed meanwhile are for."""
        self._try(lambda: self._say(self._forms.at_last(settle)))
        while self.kept and not self.review.is_writing and not self.left:
            one = self.kept.popleft()
            self._try(partial(self._paste, one) if isinstance(one, str) else partial(self._press, *one))

    def _say(self, words: str) -> None:
        self.said = words

    def _try(self, act: Callable[[], None]) -> None:
        self.said = ""
        try:
            act()
        except CannotContinueError as error:
            self.prompt = None
            self.said = str(error)

    def _press(self, key: str, character: str | None) -> None:
        if (prompt := self.prompt) is not None:
            # The answer may ask the next question.
            self.prompt = None
            if not prompt.press(key, character):
                self.prompt = prompt
            return
        action = self._actions.get(key, "")
        if action in self._of_all:
            self._of_all[action]()
        elif action in self._of_quotes:
            one = self._undecided()
            if one is not None and one.kind in ("quotation", "turn"):
                self._of_quotes[action](one)
            else:
                self.said = "That is for quotations that are not decided yet."
        elif key in _MOVES:
            self.review.move(_MOVES[key])
        elif key in TABS_KEYS:
            self._choose(int(key))

    def _paste(self, text: str) -> None:
        for character in text[:LONGEST_ANSWER]:
            if self.prompt is not None:
                self._press(character, character)
        if self.prompt is not None and len(text) > LONGEST_ANSWER:
            self.said = f"Only the first {LONGEST_ANSWER} characters of what was pasted are taken."

    def click(self, target: str) -> None:
        """Do what a click on some words means: `entry:3`, `choice:2`, `figure:1`, `key:x`, as `picture` has them."""
        kind, _, rest = target.partition(":")
        if kind == "choice" and self.prompt is not None:
            self.prompt.at = int(rest)
            self.press("enter", None)
        elif self.prompt is not None:
            return  # what is typed there is not thrown away
        elif kind == "entry":
            self.review.at = int(rest)
        elif kind in ("figure", "key"):
            self.press(rest, rest if kind == "figure" else None)

    def _undecided(self) -> DraftItem | None:
        entry = self.review.entry
        return entry.item if entry is not None and not entry.is_decided else None

    # Deciding

    def _accept(self) -> None:
        entry = self.review.entry
        if entry is None:
            return
        if entry.item is None:
            self.said = "Nothing is drafted of this line: x says why, a adds an item."
        elif entry.item.decision == "dismissed":
            self.said = self.review.reopen(entry)
        elif entry.item.decision == "accepted":
            self.said = "It is in the record already: e edits it, u takes the last step back."
        else:
            self._enter(entry.item)

    def _enter(self, one: DraftItem, further: Sequence[DraftItem] = ()) -> None:
        if not self._asks_who(one):
            self.said = self.review.accept(one, further)

    def _asks_who(self, one: DraftItem, then: Callable[[DraftItem], None] | None = None) -> bool:
        """Ask who said a quote that would be entered without a speaker; whether that had to be asked."""
        if not self.review.proposal(one).lacks_speaker:
            return False
        self.said = "The text does not tell who said it."
        self._ask_speaker(then)
        return True

    def _enter_printings(self, one: DraftItem) -> None:
        """Enter a quote with all that prints the same words; whether other words are a printing is asked."""
        found = further_printings(self.review.drafts, one)
        alike = [printing.item for printing in found if printing.alike]
        if not found:
            self.said = "No other printing of these words waits for a decision."
        elif self._asks_who(one, self._enter_printings):
            # Whose words they are also decides which of the others are alike.
            return
        elif len(alike) == len(found):
            self._enter(one, alike)
        else:
            self._ask_which(one, found, alike)

    def _ask_which(self, one: DraftItem, found: Sequence[FurtherPrinting], alike: Sequence[DraftItem]) -> None:
        others = [f"{each.item.source}:{each.item.line} {each.told}" for each in found if not each.alike]
        choices = [Choice("all", f"all {len(found)}, also {'; '.join(others)}")]
        if alike:
            choices.append(Choice("alike", f"the {len(alike)} of the same words"))
        answers = {"all": [printing.item for printing in found], "alike": alike}
        self.prompt = Prompt("With which printings?", choices, lambda answer: self._enter(one, answers[answer]))

    def _ask_why(self) -> None:
        entry = self.review.entry
        if entry is None or entry.is_decided:
            self.said = "It is decided; u takes the last step back."
            return
        choices = reasons(self.review, line=entry.item is None)
        self.prompt = Prompt(
            "Why not?", choices, lambda why: self._say(self.review.dismiss(entry, why.strip())), free=True
        )

    def _ask_key(self) -> None:
        choices = [
            Choice(key.keys[0], f"{', '.join(map(sign, key.keys)):<10} {key.hint}", f"· {key.help}")
            for key in self.keys
        ]
        self.prompt = Prompt("Which key?", choices, lambda key: self._press(key, None))

    def _leave(self) -> None:
        self.left = True

    # Correcting

    def _ask_speaker(self, then: Callable[[DraftItem], None] | None = None) -> None:
        one = self._undecided()
        if one is None or one.kind not in ("quotation", "turn", "person"):
            self.said = "That is for quotations and people that are not decided yet."
            return

        def name(who: str) -> None:
            self.review.name_speaker(one, who)
            if then is not None and (named := self._undecided()) is not None:
                then(named)

        question = "Who is it?" if one.kind == "person" else "Who said it?"
        self.prompt = Prompt(question, speakers(self.review, one), name, free=True)

    def _ask_event(self, one: DraftItem) -> None:
        found = events(self.review, one)
        self.prompt = Prompt("At which event?", found, lambda event: self.review.correct(one, event=event))

    def _choose(self, number: int) -> None:
        one = self._undecided()
        offered = self.review.alternatives(one) if one is not None else []
        if one is not None and number <= len(offered):
            self.review.choose(one, offered[number - 1].field, offered[number - 1].value)
        else:
            self.said = f"Nothing is offered as {number} here."

    def _ask_subject(self, one: DraftItem) -> None:
        found = subjects(self.review)
        self.prompt = Prompt("What is it about?", found, lambda key: self.review.choose(one, "subject", key))

    def _next_form(self, one: DraftItem) -> None:
        form = self.review.proposal(one).item.get("form", one.form)
        self.review.correct(one, form="fragment" if form == "verbatim" else "verbatim")

    def _ask_printing(self, one: DraftItem) -> None:
        found = quotes(self.review, one)
        self.prompt = Prompt("A printing of which quote?", found, lambda key: self.review.correct(one, printing_of=key))

    def _ask_parts(self, one: DraftItem) -> None:
        if self.review.split(one):
            self.said = "The pieces are quotes of their own now."
            return
        source = self.review.editor.item("sources", one.source) or {}
        parts = sentences(one, str(source.get("language") or "en"))
        if len(parts) < 2:
            self.said = "It has one sentence."
            return
        choices = [Choice(str(number), part.exact) for number, part in enumerate(parts)]
        self.prompt = Prompt("Which sentence?", choices, lambda number: self.review.part(one, [parts[int(number)]]))

    # Editing and adding

    def _edit(self) -> None:
        entry = self.review.entry
        one = None if entry is None else entry.item
        if one is not None and one.decision == "undecided":
            self.said = self._forms.proposal(one)
        elif one is not None and one.item is not None:
            kind, _, key = one.item.partition("/")
            self.said = self._forms.item(SECTIONS[kind], key)
        else:
            self.said = "There is no item here to edit; a adds one, o opens one."

    def _ask_item(self) -> None:
        found, item = items(self.review), self._forms.item
        self.prompt = Prompt("Edit which item?", found, lambda key: self._say(item(*key.split("/", 1))))

    def _ask_section(self) -> None:
        self.prompt = Prompt("Add what?", sections(), lambda section: self._say(self._forms.new(section)))
