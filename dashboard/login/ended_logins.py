"""The logins that somebody ended before their eight hours were over: a cookie of theirs counts no more.

An empty file for each, so that they hold after a restart, and for all who share the folder.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dashboard.login.signed_login import VALID

FOLDER = "login"
_LOGIN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class EndedLogins:
    folder: Path
    _of_process: set[str] = field(default_factory=set)

    def end(self, login_id: str, now: datetime) -> None:
        """`now`: with a time zone.

        Raises OSError: the folder can't be written. In this process the login is ended all the same.
        """
        self._of_process.add(login_id)
        if _LOGIN_ID.fullmatch(login_id):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / login_id).touch(mode=0o600)
            self._forget_old(now)

    def has(self, login_id: str) -> bool:
        """Whether it is ended."""
        if login_id in self._of_process:
            return True
        return bool(_LOGIN_ID.fullmatch(login_id)) and (self.folder / login_id).exists()

    def _forget_old(self, now: datetime) -> None:
        """Their cookies are too old by now."""
        oldest = (now - VALID).timestamp()
        for file in self.folder.iterdir():
            with suppress(FileNotFoundError):  # somebody else forgets it just now
                if _LOGIN_ID.fullmatch(file.name) and file.stat().st_mtime < oldest:
                    file.unlink()
