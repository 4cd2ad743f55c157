#include "ledger/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace zegel::base {

void check_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "zegel: check failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace zegel::base
