#!/usr/bin/env node
// @ts-check
// Replays recorded answers of Shopify and tells how far the emulator answers the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Emulator } from './src/emulator.js';
import { replayFile } from './src/replay/replay-file.js';
import { misses, summary, table } from './src/replay/report.js';
import { storeModules } from './src/store-modules.js';

const USAGE = `Usage: node replay.js FOLDER [--only TEXT] [--verbose]
  --only TEXT   only files with this in their names
  --verbose     every miss, every call that cannot be compared, and what of a recording's world could not be made`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' }, verbose: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
if (values.help || positionals.length !== 1) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const [folder] = positionals;
const files = readdirSync(folder).filter(name => name.endsWith('.json') && name.includes(values.only)).sort();
const emulator = new Emulator(storeModules);
const replayed = [];
const notComparable = [];
for (const file of files) {
  const result = await replayFile(emulator, file, JSON.parse(readFileSync(join(folder, file), 'utf8')));
  replayed.push(...result.replayed);
  notComparable.push(...result.notComparable);
  if (values.verbose) for (const note of result.notes) console.log(`WORLD ${file}: ${note}`);
}
if (values.verbose) {
  for (const miss of misses(replayed)) console.log(miss);
  for (const { file, place, roots, reason } of notComparable) console.log(`NOT COMPARABLE ${roots.join(',')}: ${file} ${place}: ${reason}`);
}
for (const line of table(replayed.filter(call => !call.rebuilt))) console.log(line);
const rebuilt = replayed.filter(call => call.rebuilt);
if (rebuilt.length) console.log('\nAnswers that were recorded without their document: it is rebuilt from their shape, and they count in no rate above.');
for (const line of table(rebuilt)) if (rebuilt.length) console.log(line);
console.log(JSON.stringify({ files: files.length, ...summary(replayed, notComparable) }));
