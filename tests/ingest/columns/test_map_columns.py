"""Which column holds which field. Each case is one that a plain comparison of headers gets wrong."""

import unicodedata
from datetime import datetime

import pytest

from dashboard.domain.danish import fold
from dashboard.domain.fields import FIELDS
from dashboard.ingest.columns.map_columns import map_columns
from dashboard.ingest.columns.mapping import Mapping
from dashboard.ingest.columns.profile import sample_size
from dashboard.ingest.columns.suggestions import hinted_fields, unplaced
from dashboard.ingest.tables.headers import fingerprint, match_header, unique_headers
from tests.ingest.workbooks import sheet

DAY, OTHER_DAY = datetime(2018, 12, 31), datetime(2018, 7, 10)
TITLES = ["Match ydelser med fagsystem", "Opret jobfunktionsroller", "Bestil certifikat"]


def mapped(columns: dict[str, list] | list[tuple[str, list]], **given) -> Mapping:
    """The mapping of columns, given as header and values."""
    pairs = list(columns.items()) if isinstance(columns, dict) else columns
    rows = [[values[row] if row < len(values) else None for _, values in pairs] for row in range(3)]
    texts = [header for header, _ in pairs]
    one = sheet([texts, *rows])
    return map_columns(one, texts, slice(1, one.row_count), **given)


def field_of(header: str) -> str | None:
    match = match_header(header)
    return match.field if match else None


@pytest.mark.parametrize(
    "header",
    [
        "Udfører", "UDFØRER", " udfører: ", "Udfoerer", "Udfører*", "Udfø\u00adrer", "\u200bUdfører\u00a0",
        "Udförer",
        unicodedata.normalize("NFD", "Udfører"), "Udfører (navn)", "Udføre", "Udførrer",
    ],
)  # fmt: skip
def test_one_header_in_many_spellings(header):
    assert field_of(header) == "executor"


def test_aa_and_a_with_ring_are_one_also_where_it_is_two_characters():
    assert fold("Pa\u030abegyndes") == fold("Påbegyndes") == fold("PAABEGYNDES")
    assert field_of("Paabegyndes") == "start_date"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Startdato", "start_date"), ("Slutdato", "due_date"), ("Statusdato", None),
        ("Startdto", "start_date"),
        ("Slutdto", "due_date"), ("Dealine", "due_date"), ("Deadline (dd-mm-åååå)", "due_date"),
        ("Slutdato/deadline", "due_date"), ("Frist for opgaven", "due_date"), ("Anvarlig", "responsible"),
        ("Opgave-ID", "task_id"), ("OpgaveID", "task_id"), ("#", "task_id"), ("Nr.", "task_id"),
        ("Opgavenavn", "title"),
        ("Opgavenr", "task_id"), ("Opgavetype", "task_type"), ("Opgaveejer", "responsible"),
        ("% fuldført", "status"),
        ("Oprettet af", None), ("Ændret af", None), ("Sidst ændret af", None), ("Opdateret af", None),
        ("Projektleder", None), ("Projektnr", None), ("Antal opgaver", None), ("Kommunenr", None),
        ("Telefon", None), ("Gøremål", "title"), ("Ansv.", "responsible"), ("Planned End Date", "due_date"),
        ("Sagsnummer", "task_id"), ("Members", "executor"), ("Short description", "title"),
        ("Konto", None), ("Kommunikation", None), ("Statistik", None), ("", None), ("Afslutning", None),
    ],
)  # fmt: skip
def test_headers_that_look_alike(header, name):
    assert field_of(header) == name


def test_no_header_belongs_to_two_fields():
    folded = [fold(header) for field in FIELDS for header in field.headers]
    assert len(folded) == len(set(folded))


def test_every_header_of_the_list_is_its_own_field_exactly():
    for field in FIELDS:
        for header in field.headers:
            match = match_header(header)
            assert (match.field, match.certainty) == (field.name, "exact"), header


def test_two_headers_for_one_field_are_a_conflict_and_the_filled_one_is_proposed():
    mapping = mapped({"Opgave": TITLES, "Slutdato": [], "Deadline": [DAY, DAY, DAY]})
    assert mapping.columns["due_date"] == "Deadline"
    assert "»Slutdato« og »Deadline«" in mapping.doubts["due_date"]
    assert mapping.unmapped == ["Slutdato"]


