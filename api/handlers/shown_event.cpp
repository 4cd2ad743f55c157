#include "api/handlers/shown_event.h"

#include <string.h>

#include <boost/json.hpp>

#include "api/http/host.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using base::Failure;

std::vector<std::string_view> chosen(const inhoud::OpenedRecord& opened,
                                     const std::set<base::Pid>& pids);
std::string presentation_of(const KnownEvent& known, const Shown& shown);
void append_head(JsonObject& object, const KnownEvent& known, inhoud::Toestand toestand);
void append_inhoud(std::string& out, const event::Content& content);
void append_value(std::string& out, const boost::json::value& value);

}  // namespace

base::Result<Shown> open_shown(Services& services, const KnownEvent& known,
                               const std::set<base::Pid>& pids) {
  Shown shown;
  shown.opened = open_inhoud(services, known);
  if (shown.opened.unavailable) return std::unexpected(*shown.opened.unavailable);
  if (shown.opened.toestand() == inhoud::Toestand::ontbreekt)
    return std::unexpected(Failure::refused("inhoud-ontbreekt"));
  if (shown.opened.toestand() == inhoud::Toestand::vernietigd)
    return std::unexpected(Failure::refused("vernietigd"));
  shown.disclosures = chosen(shown.opened, pids);
  auto content = event::open_partial(known.skelet, shown.disclosures);
  if (!content) return std::unexpected(Failure::refused("inhoud-ontbreekt"));
  shown.content = std::move(content->content);
  return shown;
}

void append_shown(JsonObject& object, const KnownEvent& known, const Shown& shown) {
  append_head(object, known, shown.opened.toestand());
  append_inhoud(object.member("inhoud"), shown.content);
  std::string presentation = presentation_of(known, shown);
  object.text("gebeurtenis", presentation);
  http::wipe(presentation);
}

void append_closed(JsonObject& object, const KnownEvent& known, const base::Failure& why) {
  const bool destroyed = !why.refusals.empty() && why.refusals[0].code == "vernietigd";
  append_head(object, known,
              destroyed ? inhoud::Toestand::vernietigd : inhoud::Toestand::ontbreekt);
}

std::size_t shown_size(const KnownEvent& known, const Shown& shown) {
  std::size_t size = known.view.jws.size() + 4'096;
  for (const std::string_view disclosure : shown.disclosures) size += disclosure.size() + 1;
  return 3 * size;
}

namespace {

// Content names its betrokkenen in the order of the parts that opened.
std::vector<std::string_view> chosen(const inhoud::OpenedRecord& opened,
                                     const std::set<base::Pid>& pids) {
  if (pids.empty() || !opened.content) return opened.disclosures();
  std::vector<std::string_view> out;
  std::size_t element = 0;
  for (std::size_t part = 0; part < opened.parts.size(); ++part) {
    if (opened.parts[part] != inhoud::Part::aanwezig) continue;
    const auto pid = part == 0 ? std::nullopt : opened.content->pid(element++);
    if (part != 0 && (!pid || !pids.contains(*pid))) continue;
    const auto texts = opened.disclosures(part);
    out.insert(out.end(), texts.begin(), texts.end());
  }
  return out;
}

std::string presentation_of(const KnownEvent& known, const Shown& shown) {
  std::string out;
  out.reserve(shown_size(known, shown));
  out.append(known.view.jws).append("~");
  for (const std::string_view disclosure : shown.disclosures) out.append(disclosure).append("~");
  return out;
}

void append_head(JsonObject& object, const KnownEvent& known, inhoud::Toestand toestand) {
  object.text("jti", known.skelet.jti.text());
  object.text("register", known.reg);
  object.number("volgnummer", known.index.value);
  object.text("evt", known.skelet.evt);
  object.text("toestand", inhoud::toestand_name(toestand));
}

void append_inhoud(std::string& out, const event::Content& content) {
  JsonObject object(out);
  for (std::size_t i = 0; i < content.key_count(); ++i)
    append_value(object.member(content.key(i)), content.value(i));
  if (!content.has_betrokkenen()) return;
  JsonArray list(object.member("betrokkenen"));
  for (std::size_t i = 0; i < content.betrokkenen(); ++i) {
    JsonObject element(list.element());
    for (const auto& member : content.betrokkene(i))
      append_value(element.member(member.key()), member.value());
  }
}

// In pieces on the stack: boost::json::serialize would leave a plaintext string behind.
void append_value(std::string& out, const boost::json::value& value) {
  boost::json::serializer writer;
  writer.reset(&value);
  char piece[512];
  while (!writer.done()) {
    const auto part = writer.read(piece);
    out.append(part.data(), part.size());
  }
  explicit_bzero(piece, sizeof piece);
}

}  // namespace

}  // namespace zegel::api
