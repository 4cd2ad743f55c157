#include "tools/zegel/verbs.h"

namespace zegel::cli {

// In the order of the help text.
void declare_all(CLI::App& app, Chosen& chosen) {
  declare_oefen(app, chosen);
  declare_sleutel(app, chosen);
  declare_onderteken(app, chosen);
  declare_stuur(app, chosen);
  declare_controleer(app, chosen);
  declare_casus(app, chosen);
  declare_verstrekkingen(app, chosen);
  declare_partner(app, chosen);
  declare_gebeurtenistypen(app, chosen);
  declare_codelijsten(app, chosen);
  declare_openapi(app, chosen);
  declare_register(app, chosen);
  declare_kek(app, chosen);
  declare_config(app, chosen);
  declare_versie(app, chosen);
}

}  // namespace zegel::cli
