"""Several readers on one host at once: each has the record to themselves, and costs little more than a bare screen.

Fifty are measured by `make bench ARGS=readers`; here are as many as a test can wait for.
"""

from __future__ import annotations

from benchmarks import subjects
from benchmarks.many_readers import AT_MOST, greeted, searched, together
from terminal_driver.ssh_server import SshServer

READERS = 8


def test_readers_do_not_disturb_each_other(ssh_server: SshServer, environment: dict[str, str]) -> None:
    # Whoever comes first prepares the archive, which takes more memory; the promise is about all further sessions.
    together(ssh_server, environment, subjects.VISITTUI, searched, readers=1)
    hello, _ = together(ssh_server, environment, subjects.HELLO_WORLD, greeted, READERS)
    ours, _ = together(ssh_server, environment, subjects.VISITTUI, searched, READERS)
    assert ours <= AT_MOST * hello
    assert ssh_server.sessions() == []
