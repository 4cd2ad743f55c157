// The OpenAPI document as something to ask: which operation is this, what may it answer; and its
// schemas compiled by ajv (2020-12), strict. Responses are read closed: a member that the document
// does not name is a fault, although a client would ignore it.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const HOME = "https://zegel.example/document";

export class Document {
  constructor(text) {
    this.root = JSON.parse(text);
    this.compilers = { open: this.compiler((schema) => schema), closed: this.compiler(close) };
    this.known = new Map();
    this.operations = [];
    for (const [path, item] of Object.entries(this.root.paths))
      for (const [method, operation] of Object.entries(item))
        this.operations.push(new Operation(this, path, method, operation));
  }

  compiler(change) {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    ajv.addFormat("onzekere-datum", /^\d{4}-\d\d-\d\d$/);  // 00 for what nobody knows
    const $defs = {};
    for (const [name, schema] of Object.entries(this.root.components.schemas))
      $defs[name] = change(local(schema));
    ajv.addSchema({ $id: HOME, $defs });
    return { ajv, change };
  }

  // Every schema of the components, so that one nobody answers with is compiled too.
  compile_all() {
    for (const name of Object.keys(this.root.components.schemas))
      for (const { ajv } of Object.values(this.compilers)) ajv.getSchema(`${HOME}#/$defs/${name}`);
    return Object.keys(this.root.components.schemas).length;
  }

  // Why `value` does not fit; null when it does.
  judge(schema, value, how = "open") {
    const key = how + JSON.stringify(schema);
    if (!this.known.has(key)) {
      const { ajv, change } = this.compilers[how];
      this.known.set(key, ajv.compile(change(local(schema))));
    }
    const validate = this.known.get(key);
    if (validate(value)) return null;
    return validate.errors.slice(0, 4).map((e) =>
      `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`).join("; ");
  }

  resolve(node) {
    if (!node?.$ref) return node;
    return node.$ref.slice(2).split("/").reduce((at, part) =>
      at[part.replaceAll("~1", "/").replaceAll("~0", "~")], this.root);
  }

  // Operations whose path fits; a literal segment beats a parameter.
  at(path) {
    const fitting = this.operations.filter((each) => each.pattern.test(path));
    const literal = Math.min(...fitting.map((each) => each.parameters_in_path));
    return fitting.filter((each) => each.parameters_in_path === literal);
  }
}

class Operation {
  constructor(document, path, method, operation) {
    Object.assign(this, { document, path, method, operation });
    this.id = operation.operationId;
    this.parameters_in_path = path.split("{").length;
    const source = path.split(/\{[^}]+\}/).map((text) => text.replace(/[.]/g, "\\."))
      .join("([^/]+)");
    this.pattern = new RegExp(`^/v1${source}$`);
    this.parameters = (operation.parameters ?? []).map((each) => document.resolve(each));
  }

  response(status) {
    return this.document.resolve(this.operation.responses[String(status)]);
  }

  parameter(where, name) {
    return this.parameters.find((each) => each.in === where &&
      (where === "header" ? each.name.toLowerCase() === name.toLowerCase() : each.name === name));
  }
}

function local(schema) {
  return JSON.parse(JSON.stringify(schema).replaceAll(
    '"#/components/schemas/', `"${HOME}#/$defs/`));
}

// Objects with named members take no others, unless they say so themselves.
function close(node) {
  if (Array.isArray(node)) return node.map(close);
  if (node === null || typeof node !== "object") return node;
  const out = Object.fromEntries(Object.entries(node).map(([key, value]) =>
    [key, ["const", "enum", "examples", "default"].includes(key) ? value : close(value)]));
  const names = node.properties && (node.type === "object" || node.type?.includes?.("object"));
  if (names && !("additionalProperties" in node) && !("unevaluatedProperties" in node))
    out.unevaluatedProperties = false;
  return out;
}
