// The installation that this command works on (api.md 9.1): from --config, the environment and the
// defaults; with --map the practice ledger below that one directory, by the same rows as
// zegeld --oefen. Threads: values. Errors: Exit::usage, every fault at once.
#pragma once

#include "config/installation.h"
#include "ledger/node/node.h"
#include "tools/zegel/context.h"

namespace zegel::cli {

inline constexpr const char* standard_config = "/etc/zegel/zegel.toml";

Outcome<config::Values> settings_of(const Context& context);
Outcome<node::Options> installation_of(const Context& context);

Stop stop_of(const config::Faults& faults);
Stop stop_of(const node::StartFailure& failure);

// The tlog-policy text of an installation, from its public checkpoint keys.
Outcome<std::string> policy_text(const node::Options& options);

}  // namespace zegel::cli
