#!/usr/bin/env python3
"""The kill loop is tried itself: a checker that finds nothing and a shim that spares its victim would pass everything."""
import asyncio
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import unittest

import ledger
from killloop import DEATHS, kills_of
from programs import Entry, Kill, Program

SHIM = None
VICTIM = """if True:
    import os, sys
    file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
    os.write(file, b'aaaa'), os.fsync(file), os.pwrite(file, b'bbbb', 4), os.pwrite(file, b'cc', 0)
    os.write(1, b'not counted')
    os.unlink(sys.argv[2])
"""
LOG = [Entry(1, "i", "one"), Entry(2, "j", "two"), Entry(4, "k", "three")]
TYPED = ["one", "lost before it was confirmed", "two", "three"]


class Victim(Program):
    def take(self, line):
        pass


class Shim(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def left_by(self, at, how):
        async def live():
            (self.folder / "other").touch()
            victim = await Victim("victim", self.folder, asyncio.Event()).start(
                SHIM, Kill(at, how), sys.executable, "-c", VICTIM, self.folder / "file", self.folder / "other")
            await victim.reader
            return victim

        victim = asyncio.run(live())
        file = self.folder / "file"
        left = file.read_bytes() if file.exists() else None
        file.unlink(missing_ok=True)
        self.assertEqual(victim.was_killed, at > 0)
        self.assertEqual(victim.calls, at or 6)
        return left

    def test_who_is_spared_does_all_of_it(self):
        self.assertEqual(self.left_by(0, "torn"), b"ccaabbbb")
        self.assertFalse((self.folder / "other").exists())

    def test_the_last_call_is_done_by_half(self):
        self.assertEqual([self.left_by(at, "torn") for at in range(1, 6)], [None, b"aa", b"aaaa", b"aaaabb", b"caaabbbb"])
        self.left_by(6, "torn")
        self.assertTrue((self.folder / "other").exists())

    def test_the_last_call_is_done(self):
        self.assertEqual([self.left_by(at, "after") for at in (1, 2, 4, 5)], [b"", b"aaaa", b"aaaabbbb", b"ccaabbbb"])
        self.left_by(6, "after")
        self.assertFalse((self.folder / "other").exists())

    def test_the_power_takes_what_was_not_synced(self):
        self.assertEqual([self.left_by(at, "power") for at in range(1, 7)], [None, b"", b"", b"aaaa", b"aaaa", b"aaaa"])
        self.assertTrue((self.folder / "other").exists())


class Checker(unittest.TestCase):
    def judge(self, log=LOG, before=LOG[:1], typed=TYPED, confirmed=(("j", "two"),), sent=frozenset("ik")):
        return ledger.compare_log(list(log), list(before), typed, confirmed, set(sent))

    def test_what_is_right_passes(self):
        self.assertIsNone(self.judge())
        self.assertIsNone(ledger.compare_shown(LOG, LOG))

    def test_losses_are_found(self):
        self.assertIn("confirmed", self.judge(confirmed=[("x", "lost before it was confirmed")]))
        self.assertIn("acknowledged", self.judge(sent="ix"))
        self.assertIn("the log had", self.judge(log=LOG[1:]))
        self.assertIn("the log had", self.judge(log=[], before=LOG))
        self.assertIn("were shown", ledger.compare_shown(LOG[:2], LOG))

    def test_doubles_are_found(self):
        self.assertIn("doubled", self.judge(log=LOG + [Entry(5, "k", "three again")]))
        self.assertIn("doubled", self.judge(log=LOG + [Entry(5, "l", "three")]))
        self.assertIn("was shown", ledger.compare_shown(LOG[:1] + LOG, LOG))

    def test_disorder_is_found(self):
        self.assertIn("was typed before", self.judge(typed=["one", "three", "two"]))
        self.assertIn("out of order", self.judge(log=LOG[:1] + [Entry(1, "j", "two")]))

    def test_inventions_are_found(self):
        self.assertIn("nobody typed", self.judge(typed=TYPED[1:]))
        self.assertIn("confirmed", self.judge(confirmed=[("i", "two")]))


class Store(unittest.TestCase):
    def judge(self, rows, cursor, waiting=()):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        with sqlite3.connect(folder / "store.sqlite") as store:
            store.execute("CREATE TABLE messages (era, seq, id, text)")
            store.execute("CREATE TABLE cursor (seq)")
            store.execute("CREATE TABLE outbox (id, text)")
            store.execute("CREATE TABLE gaps (seq)")
            store.executemany("INSERT INTO messages VALUES (1, ?, ?, ?)", rows)
            store.executemany("INSERT INTO outbox VALUES (?, ?)", waiting)
            store.execute("INSERT INTO cursor VALUES (?)", (cursor,))
        store.close()
        return ledger.compare_store(folder, LOG)

    def test_a_store_is_the_log_up_to_its_cursor(self):
        self.assertIsNone(self.judge(LOG, 4))
        self.assertIsNone(self.judge([LOG[0], LOG[2]], 1))  # the last one by the answer to it
        self.assertIn("not the log", self.judge([LOG[0], LOG[2]], 4))
        self.assertIn("not in the log", self.judge([LOG[0], Entry(3, "x", "y")], 1))
        self.assertIn("unsent", self.judge(LOG, 4, [("x", "y")]))


class Points(unittest.TestCase):
    def test_few_kills_are_spread_and_many_take_every_call(self):
        few, many = kills_of(100, 10, 0), kills_of(5, 15, 1)
        self.assertEqual([next(few).at for _ in range(10)], [1, 11, 21, 31, 41, 51, 61, 71, 81, 91])
        self.assertEqual({next(many) for _ in range(15)}, {Kill(at, how) for at in range(1, 6) for how in DEATHS})


if __name__ == "__main__":
    SHIM = str(pathlib.Path(sys.argv.pop(1)).resolve() / "tests/libtincan_killloop.so")
    unittest.main()
