"""Where in a workbook the tasks stand: the sheet, the header row, and whether it is a list of tasks."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.domain.danish import fold, fold_words, folded_set, one_line, quoted
from dashboard.domain.problems import NoTasks
from dashboard.ingest.columns.map_columns import map_columns
from dashboard.ingest.columns.mapping import Guess, Mapping
from dashboard.ingest.columns.suggestions import hinted_fields
from dashboard.ingest.sandbox.workbook import Sheet, Workbook
from dashboard.ingest.tables.header_texts import header_texts, without_values
from dashboard.ingest.tables.headers import fingerprint, match_header
from dashboard.ingest.wrappings.one_column import is_one_column

ROWS_SEARCHED = 50
ROWS_TRIED = 4  # header rows of a sheet that are tried with their values
LEAST_SCORE = 4.0  # from which on a table is a list of tasks

# What each part adds to a table's score.
_STRONG_TITLES = folded_set(
    "Opgave, Opgaver, KLIK-opgave, KIGO-opgave, Opgavetitel, Opgavenavn, Opgavens titel, Opgavens navn, "
    "Navn på opgave, Task, Tasks, Task name, Task title, Gøremål, To-do, Work item"
)
_STRONG_DUE = folded_set("Deadline, Frist, Tidsfrist, Fristdato, Due date, Løses senest, Skal være løst")
_WEIGHTS = {
    "responsible": 1.5, "executor": 1.5, "completed_date": 1.0, "mandatory": 1.0, "start_date": 0.5,
    "published_date": 0.5, "phase": 0.5, "project": 1.0, "theme": 0.5, "component": 1.0, "interface": 1.0,
}  # fmt: skip
_EVIDENCE = (
    "status",
    "light",
    "due_date",
    "responsible",
    "executor",
    "completed_date",
    "start_date",
    "published_date",
)
# Words in headers of lists that are no tasks: money, goods, contacts, staff, courses, risks, budgets.
_OTHER_LISTS = folded_set(
    "beloeb, pris, moms, konto, kontonr, kontonavn, faktura, fakturanr, fakturanummer, kreditor, "
    "debitor, betalt, bilagsnr, saldo, budget, forbrug, vare, varenr, varenavn, lager, telefon, "
    "mobil, tlf, email, mail, adresse, postnr, cpr, cvr, stilling, loen, ansat, "
    "fakturadato, valuta, leverandoer, kontrakt, kontraktnr, underviser, kursus, kursusnavn, kursist, "
    "deltagere, pladser, tilmeldte, lokale, forfatter, isbn, sandsynlighed, konsekvens, risiko, "
    "score, trussel, saarbarhed, fortrolighed, integritet, tilgaengelighed, kritikalitet, "
    "serienr, serienummer, licenser, januar, februar, marts, april, maj, juni, juli, august, "
    "september, oktober, november, december, timer, timepris, amount, price, invoice, supplier, vendor, "
    "phone, address, salary, quantity, qty, sku, probability, likelihood, impact, risk, instructor"
)


@dataclass(frozen=True)
class Table:
    """One list of tasks. Rows are 1-based sheet rows; positions count from the sheet's first stored row."""

    sheet: Sheet
    header_row: int
    texts: list[str]  # the header row as it stands, one text a column
    mapping: Mapping
    score: float  # how much speaks for a list of tasks
    remembered: dict | None = None  # field to header, from the last file with this header row

    @property
    def rows(self) -> slice:
        """Positions of all rows below the header."""
        return slice(self.header_row - self.sheet.first_row + 1, self.sheet.row_count)

    def mapped(self, remembered: dict | None, chosen: dict | None) -> "Table":
        mapping = map_columns(self.sheet, self.texts, self.rows, remembered, chosen)
        return replace(self, mapping=mapping, remembered=remembered)


def find_tables(workbook: Workbook, is_remembered: Callable[[str], bool] = lambda mark: False) -> list[Table]:
    """Every list of tasks, a table a sheet; of hidden sheets only where no visible one has tasks.

    is_remembered: whether the user has pointed out a header row, by its fingerprint, as one of tasks.
    Raises NoTasks, with the sheets and headers looked at, where there is none.
    """
    for visible in (True, False):
        sheets = [sheet for sheet in workbook.sheets if sheet.visible == visible]
        if tables := [table for sheet in sheets if (table := find_table(sheet, is_remembered))]:
            return tables
    raise _no_tasks(workbook)


