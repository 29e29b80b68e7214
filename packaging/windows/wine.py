"""What talk.py and window.py share: programs under Wine, and a tincand.exe that is asked over HTTP."""
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import urllib.request

CROSS = pathlib.Path(__file__).resolve().parent / "cross.sh"
PATIENCE = 60  # seconds


def wine(program, *words):
    return [CROSS, "wine", program, *words]


class Program:
    """A program until the block ends, or until it is killed: with all that it started."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, text=True, start_new_session=True, stdin=subprocess.DEVNULL, **options)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()


class Server(Program):
    """tincand, on a free port and in an empty folder unless it is told of one's own."""

    def __init__(self, program, *words, listen="127.0.0.1:0", folder=None):
        self.folder = folder or tempfile.TemporaryDirectory()
        data = "Z:" + self.folder.name.replace("/", "\\") + "\\data"
        super().__init__(wine(program, "--listen", listen, "--data", data, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        found = re.search(r"listening on (\S+)", line)
        if not found:
            raise SystemExit(f"tincand said: {line}{self.process.stderr.read()}")
        self.url = found[1]


def ask(url, body=None, context=None):
    request = urllib.request.Request(url, data=body and json.dumps(body).encode(), headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE, context=context) as answer:
        return json.load(answer)


def check(name, good, said=""):
    print(f"{'ok  ' if good else 'FAIL'} {name}" + ("" if good else f": {str(said)[-600:]}"), flush=True)
    return bool(good)


def run(command):
    with Program(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        said, complained = program.process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(command, program.process.returncode, said, complained)
