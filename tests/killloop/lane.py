"""One lane of the kill loop: a server, a writer on one line and a follower, of whom one is killed each round."""
import asyncio
import http.client
import json
import random
import shutil
import signal
import socket
from typing import NamedTuple

import ledger
from programs import SPARED, Client, Server, entry_of

PATIENCE = 60  # seconds, for what takes a fraction of one on an idle machine
LONGEST_LOG = 300  # then a new one is begun, as each round reads all of it


class Scenario(NamedTuple):
    victim: str  # client or server
    line: str
    fresh: bool  # every round begins with empty folders, so that their making is killed as well

    def __str__(self):
        return f"{'fresh-' if self.fresh else ''}{self.victim}/{self.line}"


class Difference(Exception):
    pass


def free_port():
    # Below what the system gives to outgoing connections: none of those may sit on it while the server is down.
    for port in random.SystemRandom().sample(range(15000, 32000), 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Difference("no port is free")


def read_log(port):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(path):
        asked.request("GET", path)
        answer = asked.getresponse()
        return json.loads(answer.read()), answer.getheader("Tincan-Cursor")

    cursor = get("/api/health")[0]["epoch"] + ".0"
    log = []
    while True:
        events, cursor = get(f"/api/messages?limit=1000&after={cursor}")
        if not events:
            asked.close()
            return log
        log += [entry_of(event) for event in events]


class Lane:
    def __init__(self, scenario, tools, folder):
        self.scenario, self.tools, self.root = scenario, tools, folder
        self.bell = asyncio.Event()
        self.worlds = self.confirmed_ever = self.acknowledged_ever = 0
        self.port = None
        self.server = self.writer = self.follower = None

    async def round(self, kill):
        """One life of the victim, and what came of it. Returns the victim."""
        if self.port is None or self.scenario.fresh or len(self.log) > LONGEST_LOG:
            await self.begin_anew()
        self.number += 1
        victim = await (self.kill_client(kill) if self.scenario.victim == "client" else self.kill_server(kill))
        if not victim.was_killed and victim.code != 0:
            raise Difference(f"{victim.name} ended with {victim.code}, see {victim.name}.err")
        await self.compare()
        return victim

    async def begin_anew(self):
        await self.end()
        if self.worlds:
            shutil.rmtree(self.folder)
        self.worlds += 1
        self.folder = self.root / f"{self.worlds}"
        self.folder.mkdir(parents=True)
        self.port = free_port()
        self.number = 0
        self.log, self.shown, self.typed, self.confirmed, self.sent = [], [], [], [], set()

    async def end(self):
        for program in (self.writer, self.follower, self.server):
            if program:
                await program.end()
        self.server = self.writer = self.follower = None

    async def until(self, happened, what):
        try:
            async with asyncio.timeout(PATIENCE):
                while not happened():
                    self.bell.clear()
                    await self.bell.wait()
        except TimeoutError:
            raise Difference(f"{PATIENCE} s went by before {what}") from None

    # --- the three programs ---

    async def start_server(self, kill=SPARED):
        """Returns once it listens or is dead."""
        self.server = await Server("server", self.folder, self.bell).start(
            self.tools.shim, kill, self.tools.tincand, "--listen", f"127.0.0.1:{self.port}", "--data",
            self.folder / "log", "--log-level", "warning")
        await self.until(lambda: self.server.url or self.server.over, "the server listened")
        if self.server.over and not self.server.was_killed:
            raise Difference(f"the server does not start ({self.server.code}), see server.err")

    async def client(self, name, kill, command, *words):
        return await Client(name, self.folder, self.bell).start(
            self.tools.shim, kill, self.tools.cli, command, f"127.0.0.1:{self.port}", "--json", "--name", name,
            "--profile", self.folder / name, *words)

    async def start_writer(self, kill=SPARED):
        self.writer = await self.client("writer", kill, "chat", "--transport", self.scenario.line, "--linger",
                                        str(PATIENCE))

    async def start_follower(self):
        self.follower = await self.client("follower", SPARED, "follow", "--transport", "websocket")

    async def type_all(self, ended):
        """Five messages: three at once, and two when the first one is through, so that calls of all kinds interleave."""
        texts = [f"{self.scenario} {self.worlds}.{self.number}.{i}" for i in range(5)]
        self.typed += texts
        self.writer.type(*texts[:3])
        await self.until(lambda: self.writer.sent or ended(), "the first message was through")
        self.writer.type(*texts[3:])
        self.writer.type_no_more()

    def close_account(self):
        """Of a writer that is over."""
        pairs = list(zip(self.writer.queued, self.writer.typed))
        self.confirmed += pairs
        self.sent |= self.writer.sent
        self.confirmed_ever += len(pairs)
        self.acknowledged_ever += len(self.writer.sent)

    # --- a round of each kind ---

    async def kill_client(self, kill):
        if not self.server:
            await self.start_server()
            await self.start_follower()
        await self.start_writer(kill)
        victim = self.writer
        await self.type_all(lambda: victim.over)
        await self.until(lambda: victim.over, "the writer was done")
        self.close_account()
        if victim.was_killed:
            await self.start_writer()
            self.writer.type_no_more()
            await self.until(lambda: self.writer.over, "what the killed writer left was sent")
            self.close_account()
        return victim

    async def kill_server(self, kill):
        await self.end()
        await self.start_server(kill)
        victim = self.server
        if victim.url:
            await self.start_follower()
            await self.start_writer()
            await self.type_all(lambda: victim.over)
            await self.until(lambda: victim.over or self.writer.over, "the writer was done")
            await victim.end(signal.SIGTERM)
        await self.start_server()
        if not self.follower:
            await self.start_follower()
        if self.writer:
            await self.until(lambda: self.writer.over, "everything was sent to the server that came back")
            self.close_account()
        return victim

    # --- what came of it ---

    async def compare(self):
        log = await asyncio.to_thread(read_log, self.port)
        before, self.log = self.log, log
        wrong = ledger.compare_log(log, before, self.typed, self.confirmed, self.sent)
        if not wrong and self.writer and self.writer.code != 0:
            wrong = f"the writer ended with {self.writer.code}, see writer.err"
        if wrong:
            raise Difference(wrong)
        follower = self.follower
        caught_up = lambda: follower.connected and len(self.shown) + len(follower.shown) >= len(log)
        await self.until(lambda: follower.over or caught_up(), "the follower was shown all of the log")
        self.shown += follower.shown
        follower.shown = []
        wrong = ledger.compare_shown(self.shown, log) or ledger.compare_store(self.folder / "follower", log)
        if not wrong and self.writer:
            wrong = ledger.compare_store(self.folder / "writer", log)
        if not wrong and (follower.gaps or self.writer and self.writer.gaps):
            wrong = "a gap was told"
        if wrong:
            raise Difference(wrong)
