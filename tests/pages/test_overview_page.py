"""app_pages/overview.py with no data, with some, and with a filter that leaves nothing."""

from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import answer, chips, filters_set, press, row_list_with, row_lists, texts

TODAY = date(2026, 11, 23)
RED = {"light": "red", "due_date": TODAY - timedelta(days=3), "title": "Rød opgave"}
GREEN = {"light": "green", "due_date": TODAY + timedelta(days=90)}


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page()
    assert not page.exception
    assert "Upload din KLIK-eksport" in texts(page)
    assert [button.label for button in page.button] == ["Prøv med eksempeldata"]


def test_the_headline_answers_the_title(open_page, store_with, add):
    store_with(RED, GREEN, GREEN)
    add(GREEN, as_of=TODAY - timedelta(days=28))
    page = open_page()
    assert not page.exception
    assert answer(page) == "1 af 3 opgaver er rød, 1 mere end i eksporten fra 26.10.2026."


def test_the_lights_are_counted_by_the_worse_and_of_them_those_in_klik(open_page, store_with):
    store_with(RED, GREEN | {"due_date": TODAY - timedelta(days=1)}, GREEN)
    lights = row_list_with(open_page(), "Antal")
    assert lights[["Værste lys", "Antal", "Heraf i KLIK"]].values.tolist() == [
        ["■ Rød", 2, 1],
        ["✓ Grøn", 1, 1],
    ]


def test_a_light_says_how_it_has_changed(open_page, store_with, add):
    store_with(RED, RED)
    add(RED, GREEN, GREEN, as_of=TODAY - timedelta(days=28))
    lights = row_list_with(open_page(), "Antal")
    assert lights[["Værste lys", "Siden sidst"]].values.tolist() == [["■ Rød", "+1"], ["✓ Grøn", "−2"]]


def test_lights_of_our_own_are_not_called_klik_s(open_page, store_with):
    store_with(RED | {"light": None}, GREEN | {"light": None})
    page = open_page()
    assert not page.exception and "Lysene er vores" in texts(page)
    assert "Heraf i KLIK" not in row_list_with(page, "Antal")


def test_a_light_leads_to_its_tasks(open_page, store_with):
    """The click itself: tests/browser/test_task_rows.py."""
    store_with(RED, GREEN)
    page = open_page(vaerste=["Rød"])
    assert "1 af 2 opgaver" in texts(page) and chips(page) == ["Værste lys: Rød"]


def test_what_needs_action_is_listed_worst_first(open_page, store_with):
    store_with(GREEN | {"executor": None}, RED)
    page = open_page()
    assert row_lists(page)[0]["Værste lys"].tolist() == ["■ Rød", "▲ Gul"]


def test_where_nothing_needs_action_that_is_said(open_page, store_with):
    store_with(GREEN)
    page = open_page()
    assert not page.exception and "Ingen opgaver kræver handling." in texts(page)


def test_a_filter_that_leaves_nothing_says_so(open_page, store_with):
    store_with(RED | {"project": "BBR"}, GREEN | {"project": "KY"})
    page = open_page(projekt=["KY"], lys=["Rød"])
    assert not page.exception
    assert "Ingen opgaver passer til filtrene" in page.info[0].value
    assert "0 af 2 opgaver" in texts(page)


def test_reset_brings_all_tasks_back(open_page, store_with):
    store_with(RED | {"project": "BBR"}, GREEN | {"project": "KY"})
    page = open_page(projekt=["KY"])
    assert "1 af 2 opgaver" in texts(page)
    press(page, "Nulstil")
    assert "2 af 2 opgaver" in texts(page)


def test_the_as_of_date_is_the_newest_export_not_today(open_page, store_with):
    store_with(RED, as_of=date(2018, 6, 1))
    page = open_page()
    assert page.date_input(key="dato").value == date(2018, 6, 1)


def test_a_newer_export_moves_the_as_of_date_with_it(open_page, store_with, add):
    store_with(RED, as_of=date(2026, 10, 26))
    page = open_page()
    add(GREEN)
    page.run()
    assert page.date_input(key="dato").value == TODAY


def test_what_has_changed_is_a_list_that_leads_on(open_page, store_with, add):
    """The click itself: tests/browser/test_changes.py."""
    store_with(RED | {"title": "Ny"}, GREEN)
    add(GREEN | {"task_key": "K1"}, as_of=TODAY - timedelta(days=28))
    page = open_page()
    rows = row_list_with(page, "Ændring")
    assert rows[["Opgaver", "Ændring"]].to_numpy().tolist() == [[1, "er ny"]]


def test_what_has_changed_since_the_export_before_is_told(open_page, store_with, add):
    store_with(RED, GREEN)
    add(RED, as_of=TODAY - timedelta(days=28))
    page = open_page()
    assert not page.exception
    assert "Siden 26.10.2026: 1 opgave er ny." in texts(page)


def test_a_busy_week_is_a_sentence_that_leads_on(open_page, store_with):
    """Where it leads: tests/sentences/test_overview.py; the click: tests/browser/test_journey.py."""
    wednesday = TODAY + timedelta(days=2)
    store_with({"due_date": TODAY}, {"due_date": wednesday}, as_of=wednesday)
    [*_, last] = row_list_with(open_page(), "Kort fortalt")["Kort fortalt"]
    assert last.endswith("uge 48 med 1 frist.")


def pick_this_week():
    from datetime import date

    import streamlit as st

    from dashboard.ui import navigation

    st.session_state["chosen"] = {"as_of": date(2026, 11, 25)}
    navigation.go_to_week({"week": "2026-48"})


def test_the_bar_of_the_as_of_date_s_week_leads_to_what_is_still_ahead():
    state = filters_set(AppTest.from_function(pick_this_week).run())
    assert (state["fra"], state["til"]) == (date(2026, 11, 25), date(2026, 11, 29))


def test_what_has_less_time_than_before_is_shown_only_where_there_is_some(open_page, store_with, add):
    coming = {"project": "KSD", "title": "Luk KSD", "task_key": "A", "light": "grey"}
    coming |= {"start_date": TODAY + timedelta(60), "due_date": TODAY + timedelta(144)}
    store_with(coming)
    assert "Mindre tid end sidst" not in texts(open_page())
    begun = TODAY - timedelta(400)
    sisters = [
        {"project": name, "title": f"Luk {name}", "task_key": name, "light": "done", "start_date": begun}
        | {"due_date": begun + timedelta(99), "completed_date": begun + timedelta(days)}
        for name, days in (("SAPA", 112), ("KY", 56))
    ]
    add(coming, *sisters, as_of=TODAY)
    page = open_page()
    assert "1 opgave, der er grå eller grøn, har mindre tid, end den længste søsteropgave tog." in texts(page)
    rows = row_list_with(page, "Hvornår der skal begyndes")
    assert rows["Hvornår der skal begyndes"].tolist() == [
        "Begynd senest 25. december, 28 dage før den planlagte start."
    ]
