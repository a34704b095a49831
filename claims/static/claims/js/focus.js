// After a fragment came in: focus goes to its [data-focus], else to the summary of its errors.

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.target;
  const found = target.querySelector?.("[data-focus], .error-summary") ?? (target.matches?.("[data-focus]") ? target : null);
  if (!found) return;
  if (found.tabIndex < 0) found.tabIndex = -1; // a button stays where Tab finds it
  found.focus();
});

// What was done is told for a while; what went wrong stays until it is closed, and so does what is being read.
const TOLD = 8_000; // milliseconds

setInterval(() => {
  for (const toast of document.querySelectorAll(".toast:not(.toast-error)")) {
    toast.dataset.since ??= String(Date.now());
    if (Date.now() - toast.dataset.since > TOLD && !toast.matches(":hover, :focus-within")) toast.remove();
  }
}, 1_000);

// On a phone the menu scrolls: the page that is open is in sight.
document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

// After a decision that loaded a whole page: focus goes to the place that the address names, else to what is next or the
// title; and what was done is put in anew, for a live region says only what comes into it.
const toasts = document.getElementById("toasts");
if (!summary && toasts.childElementCount) {
  const next = document.getElementById(location.hash.slice(1)) ?? document.querySelector("main [data-focus]") ?? document.querySelector('main :is(h1, [aria-level="1"])');
  if (next) {
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus();
  }
  const told = [...toasts.children];
  toasts.replaceChildren();
  setTimeout(() => toasts.append(...told), 200);
}
