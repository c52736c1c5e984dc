import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID } from '../../../src/sandbox/store/identity.ts';
import { SCHEMA_VERSION } from '../../../src/sandbox/store/migrations.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { openStore } from '../../../src/sandbox/store/store.ts';
import { openMemory, openSocket } from '../../support/sandbox/open.ts';

const STORE = new URL('../../../src/sandbox/store/store.ts', import.meta.url).href;

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
    expect(() => createSandbox({ path })).toThrow(
      /cannot be used: this process \(\d+, since \S+\) has it open\. Stop that one/,
    );
    await first.post();
    await first.close();
    createSandbox({ path }).close();
  });

  it.each([
    ['in a directory that is not there', () => join(directory, 'no', 'x.sqlite'), /unable to open.*writable directory/],
    ['that is a directory', () => directory, /it is not a file\. Give a path to a new file/],
    [
      'that is something else',
      () => {
        writeFileSync(path, 'not a database at all, but long enough to be looked at '.repeat(40));
        return path;
      },
      /it is not a database.*one that the sandbox made/,
    ],
    [
      'of a later schema',
      () => {
        new DatabaseSync(path).exec('PRAGMA user_version = 999');
        return path;
      },
      /schema version 999, this sandbox knows up to \d+\. Use the newer sandbox that wrote it/,
    ],
    [
      'of another program',
      () => {
        new DatabaseSync(path).exec('CREATE TABLE notes (text TEXT)');
        return path;
      },
      /it is the database of another program/,
    ],
    [
      'of another program with versions of its own',
      () => {
        new DatabaseSync(path).exec('CREATE TABLE notes (text TEXT); PRAGMA user_version = 1');
        return path;
      },
      /it is the database of another program/,
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

describe('a file of schema version 1', () => {
  const VERSION_1 = readFileSync(new URL('./version-1.sql', import.meta.url), 'utf8');
  const KEY = 'osk_test_09avk0spr6z1cacpqa4gasf9tb2442k7g8e90tdz';
  const makeOld = (): void => {
    const database = new DatabaseSync(path);
    database.exec(VERSION_1);
    database.close();
  };
  const versionOf = (): unknown => {
    const database = new DatabaseSync(path);
    const row = database.prepare('PRAGMA user_version').get();
    database.close();
    return row?.['user_version'];
  };

  it('is migrated: its missions, money, ranks and keys are there, and the new rules hold', async () => {
    makeOld();
    const { sandbox, send, clock, close } = await openMemory({ path });
    expect(sandbox.audit()).toEqual({ ok: true, problems: [], transfers: 4, missions: 3 });
    expect(sandbox.missions().map(({ title, status }) => [title, status])).toEqual([
      ['paid', 'accepted'],
      ['open', 'matched'],
      ['queued', 'submitted'],
    ]);
    clock.advance(60_000);
    const { missions } = (await send('GET', '/marketplace/missions', { key: KEY })).json;
    const open = missions.find((one) => one.title === 'open');
    expect((await send('POST', `/marketplace/missions/${open?.id ?? ''}/accept`, { key: KEY })).status).toBe(200);
    expect(sandbox.audit().problems).toEqual([]);
    await close();
    expect(versionOf()).toBe(SCHEMA_VERSION);
    const database = new DatabaseSync(path);
    expect(() => {
      database.exec('INSERT OR REPLACE INTO transfers SELECT * FROM transfers');
    }).toThrow('transfers is append-only');
    database.close();
    createSandbox({ path }).close();
  });

  it('is left as it was when a step cannot be taken', () => {
    makeOld();
    const database = new DatabaseSync(path);
    // Blocks the last object that the step creates.
    database.exec("CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'no'); END");
    database.close();
    expect(() => createSandbox({ path })).toThrow(/cannot be used: .*entries_no_replace already exists/);
    expect(versionOf()).toBe(1);
    const after = new DatabaseSync(path);
    expect(after.prepare('SELECT count(*) AS n FROM transfers').get()).toEqual({ n: 4 });
    expect(() => after.prepare('SELECT kind FROM keys').all()).toThrow('no such column');
    after.close();
  });
});

describe('a file that somebody has open', () => {
  /** Starts another process that opens the file, reports it, and waits for the signal to exit. */
  const openElsewhere = async (): Promise<ChildProcess> => {
    const text = `import { openStore } from ${JSON.stringify(STORE)};
      const store = openStore(process.argv[1]);
      process.stdin.on('data', () => { store.close(); process.exit(0); });
      console.log('open');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', text, path]);
    await once(child.stdout, 'data');
    return child;
  };

  it('names the process, the file and what to do; nothing is left when that process closes it', async () => {
    const child = await openElsewhere();
    expect(() => createSandbox({ path })).toThrow(
      new RegExp(
        `"${path}" cannot be used: process ${String(child.pid)} \\(since \\S+\\) has it open\\. Stop that one, or`,
      ),
    );
    const ended = once(child, 'close');
    child.stdin?.write('go\n');
    await ended;
    // The write-ahead log was written back, too.
    expect(readdirSync(directory)).toEqual(['market.sqlite']);
    createSandbox({ path }).close();
  });

  it('a lock does not survive its process, however that ended', async () => {
    const child = await openElsewhere();
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    expect(readdirSync(directory)).toContain('market.sqlite-owner');
    const first = createSandbox({ path });
    expect(() => createSandbox({ path })).toThrow(`this process (${process.pid}, since`);
    first.close();
    expect(readdirSync(directory)).toEqual(['market.sqlite']);
  });

  it('somebody who left no note, or a note that is none, is "another process"', () => {
    createSandbox({ path }).close();
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    for (const note of [null, 'x', `${2 ** 31 - 1} 2026-01-01T00:00:00.000Z\n`]) {
      if (note !== null) writeFileSync(`${path}-owner`, note);
      expect(() => openStore(path)).toThrow('cannot be used: another process has it open.');
    }
    other.close();
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
    // REPLACE deletes without a DELETE trigger.
    expect(() => {
      database.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`);
    }).toThrow(`${table} is append-only`);
    database.close();
  });

  it('a line cannot be added to an old transfer either', async () => {
    const { post, close } = await openMemory({ path });
    await post();
    await close();
    const database = new DatabaseSync(path);
    expect(() => {
      database.exec("INSERT INTO entries (transfer, account, cents) VALUES (1, 'platform', 5)");
    }).toThrow('entries is append-only');
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
    ['a payment', 'DELETE FROM transfers WHERE id = 3', /a row of entries refers to no row of transfers/],
    [
      'a payment, and every trace of it',
      "PRAGMA ignore_check_constraints = ON; DELETE FROM entries WHERE transfer = 1; DELETE FROM transfers WHERE id = 1; UPDATE balances SET cents = 0 WHERE account = 'outside'; UPDATE balances SET cents = cents - 100000000 WHERE account = 'customer:1'",
      /transfer 1 is missing/,
    ],
    [
      'a payee, with balances to match',
      "UPDATE entries SET account = 'specialist:Me' WHERE account LIKE 'specialist:%'; UPDATE balances SET account = 'specialist:Me' WHERE account LIKE 'specialist:%'",
      /transfer 3 \(release of mission msn_\w+\) pays specialist:Me/,
    ],
    [
      'a price, after it was paid',
      'UPDATE missions SET budget_cents = 1',
      /transfer 2 \(hold of mission msn_\w+\) takes 12000 cents from customer:1, not 1 from customer:1/,
    ],
    ['the journal', 'DELETE FROM journal WHERE seq = 15', /journal entry 15 is missing/],
    ['nothing but its triggers', 'SELECT 1', /the schema was changed: "journal_no_DELETE" is missing/],
    [
      'a trigger of somebody else',
      'CREATE TRIGGER mine AFTER INSERT ON journal BEGIN SELECT 1; END',
      /"mine" is not of this/,
    ],
    [
      'a rule',
      'DROP INDEX one_payout; CREATE INDEX one_payout ON transfers (mission)',
      /"one_payout" is not as it was made/,
    ],
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

describe('a path where something else is', () => {
  /** Returns every file of the directory with its bytes. */
  const snapshot = (): Record<string, string> =>
    Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'base64')]));
  const refuse = (why: RegExp | string): void => {
    const before = snapshot();
    expect(() => createSandbox({ path })).toThrow(why);
    expect(snapshot()).toEqual(before);
  };
  const makeOther = (sql: string): void => {
    const other = new DatabaseSync(path);
    other.exec(sql);
    other.close();
  };

  it.each([
    ['a table', 'CREATE TABLE notes (text TEXT)'],
    ['a table and a log', 'PRAGMA journal_mode = WAL; CREATE TABLE notes (text TEXT)'],
    ['an application ID and no table', 'PRAGMA application_id = 252006674'],
    ['one of our names', 'CREATE TABLE transfers (id INTEGER PRIMARY KEY)'],
    ['one of our names and our version', 'CREATE TABLE transfers (id INTEGER); PRAGMA user_version = 1'],
  ])('field case E12: the database of another program with %s is refused, and not a byte is changed', (_name, sql) => {
    makeOther(sql);
    refuse('it is the database of another program');
  });

  it('field case E12: the same while the other program has it open, with all of it still in its log', () => {
    const other = new DatabaseSync(path);
    other.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE notes (text TEXT)');
    expect(() => createSandbox({ path })).toThrow('it is the database of another program');
    expect(other.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0 });
    other.close();
  });

  it('a newer file is refused, and not a byte is changed', () => {
    createSandbox({ path }).close();
    makeOther('PRAGMA user_version = 999');
    refuse('it has schema version 999');
  });

  it.each([
    [
      'a link',
      () => {
        symlinkSync(join(directory, 'precious'), `${path}-owner`);
      },
      'a link to another file',
    ],
    [
      'a second name',
      () => {
        linkSync(join(directory, 'precious'), `${path}-owner`);
      },
      'a link to another file',
    ],
    [
      'a folder',
      () => {
        mkdirSync(`${path}-owner`);
      },
      'not a file',
    ],
  ])('field case E12: where the owner file is %s, nothing is opened or overwritten', (_name, make, why) => {
    writeFileSync(join(directory, 'precious'), 'years of work');
    make();
    expect(() => createSandbox({ path })).toThrow(`"${path}-owner" is ${why}, and the sandbox writes there. Remove it`);
    expect(readFileSync(join(directory, 'precious'), 'utf8')).toBe('years of work');
    expect(existsSync(path)).toBe(false);
  });

  it('a file is marked at once, and one of an earlier version when it is opened', () => {
    const readId = (): unknown => {
      const database = new DatabaseSync(path);
      const row = database.prepare('PRAGMA application_id').get();
      database.close();
      return row?.['application_id'];
    };
    createSandbox({ path }).close();
    expect(readId()).toBe(APPLICATION_ID);
    makeOther('PRAGMA application_id = 0');
    createSandbox({ path }).close();
    expect(readId()).toBe(APPLICATION_ID);
  });
});

