"""Drives real programs from outside: in a pseudo-terminal, over a real sshd, inside a real tmux.

It knows nothing of visittui. Tests and benchmarks share it, so that what is measured is what is tested.
"""

import resource

from terminal_driver.environment import clean_environment
from terminal_driver.pseudo_terminal import Terminal, TerminalError

__all__ = ["Terminal", "TerminalError", "clean_environment"]

# Programs are ended in every way here: none of them is to leave its memory as a file wherever it stands.
resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
