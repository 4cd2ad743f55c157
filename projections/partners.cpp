#include "projections/partners.h"

#include <algorithm>

#include "ledger/base/base64url.h"
#include "projections/partner_rows.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "toezicht";
constexpr std::size_t oin_digits = 20;

std::optional<base::Hour> hour_at(const Fields& fields, std::string_view name) {
  return hour_of_moment(fields.text(name));
}

catalogue::Registers registers_in(const Fields& fields) {
  catalogue::Registers out = 0;
  for (const std::string& name : fields.texts("toegestaneRegisters"))
    if (const auto reg = catalogue::register_of(name)) out |= catalogue::bit(*reg);
  return out;
}

// The key that partnersleutel-geregistreerd describes, without effect; nullopt: it does not fit.
std::optional<PartnerKey> described_key(const Effect& effect) {
  const Fields& fields = effect.fields;
  const auto kid = fields.id<base::Kid>("kid");
  const auto raw = base::decode_base64url_array<32>(fields.text("publiekeSleutel"));
  const auto begin = hour_at(fields, "ingaatOp");
  const auto end = hour_at(fields, "vervaltOp");
  PartnerKey row;
  row.signer.oin = fields.text("partij");
  if (!kid || !raw || !begin || !end || row.signer.oin.size() != oin_digits) return std::nullopt;
  row.kid = *kid;
  row.signer.key = {*raw};
  if (crypto::thumbprint(row.signer.key) != *kid) return std::nullopt;
  row.signer.begin = *begin;
  row.signer.end = *end;
  row.signer.registers = registers_in(fields);
  row.signer.types = fields.texts("toegestaneTypen");
  row.registration = effect.jti;
  return row;
}

Toetreding joined(const Effect& effect, std::string oin) {
  const Fields& fields = effect.fields;
  Toetreding row;
  row.oin = std::move(oin);
  row.jti = effect.jti;
  row.convenant = fields.id<base::Jti>("convenant").value_or(base::Jti{});
  row.index = effect.index;
  row.akkoord = effect.akkoord;
  row.soorten = fields.texts("gegevenssoorten");
  row.geheimgronden = fields.texts("geheimgronden");
  row.vanaf = fields.date("vanafDatum").value_or(effect.datum());
  row.tot_en_met = fields.date("totEnMetDatum");
  return row;
}

}  // namespace

std::vector<std::string> Partners::tables() {
  return {"p.partners.sleutel", "p.partners.partij", "p.partners.toetreding"};
}

void Partners::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  bound_ = std::find(registers.begin(), registers.end(), home) != registers.end();
  if (!bound_) return;
  sleutel_ = ledger.table("toezicht.p.partners.sleutel");
  partij_ = ledger.table("toezicht.p.partners.partij");
  toetreding_ = ledger.table("toezicht.p.partners.toetreding");
}

void Partners::waits(const Effect& effect, store::MutableRows& rows) {
  if (!bound_ || effect.reg != home || effect.type != "partnersleutel-geregistreerd") return;
  if (const auto row = described_key(effect))
    rows.put_new(sleutel_, row->kid.view(), encode_key(*row));  // K2: one owner for ever
}

void Partners::apply(const Effect& effect, store::MutableRows& rows) {
  if (!bound_ || effect.reg != home) return;
  if (effect.type == "register-geopend") return register_house(effect, rows);
  if (effect.type == "partnersleutel-geregistreerd") return give_effect(effect, rows);
  if (effect.type == "partnersleutel-ingetrokken") return revoke(effect, rows);
  if (effect.type == "partij-toegetreden") return join(effect, rows);
  if (effect.type == "partij-uitgetreden") return leave(effect, rows);
}

// Record 0 of toezicht is the registration of its own key (envelop.md 8).
void Partners::register_house(const Effect& effect, store::MutableRows& rows) {
  const auto raw = base::decode_base64url_array<32>(effect.fields.text("huissleutel"));
  if (!raw) return;
  PartnerKey row;
  row.signer.key = {*raw};
  row.signer.oin = effect.iss;
  row.signer.registered = row.signer.begin = effect.received;
  row.signer.ledger = true;
  row.registration = effect.jti;
  row.effective = true;
  rows.put_new(sleutel_, crypto::thumbprint(row.signer.key).view(), encode_key(row));
}

void Partners::give_effect(const Effect& effect, store::MutableRows& rows) {
  const auto kid = effect.fields.id<base::Kid>("kid");
  auto row = kid ? key(rows, *kid) : std::nullopt;
  if (!row || row->registration != effect.jti) return;  // another registration came first
  row->effective = true;
  row->signer.registered = effect.received;
  row->akkoord = effect.akkoord;
  rows.put(sleutel_, kid->view(), encode_key(*row));
}

