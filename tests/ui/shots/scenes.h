// The screens, each made of the window's own widgets: a conversation through a real hub and real engines where a
// server makes sense, values where a state cannot be had at will. GUI thread.
#pragma once

#include "shot.h"

namespace tincan {

class MainWindow;

void shootConversation(Shots &shots);
void shootFiles(Shots &shots);
void shootSearch(Shots &shots, MainWindow &window); // in a room where something was said
void shootStart(Shots &shots);
void shootDialogs(Shots &shots);
void shootChipStates(Shots &shots);
void shootMarks(Shots &shots);
void shootTalks(Shots &shots); // what people write
void shootUnreached(Shots &shots);
void shootAnswers(Shots &shots);
void shootEdits(Shots &shots);
void shootReading(Shots &shots);
void shootComposer(Shots &shots);
void shootPeople(Shots &shots);
void shootServers(Shots &shots);

} // namespace tincan
