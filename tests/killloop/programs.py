"""tincand and tincan-cli as processes that can be told at which call to die; what they say is read as it comes."""
import asyncio
import contextlib
import json
import os
import re
import signal
import struct
import subprocess
from typing import NamedTuple


class Kill(NamedTuple):
    at: int  # the number of the call, from 1; 0: it lives
    how: str  # torn, after or power: tests/killloop/kill_point.h


SPARED = Kill(0, "torn")


class Tools(NamedTuple):
    tincand: str
    cli: str
    shim: str


class Entry(NamedTuple):
    seq: int
    id: str
    text: str


def entry_of(event):
    return Entry(int(event["cursor"].rpartition(".")[2]), event["id"], event.get("text", ""))


class Program:
    """Begun once. Rings the bell (an asyncio.Event) at each line and at the end."""

    def __init__(self, name, folder, bell):
        self.name, self.folder, self.bell = name, folder, bell
        self.process = None
        self.code = None  # how it ended: negative for a signal
        self.calls = 0  # known at the end, as is:
        self.was_killed = False  # by its call, and not by anybody else

    async def start(self, shim, kill, *words):
        self.note = self.folder / f"{self.name}.note"
        self.note.write_bytes(bytes(16))
        surroundings = {**os.environ, "LD_PRELOAD": shim, "TINCAN_KILL_AT": str(kill.at), "TINCAN_KILL_HOW": kill.how,
                        "TINCAN_KILL_NOTE": str(self.note)}
        # Not asyncio's own: a signal to one that has just died reaps it there, and how it ended is not known any more.
        with open(self.folder / f"{self.name}.err", "ab") as complaints:
            self.process = subprocess.Popen(words, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=complaints, env=surroundings)
        self.reader = asyncio.create_task(self._read())
        return self

    async def _read(self):
        lines = asyncio.StreamReader()
        pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), self.process.stdout)
        async for line in lines:
            if line.endswith(b"\n"):  # not the half one that a death leaves
                self.take(line)
            self.bell.set()
        pipe.close()
        self.close_input()
        self.code = await asyncio.to_thread(self.process.wait)
        self.calls, killed = struct.unpack("=QQ", self.note.read_bytes())
        self.was_killed = self.code == -signal.SIGKILL and killed == 1
        self.bell.set()

    def close_input(self):
        if not self.process.stdin.closed:
            self.process.stdin.close()

    def take(self, line):
        raise NotImplementedError

    @property
    def over(self):
        return self.code is not None

    async def end(self, how=signal.SIGKILL):
        if self.process and not self.over:
            self.process.send_signal(how)
            await self.reader


class Server(Program):
    url = None

    def take(self, line):
        listening = re.fullmatch(rb"listening on (\S+)\s*", line)
        if listening:
            self.url = listening[1].decode()


class Client(Program):
    """tincan-cli chat or follow, with --json."""

    def __init__(self, *words):
        super().__init__(*words)
        self.shown = []
        self.queued = []  # ids, as first said
        self.sent = set()
        self.typed = []
        self.gaps = 0
        self.connected = False

    def take(self, line):
        said = json.loads(line)
        if said["kind"] == "event":
            self.shown.append(entry_of(said["event"]))
        elif said["kind"] == "state":
            self.connected = said["state"] == "connected"
        elif said["kind"] == "gap":
            self.gaps += 1
        elif said["kind"] == "delivery" and said["delivery"] == "queued" and said["id"] not in self.queued:
            self.queued.append(said["id"])
        elif said["kind"] == "delivery" and said["delivery"] == "sent":
            self.sent.add(said["id"])

    def type(self, *texts):
        self.typed += texts
        with contextlib.suppress(BrokenPipeError, ValueError):  # it is dead, and perhaps known to be
            self.process.stdin.write("".join(text + "\n" for text in texts).encode())
