"""In the child: which cell styles have a solid fill, and its colour, from styles.xml and the theme."""

import colorsys
import re
import zipfile

# The palette that `indexed` points into: 8-63, as ECMA-376 part 1, 18.8.27 lists it (0-7 repeat 8-15).
INDEXED = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"]
# Excel's order of theme colours in a file, and in its menus: light and dark change places.
THEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
X = rb"(?:\w+:)?"


def colours_of_styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Style number (the `s` of a cell) to "RRGGBB", for styles with a solid fill."""
    parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if "xl/styles.xml" not in parts:
        return {}
    styles = archive.read(parts["xl/styles.xml"])
    theme = (
        theme_colours(archive.read(parts["xl/theme/theme1.xml"])) if "xl/theme/theme1.xml" in parts else []
    )
    fills = [fill_colour(fill, theme) for fill in elements(section(styles, b"fills"), b"fill")]
    formats = re.findall(rb"<" + X + rb"xf\b[^>]*>", section(styles, b"cellXfs"))
    found = {}
    for style, tag in enumerate(formats):
        number = re.search(rb'\bfillId="(\d+)"', tag)
        colour = fills[int(number[1])] if number and int(number[1]) < len(fills) else None
        if colour:
            found[style] = colour
    return found


def section(styles: bytes, name: bytes) -> bytes:
    found = re.search(rb"<" + X + name + rb"\b[^>]*>(.*?)</" + X + name + rb">", styles, re.S)
    return found[1] if found else b""


def elements(xml: bytes, name: bytes) -> list[bytes]:
    return re.findall(rb"<" + X + name + rb"\b[^>]*?(?:/>|>.*?</" + X + name + rb">)", xml, re.S)


def fill_colour(fill: bytes, theme: list[str]) -> str | None:
    if not re.search(rb'\bpatternType="solid"', fill):
        return None
    tag = re.search(rb"<" + X + rb"fgColor\b[^>]*>", fill)
    return colour_of(tag[0], theme) if tag else None


def colour_of(tag: bytes, theme: list[str]) -> str | None:
    value = {name: text.decode() for name, text in re.findall(rb'\b(rgb|theme|indexed|tint)="([^"]*)"', tag)}
    if "rgb" in {name.decode() for name in value}:
        colour = value[b"rgb"][-6:].upper()
    elif b"theme" in value and int(value[b"theme"]) < len(theme):
        colour = theme[int(value[b"theme"])]
    elif b"indexed" in value:
        number = int(value[b"indexed"])
        number = number if number < 8 else number - 8
        colour = INDEXED[number] if number < len(INDEXED) else None
    else:
        return None
    return tinted(colour, float(value.get(b"tint", "0"))) if colour else None


def theme_colours(theme: bytes) -> list[str]:
    found = []
    for name in THEME_ORDER:
        part = section(theme, name.encode())
        colour = re.search(rb'\b(?:lastClr|val)="([0-9A-Fa-f]{6})"', part)
        found.append(colour[1].decode().upper() if colour else "")
    return found


def tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above 0, darker below: ECMA-376 part 1, 18.8.19."""
    if not tint:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(
        f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    )