def test_of_two_columns_the_one_whose_values_fit_is_proposed():
    mapping = mapped({"Opgave": TITLES, "Tidsfrist": ["a", "b", "c"], "Frist": [DAY, DAY, DAY]})
    assert mapping.columns["due_date"] == "Frist"
    assert "due_date" in mapping.doubts


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ([DAY, None, OTHER_DAY], "completed_date"),
        (["31-12-2018", "", "uge 23 2018"], "completed_date"),
        (["Ja", "Nej", "Nej"], "status"),
        ([0.5, 1, 0], "status"),
        (["100 %", "50 %", "0 %"], "status"),
        ([True, False, False], "status"),
    ],
)
def test_fuldført_is_a_date_or_a_status_by_its_values(values, name):
    assert mapped({"Opgave": TITLES, "Fuldført": values}).columns[name] == "Fuldført"


def test_navn_is_a_title_or_a_person_by_its_values():
    assert mapped({"Navn": TITLES, "Status": ["Ny"] * 3}).columns["title"] == "Navn"
    mapping = mapped({"Opgave": TITLES, "Navn": ["Mette Hansen", "Ole Olsen", "Bo Ek"]})
    assert mapping.columns["title"] == "Opgave"
    assert mapping.columns.get("responsible", "Navn") == "Navn"


def test_a_column_of_dates_is_no_person_and_no_title():
    mapping = mapped({"Opgave": TITLES, "Ansvarlig": [DAY, DAY, OTHER_DAY], "Titel": [DAY, DAY, DAY]})
    assert mapping.columns == {"title": "Opgave"}


def test_til_and_fra_name_dates_only_where_the_values_are_dates():
    assert mapped({"Opgave": TITLES, "Fra": [DAY] * 3, "Til": [DAY] * 3}).columns["due_date"] == "Til"
    assert "due_date" not in mapped({"Opgave": TITLES, "Til": ["Mette", "Ole", "Bo"]}).columns


def test_a_status_of_colours_is_the_light():
    mapping = mapped({"Opgave": TITLES, "Status": ["Rød", "Gul", "Grøn"]})
    assert mapping.columns["light"] == "Status"
    assert mapping.doubts["light"]


def test_status_words_under_a_header_we_don_t_know_are_the_status_with_a_doubt():
    mapping = mapped({"Opgave": TITLES, "Hvor langt er vi": ["I gang", "Ikke startet", "Fuldført"]})
    assert mapping.guesses["status"].certainty == "values"
    assert "Gættet" in mapping.doubts["status"]


def test_examples_are_shown_at_most_three():
    guess = mapped({"Opgave": TITLES, "Frist": [DAY, OTHER_DAY, None]}).guesses
    assert guess["title"].examples == tuple(TITLES)
    assert guess["due_date"].examples == ("31.12.2018", "10.07.2018")


def test_same_and_empty_headers_are_kept_apart_by_their_letter():
    assert unique_headers(["Dato", "", "dato", "A"]) == [
        "Dato (kolonne A)",
        "Kolonne B",
        "dato (kolonne C)",
        "A",
    ]
    mapping = mapped(
        [("Opgave", TITLES), ("Status", ["Ny"] * 3), ("Status", ["Ny"] * 3), ("", ["x"] * 3), ("", [])]
    )
    assert mapping.columns["status"] == "Status (kolonne B)"
    assert mapping.unmapped == ["Status (kolonne C)", "Kolonne D"]


def test_the_user_s_choice_wins_and_none_takes_a_field_away():
    columns = {"Opgave": TITLES, "Frist": [DAY] * 3, "Aftalt": [OTHER_DAY] * 3, "Status": ["Ny"] * 3}
    mapping = mapped(columns, chosen={"due_date": "Aftalt", "status": None})
    assert mapping.columns == {"title": "Opgave", "due_date": "Aftalt"}
    assert mapping.guesses["due_date"].certainty == "user"
    assert mapping.unmapped == ["Frist", "Status"]


