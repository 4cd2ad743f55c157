#include "tools/zegel/stores.h"

#include <fmt/format.h>

#include "ledger/sequencer/table_set.h"
#include "ledger/store/current.h"

namespace zegel::cli {
namespace {

constexpr std::size_t key_file = 4'096;

std::unexpected<Stop> unusable(const char* what, const base::Failure& failure) {
  Stop out = stop_of(failure, fmt::format("De opslag van {} gaat niet open", what));
  if (out.exit == Exit::error) out.exit = Exit::no;
  return std::unexpected(std::move(out));
}

Outcome<sequencer::CheckedRegister> register_of(const node::Options& options,
                                                const std::string& reg) {
  sequencer::CheckedRegister out{reg, fmt::format("{}/{}", options.ledger_id, reg), {}, true};
  const auto file = options.keys / fmt::format("controlepunt.{}.pub", reg);
  const auto text = store::read_file(file, key_file);
  const auto key = text ? tlog::VerifierKey::parse(text->substr(0, text->find('\n')))
                        : std::nullopt;
  if (!key)
    return stop(Exit::usage, fmt::format("De sleutel van controlepunten ontbreekt: {}",
                                         file.string()));
  out.known_keys = {*key};
  return out;
}

}  // namespace

Outcome<std::unique_ptr<Stores>> Stores::open(const node::Options& options) {
  std::unique_ptr<Stores> out(new Stores(options));
  const auto live = store::current(options.data, "ledger");
  if (!live) return unusable("het logboek", live.error());
  if (!*live)
    return stop(Exit::not_found, fmt::format("Hier staat geen logboek: {}", options.data.string()));
  const auto change = sequencer::table_change(**live, options.registers, out->projections_);
  if (change && change->any())
    return stop(Exit::conflict, "Dit logboek is van een andere versie van Zegel",
                "De projecties zijn nog niet die van deze versie.",
                "Start zegeld een keer op dit logboek; die bouwt ze opnieuw.");
  auto ledger = store::Store::open(
      **live, sequencer::Sequencer::tables(options.registers, out->projections_), {});
  if (!ledger) return unusable("het logboek", ledger.error());
  out->ledger_ = std::move(*ledger);
  out->projections_.bind(*out->ledger_, options.registers);
  auto inhoud = inhoud::InhoudStore::open(options.data, options.registers, false);
  if (!inhoud) return unusable("de inhoud", inhoud.error());
  out->inhoud_ = std::move(*inhoud);
  auto keeper = keys::Keeper::open({options.ledger_id, options.data, options.carriers,
                                    options.uncertain_overwrite},
                                   out->random_);
  if (!keeper) return unusable("de sleutels", keeper.error());
  out->keeper_ = std::move(*keeper);
  for (const std::string& reg : options.registers) {
    TRY(row, register_of(options, reg));
    out->registers_.push_back(std::move(row));
  }
  return out;
}

sequencer::FullReport Stores::check(
    const std::function<void(const sequencer::Difference&)>& found) const {
  projections::Projections fresh;
  sequencer::FullCheck check{*ledger_, inhoud_.get(), keeper_.get(), options_.ledger_id,
                             registers_, {}, {}, nullptr, &fresh,
                             options_.data / "controle-alles"};
  check.key_of = [this](std::string_view, const sequencer::Wellformed& record) {
    return ledger_->view([&](const store::Rows& rows) -> std::optional<crypto::PublicKey> {
      const auto key = projections_.partners().key(rows, record.kid);
      return key ? std::optional(key->signer.key) : std::nullopt;
    });
  };
  return sequencer::full_check(check, found);
}

Outcome<void> Stores::copy_to(const std::filesystem::path& directory) const {
  const auto copy = [&]() -> base::Status {
    const std::uint32_t epoch = keeper_->stand().epoch;
    TRY_DO(ledger_->copy_compact(store::numbered(directory, "ledger", 1)));
    TRY_DO(store::set_current(directory, "ledger", 1));
    TRY_DO(inhoud_->copy_compact(store::numbered(directory, "inhoud", 1)));
    TRY_DO(store::set_current(directory, "inhoud", 1));
    TRY_DO(keeper_->copy_compact(store::numbered(directory, "sleutels", epoch)));
    const auto current = store::read_file(options_.data / "sleutels.huidig", key_file);
    if (!current) return std::unexpected(base::Failure::fatal("sleutels.huidig ontbreekt"));
    return store::replace_file(directory / "sleutels.huidig", *current);
  };
  const auto copied = copy();
  if (!copied) return std::unexpected(stop_of(copied.error(), "De kopie is niet gelukt"));
  return {};
}

Outcome<node::DataLock> lock_of(const node::Options& options) {
  auto lock = node::DataLock::take(options.data);
  if (lock) return std::move(*lock);
  return stop(Exit::conflict, "Dit logboek is in gebruik",
              fmt::format("Een ander programma houdt {} vast.", options.data.string()),
              "Vraag het aan de draaiende zegeld met --sok, of stop die eerst.");
}

}  // namespace zegel::cli
