import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { openStore } from '../../src/sandbox/store.ts';
import { openMemory, openSocket } from './open.ts';

const SANDBOX = new URL('../../src/sandbox/sandbox.ts', import.meta.url).href;

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  path = join(directory, 'market.sqlite');
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a sandbox in a file', () => {
  it('is the same when opened again: missions, ledger, journal, ranks, keys, kept answers, and work that was due', async () => {
    const options = { path, scenario: { pace: { startMs: 10, workMs: 1000, reviewMs: 10 } } };
    const first = await openMemory(options);
    const headers = { 'idempotency-key': 'k' };
    const paid = await first.post();
    first.clock.advance(1020);
    await first.send('POST', `/marketplace/missions/${paid.id}/accept`, { headers });
    await first.post({ category: 'Data' });
    const all = (sandbox: typeof first.sandbox): unknown => [
      ...[sandbox.missions(), sandbox.ledger(), sandbox.journal(), sandbox.specialists()],
    ];
    const before = all(first.sandbox);
    await first.close();

    const second = await openMemory(options);
    expect(second.key).not.toBe(first.key);
    expect(all(second.sandbox)).toEqual(before);
    expect((await second.send('GET', '/marketplace/missions', { key: first.key })).json.missions).toHaveLength(2);
    const replayed = await second.send('POST', `/marketplace/missions/${paid.id}/accept`, { headers });
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    second.clock.advance(5000);
    expect(second.sandbox.missions()[1]).toMatchObject({ status: 'awaiting_acceptance', verification: 'passed' });
    expect((await second.post()).id).not.toBe(paid.id);
    expect(second.sandbox.audit().problems).toEqual([]);
    await second.close();
  });

  it('a changed scenario: newcomers enrol, known ones keep their rank, the others are off the list', async () => {
    const pat = {
      persona: 'P',
      type: 'IT',
      categories: ['DevOps' as const],
      tier: 'T1 Verified' as const,
      priceUsd: 5,
    };
    const open = (scenario: object): ReturnType<typeof openMemory> => openMemory({ path, scenario });
    const first = await open({
      specialists: [
        { ...pat, name: 'Old', rank: 50 },
        { ...pat, name: 'Kept', rank: 40 },
      ],
    });
    const { id } = await first.post({ specialist: 'Old' });
    await first.close();
    const second = await open({
      specialists: [
        { ...pat, name: 'Kept', rank: 99, priceUsd: 7 },
        { ...pat, name: 'New', rank: 45 },
      ],
    });
    expect(second.sandbox.specialists().map((one) => [one.name, one.rank, one.price])).toEqual([
      ['New', 45, '$5 / mission'],
      ['Kept', 40, '$7 / mission'],
    ]);
    second.clock.advance(10_000);
    expect((await second.send('POST', `/marketplace/missions/${id}/accept`)).status).toBe(200);
    expect(second.sandbox.audit().problems).toEqual([]);
    await second.close();
  });

  it('uses the write-ahead log and waits for the disk', () => {
    const store = openStore(path);
    expect([
      store.get('PRAGMA journal_mode'),
      store.get('PRAGMA synchronous'),
      store.get('PRAGMA foreign_keys'),
    ]).toEqual([...[{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }]]);
    store.close();
  });

  it('holds no key, only hashes', async () => {
    const { key, close } = await openSocket({ path });
    await close();
    const bytes = readdirSync(directory)
      .map((name) => readFileSync(join(directory, name), 'latin1'))
      .join('');
    expect(bytes).toContain('Sandbox customer');
    expect(bytes).not.toContain(key);
    expect(bytes).not.toContain(key.slice('osk_test_'.length + 8));
  });

  it('a second sandbox on the same file is told so at once; the first goes on', async () => {
    const first = await openMemory({ path });
    expect(() => createSandbox({ path })).toThrow(/cannot be used: another process has it open. Stop that one/);
    await first.post();
    await first.close();
    createSandbox({ path }).close();
  });

  it.each([
    ['in a directory that is not there', () => join(directory, 'no', 'x.sqlite'), /unable to open.*writable directory/],
    ['that is a directory', () => directory, /unable to open.*writable directory/],
    [
      'that is something else',
      () => {
        writeFileSync(path, 'not a database at all, but long enough to be looked at '.repeat(40));
        return path;
      },
      /not a database.*one that the sandbox made/,
    ],
    [
      'of a later schema',
      () => {
        new DatabaseSync(path).exec('PRAGMA user_version = 2');
        return path;
      },
      /schema version 2, this sandbox knows 1/,
    ],
  ])('a file %s: store_unavailable, with the reason', (_name, make, why) => {
    const made = make();
    let failure: unknown;
    try {
      createSandbox({ path: made });
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'SandboxError', code: 'store_unavailable' });
    expect(String(failure)).toMatch(why);
    expect(String(failure)).toContain(made);
  });

  it('a bad scenario leaves the file closed', () => {
    expect(() => createSandbox({ path, scenario: { specialists: [] } })).toThrow(/scenario is not valid/);
    createSandbox({ path }).close();
  });

  it('after close: 500 over the API, a throw everywhere else, and closing again is fine', async () => {
    const { sandbox, send, close } = await openMemory({ path });
    await close();
    await close();
    expect(await send('GET', '/marketplace/specialists')).toMatchObject({
      status: 500,
      json: { error: { code: 'internal_error', message: expect.stringContaining('the sandbox is closed') } },
    });
    expect(() => sandbox.missions()).toThrow('the sandbox is closed');
  });
});

