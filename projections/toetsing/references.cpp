#include "projections/toetsing/references.h"

namespace zegel::projections::toetsing {

const ReferenceRow* reference_row(std::string_view type, std::string_view field) {
  for (const ReferenceRow& row : reference_rows)
    if (row.field == field && (row.type.empty() || row.type == type)) return &row;
  return nullptr;
}

}  // namespace zegel::projections::toetsing
