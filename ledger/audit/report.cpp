#include "ledger/audit/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/moment.h"

namespace zegel::audit {

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::goed: return "goed";
    case Outcome::fout: return "fout";
    case Outcome::niet_gecontroleerd: return "niet-gecontroleerd";
  }
  return {};
}

std::array<const Step*, 6> Report::steps() const {
  return {&inhoud, &handtekening, &sleutel, &logboek, &controlepunt, &getuigen};
}

bool Report::good() const {
  return std::ranges::none_of(steps(), [](const Step* s) { return s->outcome == Outcome::fout; });
}

Step right(std::string sentence) { return {Outcome::goed, std::move(sentence)}; }
Step wrong(std::string sentence) { return {Outcome::fout, std::move(sentence)}; }
Step not_checked(std::string sentence) {
  return {Outcome::niet_gecontroleerd, std::move(sentence)};
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
    out.insert(static_cast<std::size_t>(at), 1, ' ');
  return out;
}

std::string fingerprint(const base::Kid& kid) {
  return fmt::format("{:02X}{:02X} {:02X}{:02X}", kid.raw[0], kid.raw[1], kid.raw[2], kid.raw[3]);
}

std::string hour_text(base::Hour hour) {
  const std::string moment = base::format_moment_utc(std::int64_t{hour.value} * 3600);
  return fmt::format("{} {} uur (UTC)", moment.substr(0, 10), moment.substr(11, 2));
}

}  // namespace zegel::audit
