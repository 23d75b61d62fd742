"""In the child: which cell styles of an .xlsx have a solid fill or a coloured font, and of which colour."""

import colorsys
import re

from .sheet_facts import is_ink
from .zip_parts import attribute

# The palette that `indexed` points into: 8-63, as ECMA-376 part 1, 18.8.27 lists it (0-7 repeat 8-15).
INDEXED = re.findall(
    "......",
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080"
    "C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF"
    "8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC"
    "99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333",
)
# Excel's numbers of theme colours: in its menus, light and dark change places.
THEME_ORDER = b"lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()
X = rb"<(?:\w+:)?"  # a tag; some writers put a prefix before every name


def colours_of_styles(styles: bytes, theme: bytes) -> tuple[dict[bytes, str], dict[bytes, str]]:
    """Style number, the `s` of a cell, to "RRGGBB": of solid fills, and of fonts where these have several."""
    themed = theme_colours(theme)
    fills = [fill_colour(fill, themed) for fill in elements(section(styles, b"fills"), b"fill")]
    fonts = [font_colour(font, themed) for font in elements(section(styles, b"fonts"), b"font")]
    colours, inks = {}, {}
    for style, tag in enumerate(elements(section(styles, b"cellXfs"), b"xf")):
        if colour := numbered(fills, of_first_tag(tag, b"fillId")):
            colours[b"%d" % style] = colour
        if ink := numbered(fonts, of_first_tag(tag, b"fontId")):
            inks[b"%d" % style] = ink
    return colours, inks if len(set(inks.values())) > 1 else {}


def numbered(colours: list[str | None], number: str) -> str | None:
    return colours[int(number)] if number.isdecimal() and int(number) < len(colours) else None


def section(xml: bytes, name: bytes) -> bytes:
    """What stands between a name's first tag and its end, which must not be far away."""
    start = re.search(X + name + rb"\b[^<>]*>", xml)
    if start is None:
        return b""
    end = re.compile(rb"</(?:\w+:)?" + name + rb">").search(xml, start.end())
    return xml[start.end() : end.start()] if end else b""


def elements(xml: bytes, name: bytes) -> list[bytes]:
    """Each element of the name, from inside its tag to the next one."""
    return re.split(X + name + rb"(?=[\s/>])", xml)[1:]


def of_first_tag(element: bytes, name: bytes) -> str:
    return attribute(element.partition(b">")[0], name)


def fill_colour(fill: bytes, theme: list[str]) -> str | None:
    pattern, colour = elements(fill, b"patternFill"), elements(fill, b"fgColor")
    if not pattern or not colour or of_first_tag(pattern[0], b"patternType") != "solid":
        return None
    return colour_of(colour[0], theme)


def font_colour(font: bytes, theme: list[str]) -> str | None:
    """None for the theme's text and background, which most fonts have."""
    colour = elements(font, b"color")
    if not colour or of_first_tag(colour[0], b"theme") in ("0", "1", "2", "3"):
        return None
    ink = colour_of(colour[0], theme)
    return ink if is_ink(ink) else None


def colour_of(tag: bytes, theme: list[str]) -> str | None:
    """A colour by its own value, by the theme, or by the old palette; None for automatic ones."""
    rgb, themed, number = (of_first_tag(tag, name) for name in (b"rgb", b"theme", b"indexed"))
    if rgb:
        colour = rgb[-6:].upper()
    elif themed.isdecimal():
        colour = theme[int(themed)] if int(themed) < len(theme) else ""
    else:
        colour = indexed(int(number)) if number.isdecimal() else ""
    return tinted(colour, of_first_tag(tag, b"tint")) if re.fullmatch(r"[0-9A-F]{6}", colour) else None


def indexed(number: int) -> str:
    number -= 8 * (number >= 8)
    return INDEXED[number] if number < len(INDEXED) else ""


def theme_colours(theme: bytes) -> list[str]:
    colours = []
    for name in THEME_ORDER:
        colour = re.search(rb"\b(?:lastClr|val)=[\"']([0-9A-Fa-f]{6})[\"']", section(theme, name))
        colours.append(colour[1].decode().upper() if colour else "")
    return colours


def tinted(colour: str, tint: str) -> str:
    """Lighter for a tint above 0, darker below: ECMA-376 part 1, 18.8.19."""
    try:
        share = float(tint or "0")
    except ValueError:
        return colour
    if not -1 <= share <= 1 or not share:
        return colour
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
