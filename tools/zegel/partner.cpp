// zegel partner toon [oin]: the organisations that take part, or one with its keys.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/event/skelet.h"
#include "tools/zegel/service.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

std::string_view text(const boost::json::value& row, std::string_view name) {
  const auto* value = row.is_object() ? row.get_object().if_contains(name) : nullptr;
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

boost::json::array rows_of(const boost::json::value& list) {
  const auto* rows = list.is_object() ? list.get_object().if_contains("rijen") : nullptr;
  return rows && rows->is_array() ? rows->get_array() : boost::json::array();
}

void show_partij(const Context& context, const boost::json::value& row) {
  context.terminal.data(fmt::format("{}  {:<40} {}", text(row, "oin"), text(row, "naam"),
                                    text(row, "ontvangerSoort")));
}

Outcome<Exit> show_all(const Context& context, Service& service) {
  TRY(list, service.get_json("/v1/partners"));
  for (const auto& row : rows_of(list)) show_partij(context, row);
  context.terminal.object("partner-toon", {{"rijen", rows_of(list)}});
  return Exit::yes;
}

Outcome<Exit> show_one(const Context& context, Service& service, const std::string& oin) {
  if (!event::is_oin(oin)) return stop(Exit::usage, "Een OIN heeft 20 cijfers");
  TRY(partij, service.get_json(fmt::format("/v1/partners/{}", oin)));
  show_partij(context, partij);
  auto keys = service.get_json(fmt::format("/v1/partners/{}/sleutels", oin));
  if (!keys && keys.error().exit != Exit::not_found)
    return std::unexpected(std::move(keys).error());
  const auto rows = keys ? rows_of(*keys) : boost::json::array();
  for (const auto& key : rows)
    context.terminal.data(fmt::format("  sleutel {}  {}  {} tot {}", text(key, "kid"),
                                      text(key, "stand"), text(key, "ingaatOp"),
                                      text(key, "vervaltOp")));
  context.terminal.object("partner-toon", {{"partner", partij}, {"sleutels", rows}});
  return Exit::yes;
}

Outcome<Exit> show(const Context& context, const std::string& oin) {
  TRY(address, find_address(context, true));
  Service service(address);
  return oin.empty() ? show_all(context, service) : show_one(context, service, oin);
}

}  // namespace

void declare_partner(CLI::App& app, Chosen& chosen) {
  auto* group = add_group(app, "partner", "organisaties die meedoen");
  auto& oin = chosen.keep<std::string>();
  auto* toon = add_verb(*group, "toon", "toon organisaties, of een met haar sleutels", chosen,
                        [&oin](const Context& context) { return show(context, oin); });
  toon->add_option("oin", oin, "één organisatie");
}

}  // namespace zegel::cli
