"""The programs that visittui is compared with, in a Python environment of their own, made when first needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

from benchmarks.large_record import KEPT

WHEELS = {
    "tantivy": "tantivy==0.27.0",
    "bm25s": "bm25s==0.3.16 PyStemmer==3.1.0",
    "rapidfuzz": "rapidfuzz==3.14.6",
    "fzf": "iterfzf==1.9.0.67.0",
    "rg": "ripgrep==14.1.0",
}
"""The packages of fzf and ripgrep carry the programs themselves."""

Say = Callable[[str], None]


def say(text: str) -> None:
    """Tell whoever runs the benchmarks, beside the table."""
    print(text, file=sys.stderr, flush=True)


def python_with(package: str) -> Path | None:
    """A Python that can import a package; None, said once, where it cannot be installed."""
    python = _environment() / "bin" / "python"
    return python if python.exists() and _installed(python, package) else None


def program(name: str) -> Path | None:
    """The program `fzf` or `rg`; this machine's own where its package cannot be installed, else None."""
    python = _environment() / "bin" / "python"
    if python.exists() and _installed(python, name):
        folder = _environment()
        found = [folder / "bin" / name, *folder.glob(f"lib/*/site-packages/*/{name}")]
        for path in found:
            if path.is_file():
                return path
    own = shutil.which(name)
    return Path(own) if own else None


def _environment() -> Path:
    folder = KEPT / f"peers-{sys.version_info.major}.{sys.version_info.minor}"
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    return folder


def _installed(python: Path, name: str) -> bool:
    mark = python.parent.parent / f"{name}.installed"
    requirement = WHEELS[name]
    if mark.exists() and mark.read_text() == requirement:
        return True
    command = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", *requirement.split()]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"left out: {requirement} cannot be installed here ({reason})")
        return False
    mark.write_text(requirement)
    return True
