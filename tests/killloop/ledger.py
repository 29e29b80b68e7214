"""The checker: what was typed, confirmed and acknowledged, beside the log, what a follower was shown, and the stores.

Every function returns the first difference in words, or None.
"""
import sqlite3


def compare_log(log, before, typed, confirmed, sent):
    """`log` and `before` (an earlier reading) are entries, `typed` texts in their order, `confirmed` (id, text) pairs that
    were said to be queued, `sent` the ids that were said to be in the log."""
    if log[:len(before)] != before:
        lost = next(i for i, entry in enumerate(before) if log[i:i + 1] != [entry])
        return f"the log had {before[lost]} and has {log[lost:lost + 1] or 'nothing'} there"
    for last, entry in zip(log, log[1:]):
        if entry.seq <= last.seq:
            return f"the log is out of order: {entry} after {last}"
    texts, ids = {}, set()
    for entry in log:
        if entry.text in texts or entry.id in ids:
            return f"doubled in the log: {entry}"
        texts[entry.text] = entry.id
        ids.add(entry.id)
    place = {text: number for number, text in enumerate(typed)}
    for entry in log:
        if entry.text not in place:
            return f"nobody typed {entry}"
    for last, entry in zip(log, log[1:]):
        if place[entry.text] < place[last.text]:
            return f"{entry.text!r} was typed before {last.text!r}, and comes after it"
    for number, text in confirmed:
        if texts.get(text) != number:
            return f"confirmed and not in the log: {number} {text!r}"
    missing = sent - ids
    return f"acknowledged and not in the log: {sorted(missing)}" if missing else None


def compare_shown(shown, log):
    """What a follower printed, over all of its lives."""
    for number, (left, right) in enumerate(zip(shown, log)):
        if left != right:
            return f"number {number} was shown as {left}, and is {right} in the log"
    if len(shown) != len(log):
        return f"{len(shown)} were shown, and the log has {len(log)}"
    return None


def compare_store(folder, log):
    """The one store in a profile's folder: up to its cursor it is the log, beyond it only what the log has as well."""
    strange = [path.name for path in folder.iterdir() if "damaged" in path.name or "suspect" in path.name]
    if strange:
        return f"a store was taken for damaged: {strange}"
    [path] = folder.glob("*.sqlite")
    with sqlite3.connect(path) as store:
        whole = store.execute("PRAGMA integrity_check").fetchone()[0]
        rows = store.execute("SELECT seq, id, text FROM messages ORDER BY era, seq").fetchall()
        cursor = store.execute("SELECT seq FROM cursor").fetchone()
        waiting = store.execute("SELECT id, text FROM outbox").fetchall()
        gaps = store.execute("SELECT count(*) FROM gaps").fetchone()[0]
    store.close()
    if whole != "ok" or gaps:
        return f"{path.name}: {whole}, {gaps} gaps"
    if waiting:
        return f"{path.name}: still unsent: {waiting}"
    upto = cursor[0] if cursor else 0
    expected = [tuple(entry) for entry in log]
    if [row for row in rows if row[0] <= upto] != [row for row in expected if row[0] <= upto]:
        return f"{path.name}: up to {upto} it is not the log: {rows}"
    beyond = [row for row in rows if row not in expected]
    return f"{path.name}: not in the log: {beyond}" if beyond else None
