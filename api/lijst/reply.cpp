#include "api/lijst/reply.h"

#include <algorithm>

#include "api/json_text.h"
#include "api/lijst/destroyed.h"
#include "api/services.h"
#include "ledger/base/moment.h"

namespace zegel::api::lijst {

namespace {

// Why a register may not show all that it has.
std::string_view reason_of(sequencer::State state);
void append_encoded(std::string& out, std::string_view text);

}  // namespace

Reply::Reply(const Call& call, const Ask& ask) : call_(call), ask_(ask) {
  reply_.body = R"({"rijen":[)";
}

std::string& Reply::row() {
  if (rows_++ != 0) reply_.body += ',';
  return reply_.body;
}

void Reply::because(std::string_view reason) {
  if (std::ranges::find(reasons_, reason) == reasons_.end()) reasons_.push_back(reason);
}

http::Reply Reply::finish(const std::optional<base::Bytes>& next,
                          std::optional<std::uint64_t> total) {
  std::string& out = reply_.body;
  out += "]";
  append_completeness(out);
  if (total) append_number(out += R"(,"totaal":)", *total);
  append_links(out, next);
  out += '}';
  return std::move(reply_);
}

void Reply::append_completeness(std::string& out) {
  out += R"(,"volledigheid":)";
  JsonObject object(out);
  {
    JsonArray registers(object.member("totEnMet"));
    for (const Extent& extent : ask_.extents) {
      const auto view = call_.services.node.sequencer().register_view(extent.reg);
      if (const auto reason = reason_of(view.state); !reason.empty()) because(reason);
      JsonObject one(registers.element());
      one.text("register", extent.reg);
      one.number("grootte", extent.size);
      if (view.checkpoint.empty()) {
        one.null("controlepuntOp");
      } else {
        one.text("controlepuntOp", base::format_moment_utc(view.checkpoint_at));
      }
    }
  }
  object.boolean("compleet", reasons_.empty());
  {
    JsonArray reasons(object.member("redenen"));
    for (const std::string_view reason : reasons_) reasons.text(reason);
  }
  object.number("vernietigdSindsdien", destroyed_since(call_.services, ask_.extents));
}

void Reply::append_links(std::string& out, const std::optional<base::Bytes>& next) {
  out += R"(,"_links":)";
  JsonObject links(out);
  const auto link = [&](std::string_view name, std::string_view cursor) {
    JsonObject one(links.member(name));
    one.text("href", address_of(call_.request, cursor));
  };
  const auto asked = call_.request.query_value("cursor");
  link("self", asked.value_or(std::string_view{}));
  if (!next) return;
  Cursor cursor;
  for (const Extent& extent : ask_.extents) cursor.sizes.push_back(extent.size);
  cursor.place = *next;
  link("next", call_.services.cursors.seal(ask_.binding, cursor));
}

std::string address_of(const http::Request& request, std::string_view cursor) {
  std::string out(request.path);
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    out += mark;
    append_encoded(out, name);
    out += '=';
    append_encoded(out, value);
    mark = '&';
  };
  for (const http::QueryItem& item : request.query)
    if (item.name != "cursor") add(item.name, item.value);
  if (!cursor.empty()) add("cursor", cursor);
  return out;
}

namespace {

std::string_view reason_of(sequencer::State state) {
  switch (state) {
    case sequencer::State::bijlezen: return "bijlezen";
    case sequencer::State::bevroren:
    case sequencer::State::stilstand: return "register-bevroren";
    case sequencer::State::normaal:
    case sequencer::State::alleen_lezen:
    case sequencer::State::gesloten: return {};
  }
  return {};
}

// RFC 3986: what is neither unreserved nor plainly allowed in a query is escaped.
void append_encoded(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~' || c == ':' || c == ',';
  };
  for (const char c : text) {
    if (plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
}

}  // namespace

}  // namespace zegel::api::lijst
