"""What we believe of a header row: which column holds which field, and every doubt about it."""

from dataclasses import dataclass, field

from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.ingest.columns.profile import ColumnProfile
from dashboard.ingest.tables.headers import column_letter


@dataclass(frozen=True)
class Guess:
    """One field's column. `doubt` is Danish, "" where there is none."""

    column: int
    header: str
    certainty: str  # exact, fuzzy, hint, values, fill, remembered, user
    doubt: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    headers: list[str]  # unique, one a column
    guesses: dict[str, Guess] = field(default_factory=dict)
    fingerprint: str = ""
    profiles: tuple[ColumnProfile, ...] = ()
    texts: tuple[str, ...] = ()  # the header row as it stands
    closed: frozenset[str] = frozenset()  # fields that the user has decided on
    refused_colours: str = ""  # Danish: why colours that look like lights were not read as such

    @property
    def columns(self) -> dict[str, str]:
        """Field name to header, in the order of the fields."""
        return {field.name: self.guesses[field.name].header for field in FIELDS if field.name in self.guesses}

    @property
    def unmapped(self) -> list[str]:
        """Headers without a field, but for columns that have neither header nor value."""
        taken = {guess.column for guess in self.guesses.values()}
        return [
            header
            for index, header in enumerate(self.headers)
            if index not in taken and (self.profiles[index].filled or not header.startswith("Kolonne "))
        ]

    @property
    def doubts(self) -> dict[str, str]:
        return {name: guess.doubt for name, guess in self.guesses.items() if guess.doubt}


def label(name: str) -> str:
    return BY_NAME[name].label


def where(mapping: Mapping, name: str) -> str:
    """A field's column as a person would point at it: »Frist« (kolonne C)."""
    guess = mapping.guesses[name]
    return f"»{guess.header}« (kolonne {column_letter(guess.column)})"
