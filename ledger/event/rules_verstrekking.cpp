// Sharing: may it, and is it explained (domein.md 1.3, 3.2, 4; A-20 .. .. A-67).
#include "ledger/catalogue/events.h"
#include "ledger/event/letters.h"
#include "ledger/event/rules_table.h"

namespace zegel::event {
namespace {

constexpr std::size_t fewest_letters = 20;
constexpr int inform_within_days = 28;

struct Pair {
  std::string_view avg;
  std::string_view geheim;
};
// AVG ground and secrecy ground are two questions; with publieke-taak goes every answer to the
// second but wettelijke-verplichting.
constexpr Pair allowed_pairs[] = {
    {"toestemming", "toestemming"},
    {"wettelijke-verplichting", "wettelijke-verplichting"},
    {"wettelijke-verplichting", "wettelijke-inzage"},
    {"wettelijke-verplichting", "wgs"},
    {"vitaal-belang", "conflict-van-plichten"},
    {"vitaal-belang", "meldrecht"},
    {"vitaal-belang", "geen-beroepsgeheim"},
};

}  // namespace

// V-VER-1
bool pair_not_allowed(const Facts& facts) {
  const std::string_view avg = facts.text("grondslagAvg"), geheim = facts.text("grondslagGeheim");
  if (avg == "publieke-taak") return geheim == "wettelijke-verplichting";
  for (const Pair& pair : allowed_pairs)
    if (pair.avg == avg && pair.geheim == geheim) return false;
  return true;
}

// V-VER-4
bool statutory_incomplete(const Facts& facts) {
  if (!facts.is("grondslagGeheim", "wettelijke-verplichting")) return false;
  return !catalogue::code_in_list("wettelijkeOntvanger", facts.text("ontvangerSoort")) ||
         !facts.filled("contextVerstrekker") || !facts.filled("contextVragende");
}

// V-VER-5
bool shared_by_machine(const Facts& facts) { return facts.yes("geautomatiseerd"); }

// V-VER-6
bool need_not_explained(const Facts& facts) {
  return letter_count(facts.text("noodzaak")) < fewest_letters;
}

// V-VER-7. Each uitstelgrond stands for an article (3.2), so any of them names one.
bool informing_not_arranged(const Facts& facts, const ElementFacts& element) {
  const std::string_view how = element.text("informeren");
  if (facts.is("ontvangerSoort", "jeugdbeschermingstafel") && how != "vooraf") return true;
  const auto limit = days_after(facts.day(), inform_within_days);
  const auto in_time = [&](std::string_view key) {
    const auto date = element.date(key);
    return date && limit && *date <= *limit;
  };
  const bool ground = !element.text("uitstelgrond").empty();
  if (how == "naderhand-gepland") return !in_time("informerenUiterlijkDatum");
  if (how == "uitgesteld") return !ground || !in_time("herbeoordelingDatum");
  return how == "uitgezonderd" && !ground;
}

// V-VER-9
bool police_law_not_named(const Facts& facts) {
  return facts.yes("politiegegevens") && !facts.holds("wettelijkKader", "wpg");
}

// V-VER-12
bool weighing_missing(const Facts& facts) {
  if (facts.is("grondslagGeheim", "toestemming")) return false;
  return !facts.filled("proportionaliteit") || !facts.filled("subsidiariteit") ||
         !facts.filled("minderIngrijpend");
}

// V-CODE-1
bool task_not_explained(const Facts& facts) {
  return letter_count(facts.text("taakInstantie")) < fewest_letters;
}

// V-CVP-2
bool source_not_named(const Facts& facts) {
  return facts.filled("nietEigenWaarneming") && !facts.filled("bronvermelding");
}

// V-ANON-1
bool question_not_anonymous(const Facts& facts) {
  return facts.yes("anoniem") && facts.betrokkenen() > 0;
}

// V-INF-1
bool consent_not_from_source(const Facts& facts) {
  return facts.is("akkoordWijze", "eigen-handtekening") &&
         facts.text("informatiegever") != facts.iss();
}

}  // namespace zegel::event
