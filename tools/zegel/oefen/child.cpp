#include "tools/zegel/oefen/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

extern char** environ;

namespace zegel::cli::oefen {

Outcome<Child> Child::start(const std::vector<std::string>& command,
                            const std::filesystem::path& log) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  // A group of its own: Ctrl-C reaches us alone, and we end the child in order.
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, command.front().c_str(), &files, &attributes,
                                  arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error == 0) return Child(pid);
  return cli::stop(Exit::error, fmt::format("Dit programma start niet: {}", command.front()),
                   std::generic_category().message(error));
}

Child::~Child() {
  if (pid_ > 0) stop();
}

bool Child::running() { return pid_ > 0 && reap(WNOHANG) == 0; }

int Child::stop() {
  if (pid_ <= 0) return exit_;
  ::kill(pid_, SIGTERM);
  return wait();
}

int Child::wait() {
  if (pid_ > 0) reap(0);
  return exit_;
}

// 0: still there. The exit status is kept once.
int Child::reap(int options) {
  int status = 0;
  pid_t ended = 0;
  do ended = ::waitpid(pid_, &status, options);
  while (ended < 0 && errno == EINTR && options == 0);
  if (ended != pid_) return ended < 0 ? -1 : 0;
  exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  pid_ = -1;
  return ended;
}

std::filesystem::path beside_us(std::string_view name) {
  std::error_code failed;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
  return failed ? std::filesystem::path(name) : self.parent_path() / name;
}

}  // namespace zegel::cli::oefen
