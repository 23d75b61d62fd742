"""How we know what a task is about: the codes of `linked_by`, in Danish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkSource:
    """Why a task is linked to a snitflade."""

    word: str  # in a table
    explanation: str  # ends a sentence that names the interfaces


CORRECTED = "corrected"
LINK_SOURCES = {
    "column": LinkSource("Egen kolonne", "står i eksportens egen kolonne"),
    "number": LinkSource("SF-nummer", "fundet ud fra et SF-nummer i opgavens tekst"),
    "term": LinkSource("Fagord", "fundet ud fra ord i opgavens tekst (vores kobling)"),
    CORRECTED: LinkSource("Rettet", "rettet i hånden"),
}
