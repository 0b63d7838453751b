"""Parts of the program that need more than it brings along."""

from __future__ import annotations

from importlib.util import find_spec

from visittui.errors import CannotContinueError

INSTALLING = "docs/using.md, “Installing”"


def require_extra(module: str, extra: str, what: str) -> None:
    """See that a module is there, which an extra of `pyproject.toml` brings and `what` (a sentence begins so) needs.

    Raises:
        CannotContinueError: it is not installed; the message says how, from the checkout and by no registry's name.
    """
    if find_spec(module) is None:
        raise CannotContinueError(
            f"{what} needs the extra “{extra}”, which is not installed here: in the checkout, "
            f"python3 -m pip install '.[{extra}]' in the environment that visittui is in ({INSTALLING})"
        )
