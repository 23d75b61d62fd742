"""Whom the drawer says to call."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest

from dashboard.ui import session
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import row_list_with, row_lists, set_filters, texts


def drawer(open_page, task_key: str):
    page = open_page("app_pages/tasks.py")
    page.session_state["open_task"] = f"Eksempelkøbing|{task_key}"
    page.run()
    assert not page.exception
    return page


def lines(page) -> list[str]:
    return [text.value for text in page.text]


def others(page) -> list[list[str]]:
    """The rows of the drawer's table of others who may help, without why."""
    return row_list_with(page, "Hvor")[["Hvor", "Navn"]].values.tolist()


def test_who_is_on_the_task_is_not_named_once_more_among_the_others(open_page, store_with):
    """Bo and Ulla lead their ranks in the project and on the snitflade too; only others are offered there."""
    asked = {"task_key": "A", "project": "KSD", "responsible": "Bo", "executor": "Ulla"}
    shared = {"interfaces": ["SF1511"], "due_date": EXPORT_DAY + timedelta(60)}
    solved = shared | {"project": "BBR", "status_code": "done"}
    store_with(
        asked | shared,
        shared | {"project": "KSD", "responsible": "Bo"},
        shared | {"project": "KSD", "responsible": "Ulla"},
        shared | {"project": "KSD", "responsible": "Pia"},
        solved | {"executor": "Ulla"},
        solved | {"executor": "Bo"},
        solved | {"executor": "Erfaren"},
    )
    page = drawer(open_page, "A")
    assert {"Udfører: Ulla", "Ansvarlig: Bo"} < set(lines(page))
    assert others(page) == [["I projektet", "Pia"], ["Har prøvet det", "Erfaren"]]


def test_what_is_written_in_klik_stands_by_the_reason(open_page, store_with):
    store_with({"task_key": "A", "comment": "Der mangler ressourcer i IT-drift"})
    said = lines(drawer(open_page, "A"))
    [reason] = [line for line in said if line.startswith("Hvorfor: ")]
    assert said[said.index(reason) + 1] == "Bemærkning: Der mangler ressourcer i IT-drift"


def test_an_empty_seat_and_nobody_else(open_page, store_with):
    store_with({"task_key": "A", "executor": None, "responsible": "Bo"})
    page = drawer(open_page, "A")
    assert "Ansvarlig: Bo" in lines(page)
    assert "Mangler: Udfører, Projektleder, Programleder." in lines(page)
    assert not any("Hvor" in rows for rows in row_lists(page))


PERSON = {"name": "Mette Sørensen", "initials": "MES", "phone": "+45 12 34 56 78", "mail": "mette@k.dk"}
LOGIN = {"task_key": "A", "project": "KSD", "executor": "mes", "responsible": "Sørensen, Mette"}
NEEDS_A_ROLE = LOGIN | {"title": "Opret jobfunktionsroller", "components": ["STS Adgangsstyring"]}
ROLE = "Rolleadministrator (STS)"


def addresses(page, label: str) -> list[str]:
    return [each.proto.url for each in page.get("link_button") if each.proto.label == label]


def press(page, label: str) -> None:
    next(button for button in page.button if button.label == label).click()
    reopen(page)


def reopen(page, task_key: str = "A") -> None:
    """A rerun of a test is one of the whole page, which closes the drawer."""
    page.session_state["open_task"] = f"Eksempelkøbing|{task_key}"
    page.run()
    assert not page.exception


def initials(page, form: str):
    """Their field in one of the drawer's forms."""
    return next(each for each in page.text_input if each.key.startswith(f"{form}_initials_"))


def test_a_person_with_several_seats_is_named_once_with_phone_and_mail(open_page, store_with):
    store = store_with(LOGIN)
    add_programme_rows(store, "persons", PERSON | {"unit": "Jobcenteret"})
    page = drawer(open_page, "A")
    line = "Udfører og ansvarlig: Mette Sørensen, Jobcenteret · +45 12 34 56 78 · mette@k.dk"
    assert [text for text in lines(page) if "Mette" in text and " · " in text] == [line]
    assert addresses(page, "Ring") == ["tel:+4512345678"]
    [link] = addresses(page, "Skriv")
    assert link.startswith("mailto:mette@k.dk?subject=KLIK-opgave%20i%20KSD")
    assert "Kære Mette Sørensen\n" in unquote(link) and page.code[0].value in unquote(link)


