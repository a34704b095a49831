"""Takes pictures of a running demo newsroom with Chromium; it starts nothing else and changes nothing there.

    make screenshots                                        the pictures of the editor's guide, into docs/images
    python -m tools.screenshots --all FOLDER                every page in both languages and themes, wide and narrow
    python -m tools.screenshots --address http://127.0.0.1:8100

The newsroom has to run (`make run`) and to be as the demo was loaded.
"""

import argparse
import os
import shutil
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "images"
MOST_BYTES = 200_000  # a picture of the guide; the repository keeps every version of it
WIDE, NARROW = 1280, 360
HIGHEST = 8_000  # pixels of a page in a picture
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CONVERT = """async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.9);
}"""
EXAMPLE = "Kantor wali kota mengatakan jembatan itu ditutup pada Senin. Serikat pedagang membantah pernyataan tersebut."


@dataclass(frozen=True)
class Shot:
    """A page: where it is, which link there leads on to it, and how much of it the picture shows."""

    name: str
    path: str
    follow: str = ""  # the page is the one behind the first such link
    member: bool = True
    width: int = WIDE
    height: int = 860
    text: str = ""  # typed into the first text area


VIOLATED = "a:has-text('violated the ceasefire')"
IN_GUIDE = [
    Shot("desk", "/"),
    Shot("add", "/articles/add/", text=EXAMPLE, height=720),
    Shot("article", "/articles/", "a:has-text('Antrean')"),
    Shot("review", "/review/", height=900),
    Shot("contradictions", "/contradictions/"),
    Shot("claim", "/claims/", VIOLATED, height=1000),
    Shot("dispute", "/claims/", f"{VIOLATED} | a[href^='/disputes/']"),
    Shot("public", "/public/", VIOLATED, member=False),
    Shot("phone", "/review/", width=NARROW, height=780),
]
PAGES = [
    *IN_GUIDE[:-1],
    Shot("articles", "/articles/"),
    Shot("add-file", "/articles/add/file/"),
    Shot("add-url", "/articles/add/url/"),
    Shot("review-list", "/review/list/"),
    Shot("changed", "/articles/changed/"),
    Shot("feeds", "/feeds/"),
    Shot("feed-add", "/feeds/add/"),
    Shot("claims", "/claims/"),
    Shot("claims-disputed", "/claims/?disputed=1"),
    Shot("claim-figures", "/claims/", "a:has-text('Syrian fighters')"),
    Shot("claim-brief", "/claims/", f"{VIOLATED} | main a[href$='/brief/']"),
    Shot("claim-translate", "/claims/", f"{VIOLATED} | main a[href$='/translate/']"),
    Shot("followed", "/claims/followed/"),
    Shot("statement", "/claims/", f"{VIOLATED} | a[href^='/statements/']"),
    Shot("statements", "/statements/?stance=denials"),
    Shot("disputes", "/disputes/"),
    Shot("events", "/events/"),
    Shot("event", "/events/", "main a:has-text('ceasefire, September 2023')"),
    Shot("parties", "/parties/"),
    Shot("party", "/parties/", "main a:has-text('Karabakh authorities')"),
    Shot("speakers", "/speakers/"),
    Shot("speaker", "/speakers/", "main a:has-text('Pashinyan')"),
    Shot("places", "/places/"),
    Shot("outlets", "/outlets/"),
    Shot("search", "/search/?q=Shusha"),
    Shot("statement-correct", "/claims/", f"{VIOLATED} | a[href^='/statements/'] | main a[href$='/correct/']"),
    Shot("claim-split", "/claims/", f"{VIOLATED} | main a[href$='/split/']"),
    Shot("place", "/places/", "main th a"),
    Shot("outlet", "/outlets/", "main th a"),
    Shot("event-add", "/events/add/"),
    Shot("history", "/history/"),
    Shot("quality", "/quality/"),
    Shot("jobs", "/jobs/"),
    Shot("account", "/account/"),
    Shot("login", "/login/", member=False),
    Shot("public-index", "/public/", member=False),
    Shot("public-denied", "/public/", "a:has-text('drafting')", member=False),
    Shot("not-found", "/claims/00000000-0000-0000-0000-000000000000/"),
]


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Take pictures of a running demo newsroom.")
    parser.add_argument("--address", default=f"http://127.0.0.1:{os.environ.get('PORT') or 8000}")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page, both languages and themes, two widths")
    options = parser.parse_args()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            if options.all is None:
                take(browser, options.address, IN_GUIDE, GUIDE)
                refuse_heavy(GUIDE)
            else:
                take_all(browser, options.address, options.all)
            browser.close()
    except Error as error:
        sys.exit(f"No picture from {options.address}: {error.message.splitlines()[0]}")


