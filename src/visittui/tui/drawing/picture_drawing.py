"""Which drawing a picture has."""

from __future__ import annotations

from visittui.archive.cards.pictures import Descent, Picture, Scale
from visittui.tui.drawing.descent_chart import set_descent
from visittui.tui.drawing.matrix_chart import set_matrix
from visittui.tui.drawing.scale_chart import set_scale
from visittui.tui.layout.card_text import Setting


def set_picture(setting: Setting, picture: Picture) -> None:
    """Draw a picture as wide as there is room."""
    if isinstance(picture, Scale):
        set_scale(setting, picture)
    elif isinstance(picture, Descent):
        set_descent(setting, picture)
    else:
        set_matrix(setting, picture)
