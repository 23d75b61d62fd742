"""What the tests of charts read off a drawing."""

from dashboard.charts.base import Chart


def selections(chart: Chart) -> list[dict]:
    """What a click or a drag in it gives; not the parameters that know the theme and the window."""
    return [parameter for parameter in chart.spec["params"] if "select" in parameter]


def colours(chart: Chart) -> dict[str, str]:
    """By the legend's label: how its colour is worked out, as Vega's expression."""
    scale = next(
        layer["encoding"]["color"]["scale"]
        for layer in chart.spec["layer"]
        if layer["encoding"].get("color", {}).get("field") == "label"
    )
    return {label: each["expr"] for label, each in zip(scale["domain"], scale["range"], strict=True)}
