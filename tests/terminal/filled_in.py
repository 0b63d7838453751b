"""An editor that fills a form in with what a person knows, and leaves blank what they do not.

Called with a directory and the file to edit. In the directory `fields.json` has what the person knows; the form as it
was and as it is left is kept there for counting what was typed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from visittui.record.editing.layout_style import Style


def filled(form: Any, wanted: Any) -> Any:
    """A form with what is wanted in it; further entries of a list have no more than that."""
    if isinstance(form, dict) and isinstance(wanted, dict):
        fields = {key: filled(value, wanted.get(key)) for key, value in form.items()}
        return {**fields, **{key: value for key, value in wanted.items() if key not in form}}
    if isinstance(form, list) and isinstance(wanted, list) and form:
        return [filled(form[at], one) if at < len(form) else short(one) for at, one in enumerate(wanted)]
    if isinstance(form, str) and isinstance(wanted, dict):
        return short(wanted)
    return blank(form) if wanted is None else wanted


def short(wanted: Any) -> Any:
    """Citations as a form has them, where they say source, line and words alone."""
    if isinstance(wanted, list):
        return [short(one) for one in wanted]
    if isinstance(wanted, dict) and "source" in wanted and not set(wanted) - {"source", "line", "exact"}:
        line = f":{wanted['line']}" if "line" in wanted else ""
        return f"{wanted['source']}{line} {wanted.get('exact', '')}".strip()
    return {key: short(one) for key, one in wanted.items()} if isinstance(wanted, dict) else wanted


def blank(form: Any) -> Any:
    """What stood in a form taken out of it."""
    if isinstance(form, dict):
        return {key: blank(value) for key, value in form.items()}
    return [blank(one) for one in form] if isinstance(form, list) else "" if isinstance(form, str) else None


def main(place: Path, path: Path) -> None:
    """Fill the form in; a form that comes back with a fault is given up."""
    text = path.read_text(encoding="utf-8")
    if "#! " in text:
        sys.exit(text)
    rows = text.splitlines(keepends=True)
    comments = "".join(row for row in rows if row.startswith("#"))
    form = json.loads("".join(row for row in rows if not row.startswith("#")))
    item = filled(form, json.loads((place / "fields.json").read_bytes()))
    left = f"{comments}{Style('', inline=True).written(item)}\n"
    path.write_text(left, encoding="utf-8")
    (place / "before.txt").write_text(text, encoding="utf-8")
    (place / "after.txt").write_text(left, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
