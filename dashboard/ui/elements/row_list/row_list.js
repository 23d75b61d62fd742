// Rows as a table of the page's own HTML. A click anywhere on a row, or Enter on it, opens what is behind it.
//
// `data`: see row_list/__init__.py, Rows. What is written in the cells comes from the user's file: it goes into
// the page as text only, never as HTML.

const drawn = new WeakMap(); // by the element that Streamlit gives us: what stands in it, and in which order
const COLLATOR = new Intl.Collator("da", { numeric: true });
const NUMBER = new Intl.NumberFormat("da-DK");

export default function rowList({ data, parentElement, setTriggerValue }) {
  const content = JSON.stringify(data);
  const before = drawn.get(parentElement);
  const open = (position) => setTriggerValue("opened", position);
  if (before?.content === content) {
    before.open = open; // a run that changed nothing here leaves rows, focus and scrolling alone
    before.body?.querySelectorAll("[aria-busy]").forEach((row) => row.removeAttribute("aria-busy"));
    return;
  }
  const list = { content, data, open, sorted: null, order: data.rows.map((_, position) => position) };
  drawn.set(parentElement, list);
  parentElement.replaceChildren(frame(list));
}

function element(tag, attributes = {}, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value);
  }
  if (text !== undefined) made.textContent = text;
  return made;
}

function frame(list) {
  const { data } = list;
  // What scrolls must be within reach of the keyboard; rows that open are, by themselves.
  const reach = data.leads ? {} : { tabindex: 0, role: "region", "aria-label": data.name };
  const box = element("div", { class: "klik-rows", ...reach });
  if (data.height) box.style.maxHeight = `${data.height}px`;
  const table = element("table", { "aria-label": data.name, style: `min-width: ${least(data.columns)}px` });
  table.append(widths(data.columns), headings(list));
  list.body = element("tbody");
  table.append(list.body);
  fill(list);
  if (data.leads) leadOn(list);
  box.append(table);
  return box;
}

function least(columns) {
  return Math.round(0.9 * columns.reduce((sum, column) => sum + column.width, 0));
}

function widths(columns) {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  const group = element("colgroup");
  for (const column of columns) {
    group.append(element("col", { style: `width: ${((100 * column.width) / all).toFixed(2)}%` }));
  }
  return group;
}

function headings(list) {
  const row = element("tr");
  list.data.columns.forEach((column, at) => {
    const cell = element("th", { scope: "col", class: column.kind });
    if (list.data.sorts) {
      const button = element("button", { type: "button" }, column.label);
      button.addEventListener("click", () => sort(list, at));
      cell.append(button);
    } else {
      cell.textContent = column.label;
    }
    row.append(cell);
  });
  const head = element("thead");
  head.append(row);
  list.head = row;
  return head;
}

function fill(list) {
  list.body.replaceChildren(...list.order.map((position, place) => row(list, position, place)));
}

function row(list, position, place) {
  const { columns, rows, leads, label } = list.data;
  const made = element("tr", { "data-position": position });
  columns.forEach((column, at) => {
    const isName = at === label;
    const cell = element(isName ? "th" : "td", { class: column.kind, scope: isName ? "row" : null });
    cell.dataset.label = column.label;
    const value = rows[position][at];
    const inside = leads && isName ? element("button", { type: "button", tabindex: place ? -1 : 0 }) : cell;
    write(inside, column, value);
    if (inside !== cell) cell.append(inside);
    made.append(cell);
  });
  return made;
}

function write(cell, column, value) {
  if (value === null || value === "") {
    cell.append(element("span", { class: "empty" }, column.empty ?? "–"));
    return;
  }
  if (column.kind === "pill") {
    const [background, text, edge] = column.pills[value] ?? [];
    const style = background ? `background: ${background}; color: ${text}; border-color: ${edge}` : null;
    cell.append(element("span", { class: "pill", style }, value));
    return;
  }
  if (column.kind === "bar") {
    cell.append(bar(column, value));
    return;
  }
  const [first, beneath] = Array.isArray(value) ? value : [value];
  const words = shown(column, first);
  cell.append(element("span", { class: "words", title: column.kind === "text" ? words : null }, words));
  if (beneath) cell.append(element("span", { class: "beneath", title: beneath }, beneath));
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

function shown(column, value) {
  if (column.kind === "number") return NUMBER.format(value);
  if (column.kind === "date") return value.slice(0, 10).split("-").reverse().join(".");
  return value;
}

function sort(list, at) {
  const column = list.data.columns[at];
  const descends = list.sorted?.at === at && !list.sorted.descends;
  list.sorted = { at, descends };
  const ranks = column.pills && Object.keys(column.pills);
  const valueOf = (position) => {
    const value = list.data.rows[position][at];
    const first = Array.isArray(value) ? value[0] : value;
    if (column.kind === "bar") return value ? value[0] * 1e6 + value[1] : null; // the most red, then yellow
    return ranks && first !== null ? ranks.indexOf(first) : first;
  };
  list.order.sort((one, other) => compare(valueOf(one), valueOf(other), descends) || one - other);
  fill(list);
  [...list.head.children].forEach((cell, place) => {
    if (place === at) cell.setAttribute("aria-sort", descends ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
}

function compare(one, other, descends) {
  const missing = (value) => value === null || value === "";
  if (missing(one) || missing(other)) return missing(one) - missing(other); // empty ones last, either way
  const sign = typeof one === "number" ? one - other : COLLATOR.compare(one, other);
  return descends ? -sign : sign;
}

// One stop on the keyboard's way: arrows move between the rows, as in a list.
function leadOn(list) {
  const { body } = list;
  body.addEventListener("click", (event) => {
    const picked = event.target.closest("tr");
    if (!picked || String(getSelection()) !== "") return; // text that was marked is to be copied
    focus(list, picked);
    picked.setAttribute("aria-busy", "true"); // an answer at once; the next run takes it away
    setTimeout(() => picked.removeAttribute("aria-busy"), 3000);
    list.open(Number(picked.dataset.position));
  });
  body.addEventListener("keydown", (event) => {
    const rows = [...body.children];
    const at = rows.indexOf(event.target.closest("tr"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    focus(list, rows[Math.min(Math.max(to, 0), rows.length - 1)]);
  });
}

function focus(list, picked) {
  for (const button of list.body.querySelectorAll("th > button")) {
    button.tabIndex = picked.contains(button) ? 0 : -1;
  }
  picked.querySelector("th > button").focus();
}
