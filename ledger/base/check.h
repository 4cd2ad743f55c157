// ZEGEL_CHECK: states what must hold; never on input, never compiled out (stijl.md 1, "assert").
// A failed check is a programming error: one line on stderr, then abort. Threads: any.
#pragma once

namespace zegel::base {
[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;
}

#define ZEGEL_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::zegel::base::check_failed(#condition, __FILE__, __LINE__))
