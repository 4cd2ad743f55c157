#include "ledger/inhoud/disclosure_name.h"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <optional>

#include "ledger/base/base64url.h"
#include "ledger/base/bytes.h"
#include "ledger/crypto/aead.h"
#include "ledger/event/json.h"
#include "ledger/event/wiping_arena.h"
#include "ledger/inhoud/plaintext.h"

namespace zegel::inhoud {
namespace {

// ["<43 characters>","<64 characters>", fits.
constexpr std::size_t head_bytes = 120;
constexpr std::size_t head_chars = head_bytes / 3 * 4;

std::optional<std::string_view> quoted(std::string_view& text) {
  if (!text.starts_with('"')) return std::nullopt;
  const auto end = text.find('"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(1, end - 1);
  if (inside.find('\\') != std::string_view::npos) return std::nullopt;
  text.remove_prefix(end + 1);
  return inside;
}

// nullopt: not in the plain form.
std::optional<std::string> name_in_head(std::string_view head) {
  if (!head.starts_with('[')) return std::nullopt;
  head.remove_prefix(1);
  if (!quoted(head) || !head.starts_with(',')) return std::nullopt;
  head.remove_prefix(1);
  const auto name = quoted(head);
  if (!name || !head.starts_with(',')) return std::nullopt;
  return std::string(*name);
}

std::string name_in_whole(std::string_view disclosure);

}  // namespace

std::string disclosure_name(std::string_view disclosure) {
  if (disclosure.size() < head_chars) return name_in_whole(disclosure);
  std::array<base::Byte, head_bytes> head;
  std::optional<std::string> name;
  if (base::decode_base64url_into(disclosure.substr(0, head_chars), head))
    name = name_in_head(base::as_text(head));
  crypto::wipe(head);
  return name ? *name : name_in_whole(disclosure);
}

namespace {

std::string name_in_whole(std::string_view disclosure) {
  Plaintext decoded(disclosure.size() * 3 / 4);
  if (!base::decode_base64url_into(disclosure, decoded.writable())) return {};
  const std::string_view text = base::as_text(decoded.view());
  if (const auto plain = name_in_head(text)) return *plain;
  event::WipingArena arena(1'024);
  const auto parsed = event::parse_json(text, &arena, event::Newlines::allowed);
  const auto* const list = parsed ? parsed->if_array() : nullptr;
  if (!list || list->size() != 3) return {};
  const auto* const name = (*list)[1].if_string();
  return name ? std::string(name->data(), name->size()) : std::string();
}

}  // namespace
}  // namespace zegel::inhoud
