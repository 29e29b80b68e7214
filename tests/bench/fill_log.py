#!/usr/bin/env python3
"""Makes a hub's log long, for `./dev bench hub`: its newest event once more, until there are so many.

    fill_log.py FOLDER EVENTS

No server may run on the folder, and one must have stored an event there. The rows go into the file in one go and
without a sync, which takes seconds for what publishing takes many minutes for; `tincand check` says whether it is a log.
"""
import json
import sqlite3
import sys

BATCH = 100_000


def main() -> int:
    folder, events = sys.argv[1], int(sys.argv[2])
    log = sqlite3.connect(f"{folder}/log.sqlite", isolation_level=None)
    # The ids come in no order, as everybody's do: their index is to stay in memory while it is made.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000"):
        log.execute(f"PRAGMA {pragma}")
    epoch, = log.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()
    newest, room, time, text = log.execute("SELECT seq, room, time, json FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    digest, = log.execute("SELECT digest FROM publications WHERE seq = ?", (newest,)).fetchone()
    epoch, event = epoch.decode() if isinstance(epoch, bytes) else epoch, text.decode()
    place, name = f'"{epoch}.{newest}"', f'"{json.loads(event)["id"]}"'
    assert event.count(place) == 1 and event.count(name) == 1, event
    log.execute("BEGIN IMMEDIATE")
    for begin in range(newest + 1, events + 1, BATCH):
        seqs = range(begin, min(begin + BATCH, events + 1))
        ids = {seq: f"{seq * 2654435761 % 2**32:08x}-0000-4000-8000-{seq:012x}" for seq in seqs}
        log.executemany("INSERT INTO events VALUES(?, ?, ?, ?, '')", (
            (seq, room, time, event.replace(place, f'"{epoch}.{seq}"').replace(name, f'"{ids[seq]}"').encode())
            for seq in seqs))
        as_bytes = {seq: bytes.fromhex(ids[seq].replace("-", "")) for seq in seqs}
        log.executemany("INSERT INTO publications VALUES(?, ?, ?, ?)", (
            (seq, as_bytes[seq], time, digest) for seq in seqs))
        log.executemany("INSERT OR REPLACE INTO ids VALUES(?, ?)", (
            (as_bytes[seq], seq) for seq in sorted(seqs, key=lambda seq: as_bytes[seq])))
    # All of them are sorted in: what was published before, too.
    log.execute("INSERT OR REPLACE INTO ids SELECT id, seq FROM publications WHERE seq <= ?", (newest,))
    log.execute("UPDATE meta SET value = ? WHERE key = 'sorted'", (max(newest, events),))
    log.execute("COMMIT")
    log.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