def likeliest_table(workbook: Workbook) -> Table | None:
    """Where no list of tasks was found, what a user may still point at: the largest visible sheet."""
    sheets = [sheet for sheet in workbook.sheets if sheet.visible and sheet.row_count > 1]
    if not sheets:
        return None
    largest = max(sheets, key=lambda sheet: sheet.row_count * len(sheet.columns))
    position, texts = _fullest_row(largest)
    return _table(largest, position + largest.first_row, texts)


def _fullest_row(sheet: Sheet) -> tuple[int, list[str]]:
    """The position and the texts of the row that most cells of are filled; the upper of two as full."""
    rows = [header_texts(sheet, position) for position in range(min(ROWS_SEARCHED, sheet.row_count))]
    return max(enumerate(rows), key=lambda row: sum(bool(text) for text in row[1]))


def hidden_with_tasks(workbook: Workbook, tables: list[Table]) -> list[str]:
    """Names of hidden sheets that hold tasks as well, and are not read: for the user to know."""
    read = {table.sheet.name for table in tables}
    return [
        sheet.name
        for sheet in workbook.sheets
        if not sheet.visible and sheet.name not in read and find_table(sheet)
    ]


def find_table(sheet: Sheet, is_remembered: Callable[[str], bool] = lambda mark: False) -> Table | None:
    """The sheet's list of tasks, if it holds one."""
    likely = _likely_headers(sheet)
    for row, texts in likely:
        table = _table(sheet, row, texts)
        if is_remembered(table.mapping.fingerprint):
            return table
        if table.score >= LEAST_SCORE:
            return _list_above(sheet, likely, row) or table
    return _remembered_table(sheet, is_remembered)


def _list_above(sheet: Sheet, likely: list[tuple[int, list[str]]], header_row: int) -> Table | None:
    """The uppermost list of tasks above another's header: its rows would be lost as titles.

    Not in the row next above, which may be the upper half of one header.
    """
    for row, texts in sorted(likely):
        if row >= header_row - 1:
            return None
        table = _table(sheet, row, texts)
        exact = sum(guess.certainty == "exact" for guess in table.mapping.guesses.values())
        if table.score >= LEAST_SCORE and exact >= 3:
            return table
    return None


def _remembered_table(sheet: Sheet, is_remembered: Callable[[str], bool]) -> Table | None:
    """The table as `likeliest_table` showed it, if the user has pointed out the tasks of such a file."""
    if not sheet.row_count:
        return None
    position, texts = _fullest_row(sheet)
    return _table(sheet, position + sheet.first_row, texts) if is_remembered(fingerprint(texts)) else None


