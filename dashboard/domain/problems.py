"""What can go wrong for a user: one class a cause, each with a title and a next step in Danish.

Raised where the cause is known; shown by ui/elements/problem_box.py and server/error_page.py on screen, by
cli.py in a terminal.
"""


class Problem(Exception):
    """Something that the user must know.

    `code` is safe to log; `title` and `next_step` may hold text from a file.
    """

    code = "problem"

    def __init__(self, title: str, next_step: str):
        super().__init__(self.code)  # never the text: exceptions end in logs
        self.title = title
        self.next_step = next_step

    @property
    def sentence(self) -> str:
        """Title and next step in one line, for a terminal and for JSON."""
        return f"{self.title.rstrip('.')}. {self.next_step}"


class UnreadableFile(Problem):
    """No parser can or may open the file: wrong kind, encrypted, damaged, or built to do harm."""

    code = "unreadable_file"


class TooLarge(Problem):
    """A limit in limits.py is passed."""

    code = "too_large"


class NoTasks(Problem):
    """The file opens, but no sheet in it is a list of tasks."""

    code = "no_tasks"


class AlreadyLoaded(Problem):
    """The same bytes are already a snapshot."""

    code = "already_loaded"


class Expired(Problem):
    """The export is older than the municipality keeps them."""

    code = "expired"


class StoreUnavailable(Problem):
    """The database can't be opened or written."""

    code = "store_unavailable"


class NoMunicipality(Problem):
    """Each municipality has a database of its own, and it isn't said whose is meant."""

    code = "no_municipality"

    def __init__(self) -> None:
        super().__init__(
            "Hver kommune har sin egen database, så kommunen skal angives.",
            "Vælg den i browseren, eller skriv --municipality og navnet eller koden, fx 0450.",
        )


class UnknownMunicipality(Problem):
    """What was written is no municipality's name or code."""

    code = "unknown_municipality"


class SharedDatabase(Problem):
    """All municipalities share the database, and one is asked for."""

    code = "shared_database"

    def __init__(self) -> None:
        super().__init__(
            "Databasen er én, som alle kommuner deler.",
            "Udelad --municipality, eller vælg en mappe: --database folder:STI.",
        )


class NotAllowed(Problem):
    """The login doesn't give what this takes."""

    code = "not_allowed"

    def __init__(self, has: str, takes: str) -> None:
        super().__init__(
            f"Det kræver, at du er logget ind som {takes}, og du er {has}.",
            "Intet er ændret. Bed en, der må, eller få adgang af den, der driver KLIK-overblik.",
        )


class LoginEnded(Problem):
    """A login is asked for, and there is none (any more)."""

    code = "login_ended"

    def __init__(self) -> None:
        super().__init__("Du er ikke længere logget ind.", "Genindlæs siden (F5), og log ind igen.")


class BadSetting(Problem):
    """An environment variable can't be used as it is."""

    code = "bad_setting"


class BadLoginSettings(Problem):
    """What the administrator wrote about the login can't be used."""

    code = "bad_login_settings"


class IsProgramme(Problem):
    """The file is a programmappe where an export was expected."""

    code = "is_programme"


class NoProgramme(Problem):
    """The file opens, but no sheet in it is one of the programmappe's."""

    code = "no_programme"


class TwoColumns(Problem):
    """Two columns of a file are said to be one field."""

    code = "two_columns"


class BadQuestion(Problem):
    """A shell asks a question that there isn't, or gives it what it can't take."""

    code = "bad_question"


class BadFilter(Problem):
    """A filter written by hand has an unknown name, or a value that it can't have."""

    code = "bad_filter"


class UnfinishedReport(Problem):
    """A report can't be made whole, and so isn't made."""

    code = "unfinished_report"


class BadAggregates(Problem):
    """A file is not what another municipality saved for a kommunedag, or holds more than that may."""

    code = "bad_aggregates"

    def __init__(self, title: str):
        super().__init__(title, "Bed kommunen om at gemme sine tal igen på siden Kommunedag.")
