"""The settings dialog: theme, signs and zone, tried at once and remembered when taken."""

from __future__ import annotations

import os
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from visittui.appearance import SIXTEEN_COLOUR_THEMES, TRUECOLOR_THEMES, Appearance
from visittui.archive.store.visit import Visit
from visittui.errors import CannotContinueError
from visittui.state.bounded_tasks import BoundedTasks
from visittui.state.settings import VISIT_ZONE
from visittui.state.settings_file import change_setting
from visittui.terminal import terminal_facts
from visittui.tui.keymap.bindings import closing
from visittui.tui.layout.text_runs import Line, Run, width_of
from visittui.tui.screens.dialogs import Dialog, named_keys
from visittui.tui.session import Session
from visittui.tui.widgets.choice_list import ChoiceList, SettingChoice
from visittui.tui.widgets.text_line import TextLine

_CHOSEN_HERE = "chosen with F2"
_OWN_ZONE = "your zone, as TZ says"

_SAMPLE = (
    Run(" Sample  ", "heading"),
    Run("Tô Lâm", "link"),
    Run("  Said ", "label"),
    Run("“peaceful ", "quote"),
    Run("nuclear", "match"),
    Run(" energy”", "quote"),
    Run("  ≠ ", "differs"),
    Run("accounts differ", "muted"),
)


_SIGNS = [
    SettingChoice("glyphs", "unicode", "every letter and sign as written"),
    SettingChoice("glyphs", "ascii", "for terminals that show nothing else"),
]


class SettingsScreen(Dialog[str]):
    """Chooses how the program looks; Enter remembers, Esc leaves everything else as it was.

    The result is the zone that was taken, None if none was.
    """

    BINDINGS: ClassVar[list[BindingType]] = closing("settings", "back", "quit")

    def __init__(self, session: Session, visit: Visit) -> None:
        super().__init__()
        self._session = session
        self._visit = visit
        self._zone_taken: str | None = None
        self._words: Line = ()
        preferences = session.preferences
        look = preferences.appearance
        self._title = TextLine(id="settings-title")
        self._choices = ChoiceList(
            (
                ("Theme", [SettingChoice("theme", name, words) for name, words in SIXTEEN_COLOUR_THEMES.items()]),
                ("Signs", _SIGNS),
                ("Times", self._zones()),
                ("Themes with colours of their own", self._truecolor_themes()),
            ),
            {"theme": look.theme, "glyphs": "ascii" if look.ascii_only else "unicode", "zone": preferences.zone},
            moved=self._try,
            chosen=self._take,
            scrolled=self._sign,
            sample=_SAMPLE,
        )
        self._sample = TextLine(id="settings-sample")
        self._bottom = TextLine(id="settings-bottom")
        self._tasks = BoundedTasks()

    def compose(self) -> ComposeResult:
        """A title, a sample of how things look, the choices, and a line that names the keys."""
        yield from (self._title, self._sample, self._choices, self._bottom)

    def on_mount(self) -> None:
        """Fill the fixed lines."""
        self._title.show((Run(" Settings", "title"),))
        taking = "apply" if self._session.kiosk else "apply and save"
        self._say(named_keys(("Esc", "close"), ("Enter", taking), ("Up, Down", "try")))
        self.set_focus(self._choices)

    def _truecolor_themes(self) -> list[SettingChoice]:
        now = self._session.preferences.appearance.theme
        names = TRUECOLOR_THEMES if terminal_facts(os.environ).colours == "truecolor" else ()
        others = () if now in SIXTEEN_COLOUR_THEMES or now in names else (now,)
        return [SettingChoice("theme", name, "") for name in (*names, *others)]

    def _zones(self) -> list[SettingChoice]:
        zones = {VISIT_ZONE: f"the zone of the visit, {self._visit.timezone}", "UTC": "coordinated universal time"}
        if own := os.environ.get("TZ", "").lstrip(":"):
            alike = VISIT_ZONE if own == self._visit.timezone else own
            zones[alike] = f"{zones[alike]}; {_OWN_ZONE}" if alike in zones else _OWN_ZONE
        zones.setdefault(self._session.preferences.zone, "as in your settings")
        return [SettingChoice("zone", zone, words) for zone, words in zones.items() if self._can_show(zone)]

    def _can_show(self, zone: str) -> bool:
        """Whether this machine knows a zone; TZ may also hold rules that have no name, such as `CET-1CEST`."""
        try:
            self._visit.clock(None if zone == VISIT_ZONE else zone)
        except CannotContinueError:
            return False
        return True

    def _with(self, choice: SettingChoice) -> Appearance:
        look = self._session.preferences.appearance
        if choice.name == "theme":
            return look._replace(theme=choice.value, reasons={**look.reasons, "theme": _CHOSEN_HERE})
        if choice.name == "glyphs":
            reasons = {**look.reasons, "ascii_only": _CHOSEN_HERE}
            return look._replace(ascii_only=choice.value == "ascii", reasons=reasons)
        return look

    def _try(self, choice: SettingChoice) -> None:
        wanted = self._with(choice)
        if wanted != self._session.appearance:
            self._session.look(wanted)

    def _take(self, choice: SettingChoice) -> None:
        preferences = self._session.preferences._replace(appearance=self._with(choice))
        if choice.name == "zone":
            preferences = preferences._replace(zone=choice.value)
            self._zone_taken = choice.value
        self._session.preferences = preferences
        self._session.look(preferences.appearance)
        self._choices.take(choice)
        if self._session.kiosk:
            return
        try:
            notice = self._tasks.run(partial(change_setting, choice.name, choice.value))
        except CannotContinueError as error:
            self._say((Run(f" Not saved: {error}", "notice"),))
        else:
            self._say((Run(f" {notice or f'{choice.value}: saved for next time.'}", "name"),))

    def _say(self, words: Line) -> None:
        self._words = words
        self._sign()

    def _sign(self) -> None:
        """What was said or the keys, what part of the list is in view, and above it a sample that is not beside it."""
        self._sample.show(() if self._choices.beside else _SAMPLE)
        self._sample.set_class(not self._choices.beside, "-above")
        position = self._choices.viewport.position or ("",)
        ends: list[Line] = [(Run(f"{words} ", "label"),) for words in position]
        fits = (end for end in ends if width_of((*self._words, *end)) < self.size.width)
        self._bottom.show(self._words, next(fits, ends[-1]))

    def action_close(self) -> None:
        """Back to where the reader was, with what was taken."""
        self._session.look(self._session.preferences.appearance)
        self.finish(self._zone_taken)