// From the later of ongeldigVanafOp and the hour of this record on; the earliest of several counts.
void Partners::revoke(const Effect& effect, store::MutableRows& rows) {
  const auto kid = effect.fields.id<base::Kid>("kid");
  auto row = kid ? key(rows, *kid) : std::nullopt;
  if (!row || row->signer.oin != effect.fields.text("partij")) return;
  const base::Hour end =
      std::max(effect.received, hour_at(effect.fields, "ongeldigVanafOp").value_or(base::Hour{}));
  if (row->signer.revoked && *row->signer.revoked <= end) return;
  row->signer.revoked = end;
  row->revocation = effect.jti;
  rows.put(sleutel_, kid->view(), encode_key(*row));
}

void Partners::join(const Effect& effect, store::MutableRows& rows) {
  const Fields& fields = effect.fields;
  const std::string oin = fields.text("partij");
  if (oin.size() != oin_digits) return;
  Partij row;
  row.name = fields.text("partijNaam");
  row.soort = fields.text("ontvangerSoort");
  row.rol = fields.text("partijRol");
  row.beroepsgeheim = fields.flag("beroepsgeheim").value_or(false);
  row.vanaf = fields.text("vanafDatum");
  row.index = effect.index.value;
  rows.put(partij_, base::as_bytes(oin), encode_partij(row));
  rows.put(toetreding_, key_of(effect.casus, effect.jti), pack(joined(effect, oin)));
  end_partij(effect, oin, rows);
}

void Partners::leave(const Effect& effect, store::MutableRows& rows) {
  const std::string oin = effect.fields.text("partij");
  const auto day = effect.fields.date("totEnMetDatum");
  const auto convenant = effect.fields.id<base::Jti>("convenant");
  if (oin.size() != oin_digits || !day || !convenant) return;
  for (Toetreding& row : rows_below<Toetreding>(rows, toetreding_, effect.casus.view())) {
    if (row.oin != oin || row.convenant != *convenant || !row.geldig_op(*day)) continue;
    row.tot_en_met = day;
    row.uittreding = effect.jti;
    row.reden_uittreden = effect.fields.text("redenUittreden");
    rows.put(toetreding_, key_of(effect.casus, row.jti), pack(row));
  }
  end_partij(effect, oin, rows);
}

// An organisation ends with the last of its toetredingen.
void Partners::end_partij(const Effect& effect, const std::string& oin,
                          store::MutableRows& rows) {
  auto row = partij(rows, oin);
  if (!row) return;
  std::optional<base::Date> last;
  for (const Toetreding& one : rows_below<Toetreding>(rows, toetreding_, effect.casus.view())) {
    if (one.oin != oin) continue;
    if (!one.tot_en_met) {
      last.reset();
      break;
    }
    last = last ? std::max(*last, *one.tot_en_met) : *one.tot_en_met;
  }
  row->tot_en_met = last ? last->text() : "";
  rows.put(partij_, base::as_bytes(oin), encode_partij(*row));
}

std::optional<PartnerKey> Partners::key(const store::Rows& rows, const base::Kid& kid) const {
  if (!bound_) return std::nullopt;
  const auto value = rows.get(sleutel_, kid.view());
  if (!value) return std::nullopt;
  return decode_key(kid, *value);
}

std::optional<Partij> Partners::partij(const store::Rows& rows, std::string_view oin) const {
  if (!bound_) return std::nullopt;
  const auto value = rows.get(partij_, base::as_bytes(oin));
  if (!value) return std::nullopt;
  return decode_partij(oin, *value);
}

std::vector<Partij> Partners::partijen(const store::Rows& rows) const {
  std::vector<Partij> out;
  if (!bound_) return out;
  rows.scan(partij_, {}, [&](base::ByteView key, base::ByteView value) {
    out.push_back(decode_partij(base::as_text(key), value));
    return true;
  });
  return out;
}

std::vector<PartnerKey> Partners::keys_of(const store::Rows& rows, std::string_view oin) const {
  std::vector<PartnerKey> out;
  if (!bound_) return out;
  rows.scan(sleutel_, {}, [&](base::ByteView key, base::ByteView value) {
    PartnerKey row = decode_key(*base::Kid::from(key), value);
    if (row.signer.oin == oin) out.push_back(std::move(row));
    return true;
  });
  return out;
}

std::vector<Toetreding> Partners::toetredingen(const store::Rows& rows,
                                               std::string_view oin) const {
  std::vector<Toetreding> out;
  if (!bound_) return out;
  for (Toetreding& row : rows_below<Toetreding>(rows, toetreding_, {}))
    if (row.oin == oin) out.push_back(std::move(row));
  return out;
}

}  // namespace zegel::projections
