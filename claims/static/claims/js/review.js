// An opened drawer takes the focus, Escape closes it; typed words are kept in this tab until they are decided.

document.addEventListener("click", (event) => {
  const drawer = event.target.closest?.("details.drawer > summary")?.parentElement;
  if (!drawer) return;
  requestAnimationFrame(() => {
    if (drawer.open) drawer.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const drawer = event.target.closest?.("details.drawer[open]");
  if (!drawer) return;
  drawer.open = false;
  drawer.querySelector("summary").focus();
});

const name = (form) => `draft ${form.dataset.draft}`;
const typed = "textarea, input:not([type=hidden], [type=submit]), select";

function restore() {
  const form = document.querySelector("form[data-draft]");
  const kept = form && !form.querySelector(".error-summary") && sessionStorage.getItem(name(form));
  if (!kept) return;
  for (const [field, value] of Object.entries(JSON.parse(kept))) {
    const control = form.elements.namedItem(field);
    if (!control) continue;
    if (control.type === "checkbox") control.checked = value === "on";
    else control.value = value;
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  const words = {};
  for (const control of form.querySelectorAll(typed)) {
    if (control.type === "radio") {
      if (control.checked) words[control.name] = control.value;
    } else if (control.type === "checkbox") words[control.name] = control.checked ? "on" : "";
    else words[control.name] = control.value;
  }
  sessionStorage.setItem(name(form), JSON.stringify(words));
});

document.addEventListener("htmx:afterSettle", restore);
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig?.elt?.closest?.("form[data-draft]");
  if (form && event.detail.xhr.status < 300) sessionStorage.removeItem(name(form));
});
restore();

// "All" of a list: chooses every box beside it.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-choose-all]")) return;
  for (const box of event.target.form.elements.candidates ?? []) box.checked = event.target.checked;
});
