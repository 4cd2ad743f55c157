#include "tests/integration/vectors/vector_file.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "ledger/base/base64url.h"

namespace zegel::vectors {

std::filesystem::path vector_dir() {
  const char* const folder = std::getenv("ZEGEL_VECTORS");
  if (folder == nullptr) FAIL("run by tests/run vectors, which sets ZEGEL_VECTORS");
  return folder;
}

boost::json::value read_json(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) FAIL("not there: " << file);
  std::stringstream text;
  text << in.rdbuf();
  return boost::json::parse(text.str());
}

base::Bytes unhex(const boost::json::value& text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text_of(text), out));
  return out;
}

std::string text_of(const boost::json::value& text) { return std::string(text.as_string()); }

}  // namespace zegel::vectors
