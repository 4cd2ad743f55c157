// libFuzzer's entry: one executable per target, preset fuzz (tests/fuzz/run.py).
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  zegel::fuzz::ZEGEL_FUZZ_TARGET({data, size});
  return 0;
}
