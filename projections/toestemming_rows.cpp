#include "projections/toestemming_rows.h"

#include <algorithm>

namespace zegel::projections {

namespace {

using Codes = std::vector<std::string>;

bool holds(const Codes& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool all_in(const Codes& codes, const Codes& other) {
  return std::all_of(codes.begin(), codes.end(),
                     [&](const std::string& code) { return holds(other, code); });
}

}  // namespace

bool Bereik::covers(std::string_view verstrekker, std::string_view ontvanger,
                    std::string_view naar_doel, std::string_view soort) const {
  return doel == naar_doel && holds(verstrekkers, verstrekker) && holds(ontvangers, ontvanger) &&
         holds(soorten, soort);
}

bool Bereik::within(const Bereik& other) const {
  return doel == other.doel && all_in(verstrekkers, other.verstrekkers) &&
         all_in(ontvangers, other.ontvangers) && all_in(soorten, other.soorten);
}

bool Toestemming::loopt_op(std::int64_t moment) const {
  return ingaat_op <= moment && (!vervalt_op || moment < *vervalt_op) &&
         (!geeindigd_op || moment <= *geeindigd_op);
}

bool Intrekking::takes(std::string_view ontvanger, std::string_view soort,
                       std::int64_t moment) const {
  if (moment < op) return false;
  if (geheel) return true;
  return (ontvangers.empty() || holds(ontvangers, ontvanger)) &&
         (soorten.empty() || holds(soorten, soort));
}

}  // namespace zegel::projections
