// What a naive reader sees (envelop.md 5): every text of json.jsonl through JSON.parse. What it
// takes although Zegel refuses it stands in json_naive.txt, one line per text: name, tab, value.
//   node json_node.mjs           compares
//   node json_node.mjs --write   writes json_naive.txt
import { readFileSync, writeFileSync } from 'node:fs';

const here = (name) => new URL(name, import.meta.url);
const lines = readFileSync(here('json.jsonl'), 'ascii').trimEnd().split('\n');
const cases = lines.map((line) => JSON.parse(line));

// Escaped, so that the file stays ASCII; long values are cut.
const escaped = (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
const shown = (value) => JSON.stringify(value).slice(0, 60).replace(/[^\x20-\x7e]/g, escaped);

const naive = [];
let passed = 0;
const faults = [];
for (const { naam, tekst, oordeel } of cases) {
  let value;
  let read = true;
  try {
    value = JSON.parse(Buffer.from(tekst, 'base64').toString('utf8'));
  } catch {
    read = false;
  }
  if (oordeel !== 'fout' && !read) faults.push(`${naam}: ${oordeel}, but JSON.parse refuses it`);
  else passed += 1;
  if (oordeel === 'fout' && read) naive.push(`${naam}\t${shown(value)}\n`);
}

if (process.argv.includes('--write')) {
  writeFileSync(here('json_naive.txt'), naive.join(''));
} else if (readFileSync(here('json_naive.txt'), 'ascii') === naive.join('')) {
  passed += 1;
} else {
  faults.push('json_naive.txt differs from what JSON.parse sees');
}
for (const fault of faults) console.log(fault);
console.log(`${passed} passed, ${faults.length} failed, 0 skipped`);
process.exit(faults.length === 0 ? 0 : 1);
