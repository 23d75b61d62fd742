"""A municipality's figures for a kommunedag as a file that anybody can read before it is handed over."""

import json

from dashboard.domain.aggregates import FORMAT, VERSION, Aggregates


def aggregates_file(one: Aggregates) -> bytes:
    """JSON in UTF-8, a line a figure; ingest/read_aggregates.py reads it."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "municipality": one.municipality,
        "as_of": one.as_of.isoformat(),
    }
    lines = [f"  {json.dumps(key)}: {_text(value)}," for key, value in head.items()]
    cells = [f"    {_text([*cell, tasks])}" for cell, tasks in one.cells.items()]
    listed = ",\n".join(cells)
    return "\n".join(["{", *lines, '  "cells": [', listed, "  ]", "}", ""]).encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def file_name(one: Aggregates) -> str:
    return f"kommunedag {one.municipality} {one.as_of}.json"
