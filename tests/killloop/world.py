"""A folder, a port, and the three programs that live there: a server, a writer on one line, and a follower."""
import asyncio
import http.client
import json
import random
import shutil
import socket

from programs import SPARED, Client, Server, entry_of

PATIENCE = 60  # seconds, for what takes a fraction of one on an idle machine


class Difference(Exception):
    """From the laws."""


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


class World:
    def __init__(self, tools, line, folder):
        self.tools, self.line, self.folder = tools, line, folder
        folder.mkdir(parents=True)
        self.port = free_port()
        self.bell = asyncio.Event()
        self.server = self.writer = self.follower = None
        self.log = []  # as last read
        self.shown = []  # on the follower's screen, over all of its lives
        self.typed = []
        self.confirmed = []  # (id, text), said to be queued
        self.sent = set()  # ids, said to be in the log

    async def end(self):
        for program in (self.writer, self.follower, self.server):
            if program:
                await program.end()
        self.server = self.writer = self.follower = None

    def remove(self):
        shutil.rmtree(self.folder)

    async def until(self, happened, what):
        try:
            async with asyncio.timeout(PATIENCE):
                while not happened():
                    self.bell.clear()
                    await self.bell.wait()
        except TimeoutError:
            raise Difference(f"{PATIENCE} s went by before {what}") from None

    async def start_server(self, kill=SPARED):
        """Returns once it listens or is dead."""
        server = self.server = await Server("server", self.folder, self.bell).start(
            self.tools.shim, kill, self.tools.tincand, "--listen", f"127.0.0.1:{self.port}", "--data",
            self.folder / "log", "--log-level", "warning")
        await self.until(lambda: server.url or server.over, "the server listened")
        if server.over and not server.was_killed:
            raise Difference(f"the server does not start ({server.code}), see server.err")

    async def start_writer(self, kill=SPARED):
        self.writer = await self._start_client("writer", kill, "chat", "--transport", self.line, "--linger", str(PATIENCE))

    async def start_follower(self):
        self.follower = await self._start_client("follower", SPARED, "follow", "--transport", "websocket")

    async def _start_client(self, name, kill, command, *words):
        return await Client(name, self.folder, self.bell).start(
            self.tools.shim, kill, self.tools.cli, command, f"127.0.0.1:{self.port}", "--json", "--name", name,
            "--profile", self.folder / name, *words)

    def read_log(self):
        """The server's own account, asked for over plain HTTP. Blocks."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

        def get(path):
            connection.request("GET", path)
            answer = connection.getresponse()
            return json.loads(answer.read()), answer.getheader("Tincan-Cursor")

        cursor = get("/api/health")[0]["epoch"] + ".0"
        log = []
        while True:
            events, cursor = get(f"/api/messages?limit=1000&after={cursor}")
            if not events:
                connection.close()
                return log
            log += [entry_of(event) for event in events]
