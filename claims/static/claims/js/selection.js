// Selecting words in the article fills the form that records a statement. Offsets are counted in Unicode code points.

const offer = document.getElementById("selection-offer");
const details = document.getElementById("record");

const codePoints = (text) => [...text].length;

function selected() {
  const text = document.querySelector("[data-offsets]");
  const selection = document.getSelection();
  if (!text || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = codePoints(before.toString());
  return words.trim() ? { words, start, end: start + codePoints(words) } : null;
}

let held = null;

document.addEventListener("selectionchange", () => {
  const found = selected();
  if (found) held = found;
  offer.hidden = !found;
});

offer.addEventListener("mousedown", (event) => event.preventDefault());

offer.addEventListener("click", () => {
  const form = details.querySelector("form");
  form.elements.passage.value = held.words;
  form.elements.start.value = held.start;
  form.elements.end.value = held.end;
  if (!form.elements.proposition.value) form.elements.proposition.value = held.words.replace(/\s+/g, " ").trim();
  offer.hidden = true;
  details.open = true;
  details.scrollIntoView({ block: "start" });
  form.elements.speaker_text.focus();
});
