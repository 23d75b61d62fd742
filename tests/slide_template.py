"""`python -m tests.slide_template` makes the report's PowerPoint template: 16:9, one layout, nobody's name.

Made of what python-pptx brings, whose own template is 4:3, with its author's name and a thumbnail.
"""

from datetime import datetime
from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

FILE = Path(__file__).parents[1] / "dashboard" / "reports" / "templates" / "steering_group.pptx"
WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)
MARGIN = Emu(500_000)
LAYOUT = "Title Only"
NAME = "KLIK-overblik"
FONT = "Arial"  # on every machine
# Parts that tell of somebody else's machine: what their kinds of relation end in.
STRANGERS = ("thumbnail", "extended-properties", "printerSettings")


def main() -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in [each for each in deck.slide_layouts if each.name != LAYOUT]:
        deck.slide_layouts.remove(layout)
    [layout] = deck.slide_layouts
    for holder in (deck.slide_master, layout):
        _keep_title_only(holder)
    layout.name = NAME
    _use_font(deck)
    _forget_author(deck)
    deck.save(FILE)


def _keep_title_only(holder: SlideLayout) -> None:
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type is None or "TITLE" not in str(shape.placeholder_format.type):
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top = MARGIN, Emu(300_000)
        shape.width, shape.height = WIDTH - 2 * MARGIN, Emu(900_000)
    styles = holder._element.find(qn("p:txStyles"))
    if styles is not None:
        level = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
        level.set("algn", "l")
        level.find(qn("a:defRPr")).set("sz", str(Pt(24).centipoints))
        level.find(qn("a:defRPr")).set("b", "1")


def _use_font(deck: Presentation) -> None:
    theme = next(
        relation.target_part
        for relation in deck.slide_master.part.rels.values()
        if "theme" in relation.reltype
    )
    theme._blob = theme.blob.replace(b"Calibri", FONT.encode()).replace(b"Office Theme", NAME.encode())


def _forget_author(deck: Presentation) -> None:
    about = deck.core_properties
    about.author = about.last_modified_by = about.title = about.subject = about.keywords = about.comments = ""
    about.created = about.modified = datetime(2026, 1, 1)
    about.revision = 1
    for relations in (deck.part.package._rels, deck.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(STRANGERS):
                relations.pop(key)


if __name__ == "__main__":
    main()
