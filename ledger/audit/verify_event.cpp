#include "ledger/audit/verify_event.h"

#include <fmt/format.h>

namespace zegel::audit {
namespace {

Step signature(const Examined& examined, const crypto::PublicKey& key);
Step ownership(const Examined& examined, const KeyHistory& history);

}  // namespace

Report verify_event(Examiner& examiner, std::string_view event, std::string_view receipt,
                    const KeyEvidence& evidence) {
  Examined examined = examiner.examine(event, receipt);
  Report& report = examined.report;
  report.handtekening = not_checked("Handtekening niet gecontroleerd: er is geen sleutel bij.");
  report.sleutel = not_checked("Sleutel niet gecontroleerd: er is geen sleutelgeschiedenis bij.");
  if (!examined.skelet) return report;
  const KnownKey* known =
      evidence.history ? evidence.history->find(examined.envelope->kid) : nullptr;
  if (evidence.key || known)
    report.handtekening = signature(examined, evidence.key ? *evidence.key : known->key);
  if (evidence.history) report.sleutel = ownership(examined, *evidence.history);
  return report;
}

namespace {

Step signature(const Examined& examined, const crypto::PublicKey& key) {
  const event::Envelope& envelope = *examined.envelope;
  if (crypto::thumbprint(key) != envelope.kid)
    return wrong("De gegeven sleutel is een andere dan die in de gebeurtenis.");
  if (!crypto::key_is_valid(key.raw) ||
      !crypto::verify(key, base::as_bytes(envelope.signed_part), envelope.signature))
    return wrong("De handtekening klopt niet.");
  return right(fmt::format("De organisatie met OIN {} heeft dit ondertekend (sleutel {}).",
                           examined.skelet->iss, fingerprint(envelope.kid)));
}

Step ownership(const Examined& examined, const KeyHistory& history) {
  if (examined.report.logboek.outcome != Outcome::goed)
    return not_checked("Sleutel niet gecontroleerd: zonder regel in het logboek is er geen uur.");
  const std::string_view ledger =
      std::string_view(history.origin()).substr(0, history.origin().rfind('/'));
  if (examined.skelet->ledger_id() != ledger)
    return wrong("De sleutelgeschiedenis is van een ander logboek.");
  const KnownKey* key = history.find(examined.envelope->kid);
  if (!key) return wrong("Deze sleutel is niet geregistreerd.");
  if (key->oin != examined.skelet->iss) return wrong("Deze sleutel is van een andere organisatie.");
  const base::Hour hour = examined.report.received;
  if (hour < key->registered || hour < key->begin)
    return wrong("De sleutel was toen nog niet geldig.");
  if (key->revoked_before(hour)) return wrong("De sleutel was toen ingetrokken.");
  if (!key->valid_at(hour)) return wrong("De sleutel was toen verlopen.");
  const std::string after =
      key->revoked ? fmt::format("ingetrokken vanaf {}", hour_text(*key->revoked))
                   : std::string("het pakket noemt geen intrekking");
  return right(fmt::format("De sleutel was toen geldig: geregistreerd op {} (toezicht {}); {}.",
                           hour_text(key->registered), grouped(key->index.value), after));
}

}  // namespace
}  // namespace zegel::audit