def test_who_has_neither_phone_nor_mail_can_be_written_to_all_the_same(open_page, store_with):
    store_with({"task_key": "A", "executor": "Bo", "responsible": None})
    page = drawer(open_page, "A")
    assert addresses(page, "Ring") == [] and addresses(page, "Skriv")[0].startswith("mailto:?subject=")


def test_a_name_or_an_address_adds_no_recipient(open_page, store_with):
    store = store_with(LOGIN | {"executor": "a@b.dk?cc=x@y.dk", "responsible": "Bo\nBcc: x@y.dk"})
    add_programme_rows(store, "persons", {"name": "Bo", "mail": "bo@k.dk?bcc=x@y.dk"})
    for link in addresses(drawer(open_page, "A"), "Skriv"):
        head, _, fields = link.partition("?")
        assert head == "mailto:" and fields.count("&") == 1 and fields.startswith("subject=")


def test_the_vacant_role_behind_a_task_is_named_and_can_be_filled(open_page, store_with):
    store = store_with(NEEDS_A_ROLE)
    add_programme_rows(store, "persons", PERSON)
    page = drawer(open_page, "A")
    assert f"Mangler: Projektleder, {ROLE}, Programleder." in lines(page)
    assert any(line.startswith("STS Adgangsstyring: ") for line in lines(page))
    next(box for box in page.selectbox if box.label == "Hvem har rollen?").set_value("Mette Sørensen")
    initials(page, "drawer").set_value("ABC")
    press(page, "Sæt navn på")
    assert "Mangler: Projektleder, Programleder." in lines(page)
    assert any(
        line.startswith(f"Udfører, ansvarlig og rolleadministrator (STS): {PERSON['name']}")
        for line in lines(page)
    )


def write_note(page, what: str | None, who: str | None, **about) -> None:
    if what:
        page.text_area[0].set_value(what)
    if who:
        initials(page, "note").set_value(who)
    if about:
        next(each for each in page.date_input if each.label == "Følg op").set_value(about["follow_up"])
    press(page, "Gem notatet")


def test_a_note_is_kept_shown_and_begins_anew(open_page, store_with):
    store_with(LOGIN)
    page = drawer(open_page, "A")
    write_note(page, "**ringet**, svar mandag", "ABC", follow_up=date(2026, 12, 12))
    [line] = [text for text in lines(page) if "ringet" in text]
    assert line.endswith(": **ringet**, svar mandag. Følg op 12.12.2026.")
    assert page.text_area[0].value in ("", None)
    assert initials(page, "note").value == "ABC", "asked for once a session"


def test_of_several_notes_each_says_only_what_is_written(open_page, store_with):
    note = {"task_key": "A", "municipality": "Eksempelkøbing", "what": "spurgt"}
    store = store_with(LOGIN)
    add_programme_rows(
        store,
        "contacts",
        note | {"person": "Bo", "asked_on": "01.11.2026", "follow_up": "uge 49"},
        note | {"asked_on": "02.11.2026"},
        note | {"what": "bare"},
    )
    shown = [line for line in lines(drawer(open_page, "A")) if "spurgt" in line or "bare" in line]
    assert sorted(shown) == ["01.11.2026: spurgt (spurgt: Bo). Følg op uge 49.", "02.11.2026: spurgt", "bare"]


@pytest.mark.parametrize(
    ("what", "who", "told"),
    [(None, "ABC", "Skriv et notat først."), ("ringet", None, "Skriv dine initialer først.")],
)
def test_a_note_without_words_or_initials_is_not_written(open_page, store_with, what, who, told):
    store = store_with(LOGIN)
    page = drawer(open_page, "A")
    write_note(page, what, who)
    assert told in lines(page)
    assert store.ask("programme/last_position", subject="contacts")["position"].tolist() == [0]


