#include "api/handlers/log.h"

#include <zlib.h>

#include "api/negotiation.h"
#include "api/services.h"
#include "ledger/base/limits.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

constexpr unsigned highest_level = 7;  // 256^8 leaves

std::optional<sequencer::RegisterView> view_of(const Call& call);
http::Reply bytes_reply(std::string body, http::Caching caching);
std::optional<unsigned> small_number(std::string_view text, unsigned most);
std::string gzip(std::string_view bytes);

}  // namespace

http::Reply get_checkpoint(const Call& call) {
  const auto view = view_of(call);
  if (!view || view->checkpoint.empty()) return call.services.refuse(call.request, "niet-gevonden");
  const base::Hash hash = crypto::sha256(base::as_bytes(view->checkpoint));
  const std::string etag = "\"" + base::hex(base::ByteView(hash).first(8)) + "\"";
  http::Reply reply;
  reply.media = "text/plain; charset=utf-8";
  reply.caching = http::Caching::revalidate;
  reply.open_to_all = true;
  reply.with("ETag", etag);
  if (matches_etag(call.request.field("If-None-Match"), etag)) {
    reply.status = 304;
    return reply;
  }
  reply.body = view->checkpoint;
  return reply;
}

// The path is <L>/<N>[.p/<W>].
http::Reply get_tile(const Call& call) {
  const std::string_view rest = call.path[1];
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const auto level = small_number(rest.substr(0, slash), highest_level);
  const auto address =
      slash < rest.size() ? parse_tile_number(rest.substr(slash + 1)) : std::nullopt;
  const auto view = view_of(call);
  if (!level || !address || !view) return call.services.refuse(call.request, "niet-gevonden");
  const sequencer::Sequencer& sequencer = call.services.node.sequencer();
  const auto tile = call.services.node.ledger().view([&](const store::Rows& rows) {
    const tlog::TreeStore& tree = sequencer.tree(view->name);
    return tree.tile(rows, *level, address->number, address->width, view->size);
  });
  if (!tile) return call.services.refuse(call.request, "niet-gevonden");
  http::Reply reply =
      bytes_reply(std::string(base::as_text(*tile)), http::Caching::immutable);
  reply.open_to_all = true;
  return reply;
}

http::Reply get_entries(const Call& call) {
  const auto address = parse_tile_number(call.path[1]);
  const auto view = view_of(call);
  constexpr std::uint64_t tiles = (std::uint64_t{1} << 56) / base::limits::tile_width;
  if (!address || !view || address->number >= tiles)
    return call.services.refuse(call.request, "niet-gevonden");
  const std::uint64_t first = address->number * base::limits::tile_width;
  if (first + address->width > view->size.value)
    return call.services.refuse(call.request, "niet-gevonden");
  base::Bytes bundle;
  base::ByteWriter writer(bundle);
  for (std::uint64_t index = first; index < first + address->width; ++index) {
    const auto leaf = call.services.node.sequencer().leaf(view->name, {index});
    if (!leaf) return call.services.refuse(call.request, "fout");
    writer.put(static_cast<std::uint16_t>(leaf->size())).raw(*leaf);
  }
  const bool packed = call.request.field("Accept-Encoding").find("gzip") != std::string_view::npos;
  http::Reply reply = bytes_reply(
      packed ? gzip(base::as_text(bundle)) : std::string(base::as_text(bundle)),
      http::Caching::immutable_private);
  reply.with("Vary", "Accept-Encoding");
  if (packed) reply.with("Content-Encoding", "gzip");
  return reply;
}

std::optional<TileAddress> parse_tile_number(std::string_view text) {
  TileAddress out;
  if (const std::size_t mark = text.find(".p/"); mark != std::string_view::npos) {
    const auto width = small_number(text.substr(mark + 3), 255);
    if (!width || *width == 0) return std::nullopt;
    out.width = *width;
    text = text.substr(0, mark);
  }
  for (bool first = true;; first = false) {
    const std::size_t end = std::min(text.find('/'), text.size());
    std::string_view group = text.substr(0, end);
    const bool last = end == text.size();
    if (group.starts_with('x') == last) return std::nullopt;  // all but the last carry an x
    if (!last) group.remove_prefix(1);
    if (group.size() != 3 || out.number > (std::uint64_t{1} << 53)) return std::nullopt;
    for (const char c : group) {
      if (c < '0' || c > '9') return std::nullopt;
      out.number = out.number * 10 + static_cast<unsigned>(c - '0');
    }
    if (first && !last && group == "000") return std::nullopt;  // one spelling per number
    if (last) return out;
    text.remove_prefix(end + 1);
  }
}

namespace {

std::optional<sequencer::RegisterView> view_of(const Call& call) {
  for (auto& view : call.services.node.sequencer().register_views())
    if (view.name == call.path[0]) return std::move(view);
  return std::nullopt;
}

http::Reply bytes_reply(std::string body, http::Caching caching) {
  http::Reply reply;
  reply.media = "application/octet-stream";
  reply.body = std::move(body);
  reply.caching = caching;
  return reply;
}

// Decimal without leading zeros.
std::optional<unsigned> small_number(std::string_view text, unsigned most) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0'))
    return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value <= most ? std::optional(value) : std::nullopt;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_frame = 15 + 16;  // window bits, and a gzip header
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_frame, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);  // cannot fail: the bound is the library's own
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

}  // namespace zegel::api
