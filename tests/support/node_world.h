// A whole node for a test or a bench: three opened registers, one partner with one key, and events
// of invented people that the intake accepts.
//
//   NodeWorld world(directory);                       // opens, or reopens what is there
//   const Casus casus = world.casus();                // opened, with one betrokkene
//   world.post(world.informed(casus));                // ontvanger-ingelicht
// Threads: building events one; node() as the node says.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "ledger/node/node.h"
#include "projections/projections.h"

namespace zegel::tests {

struct Casus {
  base::CasusId id;
  base::Jti opener;
  base::Pid pid;
};

class NodeWorld {
 public:
  static constexpr const char* own_oin = "00000099000000001000";
  static constexpr const char* partner_oin = "00000099000000002000";
  static constexpr const char* receiver_oin = "00000099000000003000";

  explicit NodeWorld(const std::filesystem::path& directory, base::Clock& clock,
                     std::optional<node::KafkaOptions> kafka = {});
  ~NodeWorld();

  static node::Options options_in(const std::filesystem::path& directory);
  // One broker on this machine; nullopt without servers.
  static std::optional<node::KafkaOptions> kafka_at(std::string servers, std::string prefix);
  std::expected<void, node::StartFailure> open();    // opens what is on disk
  void close() { node_.reset(); }
  node::Node& node() { return *node_; }
  const projections::Projections& projections() const { return projections_; }

  // -- events, signed, not yet posted
  using Object = boost::json::object;
  std::string partner_event(std::string_view evt, const base::Jti& jti, Object inhoud);
  std::string opening(const Casus& casus);           // casus-geopend
  std::string coupling(const Casus& casus);          // betrokkene-gekoppeld
  std::string informed(const Casus& casus);          // ontvanger-ingelicht, 10 keys
  std::string disclosure(const Casus& casus);        // verstrekking-gedaan, 43 disclosures
  std::string question(const Casus& casus);          // adviesvraag-gesteld, of no person
  event::Skelet skelet(std::string_view evt, const base::Jti& jti) const;

  // -- the way in
  base::Result<sequencer::Outcome> post(const std::string& bytes,
                                        const intake::Caller& caller = {});
  // All at once, of the partner; throws at the first that is refused. In the order of `bytes`.
  std::vector<sequencer::Outcome> post_all(const std::vector<std::string>& bytes);
  base::Jti draft(catalogue::Role role, std::string_view evt, Object inhoud);  // in toezicht
  Casus casus();                                     // opened and coupled
  // Registers a key of the partner: draft by a beheerder, akkoord by a privacy-officer if asked.
  void register_key(const crypto::SigningKey& key, bool agreed);
  void revoke_key(const crypto::SigningKey& key);    // from this hour on

  template <class AnyId>
  AnyId fresh() { return {random_.bytes<sizeof(AnyId{}.raw)>()}; }
  std::string moment() const;

  base::Clock& clock;
  crypto::SigningKey key = crypto::SigningKey::generate();

 private:
  void open_registers();
  std::string convenant();                           // opens the dossier of the partner's keys

  node::Options options_;
  crypto::SystemRandom random_;
  projections::Projections projections_;
  std::unique_ptr<node::Node> node_;
  std::string partner_dossier_;
};

std::string refusals_text(const base::Failure& failure);   // "V-SCH-6 /skelet/bkl, ..."

}  // namespace zegel::tests
