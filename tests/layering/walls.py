#!/usr/bin/env python3
"""Reads the table of rooms in docs/architecture.md and fails on every include that it does not allow,
and where a room but core/platform asks which system it is built for.

Only what a file includes itself is judged, not what comes with that. Tests may enter every room.
  walls.py [ROOT]      judge the tree at ROOT (this one by default)
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Which system this is built for: asked in one room, and by tests. What a library or a compiler has may be asked anywhere.
SYSTEM = re.compile(r"^\s*#\s*(?:if|ifdef|ifndef|elif).*?\b(Q_OS_\w+|_WIN32|WIN32|__linux__|__unix__|__APPLE__|SIG[A-Z]+)\b")
ROW = re.compile(r'^\|\s*`([a-z/]+)`\s*\|\s*(.+?)\s*\|\s*$')

# What a library's headers look like; a name of the table on the left. QtCore needs no pattern: whatever begins with Q
# and is no other library's is its.
LIBRARIES = {
    "Qt Network": r"(QtNetwork/|QNetwork|QHost|QTcp|QUdp|QSsl|QAbstractSocket|QLocal(Server|Socket)|QAuthenticator|QHttp|"
                  r"QDns|QDtls|QPasswordDigestor|QOcsp|QSctp|QHsts)",
    "Qt WebSockets": r"(QtWebSockets/|QWebSocket|QMaskGenerator)",
    "Qt Sql": r"(QtSql/|QSql)",
    "Qt Test": r"(QtTest/|QTest|QSignalSpy|QAbstractItemModelTester|QBenchmark)",
    "Boost": r"boost/",
    "OpenSSL": r"openssl/",
    "libsodium": r"sodium(\.h|/)",
    "SQLite": r"sqlite3",
    "nats.c": r"nats(\.h|/)",
}
QT_CORE = (r"(QtCore/|QtGlobal|QtAssert|QtEndian|QtMath|QtLogging|QtTypes|QtMinMax|QtNumeric|QtVersionChecks|QtPlugin|"
           r"Q(Abstract(EventDispatcher|ItemModel|ListModel|NativeEventFilter|ProxyModel|TableModel)|Any|Array|Atomic|Basic|"
           r"Bit|Buffer|Byte|Cache|Calendar|Cbor|Char$|Collator|CommandLine|Concatenate|Constant|Contiguous|Core|Crypto|DataStream|"
           r"Date|Deadline|Debug|Dir$|DirIterator|DirListing|Dynamic|Easing|Elapsed|Enable|Event$|EventLoop|Exception|Explicitly|"
           r"Fact|File$|FileDevice|FileInfo|FileSelector|FileSystemWatcher|Flag|Float|Function|Future|Generic|Global|Hash|"
           r"IODevice|Identity|Item|Iter|Json|KeyCombination|KeyValue|Language|Latin1|Library|Line$|LineF|List|Locale|Lock|"
           r"Logging|Map|Margins|MessageAuth|MessageLog|Meta|Mime|Model|MultiHash|MultiMap|Mutable|Mutex|NativeInterface|"
           r"Notif|Object|Operating|Pair|Persistent|Plugin|Point|Pointer|Process|Promise|Property|Queue|Random|Read|Rect|Recursive|"
           r"Regular|Resource|Result|Runnable|Save|Scope|Semaphore|Sequential|Set$|SetIterator|Settings|Shared|Signal(Blocker|Mapper)|"
           r"Simd|Size|Socket(Notifier|Descriptor)|SortFilter|Span|Stack|Standard(Paths)|Static|Stor|String|Sys|Tagged|Task|"
           r"Temporary|Text(Boundary|Stream)|Thread|Time|Tr|Type|U[a-z]*Version|Uni|Unhandled|Url|Utf|Uuid|Var|Vector|Version|"
           r"Wait|WeakPointer|Win|With|Wr|Xml(Stream)|Yield))")


def allowed_of(architecture):
    """{room: (rooms and libraries it may use)}; None for one that may use everything."""
    table = {}
    for line in architecture.read_text(encoding="utf-8").splitlines():
        row = ROW.match(line)
        if row:
            words = {word.strip() for word in re.split(r"[,;()]|\bonly\b|\bin one file\b", row[2])} - {""}
            words = {"Boost" if word.startswith("Boost.") else word for word in words}
            table[row[1]] = None if "everything" in words else words
    return table


def room_of(path, rooms):
    fitting = [room for room in rooms if path.startswith(room + "/")]
    return max(fitting, key=len, default=None)


def library_of(name):
    for library, pattern in LIBRARIES.items():
        if re.match(pattern, name):
            return library
    if name.startswith("Q"):
        return "Qt Core" if re.match(QT_CORE, name) else "Qt Widgets"
    return None  # the standard library's and the system's


def may_use(room, target, table):
    allowed = table[room]
    if allowed is None or target is None or target == room:
        return True
    if target == "Qt Core":
        return True
    return target in allowed or target.removeprefix("core/") in allowed


def complaint(relative, number, bracket, name, table):
    room = room_of(relative, table)
    if bracket == "<":
        target = library_of(name)
    else:
        target = room_of(name, table)
        if target is None and re.match(r"(core|ui|app|tests)/", name):
            return f"{relative}:{number}: {name} belongs to no room of the table"
    if may_use(room, target, table):
        return None
    return f"{relative}:{number}: {room} may not use {target} ({name})"


def judge(root):
    table = allowed_of(root / "docs/architecture.md")
    if len(table) < 9:
        return [f"docs/architecture.md: only {len(table)} rooms could be read from the table"]
    complaints = []
    for folder in ("core", "ui", "app"):
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root).as_posix()
            if path.suffix not in (".h", ".cpp"):
                continue
            if room_of(relative, table) is None:
                complaints.append(f"{relative}: this folder is no room of the table")
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                system = SYSTEM.match(line)
                if system and not relative.startswith("core/platform/"):
                    complaints.append(f"{relative}:{number}: {system[1]} is asked outside core/platform")
                include = INCLUDE.match(line)
                if include:
                    complaints.append(complaint(relative, number, include[1], include[2], table))
    return [each for each in complaints if each]


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
    complaints = judge(root)
    print("\n".join(complaints) if complaints else "every include keeps to the table")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
