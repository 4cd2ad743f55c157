#include "tools/zegel/oefen/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ledger/base/moment.h"
#include "ledger/node/lock.h"
#include "projections/projections.h"
#include "tools/zegel/files.h"
#include "tools/zegel/installation.h"
#include "tools/zegel/oefen/casus.h"

namespace zegel::cli::oefen {
namespace {

constexpr std::size_t address_limit = 256;

// What a practice ledger may hold: the tree of api.md 9.1 and our own files.
constexpr std::array<std::string_view, 15> known_names = {
    "slot",  "knooppunt", "ledger.", "inhoud.",  "sleutels", "sleutels.", "anker",  "kek-a",
    "kek-b", "zegel.sock", "adres",  "verteld",  "zegeld.log", "partners", "bewijzen"};

bool is_ours(std::string_view name) {
  if (name == "beleid.policy" || name.starts_with("kopie-")) return true;
  return std::any_of(known_names.begin(), known_names.end(), [&](std::string_view known) {
    return known.ends_with('.') ? name.starts_with(known) : name == known;
  });
}

std::vector<node::FirstUser> first_users() {
  std::vector<node::FirstUser> out;
  for (const auto role : {catalogue::Role::beheerder, catalogue::Role::privacy_officer}) {
    const std::string name(catalogue::role_name(role));
    out.push_back({role, *base::Handle::parse(id("medewerker/" + name)), "oefen " + name});
  }
  return out;
}

Outcome<void> open_one(const node::Options& options, const std::string& reg,
                       base::Clock& clock) {
  projections::Projections projections;
  node::Opening opening{reg, clock.now(), std::string(genesis_date), {}};
  if (reg == "toezicht") opening.first_users = first_users();
  const auto opened = node::open_register(
      options, opening, clock, projections,
      [&](const store::Store& ledger) { return projections::make_judge(ledger, projections); });
  if (opened) return {};
  return stop(Exit::error, fmt::format("Register {} gaat niet open", reg),
              opened.error().sentence);
}

}  // namespace

Outcome<node::Options> options_of(const Practice& practice) {
  Context context;
  context.map = practice.map;
  return installation_of(context);
}

Found look_at(const Practice& practice) {
  std::error_code ignored;
  if (std::filesystem::exists(practice.told(), ignored)) return Found::told;
  if (!std::filesystem::exists(practice.map, ignored)) return Found::nothing;
  return std::filesystem::is_empty(practice.map, ignored) ? Found::nothing : Found::unfinished;
}

Outcome<void> must_be_free(const Practice& practice) {
  std::error_code ignored;
  if (!std::filesystem::exists(practice.map / "slot", ignored)) return {};
  if (node::DataLock::take(practice.map)) return {};
  const auto address = read_text(practice.address(), address_limit);
  return stop(Exit::conflict, "Het oefenlogboek draait al",
              address ? fmt::format("Het adres is {}", address->substr(0, address->find('\n')))
                      : fmt::format("Een ander programma gebruikt {}", practice.map.string()),
              "Gebruik dat, of stop het met Ctrl-C.");
}

Outcome<void> open_registers(const Practice& practice) {
  base::ScriptClock clock(*base::parse_moment(genesis_moment));
  TRY(options, options_of(practice));
  for (const std::string& reg : options.registers) TRY_DO(open_one(options, reg, clock));
  return {};
}

Outcome<void> wipe(const Practice& practice) {
  TRY_DO(must_be_free(practice));
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(practice.map, failed)) {
    if (is_ours(entry.path().filename().string())) continue;
    return stop(Exit::usage, fmt::format("Dit is geen oefenlogboek: {}", practice.map.string()),
                fmt::format("Er staat iets anders in: {}", entry.path().filename().string()),
                "Ik wis alleen een map die ik zelf maakte.");
  }
  std::filesystem::remove_all(practice.map, failed);
  if (!failed) return {};
  return stop(Exit::error, fmt::format("Wissen lukt niet: {}", practice.map.string()),
              failed.message());
}

}  // namespace zegel::cli::oefen
