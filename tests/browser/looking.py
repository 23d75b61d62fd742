"""What browser tests look for on a page: rest, accessibility, English words, a picture."""

import json
import re
from itertools import pairwise
from pathlib import Path

from dashboard.server.assets import STRINGS

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that a theme can break
GROUPS = json.loads(STRINGS.read_text(encoding="utf-8"))

# Texts and attributes that are shown or read aloud, each with the selectors of the groups it stands in.
SHOWN = """(groups) => {
  const attributes = ["aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt"];
  const found = [];
  const note = (text, element) => {
    groups.forEach((group, index) => {
      const inside = element.closest(group.where) && !(group.not && element.closest(group.not));
      if (inside && !group.owner) found.push([index, text.trim()]);
    });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) note(node.data, node.parentElement);
    else attributes.forEach((name) => node.getAttribute(name) && note(node.getAttribute(name), node));
  }
  return found;
}"""

# Words that no Danish text of ours has. Left out are those that Danish has too, such as menu, for, all, to.
ENGLISH = frozenset(
    """
    the of and or with from this that is are not no yes you your select selected choose options
    option clear open close closed search download fullscreen press loading running stopping column
    columns row rows page pages next previous file files drag drop browse limit add remove show hide
    view more less help axis titled scale values legend mark container group visualization chart
    rank tasks task glyph ink outline date year month day week toggle expand collapse dismiss error
    warning success alert project light title due available ascending descending empty none back
    cancel apply submit settings theme dark icon
    """.split()  # noqa: SIM905
)
# The texts of the page and what is read aloud, icons by name left out.
TEXTS = """() => {
  const attributes = [
    "aria-label", "aria-roledescription", "aria-valuetext", "aria-description", "title", "placeholder", "alt",
  ];
  const icons = "[data-testid=stIconMaterial], [data-testid=stExpanderIcon]";
  const found = new Set([document.title]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest("script, style, [data-testid=stCode]") || element.closest(icons)) continue;
    if (node.nodeType === Node.TEXT_NODE) found.add(element.closest("[role=img]") ? "" : node.data);
    else attributes.forEach((name) => found.add(node.getAttribute(name) ?? ""));
  }
  return [...found];
}"""
HEADING_LEVELS = "(all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"
NAMES = re.compile(r"KLIK-overblik|[\w-]+\.xlsx?\b")  # of the product and of files


# For some frames nothing has changed on the page, and nothing moves but what never ends. A page that is busy
# for as long as three seconds is looked at as it is.
AT_REST = """() => new Promise((done) => {
  let quiet = performance.now();
  const latest = quiet + 3000;
  const watch = new MutationObserver(() => { quiet = performance.now(); });
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const ends = (one) => one.effect.getComputedTiming().endTime !== Infinity;
  const look = () => {
    const now = performance.now();
    if (document.getAnimations().some((one) => one.playState === "running" && ends(one))) quiet = now;
    if (now - quiet < 80 && now < latest) return requestAnimationFrame(look);
    watch.disconnect();
    done();
  };
  requestAnimationFrame(look);
})"""


def in_the_middle(mark):
    """The mark, scrolled to where a user has it before them: at the edge the page's header lies over it."""
    mark.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    return mark


def open_page(page, url: str) -> None:
    page.goto(url)
    wait_until_settled(page)


def wait_until_settled(page) -> None:
    """The script has run, and nothing that it drew waits to be drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    # Selectors only: waiting for a function needs eval, which our content policy refuses.
    page.wait_for_selector("[data-stale=true], [data-testid=stSkeleton]", state="detached", timeout=30_000)
    page.evaluate(AT_REST)


def axe_violations(page, only_colours: bool = False) -> list[str]:
    """The broken WCAG 2.2 A and AA rules, each with the first element that breaks it."""
    from axe_playwright_python.sync_playwright import Axe

    # Without resultTypes, most of its time goes on describing each element that passed.
    chosen = {"type": "rule", "values": AXE_COLOURS} if only_colours else {"type": "tag", "values": AXE_TAGS}
    options = {"runOnly": chosen, "resultTypes": ["violations"]}
    run = Axe().run(page, options=options)
    broken = [(rule["id"], node["html"]) for rule in run.response["violations"] for node in rule["nodes"]]
    ours = dict(reversed([(rule, html) for rule, html in broken if not _is_streamlits_field(rule, html)]))
    return [f"{rule}: {html[:160]}" for rule, html in ours.items()]


def _is_streamlits_field(rule: str, html: str) -> bool:
    """What one types into in its date and choice fields is smaller than WCAG 2.2 has it; that is not ours."""
    return rule == "target-size" and ('role="spinbutton"' in html or 'aria-autocomplete="list"' in html)


def headings_out_of_order(page) -> list[int]:
    """The levels of the headings that are seen, where they don't begin with the only h1, or skip a level."""
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(HEADING_LEVELS)
    skips = any(after - before > 1 for before, after in pairwise(levels))
    return levels if skips or levels[:1] != [1] or levels.count(1) != 1 else []


def english_words(page) -> list[str]:
    """Streamlit's own words, as danish_strings.json knows them, that still stand in English."""
    return sorted({text for index, text in page.evaluate(SHOWN, GROUPS) if is_english(GROUPS[index], text)})


def is_english(group: dict, text: str) -> bool:
    if group.get("words", {}).get(text, text) != text:
        return True
    return any(re.search(pattern["match"], text) for pattern in group.get("patterns", []))


def looks_english(page) -> list[str]:
    """The texts that have an English word. What the tests load is in Danish, so these are not the user's."""
    return sorted(
        text.strip()[:120]
        for text in page.evaluate(TEXTS)
        if ENGLISH & set(re.findall(r"[a-zæøåé]+", NAMES.sub("", text).lower()))
    )


def keep_screenshot(page, folder: Path, name: str) -> Path:
    file = folder / f"{name}.png"
    page.screenshot(path=file, full_page=True)
    return file
