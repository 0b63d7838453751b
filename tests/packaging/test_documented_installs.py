"""Every install line of every document, run as it stands, in a home of its own on a machine that has nothing yet."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal_driver import clean_environment, programs

from .conftest import PROJECT

# One worker fetches what is installed.
pytestmark = pytest.mark.xdist_group("wheel")

DOCUMENTS = ["README.md", "docs/using.md", "docs/ssh.md", "docs/record-format.md", "CONTRIBUTING.md"]

_BLOCK = re.compile(r"^( *)```\w*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_INSTALLS = re.compile(r"(?:pip|pipx|uv tool|pip wheel)\S* (?:install|wheel)\b")
_BY_NAME = re.compile(
    r"(?:pip|pipx|uv tool|uv pip)\s+install(?:\s+--?[\w-]+)*\s+['\"]?visittui(?=[\[\s'\"`=<>~]|$)", re.MULTILINE
)
"""An install of whatever a registry has under our name."""


def install_blocks(document: str) -> Iterator[str]:
    """The blocks of a document that install something, prompts gone."""
    for indent, block in _BLOCK.findall((PROJECT / document).read_text(encoding="utf-8")):
        lines = [line.removeprefix(indent).removeprefix("$ ") for line in block.splitlines()]
        if any(_INSTALLS.search(line) for line in lines):
            yield "\n".join(lines)


BLOCKS = [(document, block) for document in DOCUMENTS for block in install_blocks(document)]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What visittui needs, fetched once from the registry: no install finds anything else, least of all visittui."""
    directory = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", directory]
    ours = f"{checkout(directory)}[tables,web,draft]"
    command += ["--constraint", PROJECT / "constraints.txt", ours, "hatchling", "pip"]
    run([*map(str, command)])
    shutil.rmtree(directory / "checkout")
    for own in directory.glob("visittui*"):
        own.unlink()
    return directory


def checkout(directory: Path) -> Path:
    """What a clone would have."""
    listed = programs.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False).stdout.decode()
    names = [name for name in listed.split("\0") if name] or [
        "pyproject.toml",
        "constraints.txt",
        "README.md",
        "LICENSE",
    ]
    place = directory / "checkout"
    for name in [*names, *(() if listed else ("src", "data"))]:
        path = PROJECT / name
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, place / name)
        elif path.is_file():
            shutil.copy(path, place / name)
    return place


def run(command: list[str], **more: object) -> str:
    done = programs.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, **more)
    if done.returncode:
        pytest.fail(f"{command} failed:\n{done.stdout}{done.stderr}")
    return str(done.stdout)


@pytest.fixture
def account(tmp_path: Path, wheels: Path) -> dict[str, str]:
    """A reader who has just logged in: Python, pipx and uv are there, and a registry that has no visittui."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python3").symlink_to(Path(sys.base_prefix, "bin", f"python{sysconfig.get_python_version()}"))
    for name in ("pipx", "uv"):
        (programs / name).symlink_to(Path(sys.executable).parent / name)
    home = tmp_path / "home"
    return clean_environment(
        home,
        {
            "PATH": f"{programs}:{home}/.local/bin:/usr/bin:/bin",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_COMPILE": "1",  # of no matter here, and half of the time that an install takes
            "PIP_CONFIG_FILE": "/dev/null",
            "UV_OFFLINE": "1",
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": str(wheels),
            "UV_NO_CONFIG": "1",
            "UV_PYTHON_DOWNLOADS": "never",
            "XDG_DATA_HOME": None,
        },
    )


def in_place(block: str, home: Path) -> str:
    """A block for an administrator, as somebody who is none can run it: all that it writes lies in the home."""
    return block.replace("sudo ", "").replace("/opt/visittui", f"{home}/opt/visittui")


@pytest.mark.parametrize(("document", "block"), BLOCKS, ids=[f"{name}-{at}" for at, (name, _) in enumerate(BLOCKS)])
def test_an_install_line_works_on_a_fresh_account(
    document: str, block: str, account: dict[str, str], tmp_path: Path
) -> None:
    place = checkout(tmp_path)
    home = Path(account["HOME"])
    script = in_place(block, home)
    if "~/visittui/bin/python" in script and "-m venv ~/visittui" not in script:
        # The block goes on where the one before it left off.
        script = f"python3 -m venv ~/visittui\n{script}"
    run(["bash", "-euo", "pipefail", "-c", script], cwd=place, env=account)
    installed = [*home.glob("visittui/bin/visittui"), *home.glob("opt/visittui/bin/visittui")]
    installed += [path for path in [home / ".local" / "bin" / "visittui"] if path.exists()]
    assert installed, f"{document} installed no visittui"
    for program in installed:
        assert run([str(program), "--version"], cwd=home, env=account).startswith("visittui ")
        found = run([str(program), "search", "nuclear"], cwd=home, env=account)
        assert "quote/" in found
        if "[tables,web,draft]" in script:
            run([str(program), "export", "xlsx", "--force", "-o", str(home / "visit.xlsx")], cwd=home, env=account)


def test_install_lines_are_found_in_the_documents() -> None:
    assert {document for document, _ in BLOCKS} == {"README.md", "docs/using.md", "docs/ssh.md"}
    together = "\n".join(block for _, block in BLOCKS)
    for way in ("-m venv", "pip install .", "pipx install .", "uv tool install .", ".whl", "sudo "):
        assert way in together, way


@pytest.mark.parametrize(
    "line", ["pip install visittui", "sudo pip install --compile visittui", "pipx install 'visittui[web]'"]
)
def test_an_install_by_name_would_be_found(line: str) -> None:
    assert _BY_NAME.search(line)
    assert not _BY_NAME.search("pip install . && visittui; pipx install dist/visittui-1.whl; pip install ~/visittui")


def test_nothing_is_installed_by_name() -> None:
    for path in [
        *PROJECT.glob("*.md"),
        *PROJECT.glob("docs/*.md"),
        *(PROJECT / "src").rglob("*.py"),
        PROJECT / "Makefile",
    ]:
        assert not _BY_NAME.search(path.read_text(encoding="utf-8")), path
