// What the ledger answers to an event (api.md 3.2), and the receipt file beside the event file.
// Threads: one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tools/zegel/service.h"

namespace zegel::cli {

struct Ontvangst {
  std::string jti;
  std::string reg;
  std::uint64_t volgnummer = 0;
  std::string stand;         // ontvangen, bewezen, getuigd
  std::string toestand;      // volledig, ...
  std::string bewijs;        // tlog-proof text; empty: not covered yet
};

Outcome<Ontvangst> read_ontvangst(std::string_view json);

// Posts the bytes of one event and waits until a checkpoint covers it, `seconds` at most; then
// Exit::later. The same bytes may be sent again.
Outcome<Ontvangst> post_event(Service& service, std::string_view bytes, int seconds);
Outcome<Ontvangst> post_draft(Service& service, std::string_view json, std::string_view role,
                              int seconds);
Outcome<std::string> fetch_receipt(Service& service, std::string_view jti, int seconds);

std::filesystem::path receipt_path(const std::filesystem::path& event);  // .tlog-proof

}  // namespace zegel::cli
