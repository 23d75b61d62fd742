// Puts Streamlit's own words into Danish. STRINGS (danish_strings.json) is put in front of this file by assets.py.
// Each group of words holds only inside the parts of Streamlit named by its selector, so that a task titled
// "Search" or a person called "Close" stays as it is. The app works without this script, in English.
"use strict";

const ATTRIBUTES = ["aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt"];
const GROUPS = STRINGS.map((group) => ({
  ...group,
  words: new Map(Object.entries(group.words ?? {})),
  patterns: (group.patterns ?? []).map((pattern) => [new RegExp(pattern.match), pattern.becomes]),
}));

function inDanish(text, element) {
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 200) return null;
  for (const group of GROUPS) {
    const danish = wordOf(group, trimmed);
    if (danish !== null && belongsTo(group, element)) return text.replace(trimmed, () => danish);
  }
  return null;
}

function wordOf(group, text) {
  if (group.words.has(text)) return group.words.get(text);
  for (const [match, becomes] of group.patterns) {
    if (match.test(text)) return text.replace(match, becomes);
  }
  return null;
}

function belongsTo(group, element) {
  if (!element.closest(group.where) || (group.not && element.closest(group.not))) return false;
  return !group.owner || ownerOf(element)?.closest(group.owner);
}

// A tooltip is drawn far from the button it describes; the two share an id.
function ownerOf(element) {
  const tooltip = element.closest("[role=tooltip]");
  return tooltip && document.querySelector(`[aria-describedby~="${CSS.escape(tooltip.id)}"]`);
}

function translateText(node) {
  const danish = node.parentElement && inDanish(node.data, node.parentElement);
  if (danish && danish !== node.data) node.data = danish;
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const english = element.getAttribute(name);
    const danish = english && inDanish(english, element);
    if (danish && danish !== english) element.setAttribute(name, danish);
  }
}

function translateTree(root) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateAttributes(node);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translateTree);
    else if (change.type === "characterData") translateText(change.target);
    else translateAttributes(change.target);
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
});
translateTree(document.body);
