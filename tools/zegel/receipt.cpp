#include "tools/zegel/receipt.h"

#include <fmt/format.h>

#include "ledger/base/clock.h"

namespace zegel::cli {
namespace {

constexpr const char* event_media = "application/zegel-gebeurtenis+sd-jwt";
constexpr int longest_wait = 30;  // Prefer: wait (api.md 2.5)

std::string text_in(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

http::Headers prefer(int seconds) {
  return {{"Prefer", fmt::format("wait={}", std::min(seconds, longest_wait))}};
}

// 201 and 200 carry the receipt; after a 202 it is fetched.
Outcome<Ontvangst> finish(Service& service, const http::ClientReply& reply, int seconds) {
  TRY_DO(accept_reply(reply));
  TRY(out, read_ontvangst(reply.body));
  if (!out.bewijs.empty()) return out;
  TRY(bewijs, fetch_receipt(service, out.jti, seconds));
  out.bewijs = std::move(bewijs);
  return out;
}

}  // namespace

Outcome<Ontvangst> read_ontvangst(std::string_view json) {
  TRY(value, json_of(json));
  const auto* object = value.if_object();
  if (!object) return stop(Exit::error, "Het antwoord van het logboek is geen ontvangst");
  Ontvangst out;
  out.jti = text_in(*object, "jti");
  out.reg = text_in(*object, "register");
  out.stand = text_in(*object, "stand");
  out.toestand = text_in(*object, "toestand");
  out.bewijs = text_in(*object, "ontvangstbewijs");
  const auto* number = object->if_contains("volgnummer");
  if (number && number->is_int64())
    out.volgnummer = static_cast<std::uint64_t>(number->get_int64());
  if (out.jti.empty()) return stop(Exit::error, "De ontvangst noemt geen kenmerk");
  return out;
}

Outcome<Ontvangst> post_event(Service& service, std::string_view bytes, int seconds) {
  TRY(reply, service.post("/v1/gebeurtenissen", event_media, bytes, prefer(seconds)));
  return finish(service, reply, seconds);
}

Outcome<Ontvangst> post_draft(Service& service, std::string_view json, std::string_view role,
                              int seconds) {
  http::Headers headers = prefer(seconds);
  headers.emplace_back("Zegel-Rol", role);
  TRY(reply, service.post("/v1/gebeurtenissen", "application/json", json, headers));
  return finish(service, reply, seconds);
}

Outcome<std::string> fetch_receipt(Service& service, std::string_view jti, int seconds) {
  const std::int64_t deadline = base::monotonic_ms() + seconds * 1'000;
  const std::string path = fmt::format("/v1/gebeurtenissen/{}/ontvangstbewijs", jti);
  do {
    const auto left = static_cast<int>((deadline - base::monotonic_ms()) / 1'000);
    TRY(reply, service.get(path, prefer(std::max(left, 1))));
    TRY_DO(accept_reply(reply));
    if (reply.status == 200) return reply.body;
  } while (base::monotonic_ms() < deadline);
  return stop(Exit::later, "Het bericht is vastgelegd, maar het bewijs is er nog niet", {},
              "Vraag het later opnieuw; stuur gerust dezelfde bytes.");
}

std::filesystem::path receipt_path(const std::filesystem::path& event) {
  std::filesystem::path out = event;
  return out.replace_extension(".tlog-proof");
}

}  // namespace zegel::cli
