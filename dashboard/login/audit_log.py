"""Who logged in, saw, loaded, wrote, fetched and deleted, for each municipality: a line of JSON each.

It says which page and how many, never a task's text, a file's name or whom a row is about. A file a day,
beside the municipality's database; files older than KLIK_AUDIT_DAYS are removed.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd

from dashboard.domain.recorded_acts import Act
from dashboard.limits import whole_number

FOLDER = "audit"
USUAL_DAYS = 180


@dataclass(frozen=True)
class Entry:
    at: str  # UTC, ISO 8601
    who: str  # the user name
    act: str
    what: str


def keep_days() -> int:
    """For how many days the lines are kept."""
    return whole_number("KLIK_AUDIT_DAYS", USUAL_DAYS)


@dataclass(frozen=True)
class AuditLog:
    folder: Path | None  # None: nothing is kept on disk

    def add(self, who: str, act: Act, what: str, now: datetime) -> None:
        """Append a line. `now`: with a time zone. Raises OSError: it can't be written."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        moment = now.astimezone(UTC)
        file = self.folder / f"{moment:%Y-%m-%d}.jsonl"
        if not file.exists():
            self.remove_old(moment.date())
        entry = Entry(moment.isoformat(timespec="seconds"), who, act, what)
        line = json.dumps(asdict(entry), ensure_ascii=False)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(line + "\n")  # in one write: lines of two processes don't mix

    def remove_old(self, today: date) -> None:
        """Remove the days that are kept no longer."""
        oldest = today - timedelta(days=keep_days())
        for file in self._files():
            if date.fromisoformat(file.stem) < oldest:
                file.unlink(missing_ok=True)

    def entries(self) -> pd.DataFrame:
        """All lines, newest first: at (UTC), who, act, what."""
        columns = list(Entry.__dataclass_fields__)
        lines = pd.DataFrame([asdict(entry) for entry in self._entries()], columns=columns)
        return lines.assign(at=pd.to_datetime(lines["at"], utc=True)).iloc[::-1].reset_index(drop=True)

    def _entries(self) -> Iterator[Entry]:
        for file in self._files():
            for line in file.read_text(encoding="utf-8").splitlines():
                try:
                    yield Entry(**json.loads(line))
                except (ValueError, TypeError):  # one that a full disk has cut off
                    continue

    def _files(self) -> list[Path]:
        """Oldest first."""
        if self.folder is None or not self.folder.is_dir():
            return []
        return sorted(file for file in self.folder.glob("*.jsonl") if _is_day(file.stem))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
