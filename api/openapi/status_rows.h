// What a status means here, in Dutch (api.md 2.4). One row per status that a route may declare.
// Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::openapi {

struct StatusRow {
  std::uint16_t status;
  std::string_view text;
};

std::span<const StatusRow> status_rows();
std::string_view status_text(std::uint16_t status);  // a status without a row does not pass the check

}  // namespace zegel::openapi
