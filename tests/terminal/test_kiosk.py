"""The public account of docs/ssh.md, set up word for word on a real sshd, and visitors who try to leave the record."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest
import textual

import visittui
from terminal_driver import Terminal, processes, programs
from terminal_driver.held_link import HeldLink
from terminal_driver.ssh_server import SshServer
from tests.terminal.test_main_story import all_matches

pytestmark = pytest.mark.xdist_group("kiosk")

DOCUMENT = Path(__file__).parents[2] / "docs" / "ssh.md"
SHIPPED = Path(__file__).parents[2] / "data" / "hanoi-2024.json"
EVERYBODYS = "/tmp"  # noqa: S108
"""Where other accounts may enter, whose name has no blank; the tester's own temporary directory may be another."""


def link_or_copy(source: str, target: str) -> None:
    """A second name for a file that anybody may read, else a copy that anybody may read."""
    if Path(source).stat().st_mode & 0o004:
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)
    Path(target).chmod(0o755 if os.access(source, os.X_OK) else 0o644)


VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"


def reachable_python(account: str, place: Path) -> str | None:
    """A Python of our version that the account may run; ours may lie in somebody's home, and then a copy is made."""
    ours = Path(sys.executable).resolve()
    standard = shutil.which(VERSION, path="/usr/local/bin:/usr/bin")
    for candidate in (lambda: ours, lambda: standard, lambda: moved_python(ours, place)):
        with suppress(OSError):
            python = candidate()
            if python and not programs.run([python, "-I", "-c", "pass"], user=account, cwd="/").returncode:
                return str(python)
    return None


def moved_python(python: Path, place: Path) -> Path:
    """A second Python at another place, which finds its library from where it stands."""
    base = python.parents[1]
    left_out = shutil.ignore_patterns("site-packages", "test", "idlelib", "tkinter", "turtledemo", "config-*")
    shutil.copytree(base / "lib" / VERSION, place / "lib" / VERSION, copy_function=link_or_copy, ignore=left_out)
    for library in (base / "lib").glob("libpython*.so*"):
        link_or_copy(str(library.resolve()), str(place / "lib" / library.name))
    moved = place / "bin" / python.name
    moved.parent.mkdir()
    # Where a shared libpython is looked for stands in the program as an absolute path; a shorter one fits in its place.
    there, beside = os.fsencode(base / "lib") + b"\0", b"$ORIGIN/../lib"
    moved.write_bytes(python.read_bytes().replace(there, beside.ljust(len(there), b"\0")))
    for directory, _, _ in os.walk(place):
        Path(directory).chmod(0o755)
    moved.chmod(0o755)
    return moved


