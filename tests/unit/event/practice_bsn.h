// Numbers of the test range, read from tests/vectors/bsn: no source file holds one.
#pragma once

#include <fstream>
#include <string>
#include <vector>
#include "tests/support/checkout.h"

namespace zegel::shape_test {

inline std::vector<std::string> practice_bsns() {
  std::ifstream file(in_checkout("tests/vectors/bsn/oefen.txt"));
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) out.push_back(line);
  return out;
}
inline std::string practice_bsn() { return practice_bsns().front(); }

}  // namespace zegel::shape_test