@pytest.mark.parametrize(("day", "shows"), [(date(2026, 12, 11), False), (date(2026, 12, 12), True)])
def test_a_note_comes_back_on_overblik_on_its_day(open_page, store_with, day, shows):
    store_with(LOGIN | {"title": "Opgaven"})
    page = drawer(open_page, "A")
    write_note(page, "ringet", "ABC", follow_up=date(2026, 12, 12))
    page.switch_page("app_pages/overview.py").run()
    set_filters(page, dato=day)
    assert not page.exception
    assert ("Følg op nu" in texts(page)) is shows
    due = [rows for rows in row_lists(page) if "Følg op" in rows]
    assert [rows["Opgave"].tolist() for rows in due] == [["Opgaven"]] * shows


def put_aside(page, follow_up: date | None) -> None:
    next(box for box in page.checkbox if box.label.startswith("Læg opgaven til side")).check()
    write_note(page, "venter på leverandøren", "ABC", **({"follow_up": follow_up} if follow_up else {}))


@pytest.mark.parametrize("day", [None, EXPORT_DAY])
def test_a_task_is_put_aside_to_a_day_ahead_only(open_page, store_with, monkeypatch, day):
    monkeypatch.setattr(session, "today", lambda: EXPORT_DAY)
    store = store_with(LOGIN)
    page = drawer(open_page, "A")
    put_aside(page, day)
    assert "Vælg den dag efter i dag, hvor opgaven skal frem igen." in lines(page)
    assert store.ask("programme/last_position", subject="contacts")["position"].tolist() == [0]


def test_a_task_that_is_put_aside_says_so_until_its_day(open_page, store_with, monkeypatch):
    monkeypatch.setattr(session, "today", lambda: EXPORT_DAY)
    store_with(LOGIN | {"title": "Opgaven", "light": "red"})
    page = drawer(open_page, "A")
    put_aside(page, date(2026, 12, 12))
    [line] = [text for text in lines(page) if "venter på leverandøren" in text]
    assert line.endswith("Lagt til side til 12.12.2026.")
    page.switch_page("app_pages/overview.py").run()
    rows = row_list_with(page, "Ring til")
    assert rows["Hvorfor (beneath)"].tolist() == ["Lagt til side til 12.12.2026: venter på leverandøren"]


COMING = {
    "task_key": "A",
    "title": "Opret jobfunktionsroller til KSD",
    "project": "KSD",
    "light": "grey",
    "start_date": EXPORT_DAY + timedelta(60),
    "due_date": EXPORT_DAY + timedelta(144),
}


def sister(project: str, days: int) -> dict:
    start = EXPORT_DAY - timedelta(400)
    return {
        "task_key": project,
        "title": f"Opret jobfunktionsroller til {project}",
        "project": project,
        "start_date": start,
        "due_date": start + timedelta(99),
        "completed_date": start + timedelta(days),
    }


def test_a_coming_task_says_how_it_went_before(open_page, store_with):
    store_with(COMING, sister("SAPA", 112), sister("KY", 56))
    page = drawer(open_page, "A")
    assert (
        "To gange før: 56–112 dage. Én blev forsinket. Begynd senest 25. december, 28 dage før den planlagte "
        "start, hvis den skal kunne vare lige så længe som den længste."
    ) in lines(page)
    assert not any("Dage fra planlagt start" in rows for rows in row_lists(page))
    page.session_state["sisters_open"] = True
    page.session_state["open_task"] = "Eksempelkøbing|A"
    rows = row_list_with(page.run(), "Dage fra planlagt start")
    assert rows[["Opgave", "Dage fra planlagt start", "Forsinket"]].values.tolist() == [
        ["Opret jobfunktionsroller til SAPA", 112, "Ja"],
        ["Opret jobfunktionsroller til KY", 56, "Nej"],
    ]


def test_a_coming_task_without_sisters_says_so(open_page, store_with):
    store_with(COMING)
    assert "Ingen afsluttede søsteropgaver endnu." in lines(drawer(open_page, "A"))


def test_a_task_that_is_red_says_nothing_of_sisters(open_page, store_with):
    store_with(COMING | {"light": "red"}, sister("SAPA", 112))
    page = drawer(open_page, "A")
    assert not any("gang" in line or "søster" in line for line in lines(page))
