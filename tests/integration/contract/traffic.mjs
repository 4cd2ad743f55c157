// Validates recorded traffic against the OpenAPI document.
//
//   node traffic.mjs DOCUMENT VERKEER.jsonl ... > report.json
//
// Every answer must be documented: status, media type, headers, body. What the service took (2xx)
// must fit what it says it takes: parameters, body, and the signed inhoud against the schema of its
// type. The report names each fault with its place, and what was hit: operation x status, problem
// slugs and codes.
import { readFileSync } from "node:fs";
import { Document } from "./document.mjs";

const [name, ...files] = process.argv.slice(2);
const document = new Document(readFileSync(name, "utf8"));
const report = { schemas: document.compile_all(), requests: 0, outside: 0, events: 0, faults: [],
                 hit: {}, problems: {}, codes: {}, operations: {} };
const types = new Map();     // evt -> JSON Schema of its inhoud, as the service told it

for (const operation of document.operations)
  report.operations[operation.id] = { method: operation.method, path: operation.path,
                                      statuses: Object.keys(operation.operation.responses) };
const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean))
  .map((line) => JSON.parse(line));
for (const line of lines) learn(line);
for (const line of lines) judge(line);
process.stdout.write(JSON.stringify(report));

function learn(line) {
  const match = /^\/v1\/gebeurtenistypen\/([a-z0-9.-]+)$/.exec(line.doel);
  if (match && line.status === 200 && line.methode === "GET")
    types.set(match[1], JSON.parse(line.antwoord).schema);
}

function judge(line) {
  report.requests += 1;
  const fault = (text) => report.faults.push(`${line.waar}: ${line.methode} ${line.doel} -> ` +
                                             `${line.status}: ${text}`);
  general(line, fault);
  const [path, query] = line.doel.split("?");
  const operations = document.at(path);
  const method = line.methode === "HEAD" ? "get" : line.methode.toLowerCase();
  const operation = operations.find((each) => each.method === method);
  if (!operation) return elsewhere(line, operations, fault);
  const key = `${operation.id} ${line.status}`;
  report.hit[key] = (report.hit[key] ?? 0) + 1;
  const response = operation.response(line.status);
  if (!response) return fault("deze status staat niet bij deze route");
  headers(line, response, fault);
  body(line, response, fault);
  if (line.status < 300) request(line, operation, new URLSearchParams(query), fault);
}

// What holds for every answer, documented or not.
function general(line, fault) {
  const head = line.antwoordkoppen;
  const always = { "x-content-type-options": /^nosniff$/, "x-frame-options": /^DENY$/,
                   "referrer-policy": /^no-referrer$/, "content-security-policy": /default-src/,
                   "cross-origin-resource-policy": /^(same|cross)-origin$/,
                   "cache-control": /./, "api-version": /^\d+\.\d+\.\d+$/ };
  for (const [header, form] of Object.entries(always))
    if (!form.test(head[header] ?? "")) fault(`kop ${header} is ${head[header]}`);
  if (head.server) fault("kop server zegt welk programma dit is");
  if (line.status < 400) return;
  if (line.status === 401 && !head["www-authenticate"]) fault("geen WWW-Authenticate");
  if ([429, 503].includes(line.status) && !head["retry-after"]) fault("geen Retry-After");
  if (line.status === 405 && !head.allow) fault("geen Allow");
  if (line.methode === "HEAD") return;
  if (head["content-type"] !== "application/problem+json") return fault("geen problem+json");
  const problem = JSON.parse(line.antwoord);
  const why = document.judge({ $ref: "#/components/schemas/Probleem" }, problem, "closed");
  if (why) fault(`het probleem past niet: ${why}`);
  if (problem.status !== line.status) fault("status in het probleem is een andere");
  count(report.problems, problem.type.split("/").pop());
  for (const each of problem.fouten) count(report.codes, each.code);
}

function count(table, key) {
  table[key] = (table[key] ?? 0) + 1;
}

// No such operation: 405 on a known address, 404 elsewhere below /v1 (400 when it is no address).
function elsewhere(line, operations, fault) {
  report.outside += 1;
  if (!line.doel.startsWith("/v1/") || line.doel.startsWith("/v1/oefen/") ||
      line.doel.startsWith("/v1/openapi.json") || line.luisteraar === "sok") return;
  const right = operations.length ? [400, 405] : [400, 404];
  if (!right.includes(line.status)) fault(`verwacht ${right.join(" of ")}`);
}

function headers(line, response, fault) {
  for (const [header, node] of Object.entries(response.headers ?? {})) {
    const value = line.antwoordkoppen[header.toLowerCase()];
    const row = document.resolve(node);
    if (value === undefined) {
      if (row.required !== false) fault(`kop ${header} ontbreekt`);
      continue;
    }
    const why = document.judge(row.schema, from_text(row.schema, value));
    if (why) fault(`kop ${header}: ${why}`);
  }
}

function body(line, response, fault) {
  const content = response.content ?? {};
  if (line.methode === "HEAD" || line.status === 304) {
    if (line.antwoord) fault("heeft een lichaam");
    return;
  }
  const media = (line.antwoordkoppen["content-type"] ?? "").split(";")[0];
  const row = content[media];
  if (!row) return fault(`vorm ${media} staat er niet bij`);
  if (!row.schema) return;
  const json = media.endsWith("json");
  const value = json ? JSON.parse(line.antwoord) : line.antwoord;
  const why = document.judge(row.schema, value, "closed");
  if (why) fault(`antwoord past niet: ${why}`);
}

function request(line, operation, query, fault) {
  for (const [key, value] of query) {
    const parameter = operation.parameter("query", key);
    if (!parameter) { fault(`vraagt ${key}, dat er niet bij staat`); continue; }
    const why = document.judge(parameter.schema, from_text(parameter.schema, value));
    if (why) fault(`?${key}: ${why}`);
  }
  for (const row of operation.parameters.filter((each) => each.in === "path")) {
    const at = operation.path.split("/").indexOf(`{${row.name}}`);
    const why = document.judge(row.schema, decodeURIComponent(line.doel.split("?")[0]
      .slice(3).split("/")[at]));
    if (why) fault(`{${row.name}}: ${why}`);
  }
  if (!operation.operation.requestBody) return;
  const media = (line.koppen["Content-Type"] ?? "").split(";")[0];
  const content = operation.operation.requestBody.content[media];
  if (!content) return fault(`nam ${media} aan, dat er niet bij staat`);
  if (media.endsWith("json")) {
    const asked = JSON.parse(line.vraag);
    const why = document.judge(branch(content.schema, asked), asked);
    if (why) fault(`nam een verzoek aan dat niet past: ${why}`);
  }
  if (line.ondertekend) signed(line, fault);
}

// Of a draft: the form of its own type, so that a fault says what is wrong in it.
function branch(schema, value) {
  const whole = document.resolve(schema);
  const own = (each) => value?.evt && each.properties?.evt?.const === value.evt;
  return whole.oneOf?.find(own) ?? schema;
}

// What a partner signed is hidden in its disclosures; the recorder kept it beside them.
function signed(line, fault) {
  const schema = types.get(line.evt);
  if (!schema) return fault(`geen schema van ${line.evt} gehoord`);
  report.events += 1;
  const { $schema, ...rest } = schema;
  const why = document.judge(rest, line.inhoud);
  if (why) fault(`nam een inhoud aan die niet past: ${why}`);
}

function from_text(schema, text) {
  const types = [schema.type].flat();
  if ((types.includes("integer") || types.includes("number")) && /^-?\d+$/.test(text))
    return Number(text);
  return text;
}
