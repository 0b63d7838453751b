"""Reading the citations of an item out of the archive."""

from __future__ import annotations

from visittui.archive.kinds import citations_of
from visittui.archive.kinds.quote import speaker_of
from visittui.archive.kinds.titles import title_of
from visittui.archive.store.archive import Archive
from visittui.export.citations.citation import Citation, Name, Page, Utterance, person_name
from visittui.export.selection import Item


class Citer:
    """Makes citations of the items of one archive; pages and names met before are not read again."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._items: dict[str, Item] = {}

    def citations(self, ref: str, item: Item | None = None) -> list[Citation]:
        """The citations of an item: of a quote one for each printing, else one for each page and chain.

        The item is read if it is not given.

        Raises:
            ItemNotFoundError: there is no such item.
        """
        kind, _, id_ = ref.partition("/")
        item = self._archive.item(ref) if item is None else item
        if kind == "source":
            return [self.page(id_)]
        if kind == "quote":
            return self._printings(ref, item)
        return self._grouped(ref, kind, item)

    def page(self, source: str) -> Citation:
        """A source as a work of its own."""
        page = self._page(source)
        return Citation(f"source:{source}", f"source/{source}", page.title, page)

    def _printings(self, ref: str, quote: Item) -> list[Citation]:
        citations = []
        keys = _Keys(ref)
        for printing in quote["printings"]:
            words = printing.get("exact") or quote["text"]
            citations.append(
                Citation(
                    key=keys.key(printing["source"]),
                    ref=ref,
                    title=words,
                    page=self._page(printing["source"]),
                    lines=(printing["line"],) if printing.get("line") else (),
                    via=tuple(printing.get("via") or ()),
                    utterance=self._utterance(quote, words),
                    notes=tuple(note for note in (quote.get("note"), printing.get("note")) if note),
                )
            )
        return citations

    def _grouped(self, ref: str, kind: str, item: Item) -> list[Citation]:
        groups: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
        for entry in citations_of(kind, item):
            groups.setdefault((entry["source"], tuple(entry.get("via") or ())), []).append(entry)
        keys = _Keys(ref)
        return [
            Citation(
                key=keys.key(source),
                ref=ref,
                title=title_of(kind, item),
                page=self._page(source),
                lines=tuple(sorted({entry["line"] for entry in entries if entry.get("line")})),
                via=via,
                notes=tuple(dict.fromkeys(entry["note"] for entry in entries if entry.get("note"))),
            )
            for (source, via), entries in groups.items()
        ]

    def _utterance(self, quote: Item, words: str) -> Utterance:
        event = self._read("event", quote["event"]) if quote.get("event") else {}
        started = (event.get("time") or {}).get("from")
        return Utterance(
            words=words,
            paraphrase=quote["form"] == "paraphrase",
            speaker=self._speaker(quote),
            author=self._author(quote),
            capacity=quote.get("capacity"),
            addressee=self._name("person", quote["addressee"]) if quote.get("addressee") else None,
            event=event.get("title"),
            place=self._name("place", event["place"]) if event.get("place") else None,
            date=quote.get("date") or (started and started[:10]),
        )

    def _speaker(self, quote: Item) -> str:
        described, organisation = quote.get("speaker_described"), quote.get("speaker_organisation")
        if described and organisation and not quote.get("speaker"):
            name = self._name("organisation", organisation)
            if name.casefold() in described.casefold():
                return str(described)
        return speaker_of(quote, self._name)

    def _author(self, quote: Item) -> Name | None:
        if quote.get("speaker"):
            person = self._read("person", quote["speaker"])
            parts = {key: person.get(key) for key in ("family_name_first", "family", "given")}
            return person_name(person["name"], **parts)
        # A description ("an embassy spokesperson", "not attributed: …") is no name.
        organisation = quote.get("speaker_organisation")
        return Name(self._name("organisation", organisation)) if organisation else None

    def _name(self, kind: str, id_: str) -> str:
        return title_of(kind, self._read(kind, id_))

    def _page(self, id_: str) -> Page:
        source = self._read("source", id_)
        return Page(
            id=source["id"],
            title=source["title"],
            kind=source["kind"],
            publisher=source.get("publisher"),
            publisher_inferred=source["publisher_basis"] == "inferred",
            date=source.get("date"),
            published=source.get("published"),
            language=source["language"],
            url=source.get("url"),
            date_basis=source.get("date_basis", "stated"),
            as_read=source.get("as_read"),
            note=source.get("note"),
        )

    def _read(self, kind: str, id_: str) -> Item:
        ref = f"{kind}/{id_}"
        if ref not in self._items:
            self._items[ref] = self._archive.item(ref)
        return self._items[ref]


class _Keys:
    """Keys of an item's citations; a page cited twice over different chains gets a number behind its second."""

    def __init__(self, ref: str) -> None:
        self._stem = ref.replace("/", ":")
        self._used: dict[str, int] = {}

    def key(self, source: str) -> str:
        count = self._used[source] = self._used.get(source, 0) + 1
        return f"{self._stem}:{source}" + (f":{count}" if count > 1 else "")
