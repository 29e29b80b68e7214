#!/usr/bin/env python3
"""The wall test is tried on made-up houses first: a guard that never barks guards nothing."""
import pathlib
import shutil
import tempfile
import unittest

import walls

HERE = pathlib.Path(__file__).resolve().parents[2]


class Walls(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        (self.root / "docs").mkdir()
        shutil.copy(HERE / "docs/architecture.md", self.root / "docs")

    def complaints_about(self, path, *lines):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n")
        return walls.judge(self.root)

    def test_a_room_may_use_what_the_table_names(self):
        self.assertEqual([], self.complaints_about(
            "core/transport/line.cpp", '#include "core/transport/line.h"', '#include "core/wire/sse_parser.h"',
            "#include <QNetworkReply>", "#include <QWebSocket>", "#include <QTimer>", "#include <vector>"))

    def test_a_room_may_not_reach_upwards(self):
        [said] = self.complaints_about("core/wire/parser.cpp", "// a comment", '#include "core/session/session.h"')
        self.assertIn("core/wire/parser.cpp:2", said)
        self.assertIn("core/session", said)

    def test_the_window_does_not_know_the_lines(self):
        self.assertEqual(1, len(self.complaints_about("ui/chip.h", '#include "core/transport/transport.h"')))
        self.assertEqual(1, len(self.complaints_about("ui/chip.h", '#  include "core/server/hub.h"')))

    def test_widgets_stay_out_of_core(self):
        for header in ("QWidget", "QtWidgets/QLabel", "QPainter", "QColor", "QtGui/QFont"):
            self.assertEqual(1, len(self.complaints_about("core/chat/room.h", f"#include <{header}>")), header)

    def test_network_and_sql_stay_in_their_rooms(self):
        for header in ("QTcpSocket", "QNetworkAccessManager", "QSqlQuery", "QWebSocket", "QtNetwork/QHostAddress"):
            self.assertEqual(1, len(self.complaints_about("core/wire/parser.h", f"#include <{header}>")), header)

    def test_boost_and_sqlite_stay_in_the_server(self):
        for header in ("boost/asio.hpp", "sqlite3.h", "openssl/sha.h"):
            self.assertEqual(1, len(self.complaints_about("core/store/history.cpp", f"#include <{header}>")), header)
            self.assertEqual([], self.complaints_about("core/store/history.cpp"))
            self.assertEqual([], self.complaints_about("core/server/log.cpp", f"#include <{header}>"))

    def test_one_room_asks_which_system_it_is(self):
        for line in ("#ifdef Q_OS_WIN", "#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)", "#  ifndef _WIN32", "#ifdef SIGHUP"):
            [said] = self.complaints_about("core/base/clock.cpp", line)
            self.assertIn("core/base/clock.cpp:1", said)
        self.assertEqual([], self.complaints_about("core/base/clock.cpp", "#ifdef TINCAN_DBUS", "#if QT_VERSION >= 6"))
        self.assertEqual([], self.complaints_about("core/platform/posix/files.cpp", "#ifdef Q_OS_MACOS"))

    def test_test_code_stays_out_of_the_product(self):
        self.assertEqual(1, len(self.complaints_about("core/base/clock.cpp", "#include <QTest>")))
        self.assertEqual(1, len(self.complaints_about("core/base/clock.cpp", '#include "tests/support/fake_clock.h"')))

    def test_the_composition_roots_may_enter_every_room(self):
        self.assertEqual([], self.complaints_about(
            "app/desktop/main.cpp", '#include "core/server/hub.h"', '#include "ui/main_window.h"', "#include <QApplication>"))

    def test_a_folder_that_the_table_does_not_know_is_noticed(self):
        self.assertEqual(1, len(self.complaints_about("core/cellar/box.h", "#include <QString>")))

    def test_a_table_that_cannot_be_read_is_a_failure(self):
        (self.root / "docs/architecture.md").write_text("# No table\n")
        self.assertEqual(1, len(walls.judge(self.root)))


if __name__ == "__main__":
    unittest.main()
