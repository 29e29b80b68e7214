#!/usr/bin/env python3
"""Fails where the desktop entry or the AppStream metadata would be refused, name a picture that `./dev shots` does not
take, or disagree with each other; and where the release notes of a package are none.
  metadata.py ROOT VERSION
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml


def said(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def notes(root, *words):
    command = [sys.executable, root / "packaging/release_notes.py", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pictures(root):
    """The names under which the scenes take pictures."""
    scenes = "".join(scene.read_text(encoding="utf-8") for scene in (root / "tests/ui/shots").glob("*.cpp"))
    return set(re.findall(r'u"([a-z-]+)"_s', scenes))


def complaints(root, version):
    entry = root / "packaging/linux/tincan.desktop"
    if shutil.which("desktop-file-validate"):
        yield said("desktop-file-validate", entry)
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "example.tincan.Tincan.metainfo.xml"
        made.write_text(notes(root, "appstream", version, root / "packaging/linux/tincan.metainfo.xml"), encoding="utf-8")
        if shutil.which("appstreamcli"):
            yield said("appstreamcli", "validate", "--no-net", "--explain", made)
        metainfo = xml.parse(made).getroot()
    if made.name != metainfo.findtext("id") + ".metainfo.xml":
        yield f"{made.name} is of {metainfo.findtext('id')}"
    if metainfo.find("releases")[0].get("version") != version:
        yield f"the newest release is not {version}"
    lines = entry.read_text(encoding="utf-8").splitlines()
    for key, text in (("Name", "name"), ("Comment", "summary")):
        if f"{key}={metainfo.findtext(text)}" not in lines:
            yield f"{key} of the desktop entry is not the metadata's {text}"
    taken = pictures(root)
    for image in metainfo.iter("image"):
        name = re.fullmatch(r"https://.*/screenshots/(.*)-(en|zh_CN)-(light|dark)\.png", image.text)
        if not name or name[1] not in taken:
            yield f"no scene takes {image.text}"
    if not notes(root, "debian", "tincan", "1", version).startswith(f"tincan ({version}-1) "):
        yield f"Debian's changelog does not begin with {version}"
    if not notes(root, "text", version).strip():
        yield f"nothing is new in {version}"


if __name__ == "__main__":
    found = [complaint for complaint in complaints(pathlib.Path(sys.argv[1]), sys.argv[2]) if complaint]
    print("\n".join(found) if found else "desktop entry, metadata and release notes are as they should be")
    sys.exit(1 if found else 0)
