// The practice zegeld: started on a free loopback port with the scripted clock, awaited until it is
// ready, stopped by its owner.
//
// Invariants: `adres` in the directory names the URL while it serves; its log is zegeld.log there.
// Threads: one. Errors: Exit::error with the last line of that log.
#pragma once

#include "tools/zegel/oefen/child.h"
#include "tools/zegel/oefen/practice.h"
#include "tools/zegel/oefen/signals.h"

namespace zegel::cli::oefen {

class Server {
 public:
  // `port` is the first one to try; 0 takes any.
  static Outcome<Server> start(const Practice& practice, std::uint16_t port);
  Server(Server&&) noexcept = default;
  ~Server();

  const std::string& url() const { return url_; }
  Outcome<void> serve(const Signals& signals);  // until Ctrl-C, or until it ends by itself
  int stop();

 private:
  Server(const Practice& practice, Child child, std::string url)
      : practice_(&practice), child_(std::move(child)), url_(std::move(url)) {}
  Outcome<void> await_ready();
  const Practice* practice_;
  Child child_;
  std::string url_;
};

}  // namespace zegel::cli::oefen