def _likely_headers(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """The rows whose texts name most fields, best first; the upper of two that are as good.

    A row that names less than half of what the best does is no header: below a refused list's header its
    rows must not be tried, since they lack the words that spoke against it.
    """
    scored = []
    for position in range(min(ROWS_SEARCHED, sheet.row_count)):
        texts = header_texts(sheet, position)
        if any(match_header(text) for text in texts):
            texts = without_values(sheet, position, texts)
        matches = [match for text in texts if (match := match_header(text))]
        exact = {match.field for match in matches if match.certainty == "exact"}
        fuzzy = {match.field for match in matches} - exact
        by_hint = {name for text in texts if not match_header(text) for name in hinted_fields(text)[:1]}
        named = len(exact) + len(fuzzy) / 2 + len(by_hint - exact - fuzzy) / 4
        if named:
            scored.append((-named, position, header_texts(sheet, position)))
    best = min(scored, default=(0,))[0]
    likely = [row for row in sorted(scored)[:ROWS_TRIED] if row[0] <= best / 2]
    return [(position + sheet.first_row, texts) for _, position, texts in likely]


def _table(sheet: Sheet, row: int, texts: list[str]) -> Table:
    rows = slice(row - sheet.first_row + 1, sheet.row_count)
    mapping = map_columns(sheet, texts, rows)
    return Table(sheet, row, texts, mapping, score(mapping))


def score(mapping: Mapping) -> float:
    """How much speaks for a list of tasks, less what speaks against it."""
    guesses = mapping.guesses
    if "title" not in guesses or not any(name in guesses for name in _EVIDENCE):
        return 0.0
    if not mapping.profiles[guesses["title"].column].filled:
        return 0.0
    title = _title_weight(mapping)
    weight = title + _status_weight(mapping, title) + _due_weight(mapping)
    weight += _light_weight(mapping)
    weight += sum(points * _trust(guesses[name]) for name, points in _WEIGHTS.items() if name in guesses)
    weight += 2.0 * (mapping.profiles[guesses["title"].column].share("task_code") >= 0.3)
    against = sum(_is_of_other_list(header) for header in mapping.headers) + 9 * _is_raci(mapping)
    return weight - (1.0 if title >= 3 else 1.5) * against


def _title_weight(mapping: Mapping) -> float:
    guess = mapping.guesses["title"]
    header = fold(guess.header)
    if guess.certainty == "values":
        return 0.0 if len(mapping.guesses) > 2 else -9.0
    if header in _STRONG_TITLES:
        return 3.0
    persons = mapping.profiles[guess.column].share("person") >= 0.6
    if persons:
        return -9.0  # names of people under "Navn"
    return (
        2.0
        if header in ("titel", "title", "titel1", "title1", "hvad")
        else 3.0
        if "opgave" in header
        else 1.0
    )


def _status_weight(mapping: Mapping, title: float) -> float:
    if "status" not in mapping.guesses:
        return 0.0
    values = mapping.profiles[mapping.guesses["status"].column]
    if values.share("telling_status") >= 0.2 or values.share("percent") >= 0.8:
        return 2.0
    return 1.0 if title >= 3 or values.share("status") >= 0.3 or not values.filled else 0.5


def _light_weight(mapping: Mapping) -> float:
    """Colours speak for tasks only beside a header that says tasks: other registers have them too."""
    light = mapping.guesses.get("light")
    if light is None:
        return 0.0
    in_text = light.certainty != "fill" and mapping.profiles[light.column].filled
    if in_text:
        return 3.0
    return (
        4.0 if light.certainty == "fill" and mapping.guesses["title"].certainty in ("exact", "fuzzy") else 0.0
    )


def _is_raci(mapping: Mapping) -> bool:
    """Columns of roles that say R, A, C or I of each row: who is to be asked, not what is to be done."""
    letters = [values for values in mapping.profiles if values.share("raci") >= 0.8]
    return len(letters) > 1 and any(values.share("informed") for values in letters)


def _due_weight(mapping: Mapping) -> float:
    if "due_date" not in mapping.guesses:
        return 0.0
    header = fold_words(mapping.guesses["due_date"].header)
    strong = fold(header) in _STRONG_DUE or any(word in header for word in ("deadline", "frist"))
    return (2.0 if strong else 1.0) * _trust(mapping.guesses["due_date"])


def _trust(guess: Guess) -> float:
    """A header that only hints at a field speaks half as loudly for a list of tasks."""
    return 0.5 if guess.certainty == "hint" else 1.0


def _is_of_other_list(header: str) -> bool:
    words = fold_words(header).split()
    return any(word in _OTHER_LISTS for word in words) or (len(words) > 1 and "".join(words) in _OTHER_LISTS)


def _no_tasks(workbook: Workbook) -> NoTasks:
    descriptions = []
    for sheet in workbook.sheets[:5]:
        fullest = _fullest_row(sheet)[1] if sheet.row_count else []
        headers = ", ".join(quoted(text, 30) for text in fullest[:8] if text)
        hidden = "" if sheet.visible else ", skjult"
        descriptions.append(f"arket {quoted(one_line(sheet.name), 31)}{hidden} ({headers or 'tomt'})")
    where = "; ".join(descriptions) or "ingen ark"
    if whole := [sheet for sheet in workbook.sheets if sheet.visible and is_one_column(sheet)]:
        where = f"I arket {quoted(one_line(whole[0].name), 31)} står hele rækken i samme kolonne"
        return NoTasks(
            f"{where}, og den kan ikke deles sikkert.",
            "Del den i Excel med Data > Tekst til kolonner, eller eksportér den med semikolon imellem.",
        )
    more = len(workbook.sheets) - 5
    where += f"; og {more} ark mere" if more > 0 else ""
    return NoTasks(
        "Filen indeholder ingen liste over opgaver",
        f"Vi så i {where}. Vi leder efter en række overskrifter med en opgavetitel "
        "(for eksempel Opgave eller Titel) "
        "og mindst én af disse: status, farve, frist, ansvarlig eller udfører. "
        "Vælg KLIK-eksporten, eller skriv overskrifterne i den øverste række.",
    )