def test_a_choice_of_a_column_that_is_not_there_is_an_error_but_a_memory_of_one_is_not():
    columns = {"Opgave": TITLES, "Frist": [DAY] * 3}
    with pytest.raises(ValueError, match="not in this header row"):
        mapped(columns, chosen={"due_date": "Findes ikke"})
    assert mapped(columns, remembered={"due_date": "Findes ikke"}).columns["due_date"] == "Frist"


def test_a_remembered_mapping_goes_before_the_guess():
    mapping = mapped(
        {"Opgave": TITLES, "Frist": [DAY] * 3, "Aftalt": [DAY] * 3}, remembered={"due_date": "Aftalt"}
    )
    assert mapping.columns["due_date"] == "Aftalt"
    assert mapping.guesses["due_date"].certainty == "remembered"


def test_the_fingerprint_is_the_same_for_the_same_headers_and_no_other():
    assert fingerprint(["Opgave-ID", "Udfører"]) == fingerprint(["opgave id ", "UDFOERER"])
    assert fingerprint(["Opgave", "Frist"]) != fingerprint(["Frist", "Opgave"])
    assert fingerprint(["Opgave", "", "Frist"]) != fingerprint(["Opgave", "Frist"])


PROJECTS, NAMES = ["SAPA", "KSD", "SAPA"], ["Mette Hansen", "Ole Olsen", "Mette Hansen"]


def test_headers_of_a_users_own_making_are_guessed_by_their_words_with_a_doubt():
    mapping = mapped(
        {
            "Hvad skal vi": TITLES, "Hører under": PROJECTS, "Tidligst": [OTHER_DAY] * 3,
            "Skal være klar": [DAY, OTHER_DAY, DAY], "Tovholder": NAMES, "Hvem gør det": NAMES,
        }
    )  # fmt: skip
    assert mapping.columns == {
        "title": "Hvad skal vi", "project": "Hører under", "start_date": "Tidligst",
        "due_date": "Skal være klar", "responsible": "Tovholder", "executor": "Hvem gør det",
    }  # fmt: skip
    assert set(mapping.doubts) == set(mapping.columns)


def test_descriptions_are_the_titles_where_there_are_no_others():
    assert (
        mapped({"Opgavebeskrivelse": TITLES, "Status": ["I gang"] * 3}).columns["title"]
        == "Opgavebeskrivelse"
    )
    both = mapped({"Opgave": TITLES, "Opgavebeskrivelse": TITLES, "Status": ["I gang"] * 3})
    assert both.columns["description"] == "Opgavebeskrivelse" and not both.doubts


@pytest.mark.parametrize("header", ["Projektleder", "Oprettet af", "Statusdato", "Mødedato"])
def test_a_header_that_means_something_else_hints_at_nothing(header):
    assert hinted_fields(header) == ()


def test_a_hint_gives_nothing_where_the_values_speak_against_it():
    mapping = mapped({"Opgave": TITLES, "Skal være klar": ["måske", "næppe", "ja"], "Tovholder": [DAY] * 3})
    assert "due_date" not in mapping.columns and "responsible" not in mapping.columns


def test_a_column_that_says_it_is_the_field_while_its_values_say_no_is_asked_about():
    mapping = mapped({"Opgave": TITLES, "Ansvarlig": ["Ja", "Nej", "Ja"], "Status": ["I gang"] * 3})
    assert "responsible" not in mapping.columns and unplaced(mapping)["responsible"] == ["Ansvarlig"]


def test_a_key_field_without_a_column_names_those_that_could_be_it_until_the_user_has_spoken():
    columns = {"Opgave": TITLES, "Ny dato": [DAY, OTHER_DAY, DAY], "Kollega": NAMES, "Lys": ["Rød"] * 3}
    assert unplaced(mapped(columns))["due_date"] == ["Ny dato"]
    assert unplaced(mapped(columns))["responsible"] == ["Kollega"]
    assert "due_date" not in unplaced(mapped(columns, chosen={"due_date": None}))
    assert "due_date" not in unplaced(mapped(columns, remembered={"due_date": "Ny dato"}))


def test_a_sheet_of_very_many_columns_is_profiled_on_fewer_values_each():
    assert [sample_size(columns) for columns in (1, 100, 1000, 16_000)] == [200, 200, 20, 20]
