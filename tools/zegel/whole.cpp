#include "tools/zegel/whole.h"

#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "tools/zegel/installation.h"
#include "tools/zegel/stores.h"

namespace zegel::cli {
namespace {

constexpr std::size_t most_differences = 100;

std::uint64_t number(const boost::json::object& members, std::string_view name) {
  const auto* value = members.if_contains(name);
  return value && value->is_number() ? value->to_number<std::uint64_t>() : 0;
}

std::string_view text(const boost::json::object& members, std::string_view name) {
  const auto* value = members.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

Outcome<boost::json::object> on_the_stores(const Context& context) {
  TRY(options, installation_of(context));
  TRY(lock, lock_of(options));
  TRY(stores, Stores::open(options));
  std::vector<sequencer::Difference> first;
  const auto report = stores->check([&](const sequencer::Difference& difference) {
    if (first.size() < most_differences) first.push_back(difference);
  });
  return report_members(report, first);
}

// A zegeld that runs answers by its socket; a socket file alone may be left over.
Outcome<boost::json::object> anyhow(const Context& context) {
  const auto address = find_address(context, true);
  if (address && !address->socket.empty()) {
    auto asked = report_through_socket(context, *address);
    if (asked || asked.error().exit != Exit::later || !context.socket.empty()) return asked;
  }
  return on_the_stores(context);
}

void show_difference(const Terminal& terminal, const boost::json::value& row) {
  const auto* members = row.if_object();
  if (!members) return;
  const auto* index = members->if_contains("volgnummer");
  const std::string place = index && index->is_number()
                                ? fmt::format(" {}", number(*members, "volgnummer"))
                                : std::string();
  terminal.data(fmt::format("✘ {}{} ({}): {}", text(*members, "register"), place,
                            text(*members, "soort"), text(*members, "uitleg")));
}

void show(const Terminal& terminal, const boost::json::object& report) {
  terminal.data(fmt::format("{} gebeurtenissen, {} handtekeningen, {} tegels, {} controlepunten",
                            number(report, "gebeurtenissen"), number(report, "handtekeningen"),
                            number(report, "tegels"), number(report, "controlepunten")));
  if (const std::uint64_t tables = number(report, "projectietabellen"); tables > 0)
    terminal.data(fmt::format("{} tabellen van projecties opnieuw gemaakt en vergeleken", tables));
  const auto* states = report.if_contains("inhoud");
  if (states && states->is_object())
    for (const auto& state : states->get_object())
      terminal.data(fmt::format("inhoud {}: {}", std::string_view(state.key()),
                                number(states->get_object(), state.key())));
  const auto* skelets = report.if_contains("skeletten");
  if (skelets && skelets->is_array())
    for (const auto& row : skelets->get_array())
      if (const auto* one = row.if_object())
        terminal.data(fmt::format("digest-skelet {} {}: {}", text(*one, "register"),
                                  number(*one, "grootte"), text(*one, "digestSkelet")));
  const auto* first = report.if_contains("eerste");
  if (first && first->is_array())
    for (const auto& row : first->get_array()) show_difference(terminal, row);
  const std::uint64_t differences = number(report, "verschillen");
  terminal.data(differences == 0 ? "✔ geen verschillen"
                                 : fmt::format("✘ {} verschillen", differences));
}

}  // namespace

Outcome<Exit> check_whole(const Context& context) {
  TRY(report, anyhow(context));
  show(context.terminal, report);
  const bool good = number(report, "verschillen") == 0 && number(report, "nietBekeken") == 0;
  report["goed"] = good;
  context.terminal.object("controleer", report);
  return good ? Exit::yes : Exit::no;
}

Outcome<boost::json::object> report_through_socket(const Context& context,
                                                   const Address& address) {
  Service service(address);
  for (;;) {
    TRY(answer, service.post_json("/v1/registers/_controleer", "{}"));
    if (!answer.is_object())
      return stop(Exit::error, "Het logboek antwoordt niet met een verslag");
    auto members = answer.get_object();
    if (text(members, "stand") == "klaar") return members;
    context.terminal.talk(fmt::format("  {} {} van {}", text(members, "register"),
                                      number(members, "gedaan"), number(members, "totaal")));
  }
}

boost::json::object report_members(const sequencer::FullReport& report,
                                   const std::vector<sequencer::Difference>& first) {
  boost::json::object states;
  for (std::size_t i = 0; i < report.inhoud.size(); ++i)
    states[inhoud::toestand_name(static_cast<inhoud::Toestand>(i))] = report.inhoud[i];
  boost::json::array rows;
  for (const auto& each : first)
    rows.push_back(boost::json::object{
        {"soort", sequencer::kind_name(each.kind)},
        {"register", each.reg},
        {"volgnummer", each.index ? boost::json::value(each.index->value) : nullptr},
        {"uitleg", each.sentence}});
  return {{"gebeurtenissen", report.leaves},    {"tegels", report.tiles},
          {"controlepunten", report.checkpoints}, {"handtekeningen", report.signatures},
          {"projectietabellen", report.projection_tables},
          {"nietBekeken", report.unchecked()},  {"verschillen", report.differences},
          {"inhoud", states},                   {"eerste", rows}};
}

}  // namespace zegel::cli
