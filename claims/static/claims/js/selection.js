// Selecting words in the article fills the form that records a statement. Offsets are counted in Unicode code points.
// The text and the form may arrive later than this script, with the fragment that ends the reading.

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

function fill(form, { words, start, end }) {
  form.elements.passage.value = words;
  form.elements.start.value = start;
  form.elements.end.value = end;
  if (!form.elements.proposition.value) form.elements.proposition.value = words.replace(/\s+/g, " ").trim();
}

// The form that was asked for by its summary takes the focus once it is there.
document.addEventListener("htmx:afterSettle", (event) => {
  const details = event.target.closest?.("#record");
  if (details && document.activeElement === details.querySelector("summary")) details.querySelector("form").elements.passage.focus();
});

let held = null;

document.addEventListener("selectionchange", () => {
  const offer = document.getElementById("selection-offer");
  if (!offer) return;
  const found = selected();
  if (found) held = found;
  offer.hidden = !found;
});

// A press on the offer must not take the selection away before the click.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("#selection-offer")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const offer = event.target.closest("#selection-offer");
  if (!offer || !held) return;
  const details = document.getElementById("record");
  const use = () => {
    const form = details.querySelector("form");
    fill(form, held);
    details.scrollIntoView({ block: "start" });
    form.elements.speaker_text.focus();
  };
  offer.hidden = true;
  if (!details.querySelector("form")) details.addEventListener("htmx:afterSettle", use, { once: true });
  details.open = true; // which fetches the form where it is not there yet
  if (details.querySelector("form")) use();
});
