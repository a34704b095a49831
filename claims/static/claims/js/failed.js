// A request that the server did not answer, or answered with a fault, is told; the page stays, with what was typed.

function tell(event) {
  const { elt, triggeringEvent } = event.detail.requestConfig;
  if (!triggeringEvent) return; // the page asks by itself and will ask again
  const toasts = document.getElementById("toasts");
  toasts.querySelector("[data-failed]")?.remove();
  toasts.append(document.getElementById("failed").content.cloneNode(true));
  // A drawer that stays empty would keep the keys to itself.
  const drawer = elt.matches("[data-unopened]") && elt.closest("details[open]");
  if (!drawer) return;
  drawer.open = false;
  drawer.querySelector("summary").focus();
}

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(name, tell);
