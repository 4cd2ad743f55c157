// One judgement (E15): the rules with state that this version reaches, over one snapshot.
// Rules: V-SCH-6, V-SCH-8 (E15 case), V-REF-1, V-REF-3. Each is one function. Threads: one call.
#pragma once

#include "ledger/base/failure.h"
#include "ledger/ports/judge.h"
#include "projections/projections.h"
#include "projections/toetsing/references.h"

namespace zegel::projections::toetsing {

class Judgement {
 public:
  Judgement(const store::Store& ledger, const store::Rows& rows, const Projections& projections,
            const event::Skelet& skelet, const event::Content& content,
            const catalogue::EventRow& row, base::Refusals& out)
      : ledger_(ledger), rows_(rows), projections_(projections), skelet_(skelet),
        content_(content), row_(row), out_(out) {}

  void run();

 private:
  void class_of_dossier();        // V-SCH-6
  void betrokkenen_are_known();   // V-REF-3
  void references_exist();        // V-REF-1
  void activity_of_target();      // V-SCH-8
  bool holds(const ReferenceRow& reference, std::string_view id) const;
  bool in_this_dossier(const base::Jti& jti) const;
  bool event_fits(std::string_view reg, const base::Jti& jti, std::string_view targets) const;
  void judge_reference(const ReferenceRow& reference, std::string_view id, std::string veld);

  const store::Store& ledger_;
  const store::Rows& rows_;
  const Projections& projections_;
  const event::Skelet& skelet_;
  const event::Content& content_;
  const catalogue::EventRow& row_;
  base::Refusals& out_;
  base::CasusId casus_;
};

// The skelet of a stored event; nullopt: not in this register.
std::optional<event::Skelet> stored_skelet(const store::Store& ledger, const store::Rows& rows,
                                           std::string_view reg, const base::Jti& jti);

}  // namespace zegel::projections::toetsing
