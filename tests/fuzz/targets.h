// The fuzz targets: each takes any bytes, must not crash, leak or hang, and states what must hold
// of whatever it accepts (ZEGEL_CHECK). The corpus of a row is tests/fuzz/corpus/<name>.txt.
// Threads: one. Bounds: those of the parser under test.
#pragma once

#include <string_view>

#include "ledger/base/bytes.h"

namespace zegel::fuzz {

void json(base::ByteView bytes);
void base64url(base::ByteView bytes);
void envelope(base::ByteView bytes);
void index_rule(base::ByteView bytes);
void key_request(base::ByteView bytes);
void note(base::ByteView bytes);
void proof(base::ByteView bytes);
void policy(base::ByteView bytes);
void http_request(base::ByteView bytes);
void inhoud_record(base::ByteView bytes);

struct Target {
  std::string_view name;
  void (*run)(base::ByteView);
};
inline constexpr Target targets[] = {
    {"json", json},
    {"base64url", base64url},
    {"envelope", envelope},
    {"index_rule", index_rule},
    {"key_request", key_request},
    {"note", note},
    {"proof", proof},
    {"policy", policy},
    {"http_request", http_request},
    {"inhoud_record", inhoud_record},
};

}  // namespace zegel::fuzz
