#include "tools/zegel/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ledger/event/json.h"
#include "ledger/event/skelet.h"
#include "tools/zegel/suggest.h"

namespace zegel::cli {
namespace {

constexpr std::array<std::string_view, 11> members = {
    "register", "aud", "evt", "inhoud", "iss", "jti", "iat", "chk", "isn", "bkl", "vwa"};

// Collects every fault, then answers once.
class Reader {
 public:
  explicit Reader(const boost::json::object& object) : object_(object) {}

  void unknown_members() {
    for (const auto& member : object_)
      if (std::find(members.begin(), members.end(), member.key()) == members.end())
        fault(member.key(), unknown_member(member.key()));
  }
  std::string text(std::string_view name) {
    const auto* value = find(name);
    if (!value) return {};
    if (value->is_string()) return std::string(value->get_string());
    fault(name, "Dit moet tekst zijn.");
    return {};
  }
  std::optional<std::int64_t> number(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (value->is_int64() && value->get_int64() >= 0) return value->get_int64();
    fault(name, "Dit moet een geheel getal zijn, 0 of meer.");
    return std::nullopt;
  }
  std::optional<std::uint64_t> count(std::string_view name) {
    const auto value = number(name);
    return value ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*value)) : std::nullopt;
  }
  const boost::json::value* find(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
  }
  void fault(std::string_view name, std::string why) {
    faults_.push_back({"invoer", fmt::format("/{}", name), std::move(why), {}});
  }
  std::vector<Complaint> faults() { return std::move(faults_); }

 private:
  static std::string unknown_member(std::string_view name) {
    const std::vector<std::string> known(members.begin(), members.end());
    const auto near = nearest(name, known);
    return near ? fmt::format("Dit lid hoort hier niet. Bedoelde u '{}'?", *near)
                : "Dit lid hoort hier niet.";
  }
  const boost::json::object& object_;
  std::vector<Complaint> faults_;
};

void read_place(Reader& in, Draft& draft) {
  draft.reg = in.text("register");
  const std::string aud = in.text("aud");
  if (!aud.empty() && !event::is_origin(aud)) return in.fault("aud", "Dit is geen oorsprong.");
  if (!aud.empty()) {
    const auto slash = aud.rfind('/');
    const std::string named = aud.substr(slash + 1);
    if (!draft.reg.empty() && draft.reg != named)
      return in.fault("register", "Dit register is een ander dan dat in aud.");
    draft.reg = named;
    draft.ledger_id = aud.substr(0, slash);
  }
  if (!catalogue::register_of(draft.reg))
    in.fault("register", "Kies meldingen, regie of toezicht.");
}

void read_row(Reader& in, Draft& draft) {
  const std::string evt = in.text("evt");
  draft.row = find_row(evt);
  if (draft.row) return;
  std::vector<std::string> known;
  for (const auto& row : catalogue::event_rows()) known.emplace_back(row.evt);
  const auto near = nearest(evt, known);
  in.fault("evt", near ? fmt::format("Dit type bestaat niet. Bedoelde u '{}'?", *near)
                       : "Dit type bestaat niet. Zie: zegel gebeurtenistypen");
}

void read_claims(Reader& in, Draft& draft) {
  draft.iss = in.text("iss");
  if (draft.iss.starts_with("urn:oin:")) draft.iss.erase(0, 8);
  if (!draft.iss.empty() && !event::is_oin(draft.iss)) in.fault("iss", "Een OIN heeft 20 cijfers.");
  const std::string jti = in.text("jti");
  draft.jti = base::Jti::parse(jti);
  if (!jti.empty() && !draft.jti) in.fault("jti", "Dit moet 22 tekens base64url zijn.");
  draft.iat = in.number("iat");
  if (draft.iat && *draft.iat % 3600 != 0) in.fault("iat", "Dit moet een heel uur zijn.");
  draft.chk = in.count("chk");
  draft.isn = in.count("isn");
  draft.bkl = in.text("bkl");
  draft.vwa = in.text("vwa");
}

}  // namespace

Outcome<Draft> read_draft(std::string_view json) {
  const auto value = event::parse_json(json, boost::json::storage_ptr(), event::Newlines::allowed);
  if (!value || !value->is_object())
    return stop(Exit::usage, "De invoer is geen eenduidig JSON-object",
                "Geen dubbele namen, geen kommagetallen, geldige UTF-8, hoogstens 8 niveaus diep.");
  Reader in(value->get_object());
  Draft draft;
  in.unknown_members();
  read_place(in, draft);
  read_row(in, draft);
  read_claims(in, draft);
  const auto* inhoud = in.find("inhoud");
  if (inhoud && inhoud->is_object()) draft.inhoud = inhoud->get_object();
  if (!inhoud || !inhoud->is_object()) in.fault("inhoud", "Hier hoort een object met de velden.");
  auto faults = in.faults();
  if (faults.empty()) return draft;
  Stop out{Exit::usage, "De invoer klopt niet", {}, {}, "zegel gebeurtenistypen", {}};
  out.complaints = std::move(faults);
  return std::unexpected(std::move(out));
}

const catalogue::EventRow* find_row(std::string_view evt_or_type) {
  if (const auto* row = catalogue::find_event(evt_or_type)) return row;
  const catalogue::EventRow* newest = nullptr;
  for (const auto& row : catalogue::event_rows())
    if (row.type == evt_or_type) newest = &row;  // rows of one type stand in order of version
  return newest;
}

}  // namespace zegel::cli
