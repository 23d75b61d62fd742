"""Tasks are judged once for each day that is asked about, and kept in memory until something is written.

The judged tasks lie in a table of the in-memory database; queries/macros/tasks/task_status_for.sql makes and reads it.
"""

import threading

import duckdb
import pandas as pd

from dashboard.domain import project_names
from dashboard.store import queries

MOST_DAYS = 4  # kept at a time: some 120 MB each where there are 200,000 tasks

KNOWN = """
select count(*) > 0
from judgement_day
where judged_on = $day and judged_with = $warning_days and edition = $edition
"""
JUDGE = """
insert into judgement by name
select *, $edition as edition, $warning_days as judged_with from evaluated_tasks($day, $warning_days)
"""
REMEMBER = "insert into judgement_day values ($day, $warning_days, $edition)"
CROWDED = "select count(*) >= $most or min(edition) < $edition from judgement_day"
# Memory is given back when a table goes, not when its rows do. Those who are reading it still see it.
FORGET = """
create or replace table judgement as from judgement limit 0;

create or replace table judgement_day as from judgement_day limit 0;

create or replace table known_project as from known_project limit 0;
"""
PROJECTS = """
select distinct project
from judgement
where judged_on = $day and edition = $edition and project <> ''
"""
WRITTEN = """
select
    unnest([content ->> 'project', content ->> 'replaced_by']) as written,
    if(subject = 'projects', content ->> 'full_name', null) as full_name
from register_rows(null, $day)
order by subject, position, row_id
"""
KNOWN_PROJECT = "insert into known_project values ($day, $warning_days, $edition, $written, $known)"


class Judgements:
    def __init__(self):
        self._one_judge = threading.Lock()
        self.edition = 1

    def outdate(self) -> None:
        """To be called when something was written: what is kept serves nobody any more."""
        self.edition += 1

    def ask(self, cursor: duckdb.DuckDBPyConnection, question: str, parameters: dict) -> pd.DataFrame:
        """The answer about the tasks as they are judged on the filter's day.

        Its transaction sees one state of the judged tasks, whoever makes room for other days meanwhile.
        """
        chosen = parameters["filter"]
        while True:
            key = {"day": chosen["as_of"], "warning_days": chosen["warning_days"], "edition": self.edition}
            cursor.begin()
            if cursor.execute(KNOWN, key).fetchone()[0]:
                answer = queries.ask(
                    cursor, question, parameters | {"filter": chosen | {"edition": key["edition"]}}
                )
                cursor.commit()
                return answer
            cursor.rollback()
            self._judge(cursor, key)

    def _judge(self, cursor: duckdb.DuckDBPyConnection, key: dict) -> None:
        with self._one_judge:
            cursor.begin()
            if not cursor.execute(KNOWN, key).fetchone()[0]:
                crowded = {"most": MOST_DAYS, "edition": key["edition"]}
                if cursor.execute(CROWDED, crowded).fetchone()[0]:
                    cursor.execute(FORGET)
                cursor.execute(JUDGE, key)
                _match_projects(cursor, key)
                cursor.execute(REMEMBER, key)
            cursor.commit()


def _match_projects(cursor: duckdb.DuckDBPyConnection, key: dict) -> None:
    """Which of the day's projects the programmappe means: queries/macros/programme/programme_rows.sql."""
    written = [names for names in cursor.execute(WRITTEN, {"day": key["day"]}).fetchall() if names[0]]
    if not written:
        return
    day = {name: key[name] for name in ("day", "edition")}
    known = [name for (name,) in cursor.execute(PROJECTS, day).fetchall()]
    full_names = {name: full for name, full in written if full}
    for name, project in project_names.matched({name for name, _ in written}, known, full_names).items():
        cursor.execute(KNOWN_PROJECT, key | {"written": name, "known": project})
