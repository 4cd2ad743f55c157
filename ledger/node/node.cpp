#include "ledger/node/node.h"

#include "ledger/node/parts.h"

namespace zegel::node {

std::expected<std::unique_ptr<Node>, StartFailure> Node::open(
    const Options& options, base::Clock& clock, sequencer::Applier& applier,
    std::function<std::unique_ptr<ports::Judge>(const store::Store&)> make_judge) {
  auto parts = assemble(options, clock, applier, make_judge, false);
  if (!parts) return std::unexpected(std::move(parts).error());
  Impl& impl = **parts;
  if (options.kafka && options.read_only && !impl.is_volger()) {
    TRY_DO(impl.begin_contents());
  } else if (!options.kafka) {
    if (auto rebuilt = impl.sequencer->rebuild_projections_if_needed(); !rebuilt)
      return std::unexpected(StartFailure{70, "projecties", rebuilt.error().detail});
  } else {
    TRY_DO(impl.take_duty());
  }
  if (impl.fresh && !impl.catch_up() && !impl.holds_genesis())  // they come from the log
    return std::unexpected(StartFailure{75, "kafka", "Het logboek antwoordt niet op tijd. Start "
                                                     "opnieuw als het er is."});
  for (const std::string& reg : impl.options.registers)
    if (auto known = impl.check_genesis(reg); !known)
      return std::unexpected(std::move(known).error());
  if (!options.read_only) {
    impl.catch_up();  // so that a caller meets `normaal` at once; else it goes on while serving
    if (impl.sequencer->duty() == sequencer::Duty::active) (void)impl.keys_open();  // likewise
    if (auto complete = impl.complete_index(); !complete)
      return std::unexpected(std::move(complete).error());
    impl.sequencer->start();
    impl.start_upkeep();
  }
  return std::unique_ptr<Node>(new Node(std::move(*parts)));
}

Node::Node(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Node::~Node() = default;

const intake::Intake& Node::intake() const { return *impl_->intake; }
const intake::OwnEvents& Node::own_events() const { return *impl_->own; }
sequencer::Sequencer& Node::sequencer() { return *impl_->sequencer; }
inhoud::InhoudStore& Node::inhoud() { return *impl_->inhoud; }
bool Node::has_content() const { return impl_->keeper && impl_->keeper->is_open(); }
bool Node::is_volger() const { return impl_->sequencer->duty() == sequencer::Duty::follower; }
keys::BladOpener& Node::opener() { return *impl_->keeper; }
const keys::PersonIndex& Node::persons() const { return *impl_->keeper; }
const ports::Judge& Node::judge() const { return *impl_->judge; }
const store::Store& Node::ledger() const { return *impl_->ledger; }
keys::KeeperStand Node::keeper_stand() const {
  return impl_->keeper ? impl_->keeper->stand() : keys::KeeperStand{};
}
sequencer::SkeletDigest Node::skelet_digest(std::string_view reg) const {
  return sequencer::skelet_digest(*impl_->ledger, reg, impl_->applier);
}
const Options& Node::options() const { return impl_->options; }
const base::Clock& Node::clock() const { return impl_->clock; }
void Node::stop() { impl_->stop(); }

std::string Node::policy() const {
  std::string text;
  for (const tlog::VerifierKey& key : impl_->vkeys) text += "log " + key.text() + "\n";
  return text + "quorum none\n";
}

}  // namespace zegel::node
