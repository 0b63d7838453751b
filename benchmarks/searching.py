"""Searching a large record: key by key against tantivy, whole programs against fzf, ripgrep and rapidfuzz."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from benchmarks import large_record, rivals
from benchmarks.measurement import Finding, Setting
from benchmarks.reader import Reading, Typed, read_in_own_process
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record

ROUNDS = 5
"""Each types 69 keys."""

SMALL_MILLISECONDS = 30
GROWTH = 8
"""Megabytes of private memory."""

WINDOW_TIMES = 1.5
DEEP_TIMES = 3.0


def measure(setting: Setting) -> Iterator[Finding]:
    """Readers of the large record, of the bundled one and tantivy take turns; then the scanners, one after another."""
    record, bundled = large_record.cached(setting.quotes), shipped_record()
    # The first makes sure that the archives are built, and reads the files into memory.
    for path in (record, bundled):
        read_in_own_process(path, setting.environment)
    tantivy = rivals.Tantivy.prepared(record)
    archive = open_archive(record)
    large: list[Reading] = []
    small: list[Reading] = []
    other: list[list[Typed]] = []
    for _ in range(min(setting.rounds, ROUNDS)):
        large.append(read_in_own_process(record, setting.environment))
        small.append(read_in_own_process(bundled, setting.environment))
        if tantivy:
            other.append(tantivy.typed(archive))
    quotes = f"{setting.quotes:,}"
    yield from _keys(quotes, large, small)
    if tantivy:
        yield from _against_tantivy(quotes, large, other, tantivy)
    yield _memory(quotes, large, small)
    yield from _windows(quotes, large, small)
    yield from rivals.scanned(record, setting.environment, {key.query: key for key in large[0].keys})


def _keys(quotes: str, large: Sequence[Reading], small: Sequence[Reading]) -> Iterator[Finding]:
    ours, few = _typical([reading.keys for reading in large]), _typical([reading.keys for reading in small])
    slowest = max(ours, key=ours.__getitem__)
    least = max(few.values())
    yield Finding(
        "key to results, bundled record", f"under {SMALL_MILLISECONDS} ms", f"{_summary(few)}, the slowest key",
        least * 1000 < SMALL_MILLISECONDS,
    )  # fmt: skip
    yield Finding(
        f"key to results, {quotes} quotes", "", f"{_summary(ours)}, for “{slowest}”; with all counts, in a pause: "
        f"{_summary(_typical([reading.keys for reading in large], lambda key: key.settled))}", None,
    )  # fmt: skip


def _against_tantivy(
    quotes: str, large: Sequence[Reading], other: Sequence[Sequence[Typed]], tantivy: rivals.Tantivy
) -> Iterator[Finding]:
    ours, theirs = _typical([reading.keys for reading in large]), _typical(other)
    # Not the same work: visittui also reads the query, counts by kind and says of each row why it matched.
    parts = []
    for name, of in (("median", median), ("p95", _p95)):
        mine, its = of(list(ours.values())), of(list(theirs.values()))
        parts.append(f"{name} {mine / its:.2f} times ({mine * 1000:.1f} ms to {its * 1000:.1f} ms)")
    yield Finding(f"key to results, {quotes} quotes, against tantivy", "", "; ".join(parts), None)
    pairs = [(mine, its) for mine, its in zip(large[0].keys, other[0], strict=True)
             if not mine.corrected and not its.corrected]  # fmt: skip
    unlike = [f"“{mine.query}” {mine.hits:,} / {its.hits:,}" for mine, its in pairs if mine.hits != its.hits]
    told = f"{len(pairs) - len(unlike)} of {len(pairs)} keys alike" + (f"; {', '.join(unlike[:3])}" if unlike else "")
    yield Finding(f"hits, {quotes} quotes, against tantivy", "the same, corrections apart", told, not unlike)
    yield Finding("tantivy's index of the same items", "", f"{tantivy.size / 1e6:.0f} MB", None)


def _memory(quotes: str, large: Sequence[Reading], small: Sequence[Reading]) -> Finding:
    growth, bundled = (
        median(reading.after - reading.before for reading in readings) / 1024 for readings in (large, small)
    )
    figure = f"at most {GROWTH} MB more than the bundled record's"
    return Finding(
        f"private memory of a reader after the session, {quotes} quotes", figure,
        f"{growth - bundled:+.1f} MB: grown by {growth:.1f} MB to {bundled:.1f} MB", growth - bundled <= GROWTH,
    )  # fmt: skip


def _windows(quotes: str, large: Sequence[Reading], small: Sequence[Reading]) -> Iterator[Finding]:
    def times(readings: Sequence[Reading], of: Callable[[Reading], dict[str, float]]) -> dict[str, float]:
        return {place: median(of(reading)[place] for reading in readings) * 1000 for place in of(readings[0])}

    ours, few = times(large, lambda reading: reading.windows), times(small, lambda reading: reading.windows)
    worst = max(ours.values()) / few["start"]
    told = ", ".join(f"{place} {milliseconds:.2f} ms" for place, milliseconds in ours.items())
    yield Finding(
        f"a window of rows anywhere in {quotes} quotes", f"within {WINDOW_TIMES} times the bundled record's",
        f"{worst:.2f} times: {told} to {few['start']:.2f} ms", worst <= WINDOW_TIMES,
    )  # fmt: skip
    deep = times(large, lambda reading: reading.deep)
    worst = max(deep.values()) / deep["start"]
    told = ", ".join(f"{place} {milliseconds:.2f} ms" for place, milliseconds in deep.items())
    yield Finding(
        "a window anywhere in the hits for “country”", f"within {DEEP_TIMES:g} times the first",
        f"{worst:.2f} times: {told}", worst <= DEEP_TIMES,
    )  # fmt: skip


def _typical(
    rounds: Sequence[Sequence[Typed]], of: Callable[[Typed], float] = lambda key: key.seconds
) -> dict[str, float]:
    """Each key's median over the rounds, in seconds."""
    return {keys[0].query: median(map(of, keys)) for keys in zip(*rounds, strict=True)}


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _summary(times: dict[str, float]) -> str:
    values = [seconds * 1000 for seconds in times.values()]
    return f"median {median(values):.1f} ms, p95 {_p95(values):.1f} ms, at most {max(values):.1f} ms"
