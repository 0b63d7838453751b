"""What opens over the explorer: help, the jump by name, the printed page, settings."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.actions.left_out import told_apart

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.tui.screens.explorer import ExplorerScreen
    from visittui.tui.session import Session


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
    card = printed_card(explorer.view.archive, ref, _texts(explorer.session, explorer.view.archive))
    if card is None:
        explorer.view.say("No line of a source is cited for this.")
        return
    card = told_apart(card, explorer.view.without)
    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), explorer.arrive)


def _texts(session: Session, archive: Archive) -> SourceTexts | None:
    """The source texts named at the start, else those in the directory named last for this visit."""
    if session.texts is None and not session.kiosk:
        from visittui.archive.store.source_texts import SourceTexts
        from visittui.state.visit_file import texts_directory_file

        remembered = texts_directory_file(archive.visit.id).read()
        if isinstance(remembered, str):
            # It may be gone, and what is left of its name in the file may be anything.
            with suppress(CannotContinueError, ValueError):
                session.texts = SourceTexts(Path(remembered))
    return session.texts
