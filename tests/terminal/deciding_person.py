"""A person at the review who decides as a record does that was made by hand, and counts what that takes."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from terminal_driver import Terminal
from visittui.drafting.drafts import DraftItem
from visittui.drafting.drafts_file import drafts_path
from visittui.drafting.proposals import free_id
from visittui.record.models import KINDS
from visittui.tui.review.decisions import Entry, Review
from visittui.tui.review.prompts import Prompt
from visittui.tui.review.questions import items, reasons, sentences


class Person:
    """Decides at a terminal as a record does that exists, and counts what that takes."""

    def __init__(self, terminal: Terminal, record: Path, by_hand: dict[str, Any], place: Path) -> None:
        self.terminal, self.record, self.by_hand, self.place = terminal, record, by_hand, place
        self.keys: dict[str, list[int]] = {}
        """Keys of each decision by quote."""
        self.pressed = 0
        """Keys of the quote in hand."""
        self.typed = 0
        self.why = ""
        digests = {source.get("sha256"): source["id"] for source in by_hand["sources"]}
        self.sources = {source["id"]: digests[source["sha256"]] for source in Review(record).editor.items("sources")}
        self.ids = {theirs: ours for ours, theirs in self.sources.items()}

    def enter_all(self) -> None:
        """What has no words in the texts first, then the people, then everything in the order of the texts."""
        for section in ("topics", "organisations", "places", "sources"):
            for item in self.by_hand[section]:
                self.enter(section, item)
        self.enter_people()
        self.enter_arrival()
        self.press("Home")
        self.decide_all()
        for section in ("agreements", "differences"):
            for item in self.by_hand[section]:
                self.enter(section, item)

    def decide_all(self) -> None:
        while (entry := (review := Review(self.record)).entry) is not None and not entry.is_decided:
            if entry.item is None:
                self.decide_line(review, entry)
            elif entry.item.kind in ("quotation", "turn"):
                self.decide_quote(review, entry, entry.item)
            else:
                self.decide_other(review, entry)

    def decide_quote(self, review: Review, entry: Entry, one: DraftItem) -> None:
        """Accept a quotation that is a quote, of a turn the sentences that are, one after the other."""
        entered = {quote["text"] for quote in review.editor.items("quotes")}
        parts = sentences(one, "en") if one.kind == "turn" else review.pieces(one)
        found = [(part, quote) for part in parts if (quote := self.printed(one.source, part.line, part.exact))]
        wanted = [(part, quote) for part, quote in found if one.kind == "quotation" or quote["text"] not in entered]
        if not wanted:
            self.dismiss(review, entry, "told elsewhere" if one.kind == "turn" else "not about the visit")
            return
        part, quote = wanted[0]
        self.enter_event(quote)
        self.pressed = 0
        if one.kind == "turn":
            self.press("p")
            self.terminal.wait_for("Which sentence?")
            self.press_figure(part.exact[:20])
        elif len(parts) > 1:
            self.press("p")
        further = {key: value for key, value in quote.items() if key in ("addressee", "capacity", "date")}
        via = [printing for printing in quote["printings"] if "via" in printing]
        edits = bool(further or via) and quote["text"] not in entered
        self.correct(quote, edits=edits)
        if edits:
            mine = [
                {**one, "source": self.ids[one["source"]]}
                for one in quote["printings"]
                if (one["source"], one["line"]) == (self.sources[entry.source], part.line)
            ]
            self.fill_in({**quote, "id": review.proposal(one).item["id"], "printings": mine})
            self.press("e", writes=True)
        else:
            # What it prints too is of the same words, and one quote of the record made by hand.
            self.press("w" if self.shown("printed too") else "Enter", writes=True)
        self.keys.setdefault(quote["id"], []).append(self.pressed)

    def correct(self, quote: dict[str, Any], *, edits: bool) -> None:
        """Choose what is offered until the item is shown as it should be; what is edited after all is not chosen."""
        if self.shown("printing of"):
            return
        speaker = quote.get("speaker") or quote["speaker_organisation"]
        name = self.name("people", "speaker" in quote and speaker) or self.name("organisations", speaker)
        if name != self.shown("speaker"):
            self.press_figure(f"by {name}", "s", name)
        event = self.name("events", quote.get("event", ""))
        if event != self.shown("event"):
            self.press_figure(f"at {event}" if event else "at no event", "v", event or "no event")
        if edits:
            return
        if quote["form"] != self.shown("form"):
            self.press("f")
        topics = [self.name("topics", topic) for topic in quote.get("topics", ())]
        about = []
        for reference in quote.get("about", ()):
            kind, _, key = reference.partition("/")
            about.append((self.name(f"{kind}s", key), kind))
        both = f"about {', '.join([*topics, *(name for name, _ in about)])}"
        if len(topics) + len(about) > 1 and self.figure(both):
            self.press_figure(both)
            return
        for topic in topics:
            if topic not in self.shown("topics"):
                self.press_figure(f"about {topic}", "t", topic)
        for name, kind in about:
            self.press_figure(f"about {name} ({kind})", "t", f"{name} {kind}")

    def decide_other(self, review: Review, entry: Entry) -> None:
        assert entry.item is not None
        if entry.item.kind == "lineage":
            with_it = self.sources[str(entry.item.details["with"])]
            lineages = {one["id"]: one["lineage"] for one in self.by_hand["sources"]}
            assert lineages[self.sources[entry.source]] == lineages[with_it]
            self.press("Enter", writes=True)
            return
        proposal = review.proposal(entry.item)
        section, cited = proposal.section, (self.sources[entry.source], entry.line)
        for item in self.by_hand[section] if section in ("agreements", "events") else ():
            places = [(one["source"], one.get("line")) for one in item["citations"]]
            if (
                cited in places[:1]
                and review.editor.item(section, item["id"]) is None
                and proposal.item["kind"] == item["kind"]
            ):
                self.fill_in(self.as_known(section, item))
                self.press("e", writes=True)
                return
        self.dismiss(review, entry, "told elsewhere")

    def decide_line(self, review: Review, entry: Entry) -> None:
        cited = (self.sources[entry.source], entry.line)
        for section in ("events", "agreements"):
            for item in self.by_hand[section]:
                places = [(one["source"], one.get("line")) for one in item["citations"]]
                if cited in places and review.editor.item(section, item["id"]) is None:
                    self.enter(section, item)
                    return
        said = {(one["source"], one["line"]): one["reason"] for one in self.by_hand["uncited"]}
        self.dismiss(review, entry, said.get(cited, "told elsewhere"))

    # What the record made by hand has

    def printed(self, source: str, line: int, words: str) -> dict[str, Any] | None:
        for quote in self.by_hand["quotes"]:
            for printing in quote["printings"]:
                place = (printing["source"], printing["line"])
                if place == (self.sources[source], line) and printing["exact"] == words:
                    return dict(quote)
        return None

    def name(self, section: str, key: object) -> str:
        plural = {"persons": "people"}.get(section, section)
        item: dict[str, Any] = next((one for one in self.by_hand[plural] if one["id"] == key), {})
        return str(item.get("name") or item.get("title") or "")

    def as_known(self, section: str, item: dict[str, Any]) -> dict[str, Any]:
        """An item by the ids of this record: its sources have others, its quotes are found by their words."""
        quotes = {quote["text"]: quote["id"] for quote in Review(self.record).editor.items("quotes")}
        told = json.dumps(item)
        for theirs, ours in self.ids.items():
            told = told.replace(f'"source": "{theirs}"', f'"source": "{ours}"')
        for quote in self.by_hand["quotes"]:
            if quote["text"] in quotes:
                told = told.replace(f'"quote/{quote["id"]}"', f'"quote/{quotes[quote["text"]]}"')
        return dict(json.loads(told))

    def enter_event(self, quote: dict[str, Any]) -> None:
        """Add the event of a quote, and before it those that it names."""
        known = {event["id"] for event in Review(self.record).editor.items("events")}
        event = next((one for one in self.by_hand["events"] if one["id"] == quote.get("event")), None)
        if event is not None and event["id"] not in known:
            for other in [*event.get("after", ()), *filter(None, [event.get("part_of")])]:
                self.enter_event({"event": other})
            self.enter("events", event)

    def enter(self, section: str, item: dict[str, Any]) -> None:
        """Add an item, or complete it where the record has it."""
        review = Review(self.record)
        key = self.ids.get(item["id"], item["id"]) if section == "sources" else item["id"]
        known = review.editor.item(section, key)
        if known == (wanted := {**self.as_known(section, item), "id": key}):
            return
        if section == "agreements":
            self.enter_event(item)
        earlier = self.by_hand["sources"][: self.by_hand["sources"].index(item)] if section == "sources" else []
        if known is not None and item.get("lineage") in {one["lineage"] for one in earlier}:
            # One key will say so.
            wanted["lineage"] = known["lineage"]
        if known is None and item["id"] == free_id(str(item.get("name") or item["title"]), ()):
            wanted.pop("id")
        self.fill_in(wanted)
        if known is not None:
            self.press("o")
            self.terminal.wait_for("Edit which item?")
            self.type(letters_for(review, f"{section}/{key}"))
            self.press("Enter", writes=True)
        else:
            self.press("a")
            self.terminal.wait_for("Add what?")
            self.press_figure(KINDS[section], writes=True)

    def enter_arrival(self) -> None:
        """Accept the event that the texts tell the hour of."""
        entries = Review(self.record).entries
        at = next(
            n for n, one in enumerate(entries) if one.item is not None and one.item.kind == "event" and one.line == 1
        )
        event = next(one for one in self.by_hand["events"] if one["kind"] == "arrival")
        self.press("Home", *["Down"] * at)
        self.fill_in(self.as_known("events", event))
        self.press("e", writes=True)

    def enter_people(self) -> None:
        """Accept each person where the text gives the office that the record made by hand cites."""
        for person in self.by_hand["people"]:
            review = Review(self.record)
            cited = person["offices"][0]["citations"][0]
            for at, entry in enumerate(review.entries):
                item = entry.item
                if item is not None and item.kind == "person" and entry.source == self.ids[cited["source"]]:
                    plain = review.proposal(item).item["name"]
                    if plain in (person["name"], person.get("local_name")) and not entry.is_decided:
                        self.press("Home", *["Down"] * at)
                        if plain != person["name"]:
                            self.press_figure("", "s", person["name"])
                        self.fill_in(self.as_known("people", person))
                        self.press("e", writes=True)
                        break
            else:
                raise AssertionError(person["id"])

    # What the person does

    def press(self, *keys: str, writes: bool = False) -> None:
        before = (self.record.read_bytes(), drafts_path(self.record).read_bytes())
        for key in keys:
            self.terminal.press(key)
        self.pressed += len(keys)
        if writes:
            self.terminal.wait_for(
                lambda screen: (
                    before != (self.record.read_bytes(), drafts_path(self.record).read_bytes())
                    and Review(self.record).progress in screen.screen_text()
                )
            )
        self.terminal.wait_idle(0.05)
        if (self.place / "after.txt").exists():
            before_it, after_it = ((self.place / name).read_text() for name in ("before.txt", "after.txt"))
            blocks = SequenceMatcher(None, before_it, after_it, autojunk=False).get_matching_blocks()
            self.typed += len(after_it) - sum(block.size for block in blocks if block.size >= 4)
            (self.place / "after.txt").unlink()

    def type(self, letters: str) -> None:
        self.terminal.type_text(letters)
        self.typed += len(letters)
        self.terminal.wait_idle(0.05)

    def press_figure(self, label: str, question: str = "", answer: str = "", *, writes: bool = False) -> None:
        """Choose what is offered by its figure; where it is not, by the question for it."""
        if (figure := self.figure(label)) is None:
            self.press(question)
            if (figure := self.figure(answer)) is None:
                self.type(answer)
                figure = "Enter"
        self.press(figure, writes=writes)

    def figure(self, label: str) -> str | None:
        """The figure before a label on the screen, None where it is not offered."""
        found = re.search(rf"(?:^|  )([1-9]) +{re.escape(label)}(?=  |$)", self.card(), re.MULTILINE)
        if found is None and label:
            found = re.search(rf"^([1-9]) +{re.escape(label)}", self.card(), re.MULTILINE)
        return found[1] if found is not None and label else None

    def card(self) -> str:
        rows = [row.partition("│ ")[2].rstrip() for row in self.terminal.screen_text().splitlines()]
        # What is offered is wrapped within its column.
        return re.sub(r"\n {12}(?=\S)", "  ", "\n".join(rows)) + "\n"

    def shown(self, field: str) -> str:
        """What the item in hand has in a field."""
        found = re.search(rf"^{field} +(.*)$", self.card(), re.MULTILINE)
        return found[1].strip() if found is not None else ""

    def fill_in(self, fields: dict[str, Any]) -> None:
        (self.place / "fields.json").write_text(json.dumps(fields))

    def dismiss(self, review: Review, entry: Entry, why: str) -> None:
        review.last_reason = self.why
        offered = [choice.value for choice in reasons(review, line=entry.item is None)][:9]
        self.why = why
        self.press("x")
        if why in offered:
            self.press(str(1 + offered.index(why)), writes=True)
        else:
            self.type(why)
            self.press("Enter", writes=True)


def letters_for(review: Review, value: str) -> str:
    """The fewest letters by which an item is the first that is offered."""
    choices = items(review)
    label = next(f"{one.label} {one.note}" for one in choices if one.value == value)
    for end in range(1, len(label)):
        prompt = Prompt("", choices, print, typed=label[:end])
        if prompt.fitting[0].value == value:
            return label[:end]
    return label
