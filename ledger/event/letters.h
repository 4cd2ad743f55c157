// How many letters a text has: what explains something has at least some (V-VER-6, V-CODE-1).
//
// A letter is A-Z, a-z or a character of a script beyond ASCII; digits, spaces, punctuation, signs
// and emoji are none, and neither is a combining mark. Whole Unicode blocks are taken: the count
// decides whether an explanation is too short, not what a letter is. Threads: pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace zegel::event {

std::size_t letter_count(std::string_view utf8);  // valid UTF-8, as the JSON reader leaves it

}  // namespace zegel::event
