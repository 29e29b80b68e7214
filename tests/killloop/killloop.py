#!/usr/bin/env python3
"""Kills client and server at their n-th write, sync or send, n = 1, 2, 3 …, and compares what is left with the laws.

No message that was confirmed (queued) or acknowledged (sent) is lost, none is doubled, and the order is the one in which
they were typed: in the log, on a follower's screen, and in both stores. Several lanes go on at the same time, as a
reconnect is mostly waiting.
"""
import argparse
import asyncio
import os
import pathlib
import shutil
import sys
import tempfile
import time

from lane import Lane, Scenario
from programs import SPARED, Kill, Tools
from world import Difference

DEATHS = ("torn", "after", "power")
SCENARIOS = [Scenario(victim, line, fresh) for victim in ("client", "server") for line, fresh in (
    ("websocket", False), ("sse", False), ("long-poll", False), ("stream", False), ("websocket", True))]


def kills_of(calls, share, first):
    """Where to kill, without end: `share` points spread evenly over the calls, the ways of dying taking turns from the
    `first` on (what one lane does at a call another one does not), then every call in every way."""
    if share < calls * len(DEATHS):
        yield from (Kill(1 + i * calls // share, DEATHS[(i + first) % len(DEATHS)]) for i in range(share))
    while True:
        yield from (Kill(at, how) for at in range(1, calls + 1) for how in DEATHS)


class Run:
    def __init__(self, number, scenario, share, options, folder):
        self.lane = Lane(scenario, options.tools, folder / str(scenario).replace("/", "-"))
        self.number, self.scenario, self.share, self.only = number, scenario, share, options.only
        self.kills = self.calls = self.farthest = 0
        self.kill = SPARED

    async def go(self):
        try:
            self.calls = (await self.lane.round(SPARED)).calls
            if not self.calls:
                raise Difference("no call of the victim was counted")
            await self.loop()
        finally:
            await self.lane.end()

    async def loop(self):
        points = iter([self.only] * self.share) if self.only else kills_of(self.calls, self.share, self.number)
        missed = 0  # in a row: the number of calls differs from round to round
        for self.kill in points:
            victim = await self.lane.round(self.kill)
            self.kills += victim.was_killed
            self.farthest = max(self.farthest, self.kill.at if victim.was_killed else 0)
            missed = 0 if victim.was_killed else missed + 1
            if missed > 3 * self.calls:
                raise Difference("the victim does not die any more")
            if self.kills == self.share:
                return

    def complaint(self, wrong):
        return (f"{self.scenario}, {self.kill.how} call {self.kill.at} of its victim, after {self.kills} kills: {wrong}\n"
                f"  its folder: {self.lane.world.folder}\n"
                f"  again:      ./dev killloop --kills 20 --lane {self.scenario} --at {self.kill.at} --how {self.kill.how}")


def read_options():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--build", default="build/release", help="where the programs were built (build/release)")
    words.add_argument("--kills", type=int, default=1000, help="how many, spread over the lanes and their calls (1000)")
    words.add_argument("--short", action="store_true", help="60 instead, unless TINCAN_LONG is set: for ctest")
    words.add_argument("--lane", help="only this one: " + ", ".join(map(str, SCENARIOS)))
    words.add_argument("--at", type=int, help="only at this call")
    words.add_argument("--how", choices=DEATHS, default="torn", help="with --at")
    words.add_argument("--folder", help="where to work; kept when something is wrong")
    options = words.parse_args()
    if options.short and not os.environ.get("TINCAN_LONG"):
        options.kills = 60
    build = pathlib.Path(options.build).resolve()
    options.tools = Tools(str(build / "bin/tincand"), str(build / "bin/tincan-cli"),
                          str(build / "tests/libtincan_killloop.so"))
    for tool in options.tools:
        if not os.path.exists(tool):
            words.error(f"{tool} is missing: ./dev build")
    options.only = Kill(options.at, options.how) if options.at else None
    options.scenarios = [each for each in SCENARIOS if options.lane in (None, str(each))]
    if not options.scenarios:
        words.error(f"there is no lane {options.lane}")
    return options


async def loop(options, folder):
    """The runs, and the first that met a difference with it, if one did."""
    count = len(options.scenarios)
    runs = [Run(i, scenario, options.kills * (i + 1) // count - options.kills * i // count, options, folder)
            for i, scenario in enumerate(options.scenarios)]
    tasks = {asyncio.create_task(run.go()): run for run in runs if run.share}
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    return runs, next(((tasks[task], task.exception()) for task in done if task.exception()), None)


def report(runs, seconds):
    print(f"{'lane':24}{'calls':>7}{'kills':>7}{'to call':>9}{'confirmed':>11}{'acknowledged':>14}")
    for run in runs:
        print(f"{str(run.scenario):24}{run.calls:7}{run.kills:7}{run.farthest:9}{run.lane.confirmed:11}"
              f"{run.lane.acknowledged:14}")
    kills = sum(run.kills for run in runs)
    print(f"{kills} kills in {seconds:.1f} s, {kills / seconds:.1f} a second")
    return kills


def main():
    options = read_options()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="killloop-", dir=options.folder))
    began = time.monotonic()
    runs, wrong = asyncio.run(loop(options, folder))
    kills = report(runs, time.monotonic() - began)
    if wrong:
        run, difference = wrong
        print(run.complaint(difference if isinstance(difference, Difference) else repr(difference)), file=sys.stderr)
        return 1
    shutil.rmtree(folder)
    if kills < options.kills:
        print(f"{options.kills} were asked for", file=sys.stderr)
        return 1
    print("nothing was lost, doubled or out of order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
