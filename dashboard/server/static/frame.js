// What Streamlit leaves out round the pages: a skip link that passes the filters, a history without stops that
// nobody made, and focus that stays where a filter was taken away. The app works without this script.
"use strict";

const LINE = ".st-key-filter_line";
const BODY = ".st-key-page_body";

// Streamlit's own skip link leads to the title, from where the filters are still to be passed.
document.addEventListener("click", (event) => {
  const body = event.target.closest?.("[data-testid=stSkipToContent]") && document.querySelector(BODY);
  if (!body) return;
  event.preventDefault();
  event.stopPropagation();
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
  body.scrollIntoView({ block: "nearest" });
}, true);

// Streamlit writes a page's path, and the filters into it, one after the other. What the user did once is one stop
// on the way back: the later addresses take the place of the first.
let didSomething = false;
for (const kind of ["pointerdown", "keydown", "click"]) {
  document.addEventListener(kind, () => { didSomething = true; }, true);
}
const push = history.pushState.bind(history);
history.pushState = (state, unused, url) => {
  if (didSomething) push(state, unused, url);
  else history.replaceState(state, unused, url);
  didSomething = false;
};

// A chip that is taken away takes the focus with it: let the next thing in the line have it.
let lastInLine = null;
document.addEventListener("focusin", (event) => {
  lastInLine = event.target.closest?.(LINE) ? event.target : null;
});
new MutationObserver(() => {
  if (!lastInLine || lastInLine.isConnected || document.activeElement !== document.body) return;
  lastInLine = null;
  document.querySelector(`${LINE} [data-testid=stPopover] button`)?.focus({ preventScroll: true });
}).observe(document.documentElement, { subtree: true, childList: true });

// Whose tasks a printed page shows, and from which day, at the top of each sheet: only @page reaches all of them.
const paper = document.head.appendChild(document.createElement("style"));
addEventListener("beforeprint", () => {
  const words = document.querySelector(".st-key-print_head")?.textContent ?? "";
  const content = JSON.stringify(words).replaceAll("<", "\\3c ");
  paper.textContent = `@page { @top-left { content: ${content}; font: 8pt sans-serif; } }`;
});
