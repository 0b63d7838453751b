"""How one reader has the screen: its look, keys and zone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from visittui.appearance import Appearance, Chosen, decide
from visittui.state.settings import VISIT_ZONE, Settings
from visittui.terminal import terminal_facts
from visittui.tui.keymap.keys import KEYS, Keys


class Preferences(NamedTuple):
    """What was decided before the screen opens.

    Attributes:
        appearance: theme, signs, mouse.
        keys: the table of keys, with the reader's own in it.
        zone: in which zone times are shown at first: `visit`, or a name of the time zone database.
        notices: what the reader should know before they begin, a sentence each.
    """

    appearance: Appearance = Appearance()
    keys: Keys = KEYS
    zone: str = VISIT_ZONE
    notices: tuple[str, ...] = ()


def preferences_for(environment: Mapping[str, str], settings: Settings, command_line: Chosen) -> Preferences:
    """What the variables of the process, the reader's settings and their command line, for this once, come to."""
    keys, problems = KEYS, settings.problems
    if settings.keys:
        # Few readers have keys of their own: only they wait for this.
        from visittui.tui.keymap.own_keys import keys_of

        keys, wrong = keys_of(settings)
        problems += wrong
    no_color = bool(environment.get("NO_COLOR"))
    appearance = decide(terminal_facts(environment), no_color, command_line, settings.chosen)
    return Preferences(appearance, keys, settings.zone, problems)
