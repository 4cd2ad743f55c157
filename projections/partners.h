// Organisations and their signing keys, from register toezicht (envelop.md 8, domein.md 2.4).
//
// A type that needs a second person has no effect before its akkoord-vastgelegd with akkoord
// = true: the row stands as `voorstel` until then. Rows are keyed by OIN, kid and jti: their
// dossiers are of class `blijvend`, name no person and are never destroyed (A4 guards the others).
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ports/judge.h"
#include "ledger/sequencer/apply.h"

namespace zegel::projections {

struct Partij {
  std::string oin;
  std::string name;
  std::string soort;               // ontvangerSoort
  std::string rol;                 // partijRol
  bool beroepsgeheim = false;
  std::string vanaf;               // date
  std::string tot_en_met;          // date or empty
  std::uint64_t index = 0;         // partij-toegetreden in toezicht
};

struct PartnerKey {
  base::Kid kid;
  ports::SignerKey signer;
  base::Jti registration;          // partnersleutel-geregistreerd or register-geopend
  std::optional<base::Jti> akkoord;
  bool effective = false;          // has its akkoord
};

class Partners {
 public:
  static constexpr int version = 1;
  static std::vector<std::string> tables();
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const sequencer::Accepted& record, const event::Content& content,
             store::MutableRows& rows);

  std::optional<PartnerKey> key(const store::Rows& rows, const base::Kid& kid) const;
  std::optional<Partij> partij(const store::Rows& rows, std::string_view oin) const;
  std::vector<Partij> partijen(const store::Rows& rows) const;                 // effective, by OIN
  std::vector<PartnerKey> keys_of(const store::Rows& rows, std::string_view oin) const;

 private:
  void register_house(const sequencer::Accepted&, const event::Content&, store::MutableRows&);
  void propose_key(const sequencer::Accepted&, const event::Content&, store::MutableRows&);
  void propose_partij(const sequencer::Accepted&, const event::Content&, store::MutableRows&);
  void decide(const sequencer::Accepted&, const event::Content&, store::MutableRows&);
  store::Table sleutel_, partij_, voorstel_;
  bool bound_ = false;
};

}  // namespace zegel::projections