def installed_python(base: str, environment: Path) -> Path:
    """A Python environment with visittui that any account may read, as /opt/visittui is."""
    programs.run([base, "-m", "venv", "--without-pip", environment], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    ours = Path(sysconfig.get_path("purelib"))
    for folder in {ours, Path(str(textual.__file__)).parents[1]}:
        left_out = shutil.ignore_patterns("*.pth", "visittui")
        shutil.copytree(folder, packages, copy_function=link_or_copy, ignore=left_out, dirs_exist_ok=True)
    shutil.copytree(Path(visittui.__file__).parent, packages / "visittui", copy_function=link_or_copy)
    (packages / "visittui" / "data").mkdir(exist_ok=True)
    link_or_copy(str(SHIPPED), str(packages / "visittui" / "data" / SHIPPED.name))
    for place, _, _ in os.walk(environment):
        Path(place).chmod(0o755)
    return environment / "bin" / "python"


class Kiosk:
    """The account, its sshd, and what of it visitors could change."""

    def __init__(self, server: SshServer, account: str, home: Path, python: Path) -> None:
        self.server, self.account, self.home, self.python = server, account, home, python

    def visit(
        self,
        *words: str,
        terminal: bool = True,
        options: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
    ) -> list[str]:
        sent = [part for name in environment or {} for part in ("-o", f"SendEnv={name}")]
        return self.server.command(words, terminal, (*options, *sent), user=self.account)

    def files(self) -> dict[str, tuple[int, int]]:
        """Every file that the account may have made or changed, with its size and time."""
        owner = pwd.getpwnam(self.account).pw_uid
        found = {}
        for folder in (self.home, Path(EVERYBODYS), Path("/var/tmp"), Path("/dev/shm")):  # noqa: S108
            for path in folder.rglob("*") if folder == self.home else folder.iterdir():
                try:
                    status = path.lstat()
                except OSError:
                    continue
                if folder == self.home or status.st_uid == owner:
                    found[str(path)] = (status.st_size, status.st_mtime_ns)
        return found


def sshd_block(account: str, python: Path) -> list[str]:
    """The Match block as the document has it, for this account and this Python."""
    (block,) = re.findall(r"```sshd_config\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    assert "Match User visit\n" in block
    assert "/opt/visittui/bin/python -I -m visittui --kiosk" in block
    text = block.replace("Match User visit\n", f"Match User {account}\n").replace(
        "/opt/visittui/bin/python", str(python)
    )
    return [line.strip() for line in text.splitlines()]


@pytest.fixture(scope="module", autouse=True)
def a_secretive_tester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody else may read a file of theirs, nor enter their temporary directory, as pam_tmpdir makes it."""
    before = os.umask(0o077)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("of-the-tester")))
        yield
    os.umask(before)


@contextmanager
def files_that_all_may_read() -> Iterator[None]:
    """Has files made as an administrator makes them, whatever the tester's umask."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture(scope="module")
def account(
    require_program: Callable[[str], str],
    cannot_run: Callable[[str], NoReturn],
    a_secretive_tester: None,
) -> Iterator[tuple[str, Path, Path]]:
    """The account with its home and its Python, made as the document says and removed afterwards."""
    require_program("useradd")
    if os.getuid() != 0:
        cannot_run("an account of its own can only be made by root")
    name = f"visit{os.getpid()}"
    place = Path(tempfile.mkdtemp(prefix="kiosk-", dir=EVERYBODYS))
    place.chmod(0o755)
    home = place / "home"
    try:
        with files_that_all_may_read():
            programs.run(["useradd", "--system", "--home-dir", home, "--shell", "/bin/sh", name], check=True)
            programs.run(["passwd", "--delete", name], check=True, capture_output=True)
            home.mkdir(mode=0o755)
            base = reachable_python(name, place / "base")
            if base is None:
                cannot_run("no Python of this version that another account may run")
            python = installed_python(base, place / "python")
            programs.run(
                ["env", "-i", f"HOME={home}", python, "-I", "-m", "visittui", "search", "visit"],
                check=True,
                capture_output=True,
            )
            programs.run(["chmod", "-R", "go=rX", home], check=True)
        yield name, home, python
    finally:
        programs.run(["userdel", name], check=False, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def kiosk_with(account: tuple[str, Path, Path], directory: Path, changes: Mapping[str, str]) -> tuple[SshServer, Kiosk]:
    name, home, python = account
    block = sshd_block(name, python)
    for old, new in changes.items():
        (at,) = [number for number, line in enumerate(block) if old in line]
        block[at] = block[at].replace(old, new)
    server = SshServer(directory, {}, match_blocks=block)
    return server, Kiosk(server, name, home, python)


@pytest.fixture(scope="module")
def kiosk(
    account: tuple[str, Path, Path], tmp_path_factory: pytest.TempPathFactory, require_program: object
) -> Iterator[Kiosk]:
    """The account behind an sshd with the very block of the document."""
    server, made = kiosk_with(account, tmp_path_factory.mktemp("sshd") / "server", {})
    with server:
        yield made


@pytest.fixture(scope="module")
def careless_kiosk(account: tuple[str, Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """The same, but its administrator lets in every variable."""
    server, made = kiosk_with(account, tmp_path_factory.mktemp("sshd") / "careless", {"COLORTERM NO_COLOR TZ": "*"})
    with server:
        yield made


@pytest.fixture(scope="module")
def impatient_kiosk(account: tuple[str, Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """The same, but idle visitors stay three seconds: for those who type nothing, as their tester may be held up."""
    changes = {"--kiosk": "--kiosk --idle-minutes 0.05"}
    server, made = kiosk_with(account, tmp_path_factory.mktemp("sshd") / "impatient", changes)
    with server:
        yield made


def read_and_quit(terminal: Terminal) -> None:
    terminal.wait_for("Statements by speaker")
    terminal.press("/", "nuclear", "Enter", "5")
    terminal.wait_for("› Quotes “nuclear”")
    terminal.wait_for(all_matches())
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_a_visitor_reads_and_leaves_no_trace(kiosk: Kiosk, environment: dict[str, str]) -> None:
    before = kiosk.files()
    with Terminal(kiosk.visit(), environment) as terminal:
        read_and_quit(terminal)
    assert kiosk.files() == before


@pytest.mark.parametrize(
    "words",
    [
        ("/bin/sh",),
        ("sh -c 'id; echo free'",),
        ("visittui search nuclear",),
        ("/etc/passwd",),
        ("--help; id",),
        ("$(id)",),
        ("internal-sftp",),
        ("scp -f /etc/passwd",),
        ("x" * 5000,),
    ],
    ids=lambda words: words[0][:20],
)
def test_whatever_command_is_asked_for_the_record_opens(
    words: tuple[str, ...], kiosk: Kiosk, environment: dict[str, str]
) -> None:
    with Terminal(kiosk.visit(*words), environment) as terminal:
        read_and_quit(terminal)
    assert b"root:" not in terminal.process.output
    assert b"uid=" not in terminal.process.output


def test_without_a_terminal_there_is_one_line(kiosk: Kiosk, environment: dict[str, str]) -> None:
    for words in ([], ["sh"], ["cat /etc/passwd"]):
        done = programs.run(
            kiosk.visit(*words, terminal=False),
            env=environment,
            input="id\n",
            capture_output=True,
            text=True,
        )
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.startswith("visittui: the screen needs a terminal")
        assert len(done.stderr.splitlines()) == 1


def test_no_files_are_fetched_and_nothing_is_forwarded(kiosk: Kiosk, environment: dict[str, str]) -> None:
    def ask(*options: str, subsystem: str = "") -> subprocess.CompletedProcess[str]:
        command = kiosk.visit(terminal=False, options=options)
        return programs.run(
            [*command, *([subsystem] if subsystem else [])],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    sftp = ask("-s", subsystem="sftp")
    assert sftp.returncode != 0
    assert sftp.stdout == ""
    through = ask("-W", f"127.0.0.1:{kiosk.server.port}")
    assert through.returncode != 0
    assert "SSH-2.0" not in through.stdout
    back = ask("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22", "-N")
    assert back.returncode != 0


ESCAPES: dict[str, tuple[list[str], str | re.Pattern[str]]] = {
    "suspend": (["ctrl+z"], "There is no shell here"),
    "quit signal": (["ctrl+\\", "Down"], " 2 of "),
    "palette": (["ctrl+p", "screenshot", "Enter"], "Nothing has a name like this"),
    "shell from the search": (["/", "!sh", "Enter", "Down"], re.compile("“!sh” +2 of ")),
    "mark": (["b"], "Not available on a public account"),
    "write what is marked": (["x"], "Not available on a public account"),
    "other records": (["ctrl+r"], "Not available on a public account"),
    "settings": (["F2", "Enter", "Down", "Enter"], "(x) dark"),
    "sources": (["c"], "in its source"),
    "help": (["?"], "Tab next link"),
    "read again": (["R"], re.compile("^ Quotes +1 of ", re.MULTILINE)),
    "zone": (["z"], "UTC time"),
}
"""Keys, and what the far end shows once it has acted on the last of them: ssh itself is idle long before."""


@pytest.mark.parametrize(("keys", "shown"), ESCAPES.values(), ids=ESCAPES)
def test_no_key_leads_out(
    keys: list[str], shown: str | re.Pattern[str], kiosk: Kiosk, environment: dict[str, str]
) -> None:
    before = kiosk.files()
    with Terminal(kiosk.visit(), environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        terminal.press(*keys)
        terminal.wait_for(shown)
        inside = kiosk.server.sessions()
        assert [process.name for process in inside] == ["python"]
        assert Path(f"/proc/{inside[0].pid}/stat").read_text().rpartition(")")[2].split()[0] != "T"
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
    assert kiosk.files() == before


def test_the_menu_of_copies_offers_no_file(kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(kiosk.visit(), environment, 100, 40) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "y")
        terminal.wait_for(re.compile(r"Esc close  Enter copy  v view to select$"))
        terminal.press("ctrl+q")
        terminal.exit_code()


def hostile(directory: Path) -> dict[str, str]:
    (directory / "sitecustomize.py").write_text("print('BROKEN OUT')\n")
    (directory / "driver.py").write_text("print('BROKEN OUT')\n")
    out = str(directory / "out")
    return {
        "PYTHONINSPECT": "1",
        "PYTHONPATH": str(directory),
        "PYTHONSTARTUP": str(directory / "driver.py"),
        "PYTHONHOME": str(directory),
        "PYTHONBREAKPOINT": "os.system",
        "PYTHONWARNINGS": "error",
        "PYTHONVERBOSE": "1",
        "PYTHONIOENCODING": "ascii",
        "TEXTUAL_DRIVER": "driver:Driver",
        "TEXTUAL_LOG": out,
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": out,
        "TEXTUAL_COLOR_SYSTEM": "none",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_SHOW_RETURN": "1",
        "XDG_CACHE_HOME": out,
        "XDG_CONFIG_HOME": out,
        "XDG_DATA_HOME": out,
        "XDG_STATE_HOME": out,
        "HOME": out,
        "TMPDIR": out,
        "BROWSER": "touch " + out,
        "PAGER": "sh",
        "EDITOR": "sh",
        "SHELL": "/bin/bash",
        "LANG": "de_DE.ISO-8859-1",
        "LC_ALL": "../../etc/passwd",
        "LANGUAGE": "../../../etc",
        "TZ": "../../../etc/passwd",
        "COLUMNS": "1000000000",
        "LINES": "-5",
        "COLORTERM": "$(id)",
        "SQLITE_TMPDIR": out,
        "SSH_ORIGINAL_COMMAND": "sh",
        "VISITTUI_RECORD": "/etc/passwd",
    }


def test_no_variable_changes_anything(careless_kiosk: Kiosk, environment: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory(prefix="visitor-", dir=EVERYBODYS) as name:
        directory = Path(name)
        directory.chmod(0o777)
        with files_that_all_may_read():
            variables = hostile(directory)
        before = careless_kiosk.files()
        command = careless_kiosk.visit(environment=variables)
        # ssh itself would fall over some of them, were they not only sent.
        sent = {**environment, **variables, "HOME": environment["HOME"]}
        with Terminal(command, sent) as terminal:
            terminal.wait_for("Statements by speaker")
            terminal.press("/", "nuclear", "Enter", "5")
            terminal.wait_for(all_matches())
            (inside,) = careless_kiosk.server.sessions()
            known = Path(f"/proc/{inside.pid}/cmdline").read_bytes()
            assert known.startswith(str(careless_kiosk.python).encode() + b"\0-I\0-m\0visittui\0--kiosk")
            terminal.press("q")
            assert terminal.exit_code() == 0
            assert "BROKEN OUT" not in terminal.screen_text()
            assert ">>>" not in terminal.screen_text()
        assert careless_kiosk.files() == before
        assert sorted(path.name for path in directory.iterdir()) == ["driver.py", "sitecustomize.py"]


@pytest.mark.parametrize("term", ["", "dumb", "unknown", "../../etc/passwd", "x" * 300, "$(id)", "xterm\x1b[2J"])
def test_no_name_of_a_terminal_does(term: str, kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(kiosk.visit(), {**environment, "TERM": term}) as terminal:
        assert terminal.exit_code() == 2
        assert "cannot place text" in terminal.screen_text()
        assert "Traceback" not in terminal.screen_text()


@pytest.mark.parametrize("term", ["vt100", "linux", "screen-256color", "nobody-knows-me"])
def test_any_other_terminal_gets_the_record(term: str, kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(kiosk.visit(), {**environment, "TERM": term}) as terminal:
        read_and_quit(terminal)


def test_a_visitor_has_one_readers_share_of_the_machine(kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(kiosk.visit(), environment) as terminal:
        terminal.wait_for("Statements by speaker")
        (inside,) = kiosk.server.sessions()
        limits = Path(f"/proc/{inside.pid}/limits").read_text()
        for name, most in (
            ("Max cpu time", 930),
            ("Max file size", 0),
            ("Max core file size", 0),
            ("Max open files", 64),
            ("Max address space", 1 << 30),
        ):
            (hard,) = re.findall(rf"^{name} +\S+ +(\S+)", limits, re.MULTILINE)
            assert int(hard) <= most, name
        terminal.paste("nuclear " * 20_000)
        terminal.press("/", "quote")
        terminal.wait_for(re.compile(r"Search: quote +\d+ match"))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_second_session_on_one_connection_is_refused(
    kiosk: Kiosk, socket_directory: Path, environment: dict[str, str]
) -> None:
    shared = ("-o", f"ControlPath={socket_directory / 'socket'}")
    # The first ControlPath counts, and the driver names none.
    command = [word for word in kiosk.visit(options=("-M", *shared)) if word != "ControlPath=none"]
    second = [word for word in kiosk.visit(options=(*shared, "-o", "ControlMaster=no")) if word != "ControlPath=none"]
    drop_dangling_options(command)
    drop_dangling_options(second)
    with Terminal(command, environment) as terminal:
        terminal.wait_for("Statements by speaker")
        before = len(kiosk.server.sessions())
        second_port = second.index("-p") + 1
        second[second_port] = "1"  # so that the client cannot open a connection of its own instead
        with Terminal(second, environment) as other:
            assert other.exit_code() != 0
        assert len(kiosk.server.sessions()) == before
        terminal.press("q")
        terminal.exit_code()


def drop_dangling_options(command: list[str]) -> None:
    for at in range(len(command) - 2, -1, -1):
        if command[at] == "-o" and command[at + 1] == "-o":
            del command[at]


def test_an_idle_visitor_is_told_and_let_go(impatient_kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(impatient_kiosk.visit(), environment) as terminal:
        assert terminal.exit_code() == 75
        assert "Statements by speaker" in terminal.process.output.decode()
        assert "no key was pressed" in terminal.screen_text()
        assert terminal.left_behind() == []


def test_a_visitor_whose_terminal_freezes_is_let_go(impatient_kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(impatient_kiosk.visit(), environment) as terminal:
        terminal.wait_for("Statements by speaker")
        inside = impatient_kiosk.server.sessions()
        os.kill(terminal.process.pid, signal.SIGSTOP)
        assert processes.wait_for_end(inside, timeout=60) == []
        os.kill(terminal.process.pid, signal.SIGCONT)


def test_a_lost_visitor_takes_the_session_along(kiosk: Kiosk, environment: dict[str, str]) -> None:
    with Terminal(kiosk.visit(), environment) as terminal:
        terminal.wait_for("Statements by speaker")
        inside = kiosk.server.sessions()
        terminal.send_signal(signal.SIGKILL)
        assert processes.wait_for_end(inside, timeout=30) == []


def test_a_visitor_behind_a_dead_line_is_let_go(
    account: tuple[str, Path, Path], tmp_path: Path, environment: dict[str, str]
) -> None:
    server, impatient = kiosk_with(account, tmp_path / "server", {"ClientAliveInterval 15": "ClientAliveInterval 1"})
    with server, HeldLink(server.port) as link:
        command = server.command(user=impatient.account, port=link.port)
        with Terminal(command, environment) as terminal:
            terminal.wait_for("Statements by speaker")
            inside = server.sessions()
            link.there.close()
            link.back.close()
            assert processes.wait_for_end(inside, timeout=60) == []


def test_who_asks_for_no_session_is_not_kept(
    account: tuple[str, Path, Path], tmp_path: Path, environment: dict[str, str]
) -> None:
    name, _, python = account
    block = sshd_block(name, python)
    assert "UnusedConnectionTimeout 30" in DOCUMENT.read_text()
    with SshServer(tmp_path / "server", {}, settings=["UnusedConnectionTimeout 1"], match_blocks=block) as server:
        command = server.command(user=name, terminal=False, client_options=["-N"])
        done = programs.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True)
        assert done.returncode == 255


def test_without_isolation_it_refuses(environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-m", "visittui", "--kiosk"], environment, 200) as terminal:
        assert terminal.exit_code() == 2
        assert "python -I -m visittui --kiosk" in terminal.screen_text()
