#!/usr/bin/env python3
"""Fails where a program has an option that its man pages, in each language, or its completion do not name, or name one
that it has not, and where a man page has an error that groff finds.
  manual.py ROOT PROGRAM...
"""
import pathlib
import re
import shutil
import subprocess
import sys

OPTION = re.compile(r"--[a-z][a-z-]*")
UNSAID = {"--help-all"}  # Qt's own


def options_of(program):
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    # An option begins its line; elsewhere in a text it may be another's.
    return set(re.findall(r"^ +(?:-\w, )?(--[a-z][a-z-]*)", said, re.M)) - UNSAID


def options_in_page(page):
    headings = re.findall(r"^\.TP\n(.*)$", page.read_text(encoding="utf-8").replace("\\-", "-"), re.M)
    return {option for heading in headings for option in OPTION.findall(heading)}


def completed(script, *words):
    asked = "source {}; COMP_WORDS=({}); COMP_CWORD={}; _tincan_cli tincan-cli '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    command = asked.format(script, " ".join(f"'{word}'" for word in words), len(words) - 1, words[-1], words[-2])
    said = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    return set(said.stdout.split())


def complaints(root, programs):
    for program in programs:
        name = pathlib.Path(program).name
        wanted = options_of(program)
        pages = sorted((root / "packaging/linux/man").rglob(f"{name}.1"))
        if not pages:
            yield f"{name} has no man page"
        for page in pages:
            named = options_in_page(page)
            if named != wanted:
                yield f"{page.relative_to(root)}: {' '.join(sorted(named ^ wanted))}"
            if shutil.which("groff"):
                said = subprocess.run(["groff", "-k", "-ww", "-Wbreak", "-man", "-Tutf8", page], capture_output=True, text=True, check=False)
                if said.stderr:
                    yield said.stderr.strip()
        if name == "tincan-cli":
            script = root / "packaging/linux/completion/tincan-cli"
            offered = completed(script, name, "follow", "--")
            if offered != wanted:
                yield f"completion: {' '.join(sorted(offered ^ wanted))}"
            for words, answer in (((name, "f"), {"follow"}), ((name, "decode", "s"), {"sse"}),
                                  ((name, "follow", "--transport", "long"), {"long-poll"})):
                if completed(script, *words) != answer:
                    yield f"completion of {' '.join(words)}: {completed(script, *words)}"


if __name__ == "__main__":
    found = list(complaints(pathlib.Path(sys.argv[1]), sys.argv[2:]))
    print("\n".join(found) if found else f"the man pages name every option of {len(sys.argv) - 2} programs")
    sys.exit(1 if found else 0)
