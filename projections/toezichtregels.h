// Toezichtregels: convenanten, beleid, autorisaties of register toezicht (domein.md 1.4, 2.4, 8).
//
// Each counts from its akkoord on (akkoorden.h), and within its own time. A convenant ends where
// the version that replaces it begins; of a beleidsoort the newest that has begun is in force.
// Rows (A4): casus, jti -> Convenant, Beleid, Autorisatie.
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/effect.h"
#include "projections/tables.h"
#include "projections/toezicht_rows.h"

namespace zegel::projections {

class Toezichtregels {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::vector<Convenant> convenanten(const store::Rows& rows) const;
  std::optional<Convenant> convenant(const store::Rows& rows, const base::Jti& jti) const;
  std::vector<Beleid> beleid(const store::Rows& rows) const;
  std::optional<Beleid> beleid_op(const store::Rows& rows, std::string_view soort,
                                  std::int64_t moment) const;
  std::vector<Autorisatie> autorisaties(const store::Rows& rows) const;
  std::vector<Autorisatie> autorisaties_van(const store::Rows& rows,
                                            const base::Handle& medewerker) const;

 private:
  using Handles = std::array<store::Table, 3>;
  void agree(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  void authorise(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  void take_back(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  Tables<3> tables_{{"p.toezichtregels.convenant", "p.toezichtregels.beleid",
                     "p.toezichtregels.autorisatie"}};
};

}  // namespace zegel::projections
