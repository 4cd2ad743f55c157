#include "tools/zegel/oefen/entries.h"

#include <fmt/format.h>

#include "ledger/base/limits.h"
#include "ledger/tlog/frontier.h"

namespace zegel::cli::oefen {
namespace {

Outcome<void> split(std::string_view bundle, std::uint64_t count, std::vector<base::Bytes>& out) {
  base::ByteReader in(base::as_bytes(bundle));
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto size = in.get<std::uint16_t>();
    const base::ByteView leaf = in.take(size);
    out.emplace_back(leaf.begin(), leaf.end());
  }
  if (in.done()) return {};
  return stop(Exit::no, "Een bundel met regels is niet zo lang als hij zegt");
}

}  // namespace

Outcome<Entries> read_entries(Service& as_fg, std::string_view reg, std::uint64_t size) {
  Entries out;
  for (std::uint64_t first = 0; first < size; first += base::limits::tile_width) {
    const auto width = std::min<std::uint64_t>(base::limits::tile_width, size - first);
    const std::string path = tile_path(first / base::limits::tile_width,
                                       static_cast<unsigned>(width));
    TRY(reply, as_fg.get(fmt::format("/log/{}/tile/entries/{}", reg, path)));
    TRY_DO(accept_reply(reply));
    TRY_DO(split(reply.body, width, out.leaves));
  }
  tlog::Frontier frontier;
  for (const base::Bytes& leaf : out.leaves)
    frontier.push(tlog::leaf_hash(leaf), [](unsigned, const tlog::Hash&) {});
  out.root = frontier.root();
  return out;
}

std::string tile_path(std::uint64_t number, unsigned width) {
  std::string path = fmt::format("{:03}", number % 1'000);
  for (number /= 1'000; number > 0; number /= 1'000)
    path = fmt::format("x{:03}/{}", number % 1'000, path);
  return width == base::limits::tile_width ? path : fmt::format("{}.p/{}", path, width);
}

}  // namespace zegel::cli::oefen
