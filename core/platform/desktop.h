// What a graphical session of this system is like. Any thread.
#pragma once

namespace tincan {

// Whether a window can be opened at all: Qt would abort without a word that helps. Before QApplication. `-platform
// NAME`, which is Qt's own option, says what to do without one.
bool hasDisplay(int argc, char **argv);
// Whether programs are started, and begun with the session, by the desktop entries of freedesktop.org.
bool hasDesktopEntries();
// Lets what this program prints be read in the terminal that it was started from, where a program with windows is
// parted from it; what is led into a file goes on going there. For a program that says something and ends: who
// closes that terminal ends whatever speaks to it. Before the first word; main thread.
void speakToTerminal();

} // namespace tincan
