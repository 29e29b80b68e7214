// Whether a window can be opened at all: Qt would abort without a word that helps. Before QApplication.
#pragma once

namespace tincan {

bool hasDisplay();

} // namespace tincan