describe('a clock that is set back', () => {
  const HOUR = 3_600_000;
  const scenario = { pace: { startMs: 1000, workMs: 1000, reviewMs: 1000 } };

  it('field case E12: missions go on while the time of day is two hours behind', async () => {
    const clocks = { day: Date.UTC(2026, 0, 5, 9), elapsed: 0 };
    const sandbox = createSandbox({ scenario, now: () => clocks.day, elapsed: () => clocks.elapsed });
    const key = sandbox.createKey(sandbox.createCustomer('Tester'));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const url = 'http://x/api/v1/marketplace/missions';
    await sandbox.handle(new Request(url, { method: 'POST', headers, body: '{"title":"x"}' }));
    const posted = sandbox.missions()[0]?.updated_at ?? '';
    clocks.day -= 2 * HOUR;
    clocks.elapsed += 3000;
    const [mission] = sandbox.missions();
    expect(mission).toMatchObject({ status: 'awaiting_acceptance', verification: 'passed' });
    expect(Date.parse(mission?.updated_at ?? '') - Date.parse(posted)).toBe(3000);
    // Set forward again, the time of day is what counts.
    clocks.day += 5 * HOUR;
    expect(sandbox.read((_store, now) => now)).toBe(clocks.day);
    sandbox.close();
  });

  it('field case E12: they go on, too, when the sandbox is started again meanwhile', async () => {
    const day = Date.UTC(2026, 0, 5, 9);
    const first = createSandbox({ path, scenario, now: () => day });
    const key = first.createKey(first.createCustomer('Tester'));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const url = 'http://x/api/v1/marketplace/missions';
    await first.handle(new Request(url, { method: 'POST', headers, body: '{"title":"x"}' }));
    first.close();
    let elapsed = 0;
    const second = createSandbox({ path, scenario, now: () => day - 2 * HOUR, elapsed: () => elapsed });
    elapsed += 3000;
    expect(second.missions()[0]).toMatchObject({ status: 'awaiting_acceptance', verification: 'passed' });
    second.close();
  });
});
