"""What opens over the explorer: help, the jump by name, settings, the printed page, pictures of the whole record."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.actions.left_out import leave_out, sources_left_out, told_apart

if TYPE_CHECKING:
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.tui.screens.explorer import ExplorerScreen

PICTURE = "picture/"
"""Before the name of a picture, where else a reference stands."""

PICTURE_OF_TAB = {
    "Sources": "picture/sources",
    "People": "picture/papers",
    "Agreements": "picture/papers",
    "Differences": "picture/scales",
}
"""Which picture goes with a tab; with all others who copies whom, from which links lead to the rest."""

LEAVE_OUT = "-"
"""Before the reference of a source that a picture hands back to be left out, or to count again."""


async def show_help(explorer: ExplorerScreen) -> None:
    """The help for where the reader is."""
    from visittui.archive.search.examples import examples
    from visittui.tui.explorer.help_card import help_card
    from visittui.tui.screens.dialogs import CardScreen

    tried = examples(explorer.view.archive)
    card = help_card(explorer.view.focused_part, tried, explorer.session.preferences.keys, kiosk=explorer.session.kiosk)
    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), explorer.arrive)


async def jump(explorer: ExplorerScreen) -> None:
    """Choose any item, tab or action by its name."""
    from visittui.tui.screens.jump import JumpScreen, commands

    offered = commands(explorer.session.preferences.keys, kiosk=explorer.session.kiosk)
    view = explorer.view
    dialog = JumpScreen(view.archive, view.clock, offered, view.without.falls if view.without is not None else None)
    await explorer.app.push_screen(dialog, explorer.arrive)


async def change_settings(explorer: ExplorerScreen) -> None:
    """Choose how the program looks."""
    from visittui.tui.screens.settings_dialog import SettingsScreen

    visit = explorer.view.archive.visit

    def show_times(zone: str | None) -> None:
        if zone is not None:
            explorer.view.show_times(explorer.session.clock(visit))

    await explorer.app.push_screen(SettingsScreen(explorer.session, visit), show_times)


async def show_printed(explorer: ExplorerScreen) -> None:
    """Show the lines that are cited for an item, in their sources."""
    from visittui.archive.kinds.printed_card import printed_card
    from visittui.tui.screens.dialogs import CardScreen

    ref = explorer.chosen_ref()
    if ref is None:
        return
    card = printed_card(explorer.view.archive, ref, _texts(explorer))
    if card is None:
        explorer.view.say("No line of a source is cited for this.")
        return
    card = told_apart(card, explorer.view.without)
    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), explorer.arrive)


def _texts(explorer: ExplorerScreen) -> SourceTexts | None:
    """The source texts named at the start, else those in the directory named last for this visit."""
    session = explorer.session
    if session.texts is None and not session.kiosk:
        from visittui.archive.store.source_texts import SourceTexts
        from visittui.state.visit_file import texts_directory_file

        file = texts_directory_file(explorer.view.archive.visit.id)
        remembered = file.read()
        if file.notice:
            explorer.app.notify(file.notice, markup=False, timeout=30)
        if isinstance(remembered, str):
            # It may be gone, and what is left of its name in the file may be anything.
            with suppress(CannotContinueError, ValueError):
                session.texts = SourceTexts(Path(remembered))
    return session.texts


def show_picture(explorer: ExplorerScreen) -> None:
    """The picture that goes with where the reader is."""
    open_picture(explorer, PICTURE_OF_TAB.get(explorer.view.tab.name, "picture/sources"))


def open_picture(explorer: ExplorerScreen, ref: str) -> None:
    """Open a picture, one of `drawn.PICTURES`, over the explorer."""
    from visittui.archive.cards.drawn import picture_card
    from visittui.tui.screens.dialogs import PictureScreen

    view = explorer.view
    card = told_apart(picture_card(view.archive, ref), view.without)
    screen = PictureScreen(card, explorer.session.preferences.keys, sources_left_out(view))
    explorer.app.push_screen(screen, partial(_leave_picture, explorer))


def _leave_picture(explorer: ExplorerScreen, target: str | None) -> None:
    if target is not None and target.startswith(LEAVE_OUT):
        leave_out(explorer, target.removeprefix(LEAVE_OUT))
    else:
        explorer.arrive(target)
