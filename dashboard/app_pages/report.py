"""Hvad skal ud af huset, og til hvem?"""

import streamlit as st

from dashboard.sentences import report as sentences
from dashboard.ui import filter_bar, onboarding, page_head, report

page_head.title("Hvad skal ud af huset, og til hvem?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
controls = st.container(horizontal=True, vertical_alignment="center")
with controls:
    report_format, with_names = report.choose()
made_of = report.of(chosen, with_names)
page_head.answer(sentences.WHAT_TO_WHOM, made_of.story.headline)

with controls:
    report.offer_file(made_of, report_format)
report.draw_preview(made_of, report_format)
st.caption("Rapporten følger filtrene og opgørelsesdatoen. Tallene er dem, som siderne viser.")
