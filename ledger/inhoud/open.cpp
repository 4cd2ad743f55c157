// Opening a record: find the blad, decrypt, unpad, then E11 and E12 against the signed structure
// (envelop.md 9); the states of I9 (sleutels.md 11).
#include <algorithm>

#include "ledger/base/journal.h"
#include "ledger/crypto/hash.h"
#include "ledger/inhoud/opened_state.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {
namespace {

using base::ByteView;

// One part on its way: what the keeper and the cipher say of it.
class PartOpener {
 public:
  PartOpener(const EventRef& ref, const Record& record, keys::BladOpener& opener,
             const IsFenced& fenced, OpenedRecord& out)
      : ref_(ref), record_(record), opener_(opener), fenced_(fenced), out_(out) {}
  Part open(std::size_t i) {
    const RecordPart& part = record_.parts[i];
    if (fenced_(part.blad)) return Part::vernietigd;  // also while its key still exists
    if (part.ciphertext.empty()) return Part::ontbreekt;  // a stomp that no hek explains
    return decrypt(part, i) ? Part::aanwezig : Part::ontbreekt;
  }

 private:
  bool decrypt(const RecordPart& part, std::size_t i);

  const EventRef& ref_;
  const Record& record_;
  keys::BladOpener& opener_;
  const IsFenced& fenced_;
  OpenedRecord& out_;
};

std::optional<base::Hash> signed_digest(std::string_view jws);
void alarm(const EventRef& ref);  // ontbreekt is never silent (I9)

}  // namespace

OpenedRecord open_record(const EventRef& ref, std::optional<ByteView> bytes,
                         keys::BladOpener& opener, const IsFenced& fenced) {
  OpenedRecord out;
  const auto record = bytes ? parse_record(*bytes) : std::nullopt;
  const bool ours = record && record->jti == ref.jti && record->h == crypto::jws_tag(ref.jws);
  const auto digest = ours ? signed_digest(ref.jws) : std::nullopt;
  if (!digest) {
    alarm(ref);
    return out;
  }
  out.parts.resize(record->parts.size(), Part::ontbreekt);
  out.state().parts.resize(record->parts.size());
  PartOpener parts(ref, *record, opener, fenced, out);
  for (std::size_t i = 0; i < out.parts.size(); ++i) out.parts[i] = parts.open(i);
  check_structure(out, *digest);
  if (out.toestand() == Toestand::ontbreekt && !out.unavailable) alarm(ref);
  return out;
}

namespace {

bool PartOpener::decrypt(const RecordPart& part, std::size_t i) {
  if (part.ciphertext.size() < pad_block + crypto::aead_tag) return false;
  auto lease = opener_.open(ref_.reg, part.blad);
  if (!lease) {
    if (lease.error().code != base::Code::refused) out_.unavailable = std::move(lease).error();
    return false;
  }
  const bool common = lease->partij() == base::Pid{};
  if (common == part.betrokkene) return false;
  const keys::RecordOf of{ref_.jti, record_.h};
  const auto key = keys::derive_record_key(lease->key(), of, keys::alg_xchacha20);
  const auto aad = keys::record_aad({ref_.ledger_id, ref_.reg, lease->dossier(), lease->partij()},
                                    of, part.blad, keys::alg_xchacha20);
  crypto::Nonce nonce;
  std::ranges::copy(part.nonce, nonce.begin());
  Plaintext plain(part.ciphertext.size() - crypto::aead_tag);
  if (!crypto::open_into(plain.writable(), key, nonce, aad, part.ciphertext)) return false;
  return out_.state().parts[i].take(std::move(plain));
}

// The one digest of `_sd` in the payload, between the two dots.
std::optional<base::Hash> signed_digest(std::string_view jws) {
  const auto first = jws.find('.');
  const auto second = first == std::string_view::npos ? first : jws.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto skelet = event::parse_skelet(jws.substr(first + 1, second - first - 1));
  if (!skelet) return std::nullopt;
  return skelet->inhoud;
}

void alarm(const EventRef& ref) {
  base::journal(base::Level::alarm, "inhoud ontbreekt",
                {{"code", "B-INH-01"}, {"register", ref.reg}});
}

}  // namespace
}  // namespace zegel::inhoud
