// Which dossiers exist, of which class, with which betrokkenen (per register). Which events they
// have is in the trail (spoor.h).
//
// Rows (A4: each starts with its dossier id): `dossier` casus -> class, opener; `betrokkene`
// (casus, pid) -> index of the first koppeling. Threads: apply and forget the writer; the rest any.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/ids.h"
#include "ledger/sequencer/apply.h"

namespace zegel::projections {

struct Dossier {
  base::LeafIndex opener;
  std::string opened_by;   // OIN
  std::string bkl;
};

class Dossiers {
 public:
  static constexpr int version = 2;
  static std::vector<std::string> tables();
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const sequencer::Accepted& record, const event::Content& content,
             store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus) const;

  std::optional<Dossier> dossier(const store::Rows& rows, std::string_view reg,
                                 const base::CasusId& casus) const;
  // The stamdossier of a register: what its record 0 opened; where that is lost (besluit 0031), the
  // oldest that opens. A scan, for rare questions.
  std::optional<base::CasusId> stamdossier(const store::Rows& rows, std::string_view reg) const;
  bool knows_pid(const store::Rows& rows, std::string_view reg, const base::CasusId& casus,
                 const base::Pid& pid) const;

 private:
  struct Tables {
    store::Table dossier, betrokkene;
  };
  const Tables* tables_of(std::string_view reg) const;
  std::map<std::string, Tables, std::less<>> registers_;
};

}  // namespace zegel::projections
