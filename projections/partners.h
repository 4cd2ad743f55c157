// Organisations and their signing keys, from register toezicht (envelop.md 8, domein.md 2.4).
//
// What needs a second person arrives here at its akkoord (akkoorden.h); of a key the row stands
// from its registration on, without effect, so that a kid has one owner for ever (K2). A key that
// is taken back ends at once. Rows of partijen and keys stand under OIN and kid: their dossiers
// are of class `blijvend`, name no person and are never destroyed (A4 guards the others).
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ports/judge.h"
#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

struct Partij {
  std::string oin;
  std::string name;
  std::string soort;               // ontvangerSoort
  std::string rol;                 // partijRol
  bool beroepsgeheim = false;
  std::string vanaf;               // date
  std::string tot_en_met;          // date, or empty while one of its toetredingen runs on
  std::uint64_t index = 0;         // partij-toegetreden in toezicht
};

// One convenant that an organisation joined, with its own limits (domein.md 1.4).
struct Toetreding {
  std::string oin;
  base::Jti jti, convenant;
  base::LeafIndex index;
  std::optional<base::Jti> akkoord;
  std::vector<std::string> soorten, geheimgronden;
  base::Date vanaf;
  std::optional<base::Date> tot_en_met;
  std::optional<base::Jti> uittreding;
  std::string reden_uittreden;

  bool geldig_op(base::Date day) const {
    return vanaf <= day && (!tot_en_met || day <= *tot_en_met);
  }
  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.oin, self.jti, self.convenant, self.index, self.akkoord, self.soorten,
          self.geheimgronden, self.vanaf, self.tot_en_met, self.uittreding,
          self.reden_uittreden);
  }
};

struct PartnerKey {
  base::Kid kid;
  ports::SignerKey signer;
  base::Jti registration;          // partnersleutel-geregistreerd or register-geopend
  std::optional<base::Jti> akkoord;
  std::optional<base::Jti> revocation;  // partnersleutel-ingetrokken, the one that counts
  bool effective = false;          // has its akkoord
};

class Partners {
 public:
  static constexpr int version = 3;
  static std::vector<std::string> tables();
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void waits(const Effect& effect, store::MutableRows& rows);  // without effect yet
  void apply(const Effect& effect, store::MutableRows& rows);

  std::optional<PartnerKey> key(const store::Rows& rows, const base::Kid& kid) const;
  std::optional<Partij> partij(const store::Rows& rows, std::string_view oin) const;
  std::vector<Partij> partijen(const store::Rows& rows) const;                 // by OIN
  std::vector<PartnerKey> keys_of(const store::Rows& rows, std::string_view oin) const;
  std::vector<Toetreding> toetredingen(const store::Rows& rows, std::string_view oin) const;

 private:
  void register_house(const Effect& effect, store::MutableRows& rows);
  void give_effect(const Effect& effect, store::MutableRows& rows);
  void revoke(const Effect& effect, store::MutableRows& rows);
  void join(const Effect& effect, store::MutableRows& rows);
  void leave(const Effect& effect, store::MutableRows& rows);
  void end_partij(const Effect& effect, const std::string& oin, store::MutableRows& rows);
  store::Table sleutel_, partij_, toetreding_;
  bool bound_ = false;
};

}  // namespace zegel::projections
