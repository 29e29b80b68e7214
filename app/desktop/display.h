// Whether a window can be opened at all: Qt would abort without a word that helps. Before QApplication.
#pragma once

namespace tincan {

// `-platform NAME`, which is Qt's own option, says what to do without one.
bool hasDisplay(int argc, char **argv);

} // namespace tincan
