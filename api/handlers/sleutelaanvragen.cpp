#include <fmt/format.h>

#include "api/handlers/json_body.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/sleutels.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/moment.h"
#include "ledger/event/key_request.h"

namespace zegel::api {

namespace {

using base::Failure;

base::Result<event::KeyRequest> checked(Services& services, std::string_view file);
void append_code(std::string& out, Services& services, std::string_view oin);
void append_request(std::string& out, const event::KeyRequest& request, std::string_view file);
std::string fingerprint(const base::Kid& kid);

}  // namespace

http::Reply post_sleutelaanvraag(const Call& call) {
  Services& services = call.services;
  JsonBody body;
  if (auto read = body.read(call.request.body, {"oin"}); !read)
    return services.refuse(call.request, read.error());
  const auto oin = text_member(body.object(), "oin");
  if (!oin || !event::is_oin(*oin)) return services.refuse(call.request, "V-SCH-4", "/oin");
  http::Reply reply = json_reply(201, {});
  reply.with("Location", "/v1/sleutelaanvragen/_lees");
  append_code(reply.body, services, *oin);
  return reply;
}

http::Reply lees_sleutelaanvraag(const Call& call) {
  const auto request = checked(call.services, call.request.body);
  if (!request) return call.services.refuse(call.request, request.error());
  http::Reply reply = json_reply(200, {});
  append_request(reply.body, *request, call.request.body);
  return reply;
}

namespace {

// K1-K3 in their order: form and strength, not registered before, our own code for this OIN.
base::Result<event::KeyRequest> checked(Services& services, std::string_view file) {
  TRY(request, event::read_key_request(file));
  if (services.node.judge().signer(request.kid))
    return std::unexpected(Failure::refused("V-SLT-5", "/kid"));
  if (request.aud != services.node.options().ledger_id ||
      !services.key_codes.spend(request.nonce, request.oin, request.kid, base::monotonic_ms()))
    return std::unexpected(Failure::refused("V-SLT-6", "/nonce"));
  return request;
}

void append_code(std::string& out, Services& services, std::string_view oin) {
  JsonObject object(out);
  object.text("oin", oin);
  object.text("code", services.key_codes.make(oin, base::monotonic_ms()));
  object.text("ledgerId", services.node.options().ledger_id);
  object.text("vervaltOp", base::format_moment_utc(base::real_unix_seconds() +
                                                   KeyCodes::lifetime_ms / 1'000));
}

void append_request(std::string& out, const event::KeyRequest& request, std::string_view file) {
  while (file.ends_with('\n') || file.ends_with('\r')) file.remove_suffix(1);
  JsonObject object(out);
  object.text("oin", request.oin);
  object.text("kid", request.kid.text());
  object.text("publiekeSleutel", base::base64url(request.key.raw));
  object.text("vingerafdruk", fingerprint(request.kid));
  object.text("bezitsbewijs", file);
}

// Eight bytes of the thumbprint in groups of four hex digits, to compare by telephone.
std::string fingerprint(const base::Kid& kid) {
  std::string out;
  for (std::size_t i = 0; i < 8; ++i)
    out += fmt::format("{}{:02X}", i > 0 && i % 2 == 0 ? " " : "", kid.raw[i]);
  return out;
}

}  // namespace

}  // namespace zegel::api
