#include "ledger/node/house_signer.h"

#include <variant>

#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/sequencer/index_rule.h"

namespace zegel::node {
namespace {

// Its key signed record 0 of this ledger.
std::optional<ports::SignerKey> signer_of(base::ByteView leaf, const crypto::PublicKey& house) {
  const auto checked = sequencer::check_record(leaf);
  const auto* record = std::get_if<sequencer::Wellformed>(&checked);
  if (record == nullptr || record->kid != crypto::thumbprint(house)) return std::nullopt;
  const auto envelope = event::parse_jws(record->leaf.jws);
  if (!envelope ||
      !crypto::verify(house, base::as_bytes(envelope->signed_part), envelope->signature))
    return std::nullopt;
  ports::SignerKey signer;
  signer.key = house;
  signer.oin = record->skelet.iss;
  signer.registered = signer.begin = record->leaf.received;
  signer.ledger = true;
  return signer;
}

class HouseJudge final : public ports::Judge {
 public:
  HouseJudge(std::unique_ptr<ports::Judge> inner, const crypto::PublicKey& house,
             RecordZero record)
      : inner_(std::move(inner)), house_(house), record_(std::move(record)) {}

  std::optional<ports::SignerKey> signer(const base::Kid& kid) const override {
    auto known = inner_->signer(kid);
    if (known || kid != crypto::thumbprint(house_)) return known;
    const auto leaf = record_();
    return leaf ? signer_of(*leaf, house_) : std::nullopt;
  }
  void judge(const event::Skelet& skelet, const event::Content& content,
             const catalogue::EventRow& row, base::Refusals& out) const override {
    inner_->judge(skelet, content, row, out);
  }
  std::optional<std::string> dossier_class(std::string_view reg,
                                           const base::CasusId& casus) const override {
    return inner_->dossier_class(reg, casus);
  }
  std::optional<std::string> vwa_of(std::string_view reg, const base::Jti& jti) const override {
    return inner_->vwa_of(reg, jti);
  }

 private:
  const std::unique_ptr<ports::Judge> inner_;
  const crypto::PublicKey house_;
  const RecordZero record_;
};

}  // namespace

std::unique_ptr<ports::Judge> with_house_key(std::unique_ptr<ports::Judge> inner,
                                             const crypto::PublicKey& house, RecordZero record) {
  return std::make_unique<HouseJudge>(std::move(inner), house, std::move(record));
}

}  // namespace zegel::node
