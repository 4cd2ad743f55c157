// The whole node at once: a compact copy of its stores, and every row against every other.
#include "ledger/node/parts.h"
#include "ledger/sequencer/projection_check.h"
#include "ledger/store/current.h"

namespace zegel::node {

namespace {

constexpr std::size_t current_bytes = 256;  // sleutels.huidig: one line

}  // namespace

base::Status Node::copy_to(const std::filesystem::path& directory) const {
  TRY_DO(impl_->ledger->copy_compact(store::numbered(directory, "ledger", 1)));
  TRY_DO(store::set_current(directory, "ledger", 1));
  TRY_DO(impl_->inhoud->copy_compact(store::numbered(directory, "inhoud", 1)));
  TRY_DO(store::set_current(directory, "inhoud", 1));
  if (!has_content()) return {};  // a volger has no keystore
  const std::uint32_t epoch = impl_->keeper->stand().epoch;
  TRY_DO(impl_->keeper->copy_compact(store::numbered(directory, "sleutels", epoch)));
  const auto current = store::read_file(impl_->options.data / "sleutels.huidig", current_bytes);
  if (!current) return std::unexpected(base::Failure::fatal("sleutels.huidig is not there"));
  return store::replace_file(directory / "sleutels.huidig", *current);
}

sequencer::FullReport Node::check_all(const CheckWatch& watch) const {
  keys::BladOpener* const opener = has_content() ? impl_->keeper.get() : nullptr;
  const bool mixed = impl_->sequencer->content() == sequencer::ContentUse::dropped;
  sequencer::FullCheck check{*impl_->ledger, impl_->inhoud.get(), opener,
                             impl_->options.ledger_id, {}, {}, watch.progress, watch.stop,
                             mixed ? nullptr : watch.fresh, scratch_in(impl_->options, "alles")};
  for (const std::string& reg : impl_->options.registers) {
    sequencer::CheckedRegister row{reg, impl_->origin(reg), {}, !impl_->options.kafka};
    for (const tlog::VerifierKey& vkey : impl_->vkeys)
      if (vkey.name == row.origin) row.known_keys.push_back(vkey);
    check.registers.push_back(std::move(row));
  }
  if (opener == nullptr) return sequencer::full_check(check, watch.found);  // no key is known here
  check.key_of = [this](std::string_view, const sequencer::Wellformed& record)
      -> std::optional<crypto::PublicKey> {
    const auto signer = impl_->judge->signer(record.kid);
    return signer ? std::optional(signer->key) : std::nullopt;
  };
  return sequencer::full_check(check, watch.found);
}

base::Result<std::vector<std::string>> Node::projections_that_differ(
    sequencer::Applier& fresh, const std::atomic<bool>* stop) const {
  if (impl_->sequencer->content() == sequencer::ContentUse::dropped)
    return std::unexpected(base::Failure::unavailable("geen-inhoud", "another process took over"));
  const sequencer::ScratchDirectory scratch(scratch_in(impl_->options, "nacht"));
  keys::BladOpener* const opener = has_content() ? impl_->keeper.get() : nullptr;
  return sequencer::projections_that_differ({*impl_->ledger, *impl_->inhoud, opener,
                                             fresh, impl_->options.ledger_id,
                                             impl_->options.registers, scratch.path(), stop});
}

}  // namespace zegel::node
