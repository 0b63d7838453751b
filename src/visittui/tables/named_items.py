"""Who and what the cells of a table name: by id, as exports do, or by name, as people do."""

from __future__ import annotations

from typing import Any

from visittui.archive.search.folding import fold
from visittui.drafting.proposals import free
from visittui.plain_letters import slug
from visittui.record.wording import nearest
from visittui.tables.columns import CellError

_LONGEST = 60
"""Characters of an id made from a title; ids may be longer, and nobody wants to type them."""
_NAMED_BY = ("name", "title", "local_name")


class UnknownNameError(CellError):
    """No item, or more than one, is called so."""


class Names:
    """The items of a record to be, by kind.

    Args:
        made_up: kinds of which an item is made where one is only named: topics and places have nothing but a name.

    Attributes:
        made: those items, by kind.
    """

    def __init__(self, made_up: tuple[str, ...] = ()) -> None:
        self._made_up = made_up
        self._ids: dict[str, set[str]] = {}
        self._by_name: dict[str, dict[str, dict[str, None]]] = {}
        self.made: dict[str, list[dict[str, Any]]] = {}

    def enter(self, kind: str, id_: str, item: dict[str, Any]) -> None:
        """Know an item by its id and by what it is called."""
        self._ids.setdefault(kind, set()).add(id_)
        aliases = item.get("aliases")
        called = [item.get(field) for field in _NAMED_BY] + (aliases if isinstance(aliases, list) else [])
        for name in called:
            if isinstance(name, str):
                self._by_name.setdefault(kind, {}).setdefault(fold(name), {})[id_] = None

    def has(self, kind: str, id_: str) -> bool:
        """Whether an item of this kind has this id."""
        return id_ in self._ids.get(kind, ())

    def called(self, kind: str, name: str) -> list[str]:
        """The ids of the items of a kind that are called so."""
        return list(self._by_name.get(kind, {}).get(fold(name), ()))

    def id_of(self, kind: str, text: str) -> str:
        """The id that a cell means.

        Raises:
            UnknownNameError: there is no such item, or there are several.
        """
        if self.has(kind, text):
            return text
        found = self.called(kind, text)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownNameError(f"several of kind {kind} are called “{text}”", f"an id: {', '.join(found)}")
        if kind in self._made_up:
            return self._make(kind, text)
        near = nearest(text, [*self._ids.get(kind, ()), *self._by_name.get(kind, ())])
        raise UnknownNameError(f"there is no {kind} “{text}”", f"“{near}”" if near else "")

    def reference(self, text: str) -> str:
        """The `kind/id` that a cell means, which may be the name of anything.

        Raises:
            UnknownNameError: there is no such item, or there are several.
        """
        kind, slash, name = text.partition("/")
        if slash and kind in (*self._ids, *self._made_up):
            return f"{kind}/{self.id_of(kind, name.strip())}"
        found = [f"{kind}/{id_}" for kind in self._by_name for id_ in self.called(kind, text)]
        if len(found) == 1:
            return found[0]
        raise UnknownNameError(
            f"“{text}” leads to {'several' if found else 'nothing'}", "kind/id, such as person/to-lam"
        )

    def new_id(self, kind: str, text: str) -> str:
        """An id for an item that is called so: none that another has."""
        return free(made_id(text) or kind, self._ids.get(kind, ()))

    def _make(self, kind: str, text: str) -> str:
        id_ = self.new_id(kind, text)
        item = {"id": id_, "name": text}
        self.made.setdefault(kind, []).append(item)
        self.enter(kind, id_, item)
        return id_


def made_id(text: str) -> str:
    """An id made of a name: `to-lam` of Tô Lâm; empty where it has no letter that has a plain form."""
    id_ = slug(text)
    if len(id_) > _LONGEST:
        id_ = id_[:_LONGEST].rpartition("-")[0] or id_[:_LONGEST]
    return id_
