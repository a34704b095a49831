// After a fragment came in: focus goes to its [data-focus], else to the summary of its errors.

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.target;
  const found = target.querySelector?.("[data-focus], .error-summary") ?? (target.matches?.("[data-focus]") ? target : null);
  if (!found) return;
  if (!found.hasAttribute("tabindex")) found.tabIndex = -1;
  found.focus();
});

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();
