#include "ledger/catalogue/person.h"

namespace zegel::catalogue {
namespace {

constexpr TraitRow traits[] = {
    {"bsn", TraitForm::bsn, 9},
    {"geslachtsnaam"},
    {"voorvoegsel"},
    {"voornamen"},
    {"geboorteDatum", TraitForm::date, 10},
    {"geboorteDatumOnzeker", TraitForm::uncertain_date, 10},
    {"postcode", TraitForm::postcode, 6},
    {"huisnummer", TraitForm::house_number, 5},
    {"huisnummertoevoeging"},
    {"woonplaats"},
    {"telefoon", TraitForm::phone, 16},
    {"emailadres", TraitForm::email, 254},
    {"aanduiding"},
    {"functienaam"},
};

}  // namespace

std::span<const TraitRow> person_traits() { return traits; }

const TraitRow* find_trait(std::string_view name) {
  for (const TraitRow& row : traits)
    if (row.name == name) return &row;
  return nullptr;
}

}  // namespace zegel::catalogue
