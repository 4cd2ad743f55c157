#include "projections/toetsing/judgement.h"

#include <boost/json.hpp>

#include "ledger/store/ledger_rows.h"
#include "projections/leaves.h"

namespace zegel::projections::toetsing {

namespace {

std::string text_of(std::string_view view) { return std::string(view); }

bool names_type(std::string_view targets, std::string_view evt) {
  const std::string_view type = evt.substr(0, evt.rfind('.'));
  while (!targets.empty()) {
    const std::size_t end = targets.find(' ');
    if (targets.substr(0, end) == type) return true;
    if (end == std::string_view::npos) return false;
    targets.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace

void Judgement::run() {
  const auto casus = content_.id<base::CasusId>("casus");
  if (!casus) return;  // its form is refused at E14; what rests on it is left out
  casus_ = *casus;
  class_of_dossier();
  betrokkenen_are_known();
  references_exist();
  if (row_.vwa.empty()) activity_of_target();
}

void Judgement::class_of_dossier() {
  const auto reg = catalogue::register_of(skelet_.register_name());
  const auto dossier = projections_.dossiers().dossier(rows_, skelet_.register_name(), casus_);
  const bool opens = reg && catalogue::has(row_.opens, *reg);
  const bool may_repeat = reg == catalogue::Register::toezicht;
  const bool fits = dossier ? dossier->bkl == skelet_.bkl && (!opens || may_repeat)
                            : opens && row_.opener_class == skelet_.bkl;
  if (!fits) out_.push_back({"V-SCH-6", "/skelet/bkl"});
}

void Judgement::betrokkenen_are_known() {
  if (row_.type == "betrokkene-gekoppeld") return;
  for (std::size_t i = 0; i < content_.betrokkenen(); ++i) {
    const auto pid = content_.pid(i);
    if (!pid) continue;
    if (!projections_.dossiers().knows_pid(rows_, skelet_.register_name(), casus_, *pid))
      out_.push_back({"V-REF-3", "/inhoud/betrokkenen/" + std::to_string(i) + "/pid"});
  }
}

void Judgement::references_exist() {
  for (std::size_t i = 0; i < content_.key_count(); ++i) {
    const std::string_view key = content_.key(i);
    const ReferenceRow* reference = reference_row(row_.type, key);
    if (reference == nullptr) continue;
    const boost::json::value& value = content_.value(i);
    if (value.is_string())
      judge_reference(*reference, value.get_string(), "/inhoud/" + text_of(key));
    if (!value.is_array()) continue;
    for (std::size_t n = 0; n < value.get_array().size(); ++n)
      if (const auto* id = value.get_array()[n].if_string())
        judge_reference(*reference, *id, "/inhoud/" + text_of(key) + "/" + std::to_string(n));
  }
  for (std::size_t i = 0; i < content_.betrokkenen(); ++i) {
    const boost::json::object& element = content_.betrokkene(i);
    const ReferenceRow* reference = reference_row(row_.type, "grondslagVerwijzing");
    const auto* value = element.if_contains("grondslagVerwijzing");
    if (value != nullptr && value->is_string())
      judge_reference(*reference, value->get_string(),
                      "/inhoud/betrokkenen/" + std::to_string(i) + "/grondslagVerwijzing");
  }
}

void Judgement::judge_reference(const ReferenceRow& reference, std::string_view id,
                                std::string veld) {
  if (!holds(reference, id)) out_.push_back({"V-REF-1", std::move(veld)});
}

bool Judgement::holds(const ReferenceRow& reference, std::string_view id) const {
  const Dossiers& dossiers = projections_.dossiers();
  const std::string_view reg = skelet_.register_name();
  const std::string_view subject = content_.text("onderwerpRegister").value_or("");
  const auto jti = base::Jti::parse(id);
  if (!jti) return true;  // its form is refused at E14
  const base::CasusId dossier{jti->raw};
  switch (reference.where) {
    case Where::same_dossier:
      return in_this_dossier(*jti) && event_fits(reg, *jti, reference.targets);
    case Where::dossier_or_toezicht:
      return event_fits(reg, *jti, reference.targets) &&
             (reg == "toezicht" || in_this_dossier(*jti));
    case Where::same_register: return event_fits(reg, *jti, reference.targets);
    case Where::regie: return event_fits("regie", *jti, reference.targets);
    case Where::toezicht: return event_fits("toezicht", *jti, reference.targets);
    case Where::any_register:
      return event_fits("meldingen", *jti, reference.targets) ||
             event_fits("regie", *jti, reference.targets) ||
             event_fits("toezicht", *jti, reference.targets);
    case Where::subject_register: return event_fits(subject, *jti, reference.targets);
    case Where::dossier_in_regie: return dossiers.dossier(rows_, "regie", dossier).has_value();
    case Where::dossier_in_toezicht:
      return dossiers.dossier(rows_, "toezicht", dossier).has_value();
    case Where::dossier_anywhere:
      return dossiers.dossier(rows_, "meldingen", dossier).has_value() ||
             dossiers.dossier(rows_, "regie", dossier).has_value();
    case Where::subject_dossier: return dossiers.dossier(rows_, subject, dossier).has_value();
    case Where::same_dossier_pid:
      return dossiers.knows_pid(rows_, reg, casus_, base::Pid{jti->raw});
    case Where::subject_pid: {
      const auto of = content_.id<base::CasusId>("onderwerpCasus");
      return of && dossiers.knows_pid(rows_, subject, *of, base::Pid{jti->raw});
    }
  }
  return false;
}

bool Judgement::in_this_dossier(const base::Jti& jti) const {
  const std::string reg(skelet_.register_name());
  const auto index = rows_.get(ledger_.table(reg + ".jti"), jti.view());
  const auto at = index ? store::read_u64(*index) : std::nullopt;
  return at && projections_.spoor().casus_of(rows_, reg, {*at}) == casus_;
}

bool Judgement::event_fits(std::string_view reg, const base::Jti& jti,
                           std::string_view targets) const {
  const auto target = stored_skelet(ledger_, rows_, reg, jti);
  return target && (targets.empty() || names_type(targets, target->evt));
}

void Judgement::activity_of_target() {
  const auto subject = content_.id<base::Jti>(row_.vwa_of);
  if (!subject) return;
  const auto target = stored_skelet(ledger_, rows_, skelet_.register_name(), *subject);
  if (target && target->vwa != skelet_.vwa) out_.push_back({"V-SCH-8", "/skelet/vwa"});
}

std::optional<event::Skelet> stored_skelet(const store::Store& ledger, const store::Rows& rows,
                                           std::string_view reg, const base::Jti& jti) {
  if (!catalogue::register_of(reg)) return std::nullopt;
  const std::string name(reg);
  const auto index = rows.get(ledger.table(name + ".jti"), jti.view());
  if (!index) return std::nullopt;
  const auto at = store::read_u64(*index);
  auto head = at ? leaf_head(rows, ledger.table(name + ".leaf"), {*at}) : std::nullopt;
  if (!head) return std::nullopt;
  return std::move(head->skelet);
}

}  // namespace zegel::projections::toetsing
