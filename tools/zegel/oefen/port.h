// A free TCP port on loopback, so that a busy 8080 does not stop a demo (console.md 13).
// Another process may take it between our look and its use; the caller then tries once more.
// Threads: any.
#pragma once

#include <cstdint>
#include <optional>

namespace zegel::cli::oefen {

// The first free one from `first` on, of twenty; 0 asks the system for any.
std::optional<std::uint16_t> free_port(std::uint16_t first);

}  // namespace zegel::cli::oefen
