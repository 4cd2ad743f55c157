// The judge of this version: one snapshot per question.
#include "ledger/ports/judge.h"

#include "projections/projections.h"
#include "projections/toetsing/judgement.h"

namespace zegel::projections {

namespace {

class StateJudge final : public ports::Judge {
 public:
  StateJudge(const store::Store& ledger, const Projections& projections)
      : ledger_(ledger), projections_(projections) {}

  std::optional<ports::SignerKey> signer(const base::Kid& kid) const override {
    return ledger_.view([&](const store::Rows& rows) -> std::optional<ports::SignerKey> {
      auto key = projections_.partners().key(rows, kid);
      if (!key || !key->effective) return std::nullopt;
      return std::move(key->signer);
    });
  }

  void judge(const event::Skelet& skelet, const event::Content& content,
             const catalogue::EventRow& row, base::Refusals& out) const override {
    ledger_.view([&](const store::Rows& rows) {
      toetsing::Judgement(ledger_, rows, projections_, skelet, content, row, out).run();
    });
  }

  std::optional<std::string> dossier_class(std::string_view reg,
                                           const base::CasusId& casus) const override {
    return ledger_.view([&](const store::Rows& rows) -> std::optional<std::string> {
      auto dossier = projections_.dossiers().dossier(rows, reg, casus);
      if (!dossier) return std::nullopt;
      return std::move(dossier->bkl);
    });
  }

  std::optional<std::string> vwa_of(std::string_view reg, const base::Jti& jti) const override {
    return ledger_.view([&](const store::Rows& rows) -> std::optional<std::string> {
      auto skelet = toetsing::stored_skelet(ledger_, rows, reg, jti);
      if (!skelet) return std::nullopt;
      return std::move(skelet->vwa);
    });
  }

 private:
  const store::Store& ledger_;
  const Projections& projections_;
};

}  // namespace

std::unique_ptr<ports::Judge> make_judge(const store::Store& ledger,
                                         const Projections& projections) {
  return std::make_unique<StateJudge>(ledger, projections);
}

}  // namespace zegel::projections
