#include "api/http/reply_head.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace zegel::http {

namespace {

std::string_view reason(std::uint16_t status);
std::string_view cache_control(Caching caching);

// 'none' for everything; a page of ours may carry its own style, and nothing else.
constexpr std::string_view policy =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
constexpr std::string_view page_policy =
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'\r\n";
constexpr std::string_view fixed =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n";
constexpr std::string_view transport =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

}  // namespace

void append_head(std::string& out, const Reply& reply, const HeadContext& context) {
  out.reserve(out.size() + 640);
  out += "HTTP/1.1 ";
  fmt::format_int status(reply.status);
  out.append(status.data(), status.size());
  out += ' ';
  out += reason(reply.status);
  out += "\r\nDate: ";
  out += context.date;
  if (!reply.media.empty()) {
    out += "\r\nContent-Type: ";
    out += reply.media;
  }
  if (reply.status != 304) {
    out += "\r\nContent-Length: ";
    fmt::format_int length(reply.body.size());
    out.append(length.data(), length.size());
  }
  out += "\r\nAPI-Version: ";
  out += context.api_version;
  out += "\r\nCache-Control: ";
  out += cache_control(reply.caching);
  out += "\r\n";
  out += reply.html ? page_policy : policy;
  out += fixed;
  if (context.tls) out += transport;
  out += reply.open_to_all ? "Cross-Origin-Resource-Policy: cross-origin\r\n"
                             "Access-Control-Allow-Origin: *\r\n"
                           : "Cross-Origin-Resource-Policy: same-origin\r\n";
  if (context.practice) out += "Zegel-Oefen: 1\r\n";
  for (const auto& [name, value] : reply.headers) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  }
  out += context.close ? "Connection: close\r\n\r\n" : "\r\n";
}

std::string http_date(std::int64_t unix_seconds) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                           "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t moment = unix_seconds;
  std::tm parts{};
  gmtime_r(&moment, &parts);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                     days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                     months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

namespace {

std::string_view reason(std::uint16_t status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

std::string_view cache_control(Caching caching) {
  switch (caching) {
    case Caching::no_store: return "no-store";
    case Caching::revalidate: return "no-cache";
    case Caching::immutable: return "public, max-age=31536000, immutable";
    case Caching::immutable_private: return "private, max-age=31536000, immutable";
  }
  return "no-store";
}

}  // namespace

}  // namespace zegel::http
