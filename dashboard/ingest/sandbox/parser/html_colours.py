"""In the child: the colours of an HTML table's cells, from attributes, style attributes and style sheets."""

import re

# The names that CSS has for what may be a light; others are left out.
NAMES = {
    "red": "FF0000", "darkred": "8B0000", "firebrick": "B22222", "crimson": "DC143C", "indianred": "CD5C5C",
    "tomato": "FF6347", "orangered": "FF4500", "salmon": "FA8072", "lightcoral": "F08080", "maroon": "800000",
    "pink": "FFC0CB", "orange": "FFA500", "darkorange": "FF8C00", "gold": "FFD700", "yellow": "FFFF00",
    "lightyellow": "FFFFE0", "khaki": "F0E68C", "lemonchiffon": "FFFACD", "green": "008000", "lime": "00FF00",
    "darkgreen": "006400", "forestgreen": "228B22", "seagreen": "2E8B57", "limegreen": "32CD32",
    "mediumseagreen": "3CB371", "lightgreen": "90EE90", "palegreen": "98FB98", "yellowgreen": "9ACD32",
    "greenyellow": "ADFF2F", "springgreen": "00FF7F", "lawngreen": "7CFC00", "gray": "808080",
    "grey": "808080", "darkgray": "A9A9A9", "darkgrey": "A9A9A9", "dimgray": "696969", "dimgrey": "696969",
    "lightgray": "D3D3D3", "lightgrey": "D3D3D3", "silver": "C0C0C0", "gainsboro": "DCDCDC",
    "white": "FFFFFF", "black": "000000",
}  # fmt: skip
FILL = re.compile(
    r"(?:\bbgcolor\s*+=\s*+[\"']?|(?<![\w-])background(?:-color)?\s*+:)\s*+([^;\"'<>}]{1,60})", re.I
)
INK = re.compile(r"(?<![\w-])color\s*+[:=]\s*+[\"']?([^;\"'<>}]{1,40})", re.I)
CLASS = re.compile(r"\bclass\s*+=\s*+(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.I)
STYLE_SHEET = re.compile(r"<style\b[^<>]*>", re.I)
RULE_NAME = re.compile(r"\.([\w-]+)\s*\Z")
VALUE = re.compile(
    r"#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\(\s*(\d+)\s*[, ]\s*(\d+)\s*[, ]\s*(\d+)|([a-z]+)", re.I
)
LONGEST_SHEET = 1 << 20

Colours = tuple[str, str]  # of the fill and of the text, "" for none


def colours_in(text: str, classes: dict[str, Colours]) -> Colours:
    """What a tag's attributes, or a cell's own tags, say of fill and text. classes: colours_of_classes."""
    fill, ink = first_colour(FILL, text), first_colour(INK, text)
    if classes and not (fill and ink):
        for named in CLASS.findall(text):
            for name in "".join(named).split():
                by_class = classes.get(name.lower(), ("", ""))
                fill, ink = fill or by_class[0], ink or by_class[1]
    return fill, ink


def first_colour(pattern: re.Pattern, text: str) -> str:
    match = pattern.search(text)
    return colour_of(match[1]) if match else ""


def colour_of(value: str) -> str:
    """ "RRGGBB" of #f00, #ff0000, rgb(255, 0, 0) or red, wherever it stands in the value; "" for none."""
    for match in VALUE.finditer(value):
        if match[1]:
            return (match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])).upper()
        if match[2]:
            return "".join(f"{min(int(part), 255):02X}" for part in match.groups()[1:4])
        if match[5].lower() in NAMES:
            return NAMES[match[5].lower()]
    return ""


def colours_of_classes(text: str) -> dict[str, Colours]:
    """Class name to its colours, from the page's style sheets: "td.late { background: red }"."""
    classes: dict[str, Colours] = {}
    for start in STYLE_SHEET.finditer(text):
        end = text.find("</", start.end())
        sheet = text[start.end() : end if end >= 0 else len(text)][:LONGEST_SHEET]
        for rule in sheet.split("}"):
            names, _, body = rule.rpartition("{")
            colours = first_colour(FILL, body), first_colour(INK, body)
            for name in names.split(",") if any(colours) else []:
                if match := RULE_NAME.search(name[-80:]):
                    classes[match[1].lower()] = colours
    return classes
