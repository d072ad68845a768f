// @ts-check
// Takes Shopify's own Admin schemas out of a published package, once, into the ignored .cache folder.
// The package is fetched as a file and never installed: its dependencies and its code are not wanted here.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const PACKAGE = '@shopify/dev-mcp@1.16.0';
const SHA512 = 'b6a8119caeec4218dec3e86dc6d95e4c7db79d70797d972cae15a0124a26b28ac65ef2ce0769a1daea70666f2ecee4c3353667aad2cc7bae3223087ab366b0b7';
const SCHEMA_FILE = /^package\/dist\/data\/(admin_(?:\d{4}-\d{2}|unstable)\.json\.gz)$/;

const here = dirname(fileURLToPath(import.meta.url));
const cacheFolder = join(here, '.cache');
/** The versions in the pinned package, oldest first. */
export const schemaVersions = ['2025-10', '2026-01', '2026-04', '2026-07', '2026-10', 'unstable'];

/** @param {string} version */
export const schemaFile = version => join(cacheFolder, `admin_${version}.json.gz`);

/** Fills the cache when a schema is missing; does nothing otherwise. @returns {boolean} whether it had to */
export function ensureSchema() {
  if (schemaVersions.every(version => existsSync(schemaFile(version)))) return false;
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'pack-'));
  try {
    const archive = readFileSync(download(work));
    const hash = createHash('sha512').update(archive).digest('hex');
    if (hash !== SHA512) throw new Error(`The schema package ${PACKAGE} has sha-512 ${hash}, expected ${SHA512}: refusing to use it.`);
    for (const { name, content } of tarEntries(gunzipSync(archive))) {
      const file = SCHEMA_FILE.exec(name)?.[1];
      if (!file) continue;
      // Written beside and renamed: another emulator starting now never reads half a schema.
      writeFileSync(join(work, file), content);
      renameSync(join(work, file), join(cacheFolder, file));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const missing = schemaVersions.filter(version => !existsSync(schemaFile(version)));
  if (missing.length) throw new Error(`The schema package ${PACKAGE} lacks the versions ${missing.join(', ')}.`);
  return true;
}

/** @param {string} folder @returns {string} the archive's path */
function download(folder) {
  const windows = process.platform === 'win32';
  try {
    execFileSync(windows ? 'npm.cmd' : 'npm', ['pack', PACKAGE, '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
  } catch (error) {
    const output = String(/** @type {{stderr?: Buffer}} */ (error).stderr ?? '').trim().split('\n')[0] || String(error).split('\n')[0];
    throw new Error(`Could not get Shopify's Admin schema: "npm pack ${PACKAGE}" failed (${output}). The emulator needs the npm registry once.`);
  }
  return join(folder, 'shopify-dev-mcp-1.16.0.tgz');
}

/** The regular files of a tar archive. @param {Buffer} tar @returns {Generator<{name: string, content: Buffer}>} */
function* tarEntries(tar) {
  const text = (/** @type {number} */ from, /** @type {number} */ length) => tar.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8) || 0;
    const prefix = text(at + 345, 155);
    const name = (prefix ? prefix + '/' : '') + text(at, 100);
    if (tar[at + 156] === 0x30 || tar[at + 156] === 0) yield { name, content: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureSchema() ? `Schemas taken into ${cacheFolder}` : 'Schemas are already there.');
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
