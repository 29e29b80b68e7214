#!/usr/bin/env python3
"""Writes what CHANGELOG.md says in the forms that packages want it in.
  release_notes.py debian PACKAGE REVISION VERSION   a Debian changelog
  release_notes.py rpm REVISION VERSION              the entries of an .rpm
  release_notes.py appstream VERSION TEMPLATE        TEMPLATE (metainfo) with @RELEASES@ filled in
  release_notes.py text VERSION                      what is new in VERSION, as it stands

A version that has no heading of its own yet takes what stands under [Unreleased], dated by SOURCE_DATE_EPOCH or today.
"""
import datetime
import os
import pathlib
import re
import sys
import textwrap
from xml.sax.saxutils import escape

CHANGELOG = pathlib.Path(__file__).resolve().parent.parent / "CHANGELOG.md"
CONTACT = "The Tincan authors <tincan@users.noreply.github.com>"
HEADING = re.compile(r"^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?$", re.M)
ENOUGH = 12  # entries; who wants all of them reads CHANGELOG.md, which every package has


def today():
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc) if epoch else datetime.datetime.now(datetime.timezone.utc)
    return now.replace(hour=12, minute=0, second=0, microsecond=0)


def releases(version):
    """[(version, day, text)], the newest first."""
    text = CHANGELOG.read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    known = {heading[1] for heading in headings}
    found = []
    for heading, end in zip(headings, ends):
        name, day = heading[1], today()
        if name == "Unreleased":
            if version in known:
                continue
            name = version
        elif heading[2]:
            day = datetime.datetime.fromisoformat(heading[2] + "T12:00:00+00:00")
        found.append((name, day, text[heading.end():end].strip()))
    return found


def entries(text):
    """The first sentence of each entry of what was added, or of all where nothing was."""
    added = re.search(r"^### Added\n(.*?)(?=^### |\Z)", text, re.M | re.S)
    lines = re.findall(r"^- (.*)$", added[1] if added else text, re.M)
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", line) for line in lines]
    return [re.split(r"(?<=[.;]) ", line)[0].rstrip(".;") + "." for line in plain[:ENOUGH]]


def wrapped(entry, bullet):
    return textwrap.fill(entry, 78, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_long_words=False)


def debian(package, revision, version):
    for name, day, text in releases(version):
        yield f"{package} ({name}-{revision}) unstable; urgency=medium\n"
        yield "\n".join(wrapped(entry, "  * ") for entry in entries(text)) + "\n"
        yield f" -- {CONTACT}  {day:%a, %d %b %Y %H:%M:%S +0000}\n"


def rpm(revision, version):
    for name, day, text in releases(version):
        yield f"* {day:%a %b %d %Y} {CONTACT} - {name}-{revision}"
        # A word with a % would be a macro.
        yield "\n".join(wrapped(entry.replace("%", "%%"), "- ") for entry in entries(text)) + "\n"


def appstream(version, template):
    lines = []
    for name, day, text in releases(version):
        lines.append(f'    <release version="{name}" date="{day:%Y-%m-%d}">\n      <description>\n        <ul>')
        lines += [f"          <li>{escape(entry)}</li>" for entry in entries(text)]
        lines.append("        </ul>\n      </description>\n    </release>")
    yield pathlib.Path(template).read_text(encoding="utf-8").replace("@RELEASES@", "\n".join(lines)).rstrip("\n")


def text(version):
    yield next((text for name, _, text in releases(version) if name == version), "")


if __name__ == "__main__":
    forms = {"debian": debian, "rpm": rpm, "appstream": appstream, "text": text}
    if len(sys.argv) < 3 or sys.argv[1] not in forms:
        sys.exit(__doc__)
    print("\n".join(forms[sys.argv[1]](*sys.argv[2:])))
