"""How long work tells how far it is: called with what is done and what there is, in any unit, never going back.

An exception that the called one raises ends the work.
"""

from collections.abc import Callable

Progress = Callable[[int, int], None]
