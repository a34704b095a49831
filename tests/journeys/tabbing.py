"""Tab from the top of a page: what takes the focus, in which order, and whether it can be seen there."""

from typing import Any

from playwright.sync_api import Page

MORE = 60  # further presses than elements: a date takes one for each of its parts, a region that scrolls one more

# The elements that Tab should reach, in the order of the document; of a group of radio buttons it is one. Where
# the tools of the header stand above its menu, the menu comes after them.
WATCH = """() => {
  const first = (radio) => radio.form.querySelector(`[name="${radio.name}"]:checked`) ?? radio.form[radio.name][0];
  const written = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((e) => e.tabIndex >= 0 && !e.matches(":disabled") && e.checkVisibility({visibilityProperty: true}))
    .filter((e) => e.type !== "radio" || e === first(e));
  const flow = getComputedStyle(document.querySelector(".mast-row")).readingFlow;
  const menu = written.filter((e) => flow === "grid-order" && e.closest(".nav"));
  const others = written.filter((e) => !menu.includes(e));
  const wanted = others.toSpliced(others.findLastIndex((e) => e.closest(".mast")) + 1, 0, ...menu);
  const box = (e) => (e.matches("[type=radio], [type=checkbox]") && e.labels[0] || e).getBoundingClientRect();
  const name = (e) => `${e.outerHTML.slice(0, 90)} ${e.textContent.trim().slice(0, 40)}`;
  const drawn = (e) => [e, ...(e.labels ?? [])].some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const stuck = (e) => e && (getComputedStyle(e).position === "sticky" || stuck(e.parentElement));
  const uncovered = (e) => [...e.getClientRects(), box(e)].some((rect) => {
    const middle = (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2;
    return [0.1, 0.5, 0.9].some((part) => {
      const top = document.elementFromPoint(rect.x + rect.width * part, middle);
      return top && (e.contains(top) || top.contains(e) && top.matches("label, a, summary"));
    });
  });
  const places = wanted.map(box);
  const walk = { wanted, seen: [], faults: [], rounds: 0 };
  wanted.slice(1).forEach((e, at) => {
    const [before, now] = [places[at], places[at + 1]];
    if (now.bottom <= before.top && now.left < before.right && !(stuck(e) || stuck(wanted[at])) && e.closest("main"))
      walk.faults.push(`after what stands below it: ${name(e)}`);
  });
  walk.end = () => {
    const reached = walk.seen.filter((e) => wanted.includes(e));
    if (!walk.rounds) walk.faults.push(`trapped at: ${name(document.activeElement)}`);
    if (!walk.seen[0]?.matches(".skip")) walk.faults.push("the skip link is not first");
    walk.faults.push(...wanted.filter((e) => !reached.includes(e)).map((e) => `not reached: ${name(e)}`));
    const order = wanted.filter((e) => reached.includes(e));
    const wrong = reached.find((e, at) => e !== order[at]);
    if (wrong) walk.faults.push(`out of order: ${name(wrong)}`);
    return walk.faults;
  };
  window.walk = walk;
  const top = document.body.insertBefore(document.createElement("i"), document.body.firstChild);
  top.tabIndex = -1;
  top.focus(); // whatever took the focus when the page opened
  document.addEventListener("focusin", ({ target }) => {
    if (target === walk.seen[0]) walk.rounds += 1;
    if (walk.rounds || walk.seen.at(-1) === target) return;
    walk.seen.push(target);
    if (!drawn(target)) walk.faults.push(`focus not drawn: ${name(target)}`);
    if (!uncovered(target)) walk.faults.push(`focus covered: ${name(target)}`);
  });
  return wanted.length;
}"""


def faults(page: Page, address: str) -> list[str]:
    """Return what is wrong with the way of Tab through a page, from its top until it comes round again."""
    page.goto(address)
    count: int = page.evaluate(WATCH)
    for _press in range(count + MORE):
        page.keyboard.press("Tab")
    found: list[Any] = page.evaluate("walk.end()")
    return [str(fault) for fault in found]