describe('a transaction', () => {
  it('is all or nothing', () => {
    const store = openStore(':memory:');
    const add = (name: string): void => {
      store.run('INSERT INTO customers (name, created_at) VALUES (?, 0)', name);
    };
    expect(() => {
      store.transact(() => {
        add('a');
        throw new Error('no');
      });
    }).toThrow('no');
    store.transact(() => {
      add('b');
    });
    expect(store.all('SELECT name FROM customers')).toEqual([{ name: 'b' }]);
  });

  it.each(['transfers', 'entries', 'journal'])('%s: rows can be added, never changed or deleted', async (table) => {
    const { post, close } = await openMemory({ path });
    await post();
    await close();
    const database = new DatabaseSync(path);
    const column = table === 'entries' ? 'account' : 'mission';
    expect(() => {
      database.exec(`UPDATE ${table} SET ${column} = NULL`);
    }).toThrow(`${table} is append-only`);
    expect(() => {
      database.exec(`DELETE FROM ${table}`);
    }).toThrow(`${table} is append-only`);
    database.close();
  });
});

describe('the audit', () => {
  const tampered: readonly (readonly [string, string, RegExp])[] = [
    [
      'a balance',
      "UPDATE balances SET cents = cents + 1 WHERE account = 'platform'",
      /balance of platform does not replay/,
    ],
    [
      'an entry',
      "UPDATE entries SET cents = cents - 1 WHERE account = 'platform'",
      /transfer \d+ does not sum to zero/,
    ],
    ['a status', "UPDATE missions SET escrow_status = 'held'", /says escrow held, the ledger says hold then release/],
    ['a rank', 'UPDATE specialists SET total = total + 1', /the rank of .* does not replay/],
    ['a mission', "UPDATE missions SET status = 'in_progress'", /is in_progress with escrow released/],
    ['a payment', 'DELETE FROM transfers WHERE id = 3', /.*/],
  ];
  it.each(tampered)('finds %s that was tampered with', async (_name, sql, problem) => {
    const first = await openMemory({ path });
    const { id } = await first.post();
    first.clock.advance(9000);
    await first.send('POST', `/marketplace/missions/${id}/accept`);
    expect(first.sandbox.audit()).toEqual({ ok: true, problems: [], transfers: 3, missions: 1 });
    await first.close();
    const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    for (const table of ['transfers', 'entries', 'journal']) {
      database.exec(`DROP TRIGGER ${table}_no_UPDATE; DROP TRIGGER ${table}_no_DELETE`);
    }
    database.exec(sql);
    database.close();
    const second = await openMemory({ path });
    const { ok, problems } = second.sandbox.audit();
    expect(ok).toBe(false);
    expect(problems.join('\n')).toMatch(problem);
    await second.close();
  });
});

describe('SIGKILL in the middle of writes', () => {
  // Posts, accepts and prints each acknowledged id, as fast as it can, until it is killed.
  const WRITER = `
    import { createSandbox } from ${JSON.stringify(SANDBOX)};
    import { writeSync } from 'node:fs';
    let now = Date.UTC(2026, 0, 5) + Number(process.argv[2]) * 1e6;
    const scenario = { rateLimit: null, startingBalanceUsd: 100000000 };
    const sandbox = createSandbox({ path: process.argv[1], now: () => now, scenario });
    const key = sandbox.createKey(sandbox.firstCustomer() ?? sandbox.createCustomer('Tester'));
    const send = async (path, body) => {
      const headers = { authorization: 'Bearer ' + key, 'content-type': 'application/json' };
      const request = new Request('http://x/api/v1/marketplace/missions' + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await (await sandbox.handle(request)).json()).mission;
    };
    for (;;) {
      const { id } = await send('', { title: 'x', category: 'DevOps', budget_usd: 1.23 });
      writeSync(1, 'posted ' + id + '\\n');
      now += 5000;
      await send('/' + id + '/accept', {});
      writeSync(1, 'paid ' + id + '\\n');
    }`;

  const writeUntilKilled = async (round: number): Promise<string[]> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, path, String(round)]);
    let output = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        // A different moment each round.
        if (output.split('\n').length > 3 + round * 11) child.kill('SIGKILL');
      });
      child.on('close', () => {
        resolve();
      });
    });
    if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${errors}`);
    return output.split('\n').slice(0, -1);
  };

  it('loses nothing that was acknowledged and leaves nothing half-done, five times over', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      acknowledged.push(...(await writeUntilKilled(round)));
      const sandbox = createSandbox({ path });
      const missions = new Map(sandbox.missions().map((one) => [one.id, one]));
      for (const line of acknowledged) {
        const [what, id = ''] = line.split(' ');
        expect(missions.has(id)).toBe(true);
        if (what === 'paid') expect(missions.get(id)?.escrow_status).toBe('released');
      }
      expect(sandbox.audit().problems).toEqual([]);
      sandbox.close();
    }
    expect(acknowledged.length).toBeGreaterThan(80);
  });
});
