"""What the documentation names exists: its commands with their options, its links, its paths."""

import re
from argparse import ArgumentParser, _SubParsersAction
from textwrap import indent

import pytest
from django.core.management import get_commands, load_command_class

from factcheck.local.layout import CHECKOUT

PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))


def commands(text: str) -> set[str]:
    """Return what follows manage.py in the inline code and the code blocks of a page."""
    text = re.sub(r"^```\w*\n(.*?)^```", lambda block: indent(block[1], "    "), text, flags=re.DOTALL | re.MULTILINE)
    inline = [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", text)]
    blocks = [re.split(r" {3,}|#", line.strip())[0] for line in text.splitlines() if line.startswith("    ")]
    return {found for code in inline + blocks for found in re.findall(r"manage\.py ([a-z].*)", code)}


def unknown(command: str) -> list[str]:
    """Return the words of a command that manage.py does not know: its name, what it is to do, its options."""
    name, *words = command.split()
    if name not in get_commands():
        return [name]
    parser: ArgumentParser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    choices = next((action.choices for action in parser._actions if isinstance(action, _SubParsersAction)), {})
    if choices and words and not words[0].startswith("-"):
        if words[0] not in choices:
            return words[:1]
        parser = choices[words[0]]
    options = {option for word in words for option in re.findall(r"^\[?(--[a-z-]+)", word)}
    return sorted(options - set(parser._option_string_actions))


@each_page
def test_commands_exist_with_their_options(page):
    found = {command: unknown(command) for command in commands(page.read_text(encoding="utf-8"))}

    assert {command: words for command, words in found.items() if words} == {}


def test_a_command_that_is_not_there_is_found_out():
    assert [unknown(words) for words in ("fly", "evaluate claims", "extract a.txt --fast [--lang LANG]")] == [
        ["fly"], ["claims"], ["--fast"],
    ]  # fmt: skip


@each_page
def test_links_lead_to_files(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@each_page
def test_paths_lead_to_files(page):
    text = page.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:claims|docs|factcheck|templates|tests|tools)/[\w./-]+)`", text)
    roots = (CHECKOUT, CHECKOUT / "templates")

    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []


def test_the_index_names_each_decision_once():
    folder = CHECKOUT / "docs/decisions"
    subjects = (folder / "README.md").read_text(encoding="utf-8").partition("\n## ")[2]

    assert sorted(re.findall(r"^- \[\d+\]\(([^)]+)\)", subjects, re.MULTILINE)) == sorted(
        page.name for page in folder.glob("0*.md")
    )
