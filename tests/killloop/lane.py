"""One lane of the kill loop: one kind of victim on one line, a life a round, and what came of it."""
import asyncio
import signal
from typing import NamedTuple

import ledger
from world import Difference, World

LONGEST_LOG = 300  # then a new one is begun, as each round reads all of it


class Scenario(NamedTuple):
    victim: str  # client or server
    line: str
    fresh: bool  # every round begins with empty folders, so that their making is killed as well

    def __str__(self):
        return f"{'fresh-' if self.fresh else ''}{self.victim}/{self.line}"


class Lane:
    def __init__(self, scenario, tools, folder):
        self.scenario, self.tools, self.folder = scenario, tools, folder
        self.world = None
        self.worlds = self.rounds = self.confirmed = self.acknowledged = 0

    async def round(self, kill):
        """One life of the victim, which is returned, and the comparison. Raises Difference."""
        if not self.world or self.scenario.fresh or len(self.world.log) > LONGEST_LOG:
            await self.begin_anew()
        self.rounds += 1
        victim = await (self.kill_client(kill) if self.scenario.victim == "client" else self.kill_server(kill))
        if not victim.was_killed and victim.code != 0:
            raise Difference(f"the {victim.name} ended with {victim.code}, see {victim.name}.err")
        await self.compare()
        return victim

    async def begin_anew(self):
        await self.end()
        if self.world:
            self.world.remove()
        self.worlds += 1
        self.world = World(self.tools, self.scenario.line, self.folder / str(self.worlds))

    async def end(self):
        if self.world:
            await self.world.end()

    async def kill_client(self, kill):
        world = self.world
        if not world.server:
            await world.start_server()
            await world.start_follower()
        await world.start_writer(kill)
        victim = world.writer
        await self.type_all(victim)
        await world.until(lambda: victim.over, "the writer was done")
        self.close_account()
        if victim.was_killed:
            await world.start_writer()
            world.writer.close_input()
            await world.until(lambda: world.writer.over, "what the killed writer left was sent")
            self.close_account()
        return victim

    async def kill_server(self, kill):
        world = self.world
        await world.end()
        await world.start_server(kill)
        victim = world.server
        if victim.url:
            await world.start_follower()
            await world.start_writer()
            await self.type_all(victim)
            await world.until(lambda: victim.over or world.writer.over, "the writer was done")
            await victim.end(signal.SIGTERM)
        await world.start_server()
        if not world.follower:
            await world.start_follower()
        if world.writer:
            await world.until(lambda: world.writer.over, "everything was sent to the server that came back")
            self.close_account()
        return victim

    async def type_all(self, victim):
        """Five messages: three at once, and two when the first one is through, so that calls of all kinds interleave."""
        writer = self.world.writer
        texts = [f"{self.scenario} {self.rounds}.{i}" for i in range(5)]
        self.world.typed += texts
        writer.type(*texts[:3])
        await self.world.until(lambda: writer.sent or victim.over, "the first message was through")
        writer.type(*texts[3:])
        writer.close_input()

    def close_account(self):
        """Of a writer that is over."""
        writer = self.world.writer
        pairs = list(zip(writer.queued, writer.typed))
        self.world.confirmed += pairs
        self.world.sent |= writer.sent
        self.confirmed += len(pairs)
        self.acknowledged += len(writer.sent)

    async def compare(self):
        world, follower, writer = self.world, self.world.follower, self.world.writer
        before, world.log = world.log, await asyncio.to_thread(world.read_log)
        if writer and writer.code != 0:
            raise Difference(f"the writer ended with {writer.code}, see writer.err")
        self.judge(ledger.compare_log(world.log, before, world.typed, world.confirmed, world.sent))

        def caught_up():
            return follower.connected and len(world.shown) + len(follower.shown) >= len(world.log)

        await world.until(lambda: follower.over or caught_up(), "the follower was shown all of the log")
        self.judge(f"the follower ended with {follower.code}, see follower.err" if follower.over else None)
        world.shown += follower.shown
        follower.shown = []
        self.judge(ledger.compare_shown(world.shown, world.log))
        for client in filter(None, (follower, writer)):
            self.judge(ledger.compare_store(world.folder / client.name, world.log))
            self.judge(f"the {client.name} was told of a gap" if client.gaps else None)

    @staticmethod
    def judge(wrong):
        if wrong:
            raise Difference(wrong)
