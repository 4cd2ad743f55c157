// The meta-schema of OpenAPI 3.1 over a document, by a library that is not Spectral.
//
//   node meta.mjs DOCUMENT GOOD      GOOD is valid too; spoiled in three ways it must not be
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const [name, good] = process.argv.slice(2);
let wrong = 0;

async function say(what, document, wanted) {
  const validator = new Validator();
  const result = await validator.validate(document);
  const right = result.valid === wanted && (!wanted || validator.version === "3.1");
  if (right) return;
  wrong += 1;
  console.log(what, result.valid, JSON.stringify(result.errors)?.slice(0, 600));
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
await say(name, read(name), true);
await say(good, read(good), true);
for (const spoil of [(it) => delete it.info, (it) => { it.paths.registers = {}; },
                     (it) => { it.components.schemas["twee woorden"] = {}; }]) {
  const document = read(good);
  spoil(document);
  await say(String(spoil), document, false);
}
process.exit(wrong ? 1 : 0);
