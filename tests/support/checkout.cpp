#include "tests/support/checkout.h"

std::string in_checkout(std::string_view path) {
  return std::string(ZEGEL_SOURCE_DIR "/").append(path);
}
