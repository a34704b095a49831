// Single-key shortcuts. An element offers itself with data-key="a" (several keys: "z Backspace"); pressing one clicks a
// button or link and focuses a field. `?` shows the map of the page. Off where <body data-shortcuts="off">.

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");

// What is typed before an opened drawer is there is meant for it: it presses no key of the page.
const awaited = () => document.querySelector("details[open] > [data-unopened]");

// An open dialog has the keys to itself; an open drawer has the first word, then its form. A key of the page beyond the
// form closes the drawer: what `z` takes back is that it was opened, not the decision before.
function holder(key) {
  const dialog = document.querySelector("dialog[open]");
  const drawer = dialog ? null : document.querySelector("details.drawer[open]");
  const roots = dialog ? [dialog] : [...(drawer ? [drawer] : []), document];
  const held = roots.flatMap((root) => [...root.querySelectorAll("[data-key]")]).find(
    (element) => element.dataset.key.split(" ").includes(key) && !element.disabled && element.checkVisibility(),
  );
  return held && drawer && !drawer.closest("form").contains(held) ? drawer.querySelector("summary") : held;
}

function describe(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, svg").forEach((child) => child.remove());
  return element.dataset.keyLabel || element.getAttribute("aria-label") || copy.textContent.trim();
}

function showMap() {
  const dialog = document.getElementById("key-map");
  const rows = [...document.querySelectorAll("[data-key]")].filter((element) => element.checkVisibility());
  const list = dialog.querySelector("dl");
  const entries = rows.flatMap((element) => {
    const [term, text] = [document.createElement("dt"), document.createElement("dd")];
    for (const key of element.dataset.key.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap, " ");
    }
    text.textContent = describe(element);
    return [term, text];
  });
  list.replaceChildren(...entries);
  dialog.querySelector("[data-no-keys]").hidden = rows.length > 0;
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (document.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || event.repeat || typing(event.target) || awaited()) return;
  if (event.key === "?") {
    event.preventDefault();
    showMap();
    return;
  }
  const element = holder(event.key);
  if (!element) return;
  event.preventDefault();
  if (typing(element) || element.matches("summary")) element.focus(); // what is opened comes next in reading order
  if (!typing(element)) element.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-show-keys]")) showMap();
  if (event.target.closest("[data-close]")) event.target.closest("dialog, .toast")?.[event.target.closest("dialog") ? "close" : "remove"]();
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
