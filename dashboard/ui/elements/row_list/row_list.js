// Rows as a table of the page's own HTML. A click anywhere on a row, or Enter on it, opens what is behind it.
//
// `data`: see row_list/__init__.py, Rows. What is written in the cells comes from the user's file: it goes into
// the page as text only, never as HTML.

const drawn = new WeakMap(); // by the element that Streamlit gives us: what stands in it, and in which order
const COLLATOR = new Intl.Collator("da", { numeric: true });
const NUMBER = new Intl.NumberFormat("da-DK");

export default function rowList({ data, parentElement, setTriggerValue }) {
  const { current, ...table } = data;
  const content = JSON.stringify(table);
  const open = (position) => setTriggerValue("opened", position);
  const act = (picked) => setTriggerValue("acted", picked);
  const showRest = () => setTriggerValue("rest", true);
  const before = drawn.get(parentElement);
  if (before?.content === content) {
    Object.assign(before, { open, act, showRest }); // a run that changed nothing here leaves rows, focus and scrolling alone
    before.body.querySelectorAll("[aria-busy]").forEach((row) => row.removeAttribute("aria-busy"));
    if (current !== before.current) moveTo(before, current);
    return;
  }
  const order = data.rows.map((_, position) => position);
  const list = { ...table, content, open, act, showRest, order, current, stop: current, sorted: null, buttons: [] };
  const left = before && leftBehind(before);
  draw(list);
  parentElement.replaceChildren(list.box, ...footOf(list));
  drawn.set(parentElement, list);
  if (before && sameColumns(before, list)) restore(list, left);
}

const sameColumns = (one, other) => JSON.stringify(one.columns) === JSON.stringify(other.columns);

// How the reader has left a table: it stays so when only what stands in the cells has changed.
function leftBehind(list) {
  const within = list.box.contains(document.activeElement) ? document.activeElement : null;
  return {
    sorted: list.sorted,
    current: list.current,
    scroll: [list.box.scrollLeft, list.box.scrollTop],
    row: list.buttons.indexOf(within),
    heading: list.headings.indexOf(within),
  };
}

function restore(list, { sorted, current, scroll, row, heading }) {
  if (sorted) sort(list, sorted);
  list.box.scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
  if (row >= 0) focus(list, current === list.current ? row : (list.current ?? row));
  if (heading >= 0) list.headings[heading].focus({ preventScroll: true });
}

function element(tag, attributes = {}, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value);
  }
  if (text !== undefined) made.textContent = text;
  return made;
}

// The roles are those that the elements have: on a narrow screen, where rows are cards, they would lose them.
function draw(list) {
  // What scrolls must be within reach of the keyboard; rows that open are, by themselves.
  const reach = list.leads ? {} : { tabindex: 0, role: "region", "aria-label": list.name };
  list.box = element("div", { class: "klik-rows", ...reach });
  if (list.height) list.box.style.maxHeight = `${list.height}px`;
  const table = element("table", { role: "table", "aria-label": list.name });
  table.style.minWidth = `${Math.round(0.9 * widthOf(list.columns))}px`;
  list.body = element("tbody", { role: "rowgroup" });
  table.append(widths(list.columns), head(list), list.body);
  list.stop ??= list.order[0];
  list.made = list.order.map((position) => rowOf(list, position));
  fill(list);
  if (list.leads) leadOn(list);
  list.box.append(table);
}

// Beneath what scrolls: how many rows there are, and the way to those that are not here.
function footOf(list) {
  if (!list.foot) return [];
  const foot = element("p", { class: "klik-rows-foot" }, list.foot);
  if (list.rest) {
    const button = element("button", { type: "button" }, `${list.rest} \u2192`);
    button.addEventListener("click", () => list.showRest());
    foot.append(" ", button);
  }
  return [foot];
}

const widthOf = (columns) => columns.reduce((sum, column) => sum + column.width, 0);

function widths(columns) {
  const group = element("colgroup");
  for (const column of columns) {
    const share = ((100 * column.width) / widthOf(columns)).toFixed(2);
    group.append(element("col", { style: `width: ${share}%` }));
  }
  return group;
}

function head(list) {
  const row = element("tr", { role: "row" });
  list.headings = [];
  list.columns.forEach((column, at) => {
    const cell = element("th", { scope: "col", role: "columnheader", class: column.kind });
    if (list.sorts && column.kind !== "actions") { // actions stand last, so positions hold
      const button = element("button", { type: "button", tabindex: at ? -1 : 0 }, column.label);
      button.addEventListener("click", () => sortBy(list, at));
      list.headings.push(button);
      cell.append(button);
    } else {
      cell.textContent = column.label;
    }
    row.append(cell);
  });
  row.addEventListener("keydown", (event) => {
    const to = moved(event, list.headings.indexOf(event.target), list.headings.length, "ArrowLeft", "ArrowRight");
    if (to === undefined) return;
    list.headings.forEach((button, at) => (button.tabIndex = at === to ? 0 : -1));
    list.headings[to].focus();
  });
  const made = element("thead", { role: "rowgroup", class: !list.sorts && "fixed" });
  made.append(row);
  return made;
}

function fill(list) {
  list.body.replaceChildren(...list.order.map((position) => list.made[position]));
}

function rowOf(list, position) {
  const made = element("tr", { role: "row", class: list.leads && "leads", "data-position": position });
  list.columns.forEach((column, at) => {
    const isName = at === list.label;
    const cell = element(isName ? "th" : "td", {
      class: column.kind,
      role: isName ? "rowheader" : "cell",
      scope: isName ? "row" : null,
      "data-label": column.label,
    });
    if (isName && list.leads) cell.append(buttonOf(list, position, column));
    else if (column.kind === "actions") cell.append(...actionsOf(list, position, list.rows[position][at]));
    else write(cell, column, list.rows[position][at]);
    made.append(cell);
  });
  return made;
}

