// The version of this binary. Threads: constants.
#pragma once

#include "config/version.h"

namespace zegel::cli {
using config::version;
}
