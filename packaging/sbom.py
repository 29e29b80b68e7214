#!/usr/bin/env python3
"""Writes a bill of materials (CycloneDX 1.5, JSON) of a built folder to stdout: Tincan, the libraries that it was compiled
with, in the versions that CMake found, and the data that is compiled in.
  sbom.py BUILD

The same folder gives the same bytes: the time is SOURCE_DATE_EPOCH's, and the serial number is made from the content.
"""
import datetime
import json
import os
import pathlib
import re
import sys
import uuid

# What CMake's cache or find logs call it: its name, licence, and how a package URL names it.
LIBRARIES = {
    "Qt": ("LGPL-3.0-only", "pkg:generic/qt@{}"),
    "Boost": ("BSL-1.0", "pkg:generic/boost@{}"),
    "OpenSSL": ("Apache-2.0", "pkg:generic/openssl@{}"),
    "SQLite": ("blessing", "pkg:generic/sqlite@{}"),
    "libsodium": ("ISC", "pkg:generic/libsodium@{}"),
    "MD4C": ("MIT", "pkg:generic/md4c@{}"),
    "libqrencode": ("LGPL-2.1-or-later", "pkg:generic/libqrencode@{}"),
    "QtKeychain": ("BSD-3-Clause", "pkg:generic/qtkeychain@{}"),
    "Enchant": ("LGPL-2.1-or-later", "pkg:generic/enchant@{}"),
}
DATA = {
    "Unicode emoji data and CLDR annotations": ("15.0", "Unicode-DFS-2016"),
    "emoji (aliases)": ("2.2.0", "BSD-3-Clause"),
}


def versions(build):
    """What the build was told to say in its About box, which is what it was compiled with."""
    rules = (build / "build.ninja").read_text(encoding="utf-8") + (build / "CMakeCache.txt").read_text(encoding="utf-8")
    found = {}
    for name, word in (("Boost", "BOOST"), ("OpenSSL", "OPENSSL"), ("SQLite", "SQLITE"), ("libsodium", "SODIUM"), ("MD4C", "MD4C"),
                       ("libqrencode", "QRENCODE"), ("QtKeychain", "QTKEYCHAIN"), ("Enchant", "ENCHANT_VERSION")):
        said = re.search(rf'TINCAN_{word}=\\*"([0-9][^"\\]*)', rules)
        if said:
            found[name] = said[1]
    config = re.search(r"^Qt6Core_DIR:PATH=(.*)$", rules, re.M)
    if config:
        text = (pathlib.Path(config[1]) / "Qt6CoreConfigVersionImpl.cmake").read_text(encoding="utf-8")
        found["Qt"] = re.search(r'PACKAGE_VERSION "([0-9.]+)"', text)[1]
    return found


def component(kind, name, version, licence, url=None):
    said = {"type": kind, "bom-ref": f"{name}@{version}", "name": name, "version": version, "licenses": [{"license": {"id": licence}}]}
    return said | ({"purl": url} if url else {})


def bill(build):
    version = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.*)$", (build / "CMakeCache.txt").read_text(encoding="utf-8"), re.M)[1]
    itself = component("application", "tincan", version, "MIT", f"pkg:generic/tincan@{version}")
    parts = [component("library", name, found, LIBRARIES[name][0], LIBRARIES[name][1].format(found))
             for name, found in sorted(versions(build).items())]
    parts += [component("data", name, number, licence) for name, (number, licence) in sorted(DATA.items())]
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc) if epoch else datetime.datetime.now(datetime.timezone.utc)
    content = json.dumps([itself, parts], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {"timestamp": f"{now:%Y-%m-%dT%H:%M:%SZ}", "component": itself},
        "components": parts,
        "dependencies": [{"ref": itself["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(json.dumps(bill(pathlib.Path(sys.argv[1])), indent=2))
