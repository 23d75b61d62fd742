"""What somebody does with the data, as the audit log has it."""

from enum import StrEnum


class Act(StrEnum):
    """The value is what the log says, and stays as it is."""

    LOGGED_IN = "login"
    LOGGED_OUT = "logout"
    REFUSED = "refused"
    SAW = "saw"
    FETCHED = "fetched"
    LOADED = "loaded"
    WROTE = "wrote"
    DELETED = "deleted"
    RESTORED = "restored"


ACT_IN_DANISH = {
    Act.LOGGED_IN: "Loggede ind",
    Act.LOGGED_OUT: "Loggede ud",
    Act.REFUSED: "Blev afvist:",
    Act.SAW: "Så",
    Act.FETCHED: "Hentede",
    Act.LOADED: "Indlæste",
    Act.WROTE: "Rettede",
    Act.DELETED: "Slettede",
    Act.RESTORED: "Gendannede",
}
