// Every verb of `zegel`, one declaring function per file (api.md 8). Adding one is a file here and
// a row in verbs.cpp. Threads: one.
#pragma once

#include "tools/zegel/verb.h"

namespace zegel::cli {

void declare_register(CLI::App& app, Chosen& chosen);
void declare_moving(CLI::App& group, Chosen& chosen);  // of `register`
void declare_kek(CLI::App& app, Chosen& chosen);
void declare_sleutel(CLI::App& app, Chosen& chosen);
void declare_onderteken(CLI::App& app, Chosen& chosen);
void declare_stuur(CLI::App& app, Chosen& chosen);
void declare_controleer(CLI::App& app, Chosen& chosen);
void declare_partner(CLI::App& app, Chosen& chosen);
void declare_config(CLI::App& app, Chosen& chosen);
void declare_openapi(CLI::App& app, Chosen& chosen);
void declare_gebeurtenistypen(CLI::App& app, Chosen& chosen);
void declare_codelijsten(CLI::App& app, Chosen& chosen);
void declare_casus(CLI::App& app, Chosen& chosen);
void declare_verstrekkingen(CLI::App& app, Chosen& chosen);
void declare_oefen(CLI::App& app, Chosen& chosen);
void declare_versie(CLI::App& app, Chosen& chosen);

void declare_all(CLI::App& app, Chosen& chosen);

}  // namespace zegel::cli
