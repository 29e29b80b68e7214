#!/usr/bin/env python3
"""Uses tincan.exe under Wine as a person does, on an empty display (openbox, xdotool): what is typed comes to
tincand.exe, what others say comes to the window, and what was typed without a server outlives a kill and goes out once.

  window.py BIN RESULTS PREFIX    BIN: the folder of tincan.exe and tincand.exe; RESULTS: where the pictures go; PREFIX: Wine's
"""
import contextlib
import getpass
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid

from wine import CROSS, PATIENCE, Program, Server, ask, check, run, wine


@contextlib.contextmanager
def desktop():
    """A window manager, and no program of before: Wine keeps to the display of its first one."""
    subprocess.run([CROSS, "wineserver", "-k"], check=True)
    with Program("openbox", stderr=subprocess.DEVNULL):
        try:
            yield
        finally:
            subprocess.run([CROSS, "wineserver", "-k"], check=True)


def until(holds):
    """Asks again until it holds; what it said last."""
    end = time.monotonic() + PATIENCE
    while not (said := holds()) and time.monotonic() < end:
        time.sleep(0.2)
    return said


class Window(Program):
    """tincan.exe, once its window is there."""

    def __init__(self, program, profile, *words):
        self.drafts = profile / "drafts.json"
        super().__init__(wine(program, "--profile", profile.name, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = until(lambda: run(["xdotool", "search", "--onlyvisible", "--name", "Tincan$"]).stdout.split())
        if not found:
            raise SystemExit("tincan shows no window")
        run(["xdotool", "windowactivate", "--sync", found[-1]])

    def says(self, words):
        """Keys that come before the window listens are lost, so it is looked at what has become of them."""
        def is_typed():
            run(["xdotool", "key", "ctrl+a"])
            run(["xdotool", "type", "--delay", "20", words])
            time.sleep(1)  # a draft is kept every half a second
            return self.drafts.exists() and f'"{words}"' in self.drafts.read_text()

        until(is_typed)
        run(["xdotool", "key", "Return"])

    @staticmethod
    def picture(path):
        path.unlink(missing_ok=True)
        subprocess.run(["import", "-window", "root", path], check=True)


def texts(server, words):
    return [event["id"] for event in ask(server.url + "/api/messages") if event.get("text") == words]


def kept(profile, words):
    """Whether the words wait on disk, or are in the history; looked at in a copy, since the program has the files open."""
    with tempfile.TemporaryDirectory() as folder:
        for file in profile.glob("*.sqlite*"):
            with contextlib.suppress(FileNotFoundError):  # it may just be going
                shutil.copy(file, folder)
        for file in pathlib.Path(folder).glob("*.sqlite"):
            with contextlib.closing(sqlite3.connect(file)) as history, contextlib.suppress(sqlite3.DatabaseError):
                rows = history.execute("SELECT text FROM outbox UNION ALL SELECT text FROM messages")
                if (words,) in rows.fetchall():
                    return True
    return False


def self_test(tincan, platform):
    said = run(wine(tincan, "--self-test", "-platform", platform)).stdout
    return check(f"--self-test, {platform}", "FAILED" not in said and said.count("ok     line ") == 5, said)


def talk(programs, results, profile):
    tincan, tincand = programs / "tincan.exe", programs / "tincand.exe"
    with Server(tincand) as server:
        listen, data = server.url.removeprefix("http://"), server.folder
        with Window(tincan, profile, "--server", server.url) as window:
            window.says("typed on Windows")
            good = check("what is typed comes to the server", until(lambda: texts(server, "typed on Windows")))
            ask(server.url + "/api/messages", {"id": str(uuid.uuid4()), "room": "lobby", "text": "said by Ada", "name": "Ada"})
            good &= check("what Ada says comes to the window's history", until(lambda: kept(profile, "said by Ada")))
            window.picture(results / "window.png")
    with Window(tincan, profile) as window:
        window.says("typed without a server")
        good &= check("what is typed without a server waits on disk", until(lambda: kept(profile, "typed without a server")))
        window.picture(results / "window-away.png")
        window.kill()
    with Server(tincand, listen=listen, folder=data) as server, Window(tincan, profile):
        good &= check("after a kill it goes out", until(lambda: texts(server, "typed without a server")))
        ask(server.url + "/api/messages", {"id": str(uuid.uuid4()), "room": "lobby", "text": "said after it", "name": "Ada"})
        good &= check("and what is said after it comes", until(lambda: kept(profile, "said after it")))
        good &= check("once", len(texts(server, "typed without a server")) == 1, texts(server, "typed without a server"))
    return good


def main():
    programs, results, prefix = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    with desktop():
        good = self_test(programs / "tincan.exe", "windows")
        profile = prefix / "drive_c/users" / getpass.getuser() / "AppData/Local/tincan/profiles" / f"window-{uuid.uuid4()}"
        good &= talk(programs, results, profile)
        shutil.rmtree(profile)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
