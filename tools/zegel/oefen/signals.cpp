#include "tools/zegel/oefen/signals.h"

#include <initializer_list>

namespace zegel::cli::oefen {

Signals::Signals() {
  sigemptyset(&ours_);
  for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&ours_, each);
  sigprocmask(SIG_BLOCK, &ours_, &before_);
}

Signals::~Signals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

bool Signals::stop_asked() const {
  sigset_t waiting;
  sigpending(&waiting);
  return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
         sigismember(&waiting, SIGHUP) == 1;
}

Signals::What Signals::await() const {
  int taken = 0;
  sigwait(&ours_, &taken);
  return taken == SIGCHLD ? What::child : What::stop;
}

}  // namespace zegel::cli::oefen
