#include "tools/zegel/service.h"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <cstdlib>

#include "tools/zegel/files.h"

namespace zegel::cli {
namespace {

constexpr std::size_t address_file_limit = 4'096;  // one line

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

http::ClientOptions options_of(const Address& address) {
  http::ClientOptions options;
  if (!address.url.empty()) options.base_url = address.url;
  options.unix_socket = address.socket;
  return options;
}

}  // namespace

Outcome<Address> find_address(const Context& context, bool socket_first) {
  Address out{context.url, context.socket, context.as_role};
  if (!out.url.empty() || !out.socket.empty()) return out;
  if (!context.map.empty()) {
    std::error_code ignored;
    const auto socket = context.map / "zegel.sock";
    if (socket_first && std::filesystem::exists(socket, ignored)) {
      out.socket = socket.string();
      return out;
    }
    if (const auto url = read_text(context.map / "adres", address_file_limit)) {
      out.url = url->substr(0, url->find('\n'));
      return out;
    }
  }
  out.url = environment("ZEGEL_URL");
  out.socket = environment("ZEGEL_SOK");
  if (!out.url.empty() || !out.socket.empty()) return out;
  std::error_code ignored;
  if (std::filesystem::exists("/run/zegel/zegel.sock", ignored)) {
    out.socket = "/run/zegel/zegel.sock";
    return out;
  }
  return stop(Exit::usage, "Ik weet niet waar het logboek draait",
              "Er is geen --url, --sok of --map gegeven en er is geen /run/zegel/zegel.sock.",
              "Geef het adres van zegeld.", "zegel ... --url http://127.0.0.1:8080");
}

Service::Service(const Address& address) : address_(address), client_(options_of(address)) {}

Outcome<http::ClientReply> Service::get(std::string_view path, const http::Headers& extra) {
  return ask("GET", path, headers(extra), {});
}

Outcome<http::ClientReply> Service::post(std::string_view path, std::string_view media,
                                         std::string_view body, const http::Headers& extra) {
  http::Headers all = headers(extra);
  all.emplace_back("Content-Type", media);
  return ask("POST", path, all, body);
}

Outcome<boost::json::value> Service::get_json(std::string_view path, const http::Headers& extra) {
  TRY(reply, get(path, extra));
  TRY_DO(accept_reply(reply));
  return json_of(reply.body);
}

Outcome<boost::json::value> Service::post_json(std::string_view path, std::string_view body,
                                               const http::Headers& extra) {
  TRY(reply, post(path, "application/json", body, extra));
  TRY_DO(accept_reply(reply));
  return json_of(reply.body);
}

http::Headers Service::headers(const http::Headers& extra) const {
  http::Headers all = extra;
  const bool given = std::any_of(extra.begin(), extra.end(),
                                 [](const auto& header) { return header.first == "Zegel-Rol"; });
  if (!given && !address_.role.empty()) all.emplace_back("Zegel-Rol", address_.role);
  return all;
}

Outcome<http::ClientReply> Service::ask(std::string_view method, std::string_view path,
                                        const http::Headers& headers, std::string_view body) {
  auto reply = client_.request(method, path, headers, body);
  if (reply) return std::move(*reply);
  const std::string place = address_.socket.empty() ? address_.url : address_.socket;
  return stop(Exit::later, fmt::format("Het logboek antwoordt niet op {}", place),
              reply.error().detail, "Controleer het adres en of zegeld draait.");
}

Outcome<void> accept_reply(const http::ClientReply& reply) {
  if (reply.status >= 200 && reply.status < 300) return {};
  Stop out;
  out.exit = exit_of_status(reply.status);
  out.what = fmt::format("Het logboek antwoordt {}", reply.status);
  const auto json = json_of(reply.body);
  if (!json || !json->is_object()) return std::unexpected(std::move(out));
  const auto& problem = json->get_object();
  if (const std::string title = text_of(problem, "title"); !title.empty())
    out.what = fmt::format("{} ({})", title, reply.status);
  out.why = text_of(problem, "detail");
  const auto* faults = problem.if_contains("fouten");
  if (!faults || !faults->is_array()) return std::unexpected(std::move(out));
  for (const auto& fault : faults->get_array()) {
    if (!fault.is_object()) continue;
    const auto& row = fault.get_object();
    out.complaints.push_back({text_of(row, "code"), text_of(row, "veld"), text_of(row, "uitleg"),
                              text_of(row, "oplossing")});
  }
  return std::unexpected(std::move(out));
}

Exit exit_of_status(int status) {
  switch (status) {
    case 400: case 422: return Exit::no;
    case 401: case 403: return Exit::not_allowed;
    case 404: case 405: return Exit::not_found;
    case 406: case 413: case 414: case 415: case 431: return Exit::usage;
    case 409: case 410: case 412: return Exit::conflict;
    case 429: case 503: return Exit::later;
    default: return Exit::error;
  }
}

Outcome<boost::json::value> json_of(std::string_view body) {
  boost::system::error_code error;
  auto value = boost::json::parse(body, error);
  if (error) return stop(Exit::error, "Het antwoord van het logboek is geen JSON");
  return value;
}

}  // namespace zegel::cli
