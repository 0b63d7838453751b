"""Variables that whoever starts the tests may have set, and that no test shall see."""

from __future__ import annotations

import re

OF_THE_TESTER = re.compile(
    r"(XDG|LC|PYTHON|CLICOLOR|LESS|JUPYTER|SSH|TTY)\w*|TEXTUAL|TEXTUAL_(?!SNAPSHOT)\w+|LANG(UAGE)?|TZ|TERM|COLORTERM"
    r"|NO_COLOR|FORCE_COLOR|COLUMNS|LINES|ROWS|PAGER|EDITOR|VISUAL|BROWSER|TMUX(_PANE)?|STY|TERM_PROGRAM(_VERSION)?"
    r"|ESCDELAY|UNICODE_VERSION|DATABRICKS_RUNTIME_VERSION"
)
"""How people say how they like programs to be, and what tells of the terminal that they sit at."""
