"""Hvilke kontrakter udløber, før projektet er klar?"""

import streamlit as st

from dashboard.charts import contracts as charts
from dashboard.charts.base import with_picks
from dashboard.domain import contract_warnings
from dashboard.sentences import alt_texts
from dashboard.sentences import systems as sentences
from dashboard.ui import filter_bar, navigation, onboarding, page_head, session, strategic_use, systems
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.charts import chart_or_table

SHOWN = [
    "warning", "system", "supplier", "contract", "expires", "notice_by", "project", "worst_light",
    "project_due", "interfaces", "owner", "note",
]  # fmt: skip

CHARTED = ["system", "contract", "expires", "notice_by", "project", "project_due", "warning"]

page_head.title("Hvilke kontrakter udløber, før projektet er klar?")
onboarding.require_tasks()
filter_bar.say_which_work("projects", "components", "interfaces", "municipalities")
chosen = filter_bar.chosen()
agreed = session.ask("systems/contracts", chosen, notice_days=contract_warnings.NOTICE_DAYS)
if agreed.empty:
    st.info(
        "Der er ingen systemer eller kontrakter at vise. De står ikke i KLIK: skriv dem på siden "
        "Programmappe, eller fjern et filter."
    )
else:
    page_head.answer(sentences.headline(agreed), sentences.next_notice(agreed, chosen.as_of))
    dated = agreed[agreed["ends_last"].notna()]
    if not dated.empty:
        chart_or_table(
            "Kontrakterne på en tidslinje",
            charts.contract_lines(dated, chosen.as_of),
            with_picks(
                contract_warnings.in_words(dated)[CHARTED],
                [{"project": name if isinstance(name, str) else ""} for name in dated["project"]],
            ),
            "contracts",
            alt_texts.contracts(dated),
            on_pick=navigation.go_to_project,
            caption="En bleg ende er et udløb, der kun er kendt som en periode.",
        )
    st.header("Systemer, kontrakter og snitflader")
    tables.table(
        contract_warnings.in_words(agreed)[SHOWN],
        "Systemerne med leverandør, kontrakt, udløb, projekt og snitflader, den alvorligste advarsel først",
    )
    downloads.excel_button(
        "Hent som Excel",
        "systems/contracts",
        chosen,
        "Systemer og kontrakter",
        "systems_xlsx",
        shape=contract_warnings.in_words,
        notice_days=contract_warnings.NOTICE_DAYS,
    )

strategic_use.draw(chosen)
systems.draw_checks(chosen)
