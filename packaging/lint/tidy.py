#!/usr/bin/env python3
"""clang-tidy on every source of the rooms that changed since the last landing, or with --all on every room.

A source that passed is remembered with a digest of itself, every header and .clang-tidy, and is not asked again until
one of them changes. Exit 1 when clang-tidy says anything.
"""
import argparse
import concurrent.futures
import hashlib
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ["app/cli", "app/desktop", "app/server", "core/base", "core/chat", "core/wire", "core/transport", "core/store",
         "core/session", "core/server", "ui"]
# libstdc++ 12 offers coroutines only to compilers that announce them, which clang 14 does not although it has them.
# The compiler's warnings are the build's affair: here only the checks speak.
EXTRA = ["--extra-arg=-D__cpp_impl_coroutine=201902L", "--extra-arg=-Wno-everything"]


def git(*words):
    answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    return answer.stdout.split() if answer.returncode == 0 else None


def changed_rooms():
    """The rooms with a change since the merge base with origin/main, on main itself since the commit before."""
    head, base = git("rev-parse", "HEAD"), git("merge-base", "HEAD", "origin/main")
    if not base or base == head:
        base = git("rev-parse", "--verify", "-q", "HEAD~1")
    names = git("diff", "--name-only", base[0]) if base else None
    if names is None or any(name in (".clang-tidy", "packaging/lint/tidy.py") for name in names):
        return ROOMS
    return [room for room in ROOMS if any(name.startswith(room + "/") for name in names)]


def digest_of(source, common):
    return hashlib.sha256(common + source.read_bytes()).hexdigest()


def common_digest():
    total = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for folder in ("app", "core", "ui"):
        for header in sorted((ROOT / folder).rglob("*.h")):
            total.update(header.read_bytes())
    return total.digest()


def judge(source, build):
    answer = subprocess.run(["clang-tidy", "-p", build, "--quiet", "--warnings-as-errors=*", *EXTRA, str(source)],
                            cwd=ROOT, capture_output=True, text=True)
    return answer.returncode == 0, answer.stdout


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--build", default="build/tidy")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--all", action="store_true")
    options = words.parse_args()

    stamps = ROOT / options.build / "tidied"
    stamps.mkdir(parents=True, exist_ok=True)
    rooms = ROOMS if options.all else changed_rooms()
    common = common_digest()
    waiting = {}
    for room in rooms:
        for source in sorted((ROOT / room).rglob("*.cpp")):
            stamp = stamps / digest_of(source, common)
            if not stamp.exists():
                waiting[source] = stamp
    print(f"{len(waiting)} sources to judge in {len(rooms)} rooms")

    bad = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        answers = {pool.submit(judge, source, options.build): source for source in waiting}
        for answer in concurrent.futures.as_completed(answers):
            good, said = answer.result()
            if good:
                waiting[answers[answer]].touch()
            else:
                bad += 1
                print(said.strip() or f"{answers[answer]}: clang-tidy failed without a word", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