// Each part as wide as its count, with glyph and count on it; all of them in words for who can't see it.
function bar(column, counts) {
  const parts = Object.entries(column.pills).map(([label, colours], at) => [label, colours, counts[at]]);
  const some = parts.filter(([, , count]) => count);
  const words = some.map(([label, , count]) => `${label.slice(2)}: ${NUMBER.format(count)}`).join(", ");
  const made = element("span", { class: "bar", role: "img", "aria-label": words, title: words });
  for (const [label, [background, text, edge], count] of some) {
    const style = `flex-grow: ${count}; background: ${background}; color: ${text}; border-color: ${edge}`;
    made.append(element("span", { style }, `${label[0]} ${NUMBER.format(count)}`));
  }
  return made;
}

// What can be done to a row, beside opening it.
function actionsOf(list, position, labels) {
  return labels.map((label) => {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // the row is not opened as well
      list.act([position, label]);
    });
    return button;
  });
}

function buttonOf(list, position, column) {
  const isCurrent = position === list.current;
  const tabindex = position === list.stop ? 0 : -1;
  const button = element("button", { type: "button", tabindex, "aria-current": isCurrent && "true" });
  write(button, column, list.rows[position][list.label]);
  list.buttons[position] = button;
  return button;
}

function write(cell, column, value) {
  if (column.kind === "bar") {
    cell.append(bar(column, value));
    return;
  }
  const [first, beneath] = Array.isArray(value) ? value : [value];
  if (isEmpty(first)) {
    cell.append(element("span", { class: "empty" }, column.empty));
  } else if (column.kind === "pill") {
    const [background, text, edge] = column.pills[first] ?? [];
    const style = background ? `background: ${background}; color: ${text}; border-color: ${edge}` : null;
    cell.append(element("span", { class: "pill", style }, first));
  } else {
    const words = shown(column, first);
    const title = column.kind === "text" ? words : null;
    cell.append(element("span", { class: isEmpty(beneath) ? "words" : "words above", title }, words));
  }
  // The space keeps the two apart for who hears them.
  if (!isEmpty(beneath)) cell.append(" ", element("span", { class: "beneath", title: beneath }, beneath));
}

const isEmpty = (value) => value === null || value === undefined || value === "";

function shown(column, value) {
  if (column.kind === "number") return NUMBER.format(value).replace("-", "\u2212");
  if (column.kind === "date") return value.slice(0, 10).split("-").reverse().join(".");
  return value;
}

function sortBy(list, at) {
  sort(list, { at, descends: list.sorted?.at === at && !list.sorted.descends });
  list.box.scrollTop = 0;
}

function sort(list, { at, descends }) {
  const column = list.columns[at];
  const ranks = column.kind === "pill" ? Object.keys(column.pills) : null;
  const valueOf = (position) => {
    const value = list.rows[position][at];
    const first = Array.isArray(value) ? value[0] : value;
    if (column.kind === "bar") return value[0] * 1e6 + value[1]; // the most red, then yellow
    return ranks && !isEmpty(first) ? ranks.indexOf(first) : first;
  };
  list.sorted = { at, descends };
  list.order.sort((one, other) => compare(valueOf(one), valueOf(other), descends) || one - other);
  if (list.leads) stopAt(list, list.order[0]);
  fill(list);
  list.headings.forEach((button, place) => {
    if (place === at) button.parentElement.setAttribute("aria-sort", descends ? "descending" : "ascending");
    else button.parentElement.removeAttribute("aria-sort");
  });
}

function compare(one, other, descends) {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) - isEmpty(other); // empty ones last, either way
  const sign = typeof one === "number" ? one - other : COLLATOR.compare(one, other);
  return descends ? -sign : sign;
}

function leadOn(list) {
  list.body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || (event.detail && marksText(row))) return;
    const position = Number(row.dataset.position);
    focus(list, position);
    row.setAttribute("aria-busy", "true"); // an answer at once; the next run takes it away
    setTimeout(() => row.removeAttribute("aria-busy"), 3000);
    list.open(position);
  });
  list.body.addEventListener("keydown", (event) => {
    const at = list.order.indexOf(Number(event.target.closest("tr").dataset.position));
    const to = moved(event, at, list.order.length, "ArrowUp", "ArrowDown");
    if (to !== undefined) focus(list, list.order[to]);
  });
}

// Whoever drags over the words of a row wants to copy them.
function marksText(row) {
  const marked = getSelection();
  return !marked.isCollapsed && marked.containsNode(row, true);
}

// Where a key leads from the one of `count` that has the focus: all of them are one stop of the tabulator.
function moved(event, at, count, back, on) {
  if (event.altKey || event.ctrlKey || event.metaKey || at < 0) return undefined;
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: count - 1 }[event.key];
  if (to === undefined) return undefined;
  event.preventDefault();
  return Math.min(Math.max(to, 0), count - 1);
}

function stopAt(list, position) {
  list.buttons[list.stop].tabIndex = -1;
  list.buttons[position].tabIndex = 0;
  list.stop = position;
}

function focus(list, position) {
  stopAt(list, position);
  list.buttons[position].focus();
}

// Another row is now the one that was looked at last, as after "Næste" in the drawer: the focus goes along.
function moveTo(list, current) {
  list.buttons[list.current]?.removeAttribute("aria-current");
  list.current = current;
  if (current === null) return;
  list.buttons[current].setAttribute("aria-current", "true");
  if (list.body.contains(document.activeElement)) focus(list, current);
}
