"""Danish numbers and dates on every chart's axes and in its tooltips."""

from typing import Any

import altair as alt

from dashboard.charts.theme import FONT_SIZE, MUTED, PARAMS
from dashboard.domain.danish import MONTHS

_DAYS = ("søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag")
# Streamlit passes a chart's own locale on to Vega; what stands in `usermeta` it leaves out.
LOCALE = alt.Locale(
    number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["", " kr."]),
    time=alt.TimeLocale(
        dateTime="%A den %-d. %B %Y kl. %H.%M",
        date="%d.%m.%Y",
        time="%H.%M",
        periods=["", ""],
        days=list(_DAYS),
        shortDays=[day[:3] for day in _DAYS],
        months=list(MONTHS),
        shortMonths=[month[:3] for month in MONTHS],
    ),
)
_WORDS: dict[str, Any] = {
    "labelFontSize": FONT_SIZE,
    "titleFontSize": FONT_SIZE,
    "labelColor": MUTED,
    "titleColor": MUTED,
}


def in_danish(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    # Vega describes each axis and mark to screen readers, in English and with the names of our fields.
    # They get the page's own alt text instead, and the table.
    return chart.configure(
        locale=LOCALE,
        aria=False,
        mark=alt.MarkConfig(aria=False),
        axis=alt.AxisConfig(**_WORDS),
        legend=alt.LegendConfig(**_WORDS),
        text=alt.MarkConfig(fontSize=FONT_SIZE),
    )


def spec_of(chart: alt.TopLevelMixin) -> dict:
    """The chart in Danish as a Vega-Lite spec, without data: st.vega_lite_chart adds the rows."""
    # Altair's own check of it takes a third of the time; tests/charts/conftest.py makes it.
    spec = in_danish(chart).to_dict(validate=False)
    # Altair gives each layer an empty row of data, which would take a place on the axes.
    spec.pop("datasets", None)
    spec.pop("data", None)
    for layer in spec.get("layer", []):
        layer.pop("data", None)
    spec["params"] = [*PARAMS, *spec.get("params", [])]
    return spec
