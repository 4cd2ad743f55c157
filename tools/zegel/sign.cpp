#include "tools/zegel/sign.h"

#include <fmt/format.h>

#include "ledger/base/moment.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/rules.h"
#include "ledger/event/shape.h"

namespace zegel::cli {
namespace {

std::unexpected<Stop> unfit(const base::Failure& failure);

Outcome<event::Skelet> skelet_of(const Draft& draft, const Signing& with, crypto::Random& random) {
  const catalogue::EventRow& row = *draft.row;
  const auto reg = *catalogue::register_of(draft.reg);
  if (!catalogue::has(row.registers, reg))
    return unfit(base::Failure::refused("V-SCH-1", "/evt"));
  event::Skelet out;
  out.iss = draft.iss.empty() ? with.oin : draft.iss;
  if (out.iss.empty())
    return stop(Exit::usage, "Er is geen OIN van de ondertekenaar", {}, "Geef --oin of \"iss\".");
  const std::string& ledger = draft.ledger_id.empty() ? with.ledger_id : draft.ledger_id;
  if (ledger.empty())
    return stop(Exit::usage, "Ik weet niet voor welk logboek dit is", {},
                "Geef --url, --logboek of \"aud\".");
  out.aud = fmt::format("{}/{}", ledger, draft.reg);
  out.jti = draft.jti ? *draft.jti : base::Jti{random.bytes<16>()};
  out.iat = draft.iat ? *draft.iat : with.now / 3600 * 3600;
  out.evt = row.evt;
  out.vwa = draft.vwa.empty() ? std::string(row.vwa_in(reg)) : draft.vwa;
  out.bkl = draft.bkl;
  if (out.bkl.empty() && catalogue::has(row.opens, reg)) out.bkl = row.opener_class;
  if (out.bkl.empty())
    return stop(Exit::usage, "De bewaarklasse ontbreekt",
                "Deze gebeurtenis opent geen dossier, dus zij krijgt de klasse van haar dossier.",
                "Geef --bkl of \"bkl\", bijvoorbeeld regie-5j.");
  if (out.vwa.empty())
    return stop(Exit::usage, "De verwerkingsactiviteit ontbreekt",
                "Dit type neemt vwa over van de gebeurtenis waar het over gaat.", "Geef \"vwa\".");
  out.isn = draft.isn;
  out.chk = draft.chk ? draft.chk : with.seen;
  return out;
}

// E2-E14 on our own bytes, so that a person reads every fault before sending. What only the rules
// about sharing refuse comes back: the ledger has the last word, and a past fact may be declared.
base::Result<base::Refusals> check(const SignedEvent& event, const catalogue::EventRow& row,
                                   std::int64_t now) {
  TRY(envelope, event::parse_envelope(event.bytes));
  TRY(skelet, event::parse_skelet(envelope.payload));
  TRY(opened, event::open_disclosures(skelet, envelope.disclosures, row));
  base::Refusals refusals;
  const event::ShapeContext context{now, is_practice(skelet.ledger_id())};
  event::check_shape(skelet, opened.content, row, context, refusals);
  const bool unfit_shape = !refusals.empty();
  event::check_rules(skelet, opened.content, row, refusals);
  if (unfit_shape) return std::unexpected(base::Failure::refused(std::move(refusals)));
  return refusals;
}

std::unexpected<Stop> unfit(const base::Failure& failure) {
  Stop out = stop_of(failure, "Dit bericht zou worden geweigerd");
  out.exit = Exit::usage;
  return std::unexpected(std::move(out));
}

}  // namespace

Outcome<SignedEvent> sign(Draft draft, const Signing& with, const crypto::SigningKey& key,
                          crypto::Random& random) {
  const catalogue::EventRow& row = *draft.row;
  TRY(out, sign_unchecked(std::move(draft), with, key, random));
  const auto refusals = check(out, row, with.now);
  if (!refusals) return unfit(refusals.error());
  out.warnings = complaints_of(*refusals);
  return out;
}

Outcome<SignedEvent> sign_unchecked(Draft draft, const Signing& with,
                                    const crypto::SigningKey& key, crypto::Random& random) {
  TRY(skelet, skelet_of(draft, with, random));
  if (!draft.inhoud.contains("tijdstip"))
    draft.inhoud["tijdstip"] = base::format_moment_utc(with.now);
  auto bytes = event::issue(skelet, draft.inhoud, *draft.row, key, random);
  if (!bytes) return unfit(bytes.error());
  return SignedEvent{skelet.jti, skelet.aud, std::move(*bytes), {}};
}

bool is_practice(std::string_view ledger_id) { return ledger_id.starts_with("oefen."); }

}  // namespace zegel::cli
