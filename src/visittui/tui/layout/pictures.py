"""Which drawing a picture has."""

from __future__ import annotations

from visittui.archive.cards.pictures import Descent, Picture, Scale
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.descent_chart import set_descent
from visittui.tui.layout.matrix_chart import set_matrix
from visittui.tui.layout.scale_chart import set_scale


def set_picture(setting: Setting, picture: Picture) -> None:
    """Draw a picture as wide as there is room."""
    if isinstance(picture, Scale):
        set_scale(setting, picture)
    elif isinstance(picture, Descent):
        set_descent(setting, picture)
    else:
        set_matrix(setting, picture)
