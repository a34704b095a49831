// What was typed on a page of decisions is kept in the browser until it is decided: by editor, record and revision.

const PREFIX = "draft ";
const LONGEST = 3 * 24 * 3600 * 1000; // milliseconds that a draft is kept

const form = () => document.querySelector("form[data-draft-key]");
const key = (one) => PREFIX + one.dataset.draftKey;

function controls(one) {
  return [...one.elements].filter((control) => control.name && !["hidden", "submit", "button", "fieldset"].includes(control.type));
}

function words(one) {
  const held = {};
  for (const control of controls(one)) {
    if (control.type === "checkbox") held[control.name] = control.checked;
    else if (control.type !== "radio") held[control.name] = control.value;
    else if (control.checked) held[control.name] = control.value;
  }
  return held;
}

function put(one, held) {
  let changed = false;
  for (const control of controls(one).filter((control) => control.name in held)) {
    const value = held[control.name];
    const property = ["checkbox", "radio"].includes(control.type) ? "checked" : "value";
    const wanted = control.type === "radio" ? control.value === value : value;
    changed ||= control[property] !== wanted;
    control[property] = wanted;
  }
  return changed;
}

// Rows of figures that were added are asked for again, one after the other: each comes with the form, and is filled then.

const FIGURE = /^figures-\d+-(low|high|counted|whose|undisclosed)$/;
let rows = 0; // that were there when one was asked for

function lacksRow(one, held) {
  return Object.entries(held).some(([name, value]) => value && FIGURE.test(name) && !one.elements[name]);
}

function askForRow(one) {
  const there = one.querySelectorAll(".figure-row").length;
  if (there === rows) return;
  rows = there;
  one.querySelector("[name=figure]").click();
}

// What was typed in a drawer asks for it, too.
function lackingDrawer(one, held) {
  const unopened = one.querySelector("[data-unopened]");
  return Object.keys(held).some((name) => !one.elements[name]) ? unopened : null;
}

function restore() {
  const one = form();
  const kept = one && !one.querySelector(".error-summary") && localStorage.getItem(key(one));
  if (!kept) return;
  const held = JSON.parse(kept).words;
  if (put(one, held)) one.querySelector("[data-restored]").hidden = false;
  const unopened = lackingDrawer(one, held);
  if (unopened) htmx.trigger(unopened, "fetch");
  else if (lacksRow(one, held)) askForRow(one);
}

function forgetOld() {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    if (Date.now() - JSON.parse(localStorage.getItem(name)).at > LONGEST) localStorage.removeItem(name);
  }
}

document.addEventListener("input", (event) => {
  const one = event.target.closest?.("form[data-draft-key]");
  if (one) localStorage.setItem(key(one), JSON.stringify({ at: Date.now(), words: words(one) }));
});

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-forget]")) return;
  localStorage.removeItem(key(form()));
  location.reload();
});

// A decision went through: its words are on record now. Looking and skipping decide nothing.
let sent = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, triggeringEvent } = event.detail.requestConfig;
  if (elt === form()) sent = triggeringEvent?.submitter?.hasAttribute("data-keeps-draft") ? null : key(elt);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target.id !== "work" || xhr.status >= 300) return;
  if (/^\s*<!doctype/i.test(xhr.responseText)) {
    event.detail.shouldSwap = false;
    location.reload(); // a whole page: the session ran out, and logging in leads back here
  } else if (sent) localStorage.removeItem(sent);
  sent = null;
});

document.addEventListener("htmx:afterSettle", restore);
forgetOld();
addEventListener("DOMContentLoaded", restore); // htmx is there by then, to ask for rows
