// Our half of `./dev bench start`: starts a program on an X display where nothing else is, and looks at the screen
// until its window stands there. Prints one JSON object, milliseconds from the fork:
//   bench_start PROGRAM [ARGUMENT...]
// mapped: its largest window is on the screen. first: half of it has been painted. painted: it shows what it shows in
// the end, but for a hundredth (a caret blinks). pss: of the program and its children, in KiB, two seconds later.
#include "tests/bench/start/screen.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace start;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds patience{20'000}; // for a window
constexpr milliseconds settling{2'000};
constexpr milliseconds between{2}; // looks

struct Look
{
    double at = 0;
    Sample sample;
};

// What leads a group of its own, so that its children are found.
pid_t run(char **words)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    setpgid(0, 0);
    execvp(words[0], words);
    std::perror(words[0]);
    std::_Exit(127);
}

long pssOf(pid_t group)
{
    long all = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const int pid = std::atoi(entry.path().filename().c_str());
        if (pid <= 0 || getpgid(pid) != group)
            continue;
        std::ifstream rollup(entry.path() / "smaps_rollup");
        for (std::string line; std::getline(rollup, line);)
            if (line.rfind("Pss:", 0) == 0)
                all += std::atol(line.c_str() + 4);
    }
    return all;
}

void end(pid_t child)
{
    kill(-child, SIGTERM);
    for (int tries = 0; tries < 100; ++tries) {
        if (waitpid(child, nullptr, WNOHANG) == child)
            return;
        std::this_thread::sleep_for(milliseconds(20));
    }
    kill(-child, SIGKILL);
    waitpid(child, nullptr, 0);
}

} // namespace

int main(int count, char **words)
{
    Screen screen;
    if (count < 2 || !screen.isOpen()) {
        std::fputs(count < 2 ? "usage: bench_start PROGRAM [ARGUMENT...]\n" : "bench_start: no display\n", stderr);
        return 2;
    }
    const Clock::time_point begun = Clock::now();
    const auto passed = [begun] { return std::chrono::duration<double, std::milli>(Clock::now() - begun).count(); };
    const pid_t child = run(words + 1);
    std::vector<Look> looks;
    double mapped = -1;
    Window window;
    while (passed() < double((mapped < 0 ? patience : settling).count()) + std::max(mapped, 0.0)) {
        const auto found = screen.largest();
        if (found && (found->id != window.id || found->width != window.width || found->height != window.height)) {
            // A greeting, or another size: the one that stays counts.
            mapped = passed();
            window = *found;
            looks.clear();
        }
        if (found) {
            const double at = passed();
            looks.push_back({at, screen.look(window)});
            if (looks.size() > 1 && likeness(looks.back().sample, looks[looks.size() - 2].sample) == 1)
                looks.pop_back();
        }
        std::this_thread::sleep_for(between);
    }
    const long pss = pssOf(child);
    end(child);
    if (looks.empty()) {
        std::fprintf(stderr, "bench_start: %s shows no window\n", words[1]);
        return 1;
    }
    double first = looks.front().at;
    double painted = looks.back().at;
    for (auto look = looks.rbegin(); look != looks.rend(); ++look) {
        // Before anything is painted the screen shows through, which is black.
        const Sample nothing(look->sample.size(), 0);
        if (likeness(look->sample, nothing) < 0.5)
            first = look->at;
        if (likeness(look->sample, looks.back().sample) >= 0.99)
            painted = look->at;
    }
    std::printf(R"({"mapped":%.1f,"first":%.1f,"painted":%.1f,"pss":%ld,"width":%d,"height":%d})", mapped, first,
                painted, pss, window.width, window.height);
    std::puts("");
    return 0;
}
