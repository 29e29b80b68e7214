// What the load was asked to do, `name=value` each with a default, and how it tells what it found.
#pragma once

#include "followers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace load {

void readWords(int count, char **arguments);
const std::string &word(const std::string &name);
std::int64_t number(const std::string &name);
Way way();
std::vector<int> processes(); // of the server

// One member of the object that is printed; the caller ends it.
void print(const std::string &name, double value);
std::uint32_t percentile(std::vector<std::uint32_t> &values, double share);

} // namespace load
