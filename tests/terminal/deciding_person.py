"""A person at the review who decides as a record does that was made by hand, and counts what that takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from terminal_driver import Terminal
from tests.terminal.counted_keys import CountedKeys
from tests.terminal.record_by_hand import RecordByHand
from visittui.drafting.drafts import DraftItem
from visittui.drafting.proposals import free_id
from visittui.record.models import KINDS
from visittui.tui.review.decisions import Review, ReviewEntry
from visittui.tui.review.prompts import Prompt
from visittui.tui.review.questions import items, reasons, sentences


class Person:
    """Decides at a terminal as a record does that exists, and counts what that takes."""

    def __init__(self, terminal: Terminal, record: Path, by_hand: dict[str, Any], place: Path) -> None:
        self.record = record
        self.screen = CountedKeys(terminal, record, place)
        self.known = RecordByHand(by_hand, record)
        self.by_hand = by_hand
        self.keys: dict[str, list[int]] = {}
        """Keys of each decision by quote."""
        self.why = ""

    def enter_all(self) -> None:
        """What has no words in the texts first, then the people, then everything in the order of the texts."""
        for section in ("topics", "organisations", "places", "sources"):
            for item in self.by_hand[section]:
                self.enter(section, item)
        self.enter_people()
        self.enter_arrival()
        self.screen.press("Home")
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

    def decide_quote(self, review: Review, entry: ReviewEntry, one: DraftItem) -> None:
        """Accept a quotation that is a quote, of a turn the sentences that are, one after the other."""
        entered = {quote["text"] for quote in review.editor.items("quotes")}
        parts = sentences(one, "en") if one.kind == "turn" else review.pieces(one)
        found = [(part, quote) for part in parts if (quote := self.known.printed(one.source, part.line, part.exact))]
        wanted = [(part, quote) for part, quote in found if one.kind == "quotation" or quote["text"] not in entered]
        if not wanted:
            self.dismiss(review, entry, "told elsewhere" if one.kind == "turn" else "not about the visit")
            return
        part, quote = wanted[0]
        self.enter_event(quote)
        self.screen.pressed = 0
        if one.kind == "turn":
            self.screen.press("p")
            self.screen.terminal.wait_for("Which sentence?")
            self.screen.press_figure(part.exact[:20])
        elif len(parts) > 1:
            self.screen.press("p")
        further = {key: value for key, value in quote.items() if key in ("addressee", "capacity", "date")}
        via = [printing for printing in quote["printings"] if "via" in printing]
        edits = bool(further or via) and quote["text"] not in entered
        self.correct(quote, edits=edits)
        if edits:
            mine = [
                {**one, "source": self.known.ids[one["source"]]}
                for one in quote["printings"]
                if (one["source"], one["line"]) == (self.known.sources[entry.source], part.line)
            ]
            self.screen.fill_in({**quote, "id": review.proposal(one).item["id"], "printings": mine})
            self.screen.press("e", writes=True)
        else:
            # What it prints too is of the same words, and one quote of the record made by hand.
            self.screen.press("w" if self.screen.shown("printed too") else "Enter", writes=True)
        self.keys.setdefault(quote["id"], []).append(self.screen.pressed)

    def correct(self, quote: dict[str, Any], *, edits: bool) -> None:
        """Choose what is offered until the item is shown as it should be; what is edited after all is not chosen."""
        if self.screen.shown("printing of"):
            return
        speaker = quote.get("speaker") or quote["speaker_organisation"]
        name = self.known.name("people", "speaker" in quote and speaker) or self.known.name("organisations", speaker)
        if name != self.screen.shown("speaker"):
            self.screen.press_figure(f"by {name}", "s", name)
        event = self.known.name("events", quote.get("event", ""))
        if event != self.screen.shown("event"):
            self.screen.press_figure(f"at {event}" if event else "at no event", "v", event or "no event")
        if edits:
            return
        if quote["form"] != self.screen.shown("form"):
            self.screen.press("f")
        topics = [self.known.name("topics", topic) for topic in quote.get("topics", ())]
        about = []
        for reference in quote.get("about", ()):
            kind, _, key = reference.partition("/")
            about.append((self.known.name(f"{kind}s", key), kind))
        both = f"about {', '.join([*topics, *(name for name, _ in about)])}"
        if len(topics) + len(about) > 1 and self.screen.figure(both):
            self.screen.press_figure(both)
            return
        for topic in topics:
            if topic not in self.screen.shown("topics"):
                self.screen.press_figure(f"about {topic}", "t", topic)
        for name, kind in about:
            self.screen.press_figure(f"about {name} ({kind})", "t", f"{name} {kind}")

    def decide_other(self, review: Review, entry: ReviewEntry) -> None:
        assert entry.item is not None
        if entry.item.kind == "lineage":
            with_it = self.known.sources[str(entry.item.details["with"])]
            lineages = {one["id"]: one["lineage"] for one in self.by_hand["sources"]}
            assert lineages[self.known.sources[entry.source]] == lineages[with_it]
            self.screen.press("Enter", writes=True)
            return
        proposal = review.proposal(entry.item)
        section, cited = proposal.section, (self.known.sources[entry.source], entry.line)
        for item in self.by_hand[section] if section in ("agreements", "events") else ():
            places = [(one["source"], one.get("line")) for one in item["citations"]]
            if (
                cited in places[:1]
                and review.editor.item(section, item["id"]) is None
                and proposal.item["kind"] == item["kind"]
            ):
                self.screen.fill_in(self.known.as_known(section, item))
                self.screen.press("e", writes=True)
                return
        self.dismiss(review, entry, "told elsewhere")

    def decide_line(self, review: Review, entry: ReviewEntry) -> None:
        cited = (self.known.sources[entry.source], entry.line)
        for section in ("events", "agreements"):
            for item in self.by_hand[section]:
                places = [(one["source"], one.get("line")) for one in item["citations"]]
                if cited in places and review.editor.item(section, item["id"]) is None:
                    self.enter(section, item)
                    return
        said = {(one["source"], one["line"]): one["reason"] for one in self.by_hand["uncited"]}
        self.dismiss(review, entry, said.get(cited, "told elsewhere"))

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
        key = self.known.ids.get(item["id"], item["id"]) if section == "sources" else item["id"]
        known = review.editor.item(section, key)
        if known == (wanted := {**self.known.as_known(section, item), "id": key}):
            return
        if section == "agreements":
            self.enter_event(item)
        earlier = self.by_hand["sources"][: self.by_hand["sources"].index(item)] if section == "sources" else []
        if known is not None and item.get("lineage") in {one["lineage"] for one in earlier}:
            # One key will say so.
            wanted["lineage"] = known["lineage"]
        if known is None and item["id"] == free_id(str(item.get("name") or item["title"]), ()):
            wanted.pop("id")
        self.screen.fill_in(wanted)
        if known is not None:
            self.screen.press("o")
            self.screen.terminal.wait_for("Edit which item?")
            self.screen.type(letters_for(review, f"{section}/{key}"))
            self.screen.press("Enter", writes=True)
        else:
            self.screen.press("a")
            self.screen.terminal.wait_for("Add what?")
            self.screen.press_figure(KINDS[section], writes=True)

    def enter_arrival(self) -> None:
        """Accept the event that the texts tell the hour of."""
        entries = Review(self.record).entries
        at = next(
            n for n, one in enumerate(entries) if one.item is not None and one.item.kind == "event" and one.line == 1
        )
        event = next(one for one in self.by_hand["events"] if one["kind"] == "arrival")
        self.screen.press("Home", *["Down"] * at)
        self.screen.fill_in(self.known.as_known("events", event))
        self.screen.press("e", writes=True)

    def enter_people(self) -> None:
        """Accept each person where the text gives the office that the record made by hand cites."""
        for person in self.by_hand["people"]:
            review = Review(self.record)
            cited = person["offices"][0]["citations"][0]
            for at, entry in enumerate(review.entries):
                item = entry.item
                if item is not None and item.kind == "person" and entry.source == self.known.ids[cited["source"]]:
                    plain = review.proposal(item).item["name"]
                    if plain in (person["name"], person.get("local_name")) and not entry.is_decided:
                        self.screen.press("Home", *["Down"] * at)
                        if plain != person["name"]:
                            self.screen.press_figure("", "s", person["name"])
                        self.screen.fill_in(self.known.as_known("people", person))
                        self.screen.press("e", writes=True)
                        break
            else:
                raise AssertionError(person["id"])

    def dismiss(self, review: Review, entry: ReviewEntry, why: str) -> None:
        review.last_reason = self.why
        offered = [choice.value for choice in reasons(review, line=entry.item is None)][:9]
        self.why = why
        self.screen.press("x")
        if why in offered:
            self.screen.press(str(1 + offered.index(why)), writes=True)
        else:
            self.screen.type(why)
            self.screen.press("Enter", writes=True)


def letters_for(review: Review, value: str) -> str:
    """The fewest letters by which an item is the first that is offered."""
    choices = items(review)
    label = next(f"{one.label} {one.note}" for one in choices if one.value == value)
    for end in range(1, len(label)):
        prompt = Prompt("", choices, print, typed=label[:end])
        if prompt.fitting[0].value == value:
            return label[:end]
    return label
