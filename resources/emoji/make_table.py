#!/usr/bin/env python3
"""Writes emoji.tsv, which the window reads emoji from, out of what Debian packages:

unicode-data (emoji-test.txt: the order, the groups, which take a skin tone), unicode-cldr-core (names and words in
English and Chinese) and python3-emoji (the shortcodes that are common). Licences: README.md.

    make_table.py ROOT > emoji.tsv      ROOT is / or a folder into which the packages were unpacked
"""
import re
import runpy
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

VARIATION = "\ufe0f"
TONES = {chr(0x1F3FB + i) for i in range(5)}
GROUPS = ["Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink", "Travel & Places", "Activities",
          "Objects", "Symbols", "Flags"]


def bare(text):
    return text.replace(VARIATION, "")


def emoji_in_order(root):
    """(text, group, name) of each fully qualified emoji without a skin tone, and whether it takes one."""
    group, rows, toned = "", [], set()
    for line in (root / "usr/share/unicode/emoji/emoji-test.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# group: "):
            group = line.removeprefix("# group: ")
        found = re.match(r"([0-9A-F ]+?) *; fully-qualified +# \S+ E[0-9.]+ (.+)", line)
        if not found or group not in GROUPS:
            continue
        text = "".join(chr(int(code, 16)) for code in found[1].split())
        if set(text) & TONES:
            toned.add(bare("".join(c for c in text if c not in TONES)))
        else:
            rows.append((text, GROUPS.index(group), found[2]))
    return [(text, group, name, bare(text) in toned) for text, group, name in rows]


def shortcodes(root):
    source = runpy.run_path(str(root / "usr/lib/python3/dist-packages/emoji/unicode_codes/data_dict.py"))
    return {bare(text): [code.strip(":") for code in entry.get("alias", [])]
            for text, entry in source["EMOJI_DATA"].items() if entry["status"] == source["fully_qualified"]}


def annotations(root, language):
    """Each emoji's name and the words it is looked for by."""
    names, words = {}, {}
    for folder in ("annotations", "annotationsDerived"):
        tree = ElementTree.parse(root / f"usr/share/unicode/cldr/common/{folder}/{language}.xml")
        for entry in tree.iter("annotation"):
            key = bare(entry.get("cp"))
            if entry.get("type") == "tts":
                names[key] = entry.text.strip()
            else:
                words[key] = [word.strip() for word in entry.text.split("|")]
    return names, words


def main():
    root = Path(sys.argv[1])
    codes = shortcodes(root)
    _, english = annotations(root, "en")
    chinese_names, chinese = annotations(root, "zh")
    used = set()
    for text, group, name, tones in emoji_in_order(root):
        key = bare(text)
        own = codes.get(key, []) + [re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")]
        own = [code for code in dict.fromkeys(own) if code not in used and re.fullmatch(r"[a-z0-9_+-]+", code)]
        used.update(own)
        extra = [word for word in english.get(key, []) if word not in name]
        chinese_name = chinese_names.get(key, "")
        extra_chinese = [word for word in chinese.get(key, []) if word != chinese_name]
        print(text, str(group) + ("t" if tones else ""), " ".join(own), name, chinese_name,
              "|".join(extra + extra_chinese), sep="\t")


main()