def launch(playwright: Playwright) -> Browser:
    """Start Chromium: that of the system, else that of Playwright."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])


def take(browser: Browser, address: str, shots: list[Shot], folder: Path) -> None:
    """Take pictures in English and the light theme."""
    folder.mkdir(parents=True, exist_ok=True)
    with members(browser, address, "en", "light") as member, readers(browser, address, "en", "light") as reader:
        for shot in shots:
            page = member if shot.member else reader
            picture(page, shot, folder / f"{shot.name}.webp", whole=False)


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Take whole pages in both languages, themes and widths, and name on standard error those that overflow."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, theme, width in product(("en", "id"), ("light", "dark"), (WIDE, NARROW)):
        with members(browser, address, language, theme) as member, readers(browser, address, language, theme) as reader:
            for shot in PAGES:
                page = member if shot.member else reader
                name = f"{shot.name}-{language}-{theme}-{width}.webp"
                picture(page, shot, folder / name, width=width, whole=True)


@contextmanager
def readers(browser: Browser, address: str, language: str, theme: str) -> Iterator[Page]:
    """Give a window of a reader who is not logged in."""
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    with browser.new_context(base_url=address, locale=language, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"/public/?language={language}")
        yield page


@contextmanager
def members(browser: Browser, address: str, language: str, theme: str) -> Iterator[Page]:
    """Give a window in which the demo's editor is logged in; the language that was chosen before is put back."""
    with readers(browser, address, language, theme) as page:
        page.goto("/login/")
        page.locator("input[name=username]").fill("editor")
        page.locator("input[name=password]").fill("editor")
        page.locator("main button").first.click()
        page.wait_for_url(lambda url: "/login/" not in url)
        before = page.locator("html").get_attribute("lang")
        choose(page, language)
        yield page
        page.set_viewport_size({"width": WIDE, "height": 860})
        choose(page, before or language)


def choose(page: Page, language: str) -> None:
    """Choose a language with the switch of the page."""
    page.goto("/account/")
    page.locator(f"button[name=language][value={language}]").first.click()
    page.wait_for_selector(f"html[lang={language}]")


def picture(page: Page, shot: Shot, file: Path, *, whole: bool, width: int | None = None) -> None:
    """Open a page and save its picture, the whole page or what a window of the shot's size shows."""
    page.set_viewport_size({"width": width or shot.width, "height": shot.height})
    page.goto(shot.path)
    for link in filter(None, shot.follow.split(" | ")):
        page.goto(page.locator(link).first.get_attribute("href") or "")
    if shot.text:
        page.locator("textarea").first.fill(shot.text)
    if whole:  # in a window as high as the page, what sticks to an edge covers nothing
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width or shot.width, "height": min(max(height, shot.height), HIGHEST)})
    file.write_bytes(as_webp(page, page.screenshot(animations="disabled")))
    excess = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if excess > 0:
        print(f"{file.name}: {excess} px wider than the window", file=sys.stderr)


def as_webp(page: Page, png: bytes) -> bytes:
    """Return a picture as WebP, a third of its PNG; Chromium converts it, in a window without the page's policy."""
    with page.context.browser.new_page() as canvas:  # type: ignore[union-attr]
        address: str = canvas.evaluate(CONVERT, f"data:image/png;base64,{b64encode(png).decode()}")
    return b64decode(address.partition(",")[2])


def refuse_heavy(folder: Path) -> None:
    """Exit with the names of the pictures that are too large for the repository."""
    heavy = [file.name for file in folder.glob("*.webp") if file.stat().st_size > MOST_BYTES]
    if heavy:
        sys.exit(f"Larger than {MOST_BYTES} bytes: {', '.join(heavy)}")


if __name__ == "__main__":
    main()
