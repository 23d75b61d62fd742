"""The catalogue of støttesystemer and snitflader, from the lists in reference/.

Names are the ones of 2018 that programledere still use; what KOMBIT says today stands beside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.domain.danish import fold
from dashboard.domain.interface_numbers import base_number
from dashboard.domain.reference import listed, rows

PROPOSAL = "Forslag"
_KINDS = (fold("støttesystemet"), fold("støttesystem"))


@dataclass(frozen=True)
class Component:
    name: str
    name_today: str
    part: str  # Støttesystem or Serviceplatformen
    aliases: tuple[str, ...]  # names of it, in a column of names
    terms: tuple[str, ...]  # words that mean it in prose; in capitals: only in capitals
    title_terms: tuple[str, ...]  # words too common for prose: only in a title, with a capital, not first
    source: str
    checked: date
    what: str  # what it is, in a Danish sentence
    worth: str  # what it is worth to a municipality, in another
    text_source: str  # of these two; PROPOSAL where they are ours


@dataclass(frozen=True)
class Interface:
    number: str
    title: str  # "" where we have not seen it
    component: str  # the name of one; "" where none is known
    aliases: tuple[str, ...]
    status: str  # "" where we don't know it
    note: str
    source: str
    checked: date

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}".strip()


@cache
def components() -> tuple[Component, ...]:
    return tuple(
        Component(
            name=row["name"],
            name_today=row["name_today"],
            part=row["part"],
            aliases=listed(row["aliases"]),
            terms=listed(row["terms"]),
            title_terms=listed(row["title_terms"]),
            source=row["source"],
            checked=date.fromisoformat(row["checked"]),
            what=row["what"],
            worth=row["worth"],
            text_source=row["text_source"],
        )
        for row in rows("components")
    )


@cache
def interfaces() -> tuple[Interface, ...]:
    return tuple(
        Interface(
            **{key: row[key] for key in ("number", "title", "component", "status", "note", "source")},
            aliases=listed(row["aliases"]),
            checked=date.fromisoformat(row["checked"]),
        )
        for row in rows("interfaces")
    )


@cache
def interface_by_number() -> dict[str, Interface]:
    return {interface.number: interface for interface in interfaces()}


def component_named(name: str) -> str | None:
    """The catalogue's name of a component called by any of its names; None for one we don't know.

    Some write before it that it is one: "Støttesystem: Klassifikation".
    """
    named, components = fold(name), _component_of_name()
    spellings = (named.removeprefix(kind) for kind in ("", *_KINDS))
    return next((components[spelling] for spelling in spellings if spelling in components), None)


def interface_named(name: str) -> str | None:
    """The number of an interface called by its title or a former name."""
    return _number_of_name().get(fold(name))


def component_of(number: str) -> str | None:
    """The component of an interface; one we don't know goes with its family, SF1590_C with SF1590_A."""
    listed_interface = interface_by_number().get(number)
    if listed_interface:
        return listed_interface.component or None
    return _component_of_family().get(base_number(number)) or None


@cache
def _component_of_name() -> dict[str, str]:
    return {
        fold(name): component.name
        for component in components()
        for name in (*component.aliases, component.name_today, component.name)
    }


@cache
def _number_of_name() -> dict[str, str]:
    former = {fold(alias): it.number for it in interfaces() for alias in it.aliases}
    titles = {fold(it.title): it.number for it in interfaces() if it.title}
    return former | titles


@cache
def _component_of_family() -> dict[str, str]:
    return {base_number(it.number): it.component for it in interfaces()}


def numbers_of(names: Iterable[str]) -> list[str]:
    """The numbers of the interfaces of these components."""
    wanted = set(names)
    return [it.number for it in interfaces() if it.component in wanted]


def label_of(interface: str) -> str:
    """An interface by number and title; by what it is called, where the catalogue doesn't have it."""
    listed_interface = interface_by_number().get(interface)
    return listed_interface.label if listed_interface else interface
