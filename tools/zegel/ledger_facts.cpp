#include "tools/zegel/ledger_facts.h"

#include <fmt/format.h>

#include "ledger/base/moment.h"

namespace zegel::cli {
namespace {

std::string text_in(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

Outcome<Facts> facts_of(Service& service, std::string_view reg) {
  TRY(answer, service.get_json(fmt::format("/v1/registers/{}", reg)));
  const auto* object = answer.if_object();
  if (!object) return stop(Exit::error, "Het logboek beschrijft dit register niet");
  Facts out;
  out.origin = text_in(*object, "oorsprong");
  out.ledger_id = out.origin.substr(0, out.origin.rfind('/'));
  out.policy = text_in(*object, "beleid");
  const auto clock = base::parse_moment(text_in(*object, "klok"));
  if (out.ledger_id.empty() || !clock)
    return stop(Exit::error, "Het logboek noemt zijn naam of klok niet");
  out.clock = *clock;
  const auto* size = object->if_contains("grootte");
  if (size && size->is_int64()) out.size = static_cast<std::uint64_t>(size->get_int64());
  return out;
}

Outcome<Facts> ask_facts(const Context& context, std::string_view reg) {
  TRY(address, find_address(context, false));
  Service service(address);
  return facts_of(service, reg);
}

}  // namespace zegel::cli
