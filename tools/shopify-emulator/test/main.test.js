// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.js', import.meta.url));

/** @param {import('node:test').TestContext} t @param {string[]} settings */
async function started(t, settings) {
  const child = spawn(process.execPath, [main, '--port', '0', ...settings], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { child, url: /^Emulator ready: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line)?.[1] ?? assert.fail(line) };
}

test('it says when it is ready, answers, and ends on SIGTERM', async t => {
  const { child, url } = await started(t, ['--shop', 'demo.myshopify.com', '--products', '5', '--token', 'mine']);

  const response = await fetch(`${url}/shops/demo.myshopify.com/admin/api/2026-10/graphql.json`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': 'mine' }, body: JSON.stringify({ query: '{ productsCount { count } }' }),
  });
  const { data } = await response.json();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');

  assert.deepEqual(data, { productsCount: { count: 5 } });
  assert.equal(code, 0);
});

test('it ends when the harness that holds its standard input is gone', async t => {
  const { child } = await started(t, ['--exit-with-parent']);

  child.stdin.end();
  const [code] = await once(child, 'exit');

  assert.equal(code, 0);
});

test('without --exit-with-parent a closed standard input means nothing', async t => {
  const { child, url } = await started(t, []);

  child.stdin.end();
  await new Promise(resolve => setTimeout(resolve, 200));

  assert.equal((await fetch(`${url}/_emulator/health`)).status, 200);
});

for (const [what, settings, reason] of /** @type {[string, string[], RegExp][]} */ ([
  ['an unknown setting', ['--prot', '1'], /--prot/], ['a port that is no number', ['--port', 'x'], /--port is a whole number/], ['an unknown plan', ['--plan', 'gold'], /no plan "gold"/],
]))
  test(`${what} ends the start with a reason`, async () => {
    const child = spawn(process.execPath, [main, ...settings], { stdio: ['ignore', 'ignore', 'pipe'] });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', chunk => { text += chunk; });

    const [code] = await once(child, 'close');

    assert.equal(code, 2);
    assert.match(text, reason);
  });
