"""What is told of a row beside its title or below it: why it was found, who, when and where, and its witnesses."""

from __future__ import annotations

from visittui.archive.clock import Clock
from visittui.archive.store.row import Row
from visittui.tui.layout.text_runs import Line, Run, marked

_NO_BREAK = "\N{NO-BREAK SPACE}"
_RETOLD = "retold"
"""What a list calls words that are ours, which also lack the quotation marks of printed ones."""


def told_of(row: Row, clock: Clock | None = None) -> Line:
    """What is said of a row beside its title: why it matched, status, detail, and by a clock its time."""
    said = _RETOLD if row.status == "paraphrase" else row.status
    status: list[Line] = [(Run(said, "label"),)] if said else []
    detail: list[Line] = [(Run(row.detail, "detail"),)] if row.detail else []
    parts = status + detail
    if clock is not None and row.kind in ("quote", "event", "agreement") and row.moment:
        parts.append((Run(clock.text(row.moment), "muted"),))
    if row.kind == "quote" and row.outlet:
        parts.append((Run(row.outlet, "citation"),))
    lacks: list[Line] = [(Run(f"without {', '.join(row.lacks)}", "notice"),)] if row.lacks else []
    reasons: list[Line] = lacks + ([(Run(row.reason, "citation"),)] if row.reason else [])
    if row.excerpt and not row.title_matches:
        # A match in the title is brought into view there.
        reasons.append(marked(row.excerpt, row.excerpt_matches, "detail"))
    # Words are nothing without who spoke them and when.
    parts = parts + reasons if row.kind == "quote" else reasons + parts
    if row.witnesses and row.kind in ("quote", "event", "agreement", "point"):
        parts.append((Run(f"{row.witnesses}{_NO_BREAK}witness{'es' if row.witnesses > 1 else ''}", "muted"),))
    told: list[Run] = []
    for part in parts:
        told += [Run(" · ", "muted")] if told else []
        told += part
    return tuple(told)
