// Names and texts are Dutch. A linter knows no language: it knows English words that programmers
// reach for, and the small words that every Dutch sentence of some length has.

const ENGLISH = new Set(["created", "updated", "deleted", "modified", "name", "value", "values",
  "count", "total", "items", "results", "data", "size", "length", "user", "owner", "person", "case",
  "event", "events", "description", "message", "error", "errors", "number", "index", "list",
  "reason", "purpose", "role", "state", "date", "time", "from", "until", "next", "previous"]);
const RFC = /\.(_links|components\.schemas\.(Links|Lijstlinks|Probleem))\./;  // names of RFC 9457 and HAL
const SMALL =
  /\b(de|het|een|van|is|wat|welke|er|hoe|in|of|en|met|te|uit|niet|dit|deze|alle|voor|al|ons)\b/i;
const FOREIGN = /\b(the|an|of the|with|this|which|returns?|list of|get|creates?)\b/;
const SHORT = 20;

export default function dutch(target, { check }, context) {
  if (check === "text") {
    if (typeof target !== "string") return [];
    if (FOREIGN.test(target)) return [{ message: `not Dutch: ${target.slice(0, 60)}` }];
    return target.length < SHORT || SMALL.test(target) ? [] :
      [{ message: `no Dutch sentence: ${target.slice(0, 60)}` }];
  }
  if (RFC.test(`.${context.path.join(".")}.`)) return [];
  return Object.keys(target ?? {}).filter((name) => ENGLISH.has(name))
    .map((name) => ({ message: `${name} is an English name`, path: [...context.path, name] }));
}
