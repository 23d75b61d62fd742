"""Who logged in, saw, loaded, wrote, fetched and deleted, for each municipality: a line of JSON each.

It says which page and how many, never a task's text, a file's name or whom a row is about. A file a day,
beside the municipality's database; files older than KLIK_AUDIT_DAYS are removed.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pandas as pd

from dashboard.domain.acts import Act
from dashboard.limits import whole_number

FOLDER = "audit"
USUAL_DAYS = 180
NEW_LINE = b"\n"


@dataclass(frozen=True)
class AuditEntry:
    at: str  # UTC, ISO 8601
    who: str  # the user name
    act: str
    what: str


def keep_days() -> int:
    """For how many days the lines are kept."""
    return whole_number("KLIK_AUDIT_DAYS", USUAL_DAYS)


@dataclass(frozen=True)
class AuditLog:
    folder: Path

    def add(self, who: str, act: Act, what: str, now: datetime) -> None:
        """Append a line. `now`: with a time zone. Raises OSError: it can't be written."""
        self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.mkdir(exist_ok=True, mode=0o700)
        moment = now.astimezone(UTC)
        entry = AuditEntry(moment.isoformat(timespec="seconds"), who, act, what)
        line = json.dumps(asdict(entry)).encode("ascii")
        with (self.folder / f"{moment:%Y-%m-%d}.jsonl").open("ab") as opened:
            # Each in one write, and begun anew: one that a full disk has cut off takes no other along.
            opened.write(NEW_LINE + line + NEW_LINE)

    def remove_old(self, today: date) -> None:
        """Remove the days that are kept no longer."""
        oldest = today - timedelta(days=keep_days())
        for file in self._newest_first():
            if date.fromisoformat(file.stem) < oldest:
                file.unlink(missing_ok=True)

    def newest(self, at_most: int) -> pd.DataFrame:
        """So many lines, newest first: at (UTC), who, act, what."""
        columns = list(AuditEntry.__dataclass_fields__)
        rows = [asdict(entry) for entry in islice(self._entries(), at_most)]
        lines = pd.DataFrame(rows, columns=columns)
        moments = pd.to_datetime(lines["at"], utc=True, format="ISO8601", errors="coerce")
        return lines.assign(at=moments).dropna(subset="at").reset_index(drop=True)

    def _entries(self) -> Iterator[AuditEntry]:
        for file in self._newest_first():
            for line in reversed(file.read_bytes().split(NEW_LINE)):
                try:
                    yield AuditEntry(**json.loads(line))
                except (ValueError, TypeError):  # an empty one, or one that a full disk has cut off
                    continue

    def _newest_first(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted((file for file in self.folder.glob("*.jsonl") if _is_day(file.stem)), reverse=True)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
