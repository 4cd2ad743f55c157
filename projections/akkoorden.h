// Akkoorden: types that need a second person (domein.md 8.3), in one place for every projection.
//
// Invariants: an event of a type with a pair waits as a voorstel of its dossier until an
// akkoord-vastgelegd about it with akkoord = true, by another medewerker; only then it is applied,
// with the fields that it had. The first decision counts, and a refusal ends it. What domein.md 2.4
// lets work at once is applied at once; its voorstel is kept, so that a missing akkoord shows.
// Threads: apply the writer; the rest any snapshot. Role and person are refused at intake (V-4OG);
// the person is looked at here again, for no effect may rest on one person alone.
#pragma once

#include "ledger/catalogue/events.h"
#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

enum class VoorstelStand : std::uint8_t { open = 0, akkoord = 1, afgewezen = 2 };

struct Voorstel {
  base::LeafIndex index;
  base::Jti jti;
  std::string type, iss, bkl;
  std::int64_t tijdstip = 0;
  std::string velden;                // JSON object of the index fields
  bool werkt_direct = false;         // had its effect before the akkoord
  VoorstelStand stand = VoorstelStand::open;
  std::optional<base::Jti> besluit;  // the akkoord-vastgelegd

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    auto stand = static_cast<std::uint8_t>(self.stand);
    codec(self.index, self.jti, self.type, self.iss, self.bkl, self.tijdstip, self.velden,
          self.werkt_direct, stand, self.besluit);
    if constexpr (!std::is_const_v<Self>) self.stand = static_cast<VoorstelStand>(stand);
  }
};

class Akkoorden {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);

  // True: the event waits, and nothing may apply it yet.
  bool keep(const Effect& effect, const event::Content& content, const catalogue::EventRow& row,
            store::MutableRows& rows);
  // The voorstel that this akkoord-vastgelegd gives effect to, if it does.
  std::optional<Voorstel> decide(const Effect& akkoord, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<Voorstel> voorstel(const store::Rows& rows, std::string_view reg,
                                   const base::CasusId& casus, const base::Jti& jti) const;
  std::vector<Voorstel> of(const store::Rows& rows, std::string_view reg,
                           const base::CasusId& casus) const;

 private:
  Tables<1> tables_{{"p.akkoorden.voorstel"}};
};

}  // namespace zegel::projections
