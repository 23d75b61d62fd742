"""How we know what a task is about: the codes of `linked_by`, in Danish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkedBy:
    word: str  # in a table
    told: str  # at the end of a sentence that names the interfaces


CORRECTED = "corrected"
LINKED_BY = {
    "column": LinkedBy("Egen kolonne", "står i eksportens egen kolonne"),
    "number": LinkedBy("SF-nummer", "fundet ud fra et SF-nummer i opgavens tekst"),
    "term": LinkedBy("Fagord", "fundet ud fra ord i opgavens tekst (vores kobling)"),
    CORRECTED: LinkedBy("Rettet", "rettet i hånden"),
}
