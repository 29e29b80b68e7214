#include "words.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <sstream>
#include <utility>

namespace load {

namespace {

std::map<std::string, std::string> words{{"way", "ws"},     {"follow", "/"},  {"publish", "/"}, {"followers", "1"},
                                         {"stuck", "0"},    {"authors", "1"}, {"batch", "1"},   {"rate", "0"},
                                         {"window", "128"}, {"seconds", "3"}, {"expect", "0"},  {"port", "0"},
                                         {"pids", ""},      {"count", "0"}};

} // namespace

void readWords(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const std::string given = arguments[i];
        const std::size_t at = given.find('=');
        if (at == std::string::npos || !words.count(given.substr(0, at)))
            fail("what is " + given + '?');
        words[given.substr(0, at)] = given.substr(at + 1);
    }
}

const std::string &word(const std::string &name)
{
    return words.at(name);
}

std::int64_t number(const std::string &name)
{
    return std::atoll(words.at(name).c_str());
}

Way way()
{
    const std::string &name = word("way");
    static const std::map<std::string, Way> ways{
        {"ws", Way::WebSocket}, {"tincan", Way::TincanSocket}, {"sse", Way::EventStream}, {"lines", Way::Lines}};
    const auto found = ways.find(name);
    if (found == ways.end())
        fail("no such way: " + name);
    return found->second;
}

std::vector<int> processes()
{
    std::vector<int> found;
    std::istringstream list(word("pids"));
    for (std::string one; std::getline(list, one, ',');)
        found.push_back(std::atoi(one.c_str()));
    return found;
}

std::uint32_t percentile(std::vector<std::uint32_t> &values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

void print(const std::string &name, double value)
{
    static bool first = true;
    std::printf("%s\"%s\":%.10g", std::exchange(first, false) ? "{" : ",", name.c_str(), value);
}

} // namespace load
