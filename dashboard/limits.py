"""Every limit: its name, default, the setting that changes it, and the message when it is exceeded.

The README's table is made from here (the house tests compare them).
"""

import os
from dataclasses import dataclass

MB = 1024 * 1024


def whole_number(setting: str, default: int) -> int:
    """What an environment variable says; one that is no whole number above zero is ignored."""
    given = os.environ.get(setting, "").strip()
    return int(given) if given.isdecimal() and int(given) > 0 else default


@dataclass(frozen=True)
class Limit:
    name: str
    default: int
    unit: str  # Danish, for the README and the message
    setting: str  # the environment variable that changes it
    message: str  # Danish; {value} is the limit in force

    @property
    def value(self) -> int:
        """The limit in force."""
        return whole_number(self.setting, self.default)

    def message_text(self) -> str:
        """The message with the limit in force."""
        return self.message.format(value=f"{self.value:,}".replace(",", "."))


FILE_MB = Limit("Filens størrelse", 40, "MB", "KLIK_MAX_FILE_MB", "Filen er større end {value} MB.")
ENTRIES = Limit("Dele i filen", 500, "dele", "KLIK_MAX_ENTRIES", "Filen består af mere end {value} dele.")
PART_MB = Limit(
    "En del, udpakket",
    400,
    "MB",
    "KLIK_MAX_PART_MB",
    "En del af filen fylder mere end {value} MB, når den pakkes ud.",
)
UNPACKED_MB = Limit(
    "Hele filen, udpakket",
    500,
    "MB",
    "KLIK_MAX_UNPACKED_MB",
    "Filen fylder mere end {value} MB, når den pakkes ud.",
)
CELLS = Limit("Celler", 5_000_000, "celler", "KLIK_MAX_CELLS", "Filen har flere end {value} celler.")
COLUMNS = Limit(
    "Kolonner i alle ark", 4_000, "kolonner", "KLIK_MAX_COLUMNS", "Filen har flere end {value} kolonner."
)
PROGRAMME_ROWS = Limit(
    "Rækker i en programmappe",
    20_000,
    "rækker",
    "KLIK_MAX_PROGRAMME_ROWS",
    "Programmappen har flere end {value} rækker.",
)
TEXT_KB = Limit(
    "En celles tekst", 128, "KB", "KLIK_MAX_TEXT_KB", "En celle i filen har en tekst på mere end {value} KB."
)
ANSWER_MB = Limit(
    "Forskellig tekst i filen",
    160,
    "MB",
    "KLIK_MAX_TEXTS_MB",
    "Filen har mere end {value} MB forskellig tekst.",
)
CHILD_MB = Limit(
    "Hukommelse til læsning",
    1024,
    "MB",
    "KLIK_CHILD_MB",
    "Filen kræver mere end {value} MB hukommelse at læse.",
)
CHILD_SECONDS = Limit(
    "Tid til læsning", 20, "sekunder", "KLIK_CHILD_SECONDS", "Filen tager mere end {value} sekunder at læse."
)
CHILDREN = Limit(
    "Filer, der læses samtidig",
    2,
    "filer",
    "KLIK_CHILDREN",
    "Der læses allerede {value} filer. Din fil står i kø.",
)
WALL_KB = Limit(
    "En kommunes tal til en kommunedag",
    100,
    "KB",
    "KLIK_MAX_WALL_KB",
    "Filen er større end {value} KB, så den er ikke en kommunes tal.",
)
SHARED_KB = Limit(
    "En kommunes delte tal",
    500,
    "KB",
    "KLIK_MAX_SHARED_KB",
    "En kommunes delte tal fylder mere end {value} KB, så de er ikke med.",
)
LIMITS = (
    FILE_MB,
    ENTRIES,
    PART_MB,
    UNPACKED_MB,
    CELLS,
    COLUMNS,
    PROGRAMME_ROWS,
    TEXT_KB,
    ANSWER_MB,
    CHILD_MB,
    CHILD_SECONDS,
    CHILDREN,
    WALL_KB,
    SHARED_KB,
)
