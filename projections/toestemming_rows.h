// The rows of Toestemmingen: a consent or a refusal, and a withdrawal (domein.md 2.4, 4, 6).
// Threads: values.
#pragma once

#include "projections/codec.h"

namespace zegel::projections {

// What somebody may do with what: the scope of a consent or a refusal. All lists are OINs or codes.
struct Bereik {
  std::vector<std::string> verstrekkers, ontvangers, soorten;
  std::string doel;

  bool covers(std::string_view verstrekker, std::string_view ontvanger, std::string_view naar_doel,
              std::string_view soort) const;
  bool within(const Bereik& other) const;  // says nothing that the other does not say

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.verstrekkers, self.ontvangers, self.soorten, self.doel);
  }
};

struct Toestemming {
  base::CasusId casus;
  base::Pid pid;
  base::Jti jti;
  base::LeafIndex index;
  bool geweigerd = false;                     // toestemming-geweigerd
  std::string iss, voor, gegeven_door;
  Bereik bereik;
  std::int64_t gegeven_op = 0;                // tijdstip
  std::int64_t ingaat_op = 0;                 // of a refusal: its tijdstip
  std::optional<std::int64_t> vervalt_op;
  std::string eindgebeurtenis;
  std::optional<std::int64_t> geeindigd_op;   // tijdstip of that event
  std::optional<base::Jti> geeindigd_door;
  std::string leeftijdsklasse, kader, wijze, intrekkingswijze, uitzondering, taal;
  std::optional<bool> ter_zake_bekwaam;
  bool geadresseerde_gevuld = false;
  std::optional<base::Jti> vertegenwoordiging;
  std::string tekst_versie, tekst_hash;

  // In force, withdrawals left aside: the end itself is still inside an eindgebeurtenis.
  bool loopt_op(std::int64_t moment) const;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.pid, self.jti, self.index, self.geweigerd, self.iss, self.voor,
          self.gegeven_door, self.bereik, self.gegeven_op, self.ingaat_op, self.vervalt_op,
          self.eindgebeurtenis, self.geeindigd_op, self.geeindigd_door, self.leeftijdsklasse,
          self.kader, self.wijze, self.intrekkingswijze, self.uitzondering, self.taal,
          self.ter_zake_bekwaam, self.geadresseerde_gevuld, self.vertegenwoordiging,
          self.tekst_versie, self.tekst_hash);
  }
};

struct Intrekking {
  base::Jti jti;
  base::LeafIndex index;
  base::Jti toestemming;
  std::int64_t op = 0;                        // ingetrokkenOp
  bool geheel = true;
  std::vector<std::string> ontvangers, soorten;  // gedeeltelijk: for these; an empty list is all
  std::string iss, gegeven_door, kanaal;
  std::optional<base::Jti> vertegenwoordiging;

  bool takes(std::string_view ontvanger, std::string_view soort, std::int64_t moment) const;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.jti, self.index, self.toestemming, self.op, self.geheel, self.ontvangers,
          self.soorten, self.iss, self.gegeven_door, self.kanaal, self.vertegenwoordiging);
  }
};

}  // namespace zegel::projections
