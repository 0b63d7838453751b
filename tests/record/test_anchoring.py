"""Line numbers follow the words of a text that was fetched again; nothing is moved wrongly, what is unsure is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visittui.cli import run
from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import Drafts, drafted
from visittui.drafting.drafts_file import read_drafts
from visittui.files.record_files import drafts_path
from visittui.record.anchoring import TextVersions, anchor

OLD = "A heading\n“The lake is open to all,” Birk said.\nShe left.\n“Ours,” she said.\n“It was never ever closed.”\n"
NEW = "A heading\nBoats!\n“The lake is open to all,” Birk said. She left.\n“Ours,” he said.\n“Ours,” she said.\n"


def written(home: Path, printings: list[dict[str, Any]]) -> Path:
    record = home / "lake.json"
    quotes = [
        {"id": f"q{number}", "form": "fragment", "text": "x", "speaker_described": "x", "printings": [printing]}
        for number, printing in enumerate(printings)
    ]
    source = {"id": "news", "title": "News", "sha256": hashlib.sha256(OLD.encode()).hexdigest(), "lineage": "news"}
    record.write_text(json.dumps({"format": 1, "sources": [source], "quotes": quotes}, indent=2), encoding="utf-8")
    (home / "texts").mkdir()
    (home / "texts" / "news.txt").write_text(NEW, encoding="utf-8")
    return record


def test_words_are_followed_and_the_rest_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = written(
        tmp_path,
        [
            {"source": "news", "line": 2, "exact": "The lake is open to all,"},
            {"source": "news", "line": 4, "exact": "Ours,"},
            {"source": "news", "line": 5, "exact": "It was never ever closed."},
            {"source": "news", "line": 3},
        ],
    )
    assert run(["check", str(record), "--sources", str(tmp_path / "texts"), "--anchor"]) == 1
    told = capsys.readouterr().out
    assert "quote/q0: news line 2: moved to line 3" in told
    assert "quote/q1: news line 4: its words stand more than once" in told
    assert "quote/q2: news line 5: its words are gone" in told
    assert "quote/q3: news line 3: cites no exact words" in told
    content = json.loads(record.read_bytes())
    assert [one["printings"][0]["line"] for one in content["quotes"]] == [3, 4, 5, 3]
    assert content["sources"][0]["sha256"] == hashlib.sha256(NEW.encode()).hexdigest()


def test_the_old_text_at_hand_makes_more_certain(tmp_path: Path) -> None:
    record = written(tmp_path, [{"source": "news", "line": 4, "exact": "Ours,"}, {"source": "news", "line": 1}])
    (tmp_path / "texts" / "old.txt").write_text(OLD, encoding="utf-8")
    done = anchor(record, tmp_path / "texts")
    assert [(one.outcome, one.to) for one in done.anchors] == [("moved", 5)]


def test_what_was_decided_about_drafts_is_kept_with_the_lines_of_the_new_text(tmp_path: Path) -> None:
    record = written(tmp_path, [{"source": "news", "line": 2, "exact": "The lake is open to all,"}])
    (tmp_path / "texts" / "old.txt").write_text(OLD, encoding="utf-8")
    drafts = Drafts().with_text("news", "0" * 64, drafted("news", Draft(OLD, "en").spoken(), OLD))
    dismissed = next(one for one in drafts.items if one.exact == "The lake is open to all,")
    drafts_path(record).write_bytes(drafts.decided(dismissed.id, "dismissed", why="a saying").as_bytes())
    anchor(record, tmp_path / "texts")
    again = read_drafts(record)[dismissed.id]
    assert (again.line, again.decision, again.why) == (3, "dismissed", "a saying")


@pytest.mark.parametrize("old_text", [True, False], ids=["with the old text", "without"])
@pytest.mark.parametrize(
    "printing",
    [
        {"source": "news", "line": 5, "exact": ["It was never ever closed."]},
        {"source": "news", "line": 5, "pieces": [{"exact": 7}]},
        {"source": "news", "line": 2, "pieces": [{"exact": "open to all,"}, {"exact": "Ours,", "line": "4"}]},
        {"source": "news", "line": 2, "to_line": "3"},
    ],
)
def test_a_citation_with_fields_of_wrong_kinds_is_told_and_left_and_the_others_follow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], printing: dict[str, Any], old_text: bool
) -> None:
    sound = {"source": "news", "line": 2, "exact": "“The lake is open to all,” Birk said."}
    record = written(tmp_path, [printing, sound])
    if old_text:
        (tmp_path / "texts" / "old.txt").write_text(OLD, encoding="utf-8")
    assert run(["check", str(record), "--sources", str(tmp_path / "texts"), "--anchor"]) == 1
    assert "quote/q0: news line" in capsys.readouterr().out
    quotes = json.loads(record.read_bytes())["quotes"]
    assert [one["printings"] for one in quotes] == [[printing], [{**sound, "line": 3}]]


FIVE = ["THE LAKE HERALD", "Boats for all", "1 May 2019", "By our reporter", "Printed at the lake"]


@pytest.mark.parametrize(
    ("page", "uncited"),
    [
        (["Advertisement", "More boats", *FIVE], [1, 3, 5]),
        (["Advertisement", *FIVE], [1, 2, 3, 4, 5]),
        ([*FIVE[3:], *FIVE[:3]], [1, 2, 4, 5]),
        (FIVE[::-1], [1, 1, 5]),
    ],
    ids=["as far as their distance", "all by one", "blocks that change places", "two of one line"],
)
def test_each_line_that_nobody_cites_goes_to_where_another_one_was(
    tmp_path: Path, page: list[str], uncited: list[int]
) -> None:
    """Their lines are what they are known by, and the new line of one is the old line of another."""
    old, texts = "\n".join(FIVE), tmp_path / "texts"
    texts.mkdir()
    (texts / "old.txt").write_text(old, encoding="utf-8")
    (texts / "new.txt").write_text("\n".join(page), encoding="utf-8")
    source = {"id": "news", "title": "News", "sha256": hashlib.sha256(old.encode()).hexdigest(), "lineage": "news"}
    entries = [
        {"source": "news", "line": line, "exact": FIVE[line - 1], "reason": f"{number}"}
        for number, line in enumerate(uncited)
    ]
    record = tmp_path / "lake.json"
    record.write_text(json.dumps({"format": 1, "sources": [source], "uncited": entries}, indent=2), encoding="utf-8")
    assert run(["check", str(record), "--sources", str(texts), "--anchor"]) in (0, 1)
    assert json.loads(record.read_bytes())["uncited"] == [
        {**entry, "line": page.index(str(entry["exact"])) + 1} for entry in entries
    ]


def test_two_quotes_of_one_id_both_keep_their_words(tmp_path: Path) -> None:
    record = written(
        tmp_path,
        [
            {"source": "news", "line": 2, "exact": "The lake is open to all,"},
            {"source": "news", "line": 4, "exact": "Ours,” she"},
        ],
    )
    record.write_text(record.read_text(encoding="utf-8").replace('"q1"', '"q0"'), encoding="utf-8")
    (tmp_path / "texts" / "old.txt").write_text(OLD, encoding="utf-8")
    anchor(record, tmp_path / "texts")
    printings = [one["printings"][0] for one in json.loads(record.read_bytes())["quotes"]]
    assert [(one["line"], one["exact"]) for one in printings] == [(3, "The lake is open to all,"), (5, "Ours,” she")]


def test_texts_that_did_not_change_change_nothing(tmp_path: Path) -> None:
    record = written(tmp_path, [{"source": "news", "line": 4, "exact": "Ours,"}])
    (tmp_path / "texts" / "news.txt").write_text(OLD, encoding="utf-8")
    before = record.read_bytes()
    assert run(["check", str(record), "--sources", str(tmp_path / "texts"), "--anchor"]) == 0
    assert record.read_bytes() == before


_WORDS = st.lists(st.sampled_from(["lake", "open", "ours", "boat"]), min_size=1, max_size=6)


@settings(max_examples=400)
@given(data=st.data())
def test_whatever_is_done_to_the_lines_words_follow_or_are_told(data: st.DataObject) -> None:
    """Each word of the old text is known by its number, so that where it went is known too."""
    drawn = data.draw(st.lists(_WORDS, min_size=1, max_size=6))
    old = [[(at, number, word) for number, word in enumerate(words)] for at, words in enumerate(drawn)]
    new = [list(line) for line in old]
    for _ in range(data.draw(st.integers(0, 6))):
        deed = data.draw(st.sampled_from(["add", "remove", "split", "join"]))
        at = data.draw(st.integers(0, max(0, len(new) - 1)))
        if deed == "add":
            new.insert(at, [(-1, 0, word) for word in data.draw(_WORDS)])
        elif new and deed == "remove":
            del new[at]
        elif new and deed == "split" and len(new[at]) > 1:
            cut = data.draw(st.integers(1, len(new[at]) - 1))
            new[at : at + 1] = [new[at][:cut], new[at][cut:]]
        elif deed == "join" and at + 1 < len(new):
            new[at : at + 2] = [new[at] + new[at + 1]]
    line = data.draw(st.integers(0, len(old) - 1))
    first = data.draw(st.integers(0, len(old[line]) - 1))
    last = data.draw(st.integers(first, len(old[line]) - 1))
    marks = old[line][first : last + 1]
    exact = " ".join(word for *_, word in marks)
    plain = [[" ".join(word for *_, word in one) for one in text] for text in (old, new)]
    outcome, to = TextVersions(plain[1], plain[0]).line_of(line + 1, exact)
    went = [number for number, one in enumerate(new, 1) if set(marks) <= set(one)]
    if outcome != "moved":
        assert to is None
    else:
        # Moved to these very words; or to a line that is the same, letter for letter, and was never told from it.
        assert to is not None
        assert exact in plain[1][to - 1]
        assert to in went or not went or plain[1][to - 1] == plain[0][line]


@pytest.mark.parametrize(
    ("cited", "line", "outcome"),
    [
        # The same words were cited of two lines, of which one is left.
        ({(2, "a boat lies at the pier"), (9, "a boat lies at the pier")}, 2, "ambiguous"),
        # Alone before its neighbours now, which kept their order.
        (
            {
                (2, "the mayor came to the lake"),
                (3, "the band played all night long"),
                (9, "a boat lies at the pier"),
            },
            9,
            "ambiguous",
        ),
        ({(1, "a boat lies at the pier"), (2, "the mayor came to the lake")}, 1, "moved"),
    ],
)
def test_without_the_old_text_a_double_is_not_taken_for_what_was_cited(
    cited: set[tuple[int, str]], line: int, outcome: str
) -> None:
    new = ["A boat", "a boat lies at the pier", "the mayor came to the lake", "the band played all night long"]
    assert TextVersions(new, None, cited).line_of(line, "a boat lies at the pier")[0] == outcome
