"""A real browser, with a stopwatch inside the page: from a click until nothing changes any more."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import BROWSERS, SWITCHES

# Only listens, and looks now and then: that costs the page next to nothing, and how often it looks doesn't
# show in the figure, which is the moment of the last change. What counts is the main part and the script's
# state, not the running man in the corner, nor the list that the click closed, nor the hidden table that a
# grid keeps for screen readers and renews some 200 ms after it has drawn itself. That something was heard
# from the server must be asked for as well: a page that is quick enough is never seen running.
STOPWATCH = """
const watch = { began: 0, heard: 0, changed: 0 };
const QUIET = 300;
const WAITING = "[data-stale=true], [data-testid=stSkeleton]";
const app = () => document.querySelector("[data-testid=stApp]");
addEventListener("pointerdown", () => Object.assign(watch, { began: performance.now(), heard: 0 }), true);
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", () => { watch.heard = performance.now(); });
  }
};
const isForReadersOnly = ({ type, target }) =>
  type === "childList" && target.closest?.("canvas");
const isInMain = ({ target }) => document.querySelector("[data-testid=stMain]")?.contains(target);
new MutationObserver((changes) => {
  if (changes.some((change) => change.target === app() || (isInMain(change) && !isForReadersOnly(change)))) {
    watch.changed = performance.now();
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
const isSettled = () => watch.heard && app()?.dataset.testScriptState === "notRunning"
  && performance.now() - Math.max(watch.heard, watch.changed) > QUIET && !document.querySelector(WAITING);
window.whenSettled = () => new Promise((resolve) => {
  const look = () => isSettled()
    ? resolve({ took: watch.changed - watch.began, at: performance.timeOrigin + watch.changed })
    : setTimeout(look, 50);
  look();
});
"""


@dataclass(frozen=True)
class Settled:
    milliseconds: float  # from the click, or from the page's own beginning
    moment: float  # seconds since 1970


@contextmanager
def chromium() -> Iterator[Browser]:
    found = os.environ.get("KLIK_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise SystemExit("no Chromium found: install one, or name it in KLIK_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


def new_page(browser: Browser) -> Page:
    """A page in a context of its own, hence with an empty cache."""
    context = browser.new_context(
        locale="da-DK", timezone_id="Europe/Copenhagen", viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.add_init_script(STOPWATCH)
    return page


def when_settled(page: Page) -> Settled:
    told = page.evaluate("whenSettled()")
    return Settled(told["took"], told["at"] / 1000)


def open_settled(page: Page, url: str) -> Settled:
    page.goto(url, wait_until="commit")
    return when_settled(page)


def choose(page: Page, label: str, option: int) -> Settled:
    """A click on an option of a filter; the opening of the filters and of its list is not counted."""
    _open_filters(page)
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option").nth(option).click()
    settled = when_settled(page)
    page.keyboard.press("Escape")
    return settled


def _open_filters(page: Page) -> None:
    """Where a page keeps them in a panel, as all of ours do."""
    button = page.get_by_role("button", name="+ Filter")
    if button.count() and not page.get_by_test_id("stPopoverBody").count():
        button.click()
        when_settled(page)


def clear(page: Page, label: str) -> None:
    """Back to no choice in a filter."""
    _open_filters(page)
    box = page.locator("[data-testid=stMultiSelect]").filter(
        has=page.get_by_role("combobox", name=label, exact=True)
    )
    box.get_by_role("button", name="Ryd alle").click()
    when_settled(page)
