#include "api/http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>

namespace zegel::http {

namespace {

struct EasyClose {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListClose {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListClose>;

struct Sink {
  ClientReply reply;
  std::size_t max_body = 0;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* context);
std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* context);
void set_connection(CURL* easy, const ClientOptions& options);
void set_method(CURL* easy, std::string_view method, std::string_view body);
List header_list(const Headers& headers);

}  // namespace

struct Client::State {
  ClientOptions options;
  std::unique_ptr<CURL, EasyClose> easy{curl_easy_init()};
};

Client::Client(ClientOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

base::Result<ClientReply> Client::request(std::string_view method, std::string_view path,
                                          const Headers& headers, std::string_view body) {
  CURL* easy = state_->easy.get();
  curl_easy_reset(easy);  // keeps the connection cache
  set_connection(easy, state_->options);
  const std::string url = state_->options.base_url + std::string(path);
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  set_method(easy, method, body);
  const std::string custom(method);
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, custom.c_str());
  const List list = header_list(headers);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list.get());

  Sink sink{{}, state_->options.max_body};
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &sink);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &sink);

  const CURLcode code = curl_easy_perform(easy);
  if (code != CURLE_OK)
    return std::unexpected(
        base::Failure::unavailable("niet-bereikbaar", curl_easy_strerror(code)));
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  sink.reply.status = static_cast<int>(status);
  return std::move(sink.reply);
}

std::string_view ClientReply::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers)
    if (name == lower_case_name) return value;
  return {};
}

namespace {

void set_connection(CURL* easy, const ClientOptions& options) {
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, options.connect_timeout_ms);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, options.timeout_ms);
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  if (!options.unix_socket.empty())
    curl_easy_setopt(easy, CURLOPT_UNIX_SOCKET_PATH, options.unix_socket.c_str());
  if (!options.ca_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  }
  if (!options.certificate_file.empty()) {
    curl_easy_setopt(easy, CURLOPT_SSLCERT, options.certificate_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, options.key_file.c_str());
  }
}

void set_method(CURL* easy, std::string_view method, std::string_view body) {
  if (method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    return;
  }
  if (method == "GET") {
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    return;
  }
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.empty() ? "" : body.data());
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
}

// libcurl's own Expect, Content-Type and Accept are switched off: a request says only what is
// asked.
List header_list(const Headers& headers) {
  List list(curl_slist_append(nullptr, "Expect:"));
  bool has_type = false, has_accept = false;
  for (const auto& [name, value] : headers) {
    has_type = has_type || name == "Content-Type";
    has_accept = has_accept || name == "Accept";
    list.reset(curl_slist_append(list.release(), (name + ": " + value).c_str()));
  }
  if (!has_type) list.reset(curl_slist_append(list.release(), "Content-Type:"));
  if (!has_accept) list.reset(curl_slist_append(list.release(), "Accept:"));
  return list;
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  Sink& sink = *static_cast<Sink*>(context);
  const std::size_t total = size * count;
  if (sink.reply.body.size() + total > sink.max_body) return 0;  // libcurl then fails the transfer
  sink.reply.body.append(bytes, total);
  return total;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* context) {
  Sink& sink = *static_cast<Sink*>(context);
  const std::size_t total = size * count;
  std::string_view line(bytes, total);
  if (line.starts_with("HTTP/")) {  // a 100 or 103 came first: only the last block counts
    sink.reply.headers.clear();
    return total;
  }
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return total;
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  sink.reply.headers.emplace_back(std::move(name), std::string(value));
  return total;
}

}  // namespace

}  // namespace zegel::http
