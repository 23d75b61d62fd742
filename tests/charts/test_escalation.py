"""charts/escalation.py: every stage in its lane, the current one marked by more than colour."""

from itertools import pairwise

import pandas as pd
import pytest

from dashboard.charts.escalation import BEEN, HALF_HEIGHT, HALF_WIDTH, HERE, LINE, flow
from dashboard.domain.escalation import LANES, STAGES


def rows_of(kind: str, stage: str = "assessed", visited=("observed", "assessed")) -> pd.DataFrame:
    rows = flow(stage, visited).rows
    return rows[rows["kind"] == kind]


def test_every_stage_stands_in_its_lane():
    boxes = rows_of("box")
    assert boxes["lane"].tolist() == [LANES.index(stage.lane) for stage in STAGES]
    assert boxes["middle"].is_unique


@pytest.mark.parametrize("stage", [stage.code for stage in STAGES])
def test_where_it_stands_is_told_by_a_sign_and_a_word_and_an_edge(stage):
    boxes = rows_of("box", stage, ("observed", stage))
    here = boxes[boxes["text"].str.startswith(HERE)]
    assert len(here) == 1 and "Her står sagen" in here["text"].iloc[0]
    assert here["width"].iloc[0] == boxes["width"].max()
    been = boxes[boxes["text"].str.startswith(BEEN)]
    assert len(been) == (stage != "observed")


def test_the_words_fit_in_their_box():
    words = rows_of("words")
    assert words["text"].str.len().max() <= LINE + 2
    assert (words["lane"] - words["lane"].round()).abs().max() < HALF_HEIGHT


def test_no_line_goes_through_the_box_of_another_stage():
    boxes, lines = rows_of("box"), rows_of("line")
    for _, line in lines.groupby("line"):
        corners = line.sort_values("order")[["middle", "lane"]].to_numpy().tolist()
        for box in boxes.itertuples():
            ends = (corners[0], corners[-1])
            is_own = any(
                abs(box.middle - x) <= HALF_WIDTH and abs(box.lane - y) <= HALF_HEIGHT for x, y in ends
            )
            crossed = any(
                min(x1, x2) < box.middle + HALF_WIDTH
                and max(x1, x2) > box.middle - HALF_WIDTH
                and min(y1, y2) < box.lane + HALF_HEIGHT
                and max(y1, y2) > box.lane - HALF_HEIGHT
                for (x1, y1), (x2, y2) in pairwise(corners)
            )
            assert is_own or not crossed, (corners, box.text)


def test_the_drawing_is_made_once():
    assert flow("observed", ()).spec is flow("plan", ()).spec
