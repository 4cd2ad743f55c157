// The registry of projections: which there are, in which order they apply, one version for all.
//
// Invariants: laws A1-A10 of logboek.md 9; codes and random ids only, never plaintext (D9). Every
// event is shown by the trail; which types have a case elsewhere stands in claims.h.
// Threads: apply the writer thread; queries any, each in its own snapshot.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/ports/judge.h"
#include "ledger/sequencer/apply.h"
#include "projections/dossiers.h"
#include "projections/spoor.h"
#include "projections/standen.h"

namespace zegel::projections {

class Projections final : public sequencer::Applier {
 public:
  std::vector<std::string> tables() const override;
  std::vector<std::string> skelet_tables() const override;
  std::string version() const override;
  bool wants_content(std::string_view evt) const override;
  void bind(const store::Store& ledger, const std::vector<std::string>& registers) override;
  void apply(const sequencer::Accepted& record, const event::Content* opened,
             store::MutableRows& rows) override;
  // Deletes what the content of one dossier produced (A5): for the fence of a later version.
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  const Partners& partners() const { return standen_.partners(); }
  const Standen& standen() const { return standen_; }
  const Dossiers& dossiers() const { return dossiers_; }
  const Spoor& spoor() const { return spoor_; }

 private:
  Dossiers dossiers_;
  Spoor spoor_;
  Standen standen_;
};

// The judge over these rows. `ledger` and `projections` outlive it.
std::unique_ptr<ports::Judge> make_judge(const store::Store& ledger,
                                         const Projections& projections);

}  // namespace zegel::projections
