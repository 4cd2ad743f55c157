#include "projections/partners.h"

#include "projections/partner_rows.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "toezicht";

std::optional<base::Hour> hour_at(const event::Content& content, std::string_view key) {
  const auto moment = content.text(key);
  return moment ? hour_of_moment(*moment) : std::nullopt;
}

catalogue::Registers registers_in(const event::Content& content) {
  catalogue::Registers out = 0;
  for (const std::string_view name : content.texts("toegestaneRegisters"))
    if (const auto reg = catalogue::register_of(name)) out |= catalogue::bit(*reg);
  return out;
}

}  // namespace

std::vector<std::string> Partners::tables() {
  return {"p.partners.sleutel", "p.partners.partij", "p.partners.voorstel"};
}

void Partners::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  bound_ = std::find(registers.begin(), registers.end(), home) != registers.end();
  if (!bound_) return;
  sleutel_ = ledger.table("toezicht.p.partners.sleutel");
  partij_ = ledger.table("toezicht.p.partners.partij");
  voorstel_ = ledger.table("toezicht.p.partners.voorstel");
}

void Partners::apply(const sequencer::Accepted& record, const event::Content& content,
                     store::MutableRows& rows) {
  if (!bound_ || record.reg != home) return;
  const std::string_view evt = record.skelet.evt;
  if (evt == "register-geopend.v1") return register_house(record, content, rows);
  if (evt == "partnersleutel-geregistreerd.v1") return propose_key(record, content, rows);
  if (evt == "partij-toegetreden.v1") return propose_partij(record, content, rows);
  if (evt == "akkoord-vastgelegd.v1") return decide(record, content, rows);
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

// Record 0 of toezicht is the registration of its own key (envelop.md 8).
void Partners::register_house(const sequencer::Accepted& record, const event::Content& content,
                              store::MutableRows& rows) {
  const auto key = content.text("huissleutel");
  const auto raw = key ? base::decode_base64url_array<32>(*key) : std::nullopt;
  if (!raw) return;
  PartnerKey row;
  row.signer.key = {*raw};
  row.signer.oin = record.skelet.iss;
  row.signer.registered = row.signer.begin = record.received;
  row.signer.ledger = true;
  row.registration = record.skelet.jti;
  row.effective = true;
  rows.put_new(sleutel_, crypto::thumbprint(row.signer.key).view(), encode_key(row));
}

void Partners::propose_key(const sequencer::Accepted& record, const event::Content& content,
                           store::MutableRows& rows) {
  const auto kid = content.id<base::Kid>("kid");
  const auto key = content.text("publiekeSleutel");
  const auto raw = key ? base::decode_base64url_array<32>(*key) : std::nullopt;
  const auto begin = hour_at(content, "ingaatOp");
  const auto end = hour_at(content, "vervaltOp");
  const auto owner = content.text("partij");
  if (!kid || !raw || !begin || !end || !owner) return;
  PartnerKey row;
  row.signer.key = {*raw};
  if (crypto::thumbprint(row.signer.key) != *kid) return;
  row.signer.oin = *owner;
  row.signer.begin = *begin;
  row.signer.end = *end;
  row.signer.registers = registers_in(content);
  for (const std::string_view type : content.texts("toegestaneTypen"))
    row.signer.types.emplace_back(type);
  row.registration = record.skelet.jti;
  if (!rows.put_new(sleutel_, kid->view(), encode_key(row))) return;  // K2: one owner for ever
  rows.put(voorstel_, record.skelet.jti.view(), proposal(Proposal::sleutel, kid->view()));
}

void Partners::propose_partij(const sequencer::Accepted& record, const event::Content& content,
                              store::MutableRows& rows) {
  const auto oin = content.text("partij");
  if (!oin) return;
  Partij row;
  row.name = content.text("partijNaam").value_or("");
  row.soort = content.text("ontvangerSoort").value_or("");
  row.rol = content.text("partijRol").value_or("");
  row.beroepsgeheim = content.flag("beroepsgeheim").value_or(false);
  row.vanaf = content.text("vanafDatum").value_or("");
  row.tot_en_met = content.text("totEnMetDatum").value_or("");
  row.index = record.index.value;
  base::Bytes value(base::as_bytes(*oin).begin(), base::as_bytes(*oin).end());
  const base::Bytes body = encode_partij(row);
  value.insert(value.end(), body.begin(), body.end());
  rows.put(voorstel_, record.skelet.jti.view(), proposal(Proposal::partij, value));
}

// A proposal gets its effect here, or never.
void Partners::decide(const sequencer::Accepted& record, const event::Content& content,
                      store::MutableRows& rows) {
  const auto subject = content.id<base::Jti>("onderwerp");
  if (!subject) return;
  const auto stored = rows.get(voorstel_, subject->view());
  if (!stored) return;
  const base::Bytes value(stored->begin(), stored->end());
  rows.erase(voorstel_, subject->view());
  if (!content.flag("akkoord").value_or(false)) return;
  const base::ByteView body = base::ByteView(value).subspan(1);
  if (value[0] == static_cast<base::Byte>(Proposal::partij)) {
    rows.put(partij_, body.first(20), body.subspan(20));
    return;
  }
  const auto kid = base::Kid::from(body);
  auto row = kid ? key(rows, *kid) : std::nullopt;
  if (!row) return;
  row->effective = true;
  row->signer.registered = record.received;
  row->akkoord = record.skelet.jti;
  rows.put(sleutel_, kid->view(), encode_key(*row));
}

}  // namespace zegel::projections
