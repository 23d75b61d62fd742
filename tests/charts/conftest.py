"""Altair's own check of every spec that these tests build: while a reader waits, it is left out."""

from typing import Any

import altair as alt
import pytest


@pytest.fixture(autouse=True, scope="session")
def specs_are_valid():
    unchecked = alt.TopLevelMixin.to_dict

    def checked(chart: alt.TopLevelMixin, validate: bool = True, **options: Any) -> dict:
        return unchecked(chart, validate=True, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alt.TopLevelMixin, "to_dict", checked)
        yield
