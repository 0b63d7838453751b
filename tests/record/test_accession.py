"""A folder of texts becomes a record with sources and drafts; what is there is never touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from visittui.cli import run
from visittui.drafting.drafts_file import read_drafts
from visittui.record.checks.checking import check_record

NEWS = "Birk at the lake\n\n2 May 2019\n\n“The lake is open to all,” President Ada Birk said. “And it is ours.”\n"
OTHER = "“The lake is open to all,” said Birk.\n"
VISIT = (
    "--title Visit --guest Ada_Birk --host Tám_Linh --place Lakeside --starts 2019-05-02 --ends 2019-05-03 "
    "--timezone Europe/Zurich --summary Invented."
)
OPTIONS = [word.replace("_", " ") for word in VISIT.split()]


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "Lake News.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "pages" / "radio.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_a_folder_of_texts_becomes_a_sound_record_and_its_drafts(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["draft", "pages", "-o", "lake.json", *OPTIONS]) == 0
    assert "2 new sources" in capsys.readouterr().out
    assert check_record(Path("lake.json")).problems == ()
    record = json.loads(Path("lake.json").read_bytes())
    assert [(one["id"], one["title"], one.get("date")) for one in record["sources"]] == [
        ("lake-news", "Birk at the lake", "2019-05-02"),
        ("radio", "[radio]", None),
    ]
    assert [one["id"] for one in record["people"]] == ["ada-birk", "tam-linh"]
    assert Path("lake.texts/lake-news.txt").read_text(encoding="utf-8") == NEWS
    drafts = read_drafts(Path("lake.json"))
    spoken = [item for item in drafts.items if item.kind == "quotation"]
    assert [item.speaker.person for item in spoken if item.speaker] == ["ada-birk"] * 3
    assert spoken[0].same_as == (spoken[2].id,)
    assert drafts.undecided == len(drafts.items)


def test_drafting_again_adds_what_is_new_and_leaves_the_rest(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["draft", "pages/radio.txt", "-o", "lake.json", *OPTIONS]) == 0
    by_hand = Path("lake.json").read_text(encoding="utf-8").replace('"title": "[radio]"', '"title":   "[The radio]"')
    Path("lake.json").write_text(by_hand, encoding="utf-8")
    drafts = read_drafts(Path("lake.json"))
    decided = drafts.decided(drafts.items[0].id, "dismissed", why="heard twice")
    Path("lake.drafts.json").write_bytes(decided.as_bytes())
    capsys.readouterr()
    assert run(["draft", "pages", "-o", "lake.json"]) == 0
    told = capsys.readouterr().out
    assert "1 new source" in told
    assert "1 text known already" in told
    assert by_hand.split('"sources"')[0] in Path("lake.json").read_text(encoding="utf-8")
    assert '"title":   "[The radio]"' in Path("lake.json").read_text(encoding="utf-8")
    assert read_drafts(Path("lake.json"))[drafts.items[0].id].why == "heard twice"


def test_who_leaves_out_what_the_visit_is_learns_where_to_write_it(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = "`visittui review lake.json`, keys o and Enter"
    assert run(["draft", "pages", "-o", "lake.json", *OPTIONS[:2]]) == 0
    told = capsys.readouterr().out
    assert where in told
    assert "summary" in told
    assert OPTIONS[0].removeprefix("--") not in told
    assert run(["search", "--record", "lake.json", "birk"]) == 2
    refused = capsys.readouterr().err
    assert "visit.summary" in refused
    assert "lake.json`, keys o and Enter" in refused
    assert run(["draft", "pages", "-o", "lake.json", *OPTIONS]) == 0
    told = capsys.readouterr().out
    assert f"{OPTIONS[0]}, " in told
    assert where in told


def test_what_the_record_has_already_is_not_asked_again(texts: Path) -> None:
    assert run(["draft", "pages/radio.txt", "-o", "lake.json", *OPTIONS]) == 0
    record = json.loads(Path("lake.json").read_bytes())
    record["quotes"] = [
        {
            "id": "open",
            "form": "verbatim",
            "text": "The lake is open to all,",
            "speaker": "ada-birk",
            "printings": [{"source": "radio", "line": 1, "exact": "The lake is open to all,"}],
        }
    ]
    Path("lake.json").write_text(json.dumps(record), encoding="utf-8")
    Path("lake.drafts.json").unlink()
    assert run(["draft", "pages/radio.txt", "-o", "lake.json"]) == 0
    (item,) = read_drafts(Path("lake.json")).items
    assert (item.decision, item.item) == ("accepted", "quote/open")


def test_a_text_is_taken_into_a_record_that_is_not_finished(texts: Path) -> None:
    """What is half written or of a wrong kind is passed over: it is for the check to tell."""
    assert run(["draft", "pages/radio.txt", "-o", "lake.json", *OPTIONS]) == 0
    record = json.loads(Path("lake.json").read_bytes())
    words = {"source": "radio", "line": 1, "exact": "The lake is open to all,"}
    record["quotes"] = [
        {"text": "not named yet", "printings": [words]},
        {"id": ["a", "list"], "printings": [words]},
        {
            "id": "listed",
            "printings": [{**words, "line": [1]}, {**words, "exact": [1]}, {**words, "source": ["radio"]}],
        },
        {"id": "in-pieces", "printings": [{"source": "radio", "line": {}, "pieces": [{"exact": words["exact"]}]}]},
        {"id": "open", "printings": [words]},
    ]
    record["people"] += [{"name": "Birk"}, {"id": "boat", "name": ["Birk"], "aliases": 5}]
    Path("lake.json").write_text(json.dumps(record), encoding="utf-8")
    Path("lake.drafts.json").unlink()
    assert run(["draft", "pages", "-o", "lake.json"]) == 0
    drafts = read_drafts(Path("lake.json"))
    (item,) = (item for item in drafts.items if item.source == "radio")
    assert (item.decision, item.item) == ("accepted", "quote/open")
    assert {item.speaker.person for item in drafts.items if item.speaker is not None} == {"ada-birk"}


@pytest.mark.parametrize("section", ["people", "quotes"])
def test_no_text_is_copied_beside_a_record_that_cannot_be_read(
    texts: Path, capsys: pytest.CaptureFixture[str], section: str
) -> None:
    content = f'{{"format": 1, "sources": [], "{section}": [{{"id": "\\ud800"}}]}}'
    Path("lake.json").write_text(content, encoding="utf-8")
    assert run(["draft", "pages", "-o", "lake.json"]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert Path("lake.json").read_text(encoding="utf-8") == content
    assert not Path("lake.texts").exists()


def test_a_bad_file_is_named_and_the_others_go_on(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "pages" / "broken.pdf").write_bytes(b"%PDF-1.7")
    assert run(["draft", "pages", "-o", "lake.json", *OPTIONS]) == 1
    ended = capsys.readouterr()
    assert "broken.pdf" in ended.err
    assert "2 new sources" in ended.out


def test_without_a_text_nothing_is_written_over(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lake.json").write_text("[1, 2]", encoding="utf-8")
    assert run(["draft", "pages", "-o", "lake.json"]) == 2
    assert Path("lake.json").read_text(encoding="utf-8") == "[1, 2]"
    assert run(["draft", "pages"]) == 2
    assert run(["draft", "--json", "nothing.txt"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("name", "id_"), [("Ольга Ильина", "olga-ilina"), ("Ada O’Birk", "ada-obirk")])
def test_an_id_is_not_parted_at_an_apostrophe_nor_at_a_soft_sign(texts: Path, name: str, id_: str) -> None:
    options = [name if word == "Ada Birk" else word for word in OPTIONS]
    assert run(["draft", "pages", "-o", "lake.json", *options]) == 0
    record = json.loads(Path("lake.json").read_bytes())
    assert record["people"][0]["id"] == id_
