"""The calendar file, line by line as RFC 5545 wants it."""

from datetime import time

import pandas as pd
import pytest

from dashboard.reports.calendar import calendar, hours

WRITTEN = pd.Timestamp("2026-11-20 08:15:00")


def activity(**fields) -> dict:
    return {
        "held_on": "07.06.2027",
        "hours": None,
        "activity": "Webinar",
        "audience": None,
        "from_kombit": None,
        "place": None,
        "component": None,
        "our_roles": None,
        "link": None,
        "starts_first": pd.Timestamp("2027-06-07"),
        "starts_last": pd.Timestamp("2027-06-07"),
        "is_ahead": True,
        "row_id": "r1",
        "changed_at": WRITTEN,
    } | fields


def lines(*activities: dict) -> list[str]:
    """The lines as a calendar reads them: unfolded."""
    made = calendar(pd.DataFrame(activities), "Aktiviteter").decode()
    assert made.endswith("\r\n") and "\n" not in made.replace("\r\n", "")
    return made.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_day_with_hours_is_an_appointment_in_danish_time():
    summer = lines(activity(hours="10.00-11.00"))
    assert "DTSTART:20270607T080000Z" in summer and "DTEND:20270607T090000Z" in summer
    day = pd.Timestamp("2026-12-15")
    winter = lines(activity(hours="kl. 13-14.30", starts_first=day, starts_last=day))
    assert "DTSTART:20261215T120000Z" in winter and "DTEND:20261215T133000Z" in winter


def test_a_day_without_hours_is_a_whole_day():
    made = lines(activity(hours="hele dagen"))
    assert "DTSTART;VALUE=DATE:20270607" in made and "DTEND;VALUE=DATE:20270608" in made
    assert "SUMMARY:Webinar" in made and "DESCRIPTION:Dato: 07.06.2027\\nKlokken: hele dagen" in made


def test_a_vague_day_is_the_period_it_means_and_says_so():
    made = lines(
        activity(
            held_on="primo september 2027",
            hours="10.00-11.00",
            starts_first=pd.Timestamp("2027-09-01"),
            starts_last=pd.Timestamp("2027-09-10"),
        )
    )
    assert "DTSTART;VALUE=DATE:20270901" in made and "DTEND;VALUE=DATE:20270911" in made
    assert "SUMMARY:Webinar (ca.)" in made and "TRANSP:TRANSPARENT" in made
    assert "DESCRIPTION:Dato: primo september 2027\\nKlokken: 10.00-11.00" in made


def test_an_activity_without_a_day_is_left_out():
    assert "BEGIN:VEVENT" not in lines(activity(starts_first=pd.NaT, starts_last=pd.NaT))


def test_an_event_keeps_its_identity_and_tells_when_it_was_written():
    made = lines(activity(), activity(row_id="r2"))
    assert [line for line in made if line.startswith("UID")] == [
        "UID:r1@klik-overblik",
        "UID:r2@klik-overblik",
    ]
    assert made.count("DTSTAMP:20261120T081500Z") == 2
    assert calendar(pd.DataFrame([activity()]), "A") == calendar(pd.DataFrame([activity()]), "A")
    assert made[0] == "BEGIN:VCALENDAR" and made[-1] == "END:VCALENDAR" and "VERSION:2.0" in made


def test_text_is_escaped_and_stays_one_line():
    made = lines(activity(activity="Møde; ØiR, KLE \\ SF\r\nEND:VEVENT\x00", our_roles="Projektleder; Ejer"))
    assert "SUMMARY:Møde\\; ØiR\\, KLE \\\\ SF\\nEND:VEVENT " in made
    assert "DESCRIPTION:Vores roller: Projektleder\\; Ejer\\nDato: 07.06.2027" in made


def test_long_lines_are_folded_at_75_octets_between_characters():
    made = calendar(pd.DataFrame([activity(activity="Æøå – " * 40)]), "Aktiviteter")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert f"SUMMARY:{'Æøå – ' * 40}" in made.decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10.00-11.00", (time(10), time(11))),
        ("kl. 10–12", (time(10), time(12))),
        ("9:30", (time(9, 30), None)),
        ("8.15 til 9", (time(8, 15), time(9))),
        ("14.00-13.00", (time(14), None)),
        ("25.00-26.00", None),
        ("2-3 alternative datoer", None),
        ("", None),
    ],
)
def test_hours(text, read):
    assert hours(text) == read
