// Finds personal numbers and addresses where they do not belong (V-ID-1, V-ID-3; envelop.md 7).
// Threads: pure.
#pragma once

#include <string_view>

namespace zegel::event {

// The check of a burgerservicenummer over exactly nine digits; 000000000 is none.
bool passes_elfproef(std::string_view nine_digits);

// A run of exactly nine digits that passes the elfproef, or `@`. An OIN of 20 digits passes.
bool holds_personal_data(std::string_view text);

}  // namespace zegel::event
