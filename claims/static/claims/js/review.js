// An opened drawer takes the focus, Escape closes it or leaves a field; a split takes selected words; a list is chosen as a whole.

// What is fetched once a drawer is opened takes the focus when it is there; until then the summary has it.
function enter(drawer) {
  if (!drawer?.open) return;
  const first = drawer.querySelector("[data-unopened]") ? "summary" : "input:not([type=hidden]), select, textarea, button";
  drawer.querySelector(first)?.focus();
}

document.addEventListener("click", (event) => {
  const drawer = event.target.closest?.("details.drawer > summary")?.parentElement;
  if (drawer) requestAnimationFrame(() => enter(drawer));
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.matches?.("[data-opened]")) enter(event.target.closest("details.drawer"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const drawer = event.target.closest?.("details.drawer[open]");
  if (drawer) {
    drawer.open = false;
    drawer.querySelector("summary").focus();
  } else if (event.target.closest?.("form.decide")) {
    document.querySelector("[data-focus], #work h2")?.focus();
  }
});

// The browser keeps one drawer of a name open, and a swapped-in one meets the old one: it is opened once that is gone.
document.addEventListener("htmx:afterSwap", () => {
  for (const drawer of document.querySelectorAll("details[data-open]")) drawer.open = true;
});

// Splitting: words selected in the passage become a line of their own, in the order of the text.

const taken = []; // { at, words } of this candidate
let selected = null;

document.addEventListener("selectionchange", () => {
  const passage = document.querySelector("[data-passage]");
  const offer = document.querySelector("[data-take-words]");
  const selection = document.getSelection();
  const inside = passage && selection.rangeCount && !selection.isCollapsed && passage.contains(selection.getRangeAt(0).commonAncestorContainer);
  if (!offer || !inside) return;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(passage, 0);
  before.setEnd(range.startContainer, range.startOffset);
  selected = { at: before.toString().length, words: range.toString().replace(/\s+/g, " ").trim(), of: passage };
  offer.hidden = false;
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-take-words]")) event.preventDefault(); // keeps the selection
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-take-words]") || !selected?.words) return;
  if (taken[0]?.of !== selected.of) taken.length = 0;
  taken.push(selected);
  taken.sort((one, other) => one.at - other.at);
  const lines = event.target.closest("details").querySelector("textarea");
  lines.value = taken.map((one) => one.words).join("\n");
  lines.dispatchEvent(new Event("input", { bubbles: true }));
});

// "All" of a list chooses every box beside it; the list says how many of each stance are chosen.

function chosen(form) {
  const boxes = [...form.querySelectorAll("[name=candidates]")];
  for (const tally of form.querySelectorAll("[data-tally]")) {
    tally.textContent = boxes.filter((box) => box.checked && (!tally.dataset.tally || box.dataset.stance === tally.dataset.tally)).length;
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form?.querySelector("[data-tally]")) return;
  if (event.target.matches("[data-choose-all]")) {
    for (const box of form.querySelectorAll("[name=candidates]")) box.checked = event.target.checked;
  }
  chosen(form);
});

for (const form of document.querySelectorAll("form:has([data-tally])")) {
  form.querySelector("[data-tallies]").hidden = false;
  chosen(form);
}
