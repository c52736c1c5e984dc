/** The commands for a running sandbox, over a socket: what they send, print, and exit with. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../src/sandbox/cli/main.ts';
import { openSocket, type OpenSandbox } from '../../support/sandbox/open.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runHere(...args: string[]): Promise<Ended> {
  const captured = { stdout: '', stderr: '' };
  const code = await runCommandLine(args, 'orkestro-sandbox', {
    log: (text) => (captured.stdout += `${text}\n`),
    error: (text) => (captured.stderr += `${text}\n`),
  });
  return { code, ...captured };
}

describe('the commands for a running sandbox', () => {
  let api: OpenSandbox;
  beforeEach(async () => {
    api = await openSocket({ scenario: { rateLimit: null } });
  });
  afterEach(async () => {
    await api.close();
  });
  const run = (...args: string[]): Promise<Ended> => runHere(...args, '--url', api.origin, '--key', api.key);
  const parse = ({ stdout }: Ended): { mission: { id: string } } => JSON.parse(stdout) as { mission: { id: string } };

  it('post, rework and accept play a whole mission; each prints the reply of the API', async () => {
    const flags = ['--title', 'Ship it', '--category', 'DevOps', '--tier', 'T1 Verified', '--budget', '99.50'];
    const posted = await run('post', ...flags, '--dod', '- [ ] one\n- [ ] two', '--description', 'A brief');
    expect([posted.code, posted.stderr]).toEqual([0, '']);
    expect(parse(posted)).toMatchObject({
      mission: { title: 'Ship it', budget_usd: 99.5, dod: '- [ ] one\n- [ ] two', status: 'matched' },
    });
    const { id } = parse(posted).mission;
    const early = await run('accept', id);
    expect([early.code, early.stdout]).toEqual([1, '']);
    expect(early.stderr).toMatch(/^The sandbox refused \(HTTP 409, wrong_state\): /);
    api.clock.advance(60_000);
    expect(parse(await run('rework', id, '--reason', 'two is missing'))).toMatchObject({
      mission: { status: 'in_progress', rework_count: 1 },
    });
    api.clock.advance(60_000);
    expect(parse(await run('accept', id))).toMatchObject({
      mission: { status: 'accepted', escrow_status: 'released' },
    });
    expect(api.sandbox.audit().problems).toEqual([]);
  });

  it('post --queue hires no one; --specialist hires by name; both is refused by the sandbox, not by rules of its own', async () => {
    expect(parse(await run('post', '--title', 'Later', '--queue')).mission).toMatchObject({ status: 'submitted' });
    const name = 'Site reliability engineer (SRE)';
    const hired = await run('post', '--title', 'Now', '--specialist', name);
    expect(parse(hired).mission).toMatchObject({ kind: 'hire', specialist: name });
    const both = await run('post', '--title', 'x', '--specialist', name, '--queue');
    expect([both.code, both.stderr]).toEqual([1, expect.stringContaining('(HTTP 422, invalid): auto_assign')]);
  });

  it('an ID is one segment of the path, whatever is in it', async () => {
    const odd = await run('accept', '../missions?x#y/../..');
    expect([odd.code, odd.stderr]).toEqual([1, expect.stringContaining('HTTP 404, not_found')]);
  });

  it('a key that is not known: what the API says, exit code 1, and the key is not shown', async () => {
    const key = 'osk_test_unknown';
    const { code, stdout, stderr } = await runHere('post', '--title', 'x', '--url', api.origin, '--key', key);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('HTTP 401, unauthorized');
    expect(stderr).not.toContain(key);
  });

  it('takes address and key from the environment, so that no key stands in the process list', async () => {
    process.env['ORKESTRO_SANDBOX_URL'] = `${api.origin}/api/v1`;
    process.env['ORKESTRO_SANDBOX_KEY'] = api.key;
    try {
      expect((await runHere('post', '--title', 'x')).code).toBe(0);
    } finally {
      delete process.env['ORKESTRO_SANDBOX_URL'];
      delete process.env['ORKESTRO_SANDBOX_KEY'];
    }
  });

  it('nobody listens, or somebody else does: says so with the fix, exit code 1', async () => {
    const other = createServer((_request, response) => response.end('<h1>Hello</h1>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const strange = await runHere('post', '--title', 'x', '--url', url, '--key', 'k');
    expect([strange.code, strange.stdout]).toEqual([1, '']);
    expect(strange.stderr).toContain("The reply is not a sandbox's (HTTP 200).\nFix: give the address");
    await new Promise((resolve) => other.close(resolve));
    const gone = await runHere('post', '--title', 'x', '--url', url, '--key', 'k');
    expect(gone.code).toBe(1);
    expect(gone.stderr).toMatch(/^No sandbox answers at http:\/\/127\.0\.0\.1:\d+: .*\nFix: start one/);
  });

  it('a key is not sent on by a redirect', async () => {
    let followed = 0;
    const other = createServer((request, response) => {
      if (request.url === '/caught') followed += 1;
      response.writeHead(307, { Location: '/caught' }).end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect((await runHere('post', '--title', 'x', '--url', url, '--key', 'k')).code).toBe(1);
    expect(followed).toBe(0);
    await new Promise((resolve) => other.close(resolve));
  });

  it('fault and fault clear order and forget, and print what is pending', async () => {
    const ordered = await run('fault', '5xx', '--count', '2', '--status', '502');
    expect(JSON.parse(ordered.stdout)).toMatchObject({ faults: [{ kind: '5xx', count: 2, status: 502 }] });
    expect((await api.send('GET', '/marketplace/missions')).status).toBe(502);
    expect(JSON.parse((await run('fault', 'clear')).stdout)).toEqual({ faults: [] });
    expect((await api.send('GET', '/marketplace/missions')).status).toBe(200);
  });
});

describe('reset', () => {
  it('empties a file that no sandbox has open; then it serves again, and its books are in order', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-reset-'));
    const path = join(directory, 'market.sqlite');
    try {
      const first = await openSocket({ path });
      await first.post();
      const busy = await runHere('reset', '--data', path);
      expect([busy.code, busy.stderr]).toEqual([1, expect.stringContaining('has it open')]);
      expect(first.sandbox.missions()).toHaveLength(1);
      await first.close();
      const done = await runHere('reset', '--data', path);
      expect([done.code, done.stdout, done.stderr]).toEqual([
        0,
        `${path} is as new: 1 mission and 1 key are gone.\n`,
        '',
      ]);
      const second = await openSocket({ path, seed: 8 });
      expect((await second.send('GET', '/marketplace/missions', { key: first.key })).status).toBe(401);
      expect(second.sandbox.missions()).toEqual([]);
      await second.post();
      expect(second.sandbox.audit().problems).toEqual([]);
      await second.close();
      expect((await runHere('audit', '--data', path)).code).toBe(0);
      const none = await runHere('reset', '--data', join(directory, 'none'));
      expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('There is no data file')]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
