// The load generator: closed loop, one thread, epoll, keep-alive HTTP/1.1. Zegel, its floor and the
// peers are all driven by it (prestaties.md 3). Each event is sent once, signed beforehand.
//
//   load --adres 127.0.0.1:8080 --gebeurtenissen FILE --clienten 64 --aantal 20000 [--vanaf 0]
//
// One JSON object on stdout: answers by status, seconds, events/s, latency percentiles and own CPU
// in microseconds (the generator's CPU is counted on both sides of every ratio).
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <map>

#include <fmt/format.h>

#include "tests/bench/bench_io.h"

namespace {

std::int64_t now_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

struct Options {
  std::string host;
  int port = 0;
  std::string path;
  std::size_t clients = 64, from = 0, count = 0;
};

struct Client {
  int fd = -1;
  std::string in;
  std::int64_t began = 0;
  bool busy = false;
};

class Load {
 public:
  Load(Options options, std::vector<std::string> events)
      : options_(std::move(options)), events_(std::move(events)) {}
  int run();

 private:
  bool connect_all();
  bool connect(std::size_t client);
  void next(Client& client);
  void receive(Client& client);
  void report(double seconds);

  Options options_;
  std::vector<std::string> events_;
  std::vector<Client> clients_;
  int epoll_ = -1;
  std::size_t next_ = 0, done_ = 0, broken_ = 0;
  std::map<int, std::size_t> statuses_;
  std::vector<std::int64_t> latencies_;
};

int Load::run() {
  const std::size_t end = std::min(events_.size(), options_.from + options_.count);
  events_.resize(end);
  next_ = options_.from;
  if (next_ >= end) return bench::complain("no events left in the file");
  latencies_.reserve(end - next_);
  if (!connect_all()) return bench::complain("cannot connect");
  const std::size_t goal = end - next_;
  const std::int64_t began = now_ns();
  for (Client& client : clients_) next(client);
  std::vector<epoll_event> ready(clients_.size());
  while (done_ + broken_ < goal) {
    const int n = ::epoll_wait(epoll_, ready.data(), static_cast<int>(ready.size()), 20'000);
    if (n <= 0) return bench::complain("no answer for 20 s");
    for (int i = 0; i < n; ++i) receive(clients_[ready[static_cast<std::size_t>(i)].data.u64]);
  }
  report(static_cast<double>(now_ns() - began) / 1e9);
  return broken_ == 0 ? 0 : 1;
}

bool Load::connect_all() {
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  clients_.resize(options_.clients);
  for (std::size_t i = 0; i < clients_.size(); ++i)
    if (!connect(i)) return false;
  return true;
}

bool Load::connect(std::size_t client) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(options_.port));
  ::inet_pton(AF_INET, options_.host.c_str(), &address.sin_addr);
  const int fd = clients_[client].fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return false;
  const int one = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = client;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  return true;
}

void Load::next(Client& client) {
  client.busy = next_ < events_.size();
  if (!client.busy) return;
  const std::string& body = events_[next_++];
  const std::string out = fmt::format(
      "POST {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: application/sd-jwt\r\n"
      "Content-Length: {}\r\n\r\n{}",
      options_.path, options_.host, options_.port, body.size(), body);
  client.in.clear();
  client.began = now_ns();
  for (std::size_t sent = 0; sent < out.size();) {
    const ssize_t n = ::send(client.fd, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return;  // the reading side sees the end
    sent += static_cast<std::size_t>(n);
  }
}

// Status of a complete answer, or 0.
int complete(const std::string& in) {
  const std::size_t head = in.find("\r\n\r\n");
  if (head == std::string::npos || in.size() < 12) return 0;
  std::size_t length = 0;
  for (const char* name : {"\r\nContent-Length: ", "\r\ncontent-length: "})
    if (const std::size_t at = in.find(name); at < head)
      length = static_cast<std::size_t>(std::atoll(in.c_str() + at + std::strlen(name)));
  return in.size() >= head + 4 + length ? std::atoi(in.c_str() + 9) : 0;
}

void Load::receive(Client& client) {
  char buffer[16'384];
  const ssize_t n = ::recv(client.fd, buffer, sizeof buffer, 0);
  if (n <= 0) {
    if (client.busy) ++broken_;
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, client.fd, nullptr);
    client.busy = false;
    return;
  }
  client.in.append(buffer, static_cast<std::size_t>(n));
  const int status = client.busy ? complete(client.in) : 0;
  if (status == 0) return;
  latencies_.push_back(now_ns() - client.began);
  ++statuses_[status];
  ++done_;
  if (client.in.find("\r\nConnection: close\r\n") != std::string::npos) {  // 1,000 requests
    ::close(client.fd);
    if (!connect(static_cast<std::size_t>(&client - clients_.data()))) return;
  }
  next(client);
}

void Load::report(double seconds) {
  std::sort(latencies_.begin(), latencies_.end());
  const auto at = [&](double q) {
    if (latencies_.empty()) return 0.0;
    return static_cast<double>(
               latencies_[static_cast<std::size_t>(q * double(latencies_.size() - 1))]) / 1e3;
  };
  std::string statuses;
  for (const auto& [status, count] : statuses_)
    statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
  bench::print(fmt::format(
      "{{\"clienten\":{},\"antwoorden\":{{{}}},\"gebroken\":{},\"seconden\":{:.4f},"
      "\"per_seconde\":{:.1f},\"p50_us\":{:.1f},\"p90_us\":{:.1f},\"p99_us\":{:.1f},"
      "\"cpu_us\":{}}}\n",
      options_.clients, statuses, broken_, seconds, double(done_) / seconds, at(0.5), at(0.9),
      at(0.99), bench::own_cpu_us()));
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const std::string address = args.text("--adres", "127.0.0.1:8080");
  Options options;
  options.host = address.substr(0, address.rfind(':'));
  options.port = std::atoi(address.c_str() + address.rfind(':') + 1);
  options.path = args.text("--pad", "/v1/gebeurtenissen");
  options.clients = args.number("--clienten", 64);
  options.from = args.number("--vanaf", 0);
  options.count = args.number("--aantal", 10'000);
  auto events = bench::read_events(args.text("--gebeurtenissen", ""));
  return Load(std::move(options), std::move(events)).run();
}
