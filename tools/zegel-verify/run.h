// From arguments to exit code: 0 yes, 1 no, 2 unusable input (api.md 8). What cannot be read as an
// event or a receipt proves nothing, so it is "no"; a file that is not there, an option or a policy
// that makes no sense is "unusable". Threads: one.
#pragma once

#include <span>

#include "tools/zegel-verify/terminal.h"

namespace zegel::verify {

int run(std::span<const char* const> arguments, const Terminal& terminal);

}  // namespace zegel::verify
