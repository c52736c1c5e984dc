import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../../src/sandbox/cli/arguments.ts';
import { runCommandLine } from '../../../src/sandbox/cli/main.ts';
import { COMMANDS, UsageError, type CommandName } from '../../../src/sandbox/cli/usage.ts';
import { startSandboxServer } from '../../../src/sandbox/server/server.ts';
import { compileCacheEnvironment } from '../../support/compile-cache.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/sandbox.ts', import.meta.url));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  /** Resolves with the first match of `pattern` in the output. */
  readonly printed: (pattern: RegExp) => Promise<string>;
}

function run(...args: string[]): Run {
  const env = { ...process.env, ...compileCacheEnvironment() };
  const child = spawn(process.execPath, [SCRIPT, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, stdout, stderr };
  });
  const printed = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(stdout)?.[1];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`it ended without printing ${String(pattern)}: ${stdout}${stderr}`);
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  };
  return { child, ended, printed };
}

/** Runs the command line in this process, for commands that end on their own. */
async function runHere(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const captured = { stdout: '', stderr: '' };
  const code = await runCommandLine(args, 'npm run sandbox --', {
    log: (text) => (captured.stdout += `${text}\n`),
    error: (text) => (captured.stderr += `${text}\n`),
  });
  return { code, ...captured };
}

describe('npm run sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves with the key it prints, once, and %s ends it well',
    async (signal) => {
      const { child, ended, printed } = run('--port', '0');
      const key = await printed(/Key +(osk_test_\w{40})\s/);
      const url = await printed(/URL +(http:\/\/127\.0\.0\.1:\d+\/api\/v1)\s/);
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(`${url}/marketplace/missions`, { method: 'POST', headers, body: '{"title":"x"}' });
      expect(response.status).toBe(201);
      child.kill(signal);
      const { code, stdout, stderr } = await ended;
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Shown this once.');
      expect(stdout).toContain('in memory, gone at the end');
      expect(stdout).toMatch(/Closing\.\n$/);
    },
  );

  it('--data keeps everything; --seed makes the keys', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-cli-'));
    try {
      const keys: string[] = [];
      for (const expected of [0, 1]) {
        const { child, ended, printed } = run(
          '--port=0',
          '--seed=3',
          '--speed=0.5',
          '--data',
          join(directory, 'm.sqlite'),
        );
        const key = await printed(/Key +(osk_test_\w{40})\s/);
        keys.push(key);
        const missions = `${await printed(/URL +(\S+)/)}/marketplace/missions`;
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
        const list = (await (await fetch(missions, { headers })).json()) as { missions: unknown[] };
        expect(list.missions).toHaveLength(expected);
        await fetch(missions, { method: 'POST', headers, body: '{"title":"x"}' });
        child.kill('SIGTERM');
        expect((await ended).code).toBe(0);
      }
      expect(new Set(keys).size).toBe(2);
      // Pinned, because users put it into their scripts.
      expect(keys[0]).toBe('osk_test_6c6tg8y2geq9601rcv5v3vks6vyff70ze240p7zc');
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('--help explains every option', async () => {
    const { code, stdout } = await runHere('--help');
    expect(code).toBe(0);
    const options = ['port', 'host', 'data', 'scenario', 'speed', 'seed', 'worker', 'verifier', 'repo', 'time-limit'];
    for (const option of [
      ...options,
      'storefront',
      'no-storefront',
      'attempts',
      'concurrency',
      'pass-env',
      'help',
      'version',
    ])
      expect(stdout).toContain(`--${option} `);
    expect(stdout).toContain('Usage: npm run sandbox -- [options] [command]');
    for (const command of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('a mistake on the command line: exit code 2, what was expected, and how to use it', async () => {
    const { code, stdout, stderr } = await run('--prot', '1').ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      "Unknown option '--prot'. Did you mean --port?\n\nUsage: npm run sandbox -- [options]; --help explains them.\n",
    );
  });

  it('--host: says what it means that others get in, and nothing of the kind on loopback', async () => {
    const outputs = await Promise.all(
      ['0.0.0.0', '127.0.0.1'].map(async (host) => {
        const { child, ended, printed } = run('--port', '0', '--host', host);
        await printed(/(Try it)/);
        child.kill('SIGTERM');
        return (await ended).stdout;
      }),
    );
    expect(outputs[0]).toContain('Not only this machine: whoever reaches 0.0.0.0');
    expect(outputs[0]).toContain('plain http, so keys can be read on the way');
    expect(outputs[1]).not.toContain('Not only this machine');
    expect(outputs[0]).toContain('Look  off; --storefront shows the market at /');
    expect(outputs[1]).toMatch(/Look {2}http:\/\/127\.0\.0\.1:\d+\/$/m);
    const nowhere = await runHere('--port', '0', '--host', '192.0.2.1');
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringMatching(/^--host cannot be used .*127\.0\.0\.1/)]);
  });

  it('--scenario is what it says; a bad one ends with line, column and exit code 1', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-cli-'));
    const path = join(directory, 'market.yml');
    writeFileSync(path, 'pace:\n  workMS: 1\n');
    const bad = await runHere('--port', '0', '--scenario', path);
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('line 2, column 3: pace.workMS: there is no such setting. Write "workMs"');
    const customer = '{name: Zed, persona: Z, type: IT, categories: [Other], tier: New, rank: 5, priceUsd: 3}';
    writeFileSync(path, `specialists:\n  - ${customer}\n`);
    const { child, ended, printed } = run('--port', '0', '--scenario', path);
    const feed = await fetch(`${await printed(/URL +(\S+)/)}/marketplace`);
    expect(await feed.json()).toMatchObject({ specialists: [{ name: 'Zed', price: '$3 / mission' }] });
    child.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true });
  });

  it('keys are minted, listed and revoked in a file; audit proves it, and finds what was tampered with', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-cli-'));
    const path = join(directory, 'market.sqlite');
    const none = await runHere('keys', 'list', '--data', path);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining(`There is no data file "${path}"`)]);
    const serve = async (key: string): Promise<number> => {
      const server = await startSandboxServer({ path });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const url = `${server.url}/marketplace/missions`;
      const { status } = await fetch(url, { method: 'POST', headers, body: '{"title":"x"}' });
      await server.close();
      return status;
    };
    expect(await serve('osk_test_none')).toBe(401);
    const minted = await runHere('keys', 'mint', '--data', path);
    const key = /^osk_test_\w{40}(?=\n)/.exec(minted.stdout)?.[0] ?? '';
    expect(minted.stdout).toContain('shown this once');
    expect(await serve(key)).toBe(201);
    const id = key.slice('osk_test_'.length).slice(0, 8);
    const listed = await runHere('keys', 'list', '--data', path);
    expect(listed.stdout).toMatch(new RegExp(`^${id}  made \\S+  valid  "Sandbox customer"$`, 'm'));
    expect(listed.stdout).not.toContain(key);
    expect((await runHere('keys', 'revoke', id, '--data', path)).code).toBe(0);
    expect((await runHere('keys', 'revoke', id, '--data', path)).code).toBe(1);
    expect(await serve(key)).toBe(401);
    const audit = await runHere('audit', '--data', path);
    expect([audit.code, audit.stdout]).toEqual([0, expect.stringContaining('2 transfers of 1 missions sum to zero')]);
    const database = new DatabaseSync(path);
    database.exec("UPDATE balances SET cents = cents + 1 WHERE account LIKE 'customer:%'");
    database.close();
    const tampered = await runHere('audit', '--data', path);
    expect([tampered.code, tampered.stderr]).toEqual([1, expect.stringContaining('does not replay')]);
    rmSync(directory, { recursive: true });
  });

  it('a port that is taken, or a file that cannot be used: exit code 1, one screen, no stack', async () => {
    const taken = await startSandboxServer();
    const port = new URL(taken.url).port;
    const results = [await run('--port', port).ended, await runHere('--port', '0', '--data', '/nowhere/at/all')];
    await taken.close();
    expect(results.map((one) => one.code)).toEqual([1, 1]);
    expect(results[0]?.stderr).toMatch(/^Port \d+ cannot be used \(.*EADDRINUSE.*\)\. Give another one: .*--port 0\n$/);
    expect(results[1]?.stderr).toMatch(/^The sandbox's data file "\/nowhere\/at\/all" cannot be used: .*\n$/);
  });
});

describe('arguments', () => {
  it.each<[string[], string]>([
    [['--port', 'x'], '--port: expected a port from 0 to 65535, got "x"'],
    [['--port', '65536'], '--port: expected 0 to 65535, got "65536"'],
    [['--seed', '1.5'], '--seed: expected an integer, got "1.5"'],
    [['--speed', '0'], '--speed: expected a number above 0, like 10 or 0.5, got "0"'],
    [['--prot', '1'], "Unknown option '--prot'. Did you mean --port?"],
    [['--verifer=x'], "Unknown option '--verifer'. Did you mean --verifier?"],
    [['--zzz'], "Unknown option '--zzz'."],
    [['stray'], "Unknown command 'stray'. Commands are serve, post, accept,"],
    [['adit'], "Unknown command 'adit'. Did you mean audit?"],
    [['--port', '0', 'audit'], 'The command audit must stand first.'],
    [['audit', '--data', 'x', 'y'], "Too many arguments for 'audit'. Expected 0 arguments but got 1."],
    [['--data', '--speed', '2'], '--data: expected a value, got --speed. If you mean that, write --data=--speed'],
    [['--data'], "Option '--data <FILE>' argument missing."],
    [['--storefront', '--no-storefront'], '--storefront and --no-storefront contradict each other; give one of them.'],
    [['--host', ' '], '--host: expected something, got " "'],
    [['--worker', 'a'], '--worker needs --verifier: whoever does the work must not judge it'],
    [['--verifier', 'a'], '--verifier needs --worker'],
    [['--repo', 'a'], '--repo needs --worker and --verifier'],
    [['--worker', 'sh  work.sh', '--verifier', ' sh work.sh '], '--verifier: expected another command than --worker'],
    [['--worker', 'a', '--verifier', 'b', '--time-limit', '10'], '--time-limit: expected a time from 1ms to 24h'],
    [['--worker', 'a', '--verifier', 'b', '--time-limit', '25h'], 'got "25h"'],
    [['--worker', 'a', '--verifier', 'b', '--attempts', '0'], '--attempts: expected 1 to 10, got "0"'],
    [['--worker', 'a', '--verifier', 'b', '--pass-env', 'A=b'], '--pass-env: expected the name of an environment'],
    [
      ['--worker', 'a', '--verifier', 'b', '--repo', 'https://x:secret@example.com/a.git'],
      '--repo: a name or password in the URL would be handed to the worker',
    ],
    [['audit'], 'audit needs --data FILE'],
    [['audit', '--data', 'x', '--port', '1'], "Unknown option '--port'"],
    [['keys', '--data', 'x'], 'keys: expected list, mint or revoke, got nothing'],
    [['keys', 'lsit', '--data', 'x'], 'got "lsit" (did you mean list?)'],
    [['keys', 'revoke', '--data', 'x'], 'keys revoke needs the ID of a key'],
    [['keys', 'list', 'x', '--data', 'x'], "Unexpected argument 'x'"],
    [['reset'], 'reset needs --data FILE'],
    [['post', '--key', 'k'], 'post needs --title TEXT'],
    [['post', '--title', 'x'], 'post needs a key: set ORKESTRO_SANDBOX_KEY'],
    [['post', '--title', 'x', '--key', 'a\nb'], '--key: expected an API key such as osk_test_…'],
    [['post', '--title', 'x', '--key', 'k', '--budget', '12,50'], '--budget: expected an amount in US dollars'],
    [['post', '--title', 'x', '--key', 'k', '--url', 'nowhere'], '--url: expected an http address like http://127'],
    [
      ['post', '--title', 'x', '--key', 'k', '--url', 'http://a:b@c/'],
      '--url: expected an http address like http://127',
    ],
    [['accept', '--key', 'k'], "Missing required argument 'id'."],
    [['rework', 'x', 'y', '--key', 'k'], "Too many arguments for 'rework'. Expected 1 argument but got 2."],
    [['rework', 'x', '--raeson', 'y'], "Unknown option '--raeson'. Did you mean --reason?"],
    [['fault', '--key', 'k'], "Missing required argument 'kind'."],
    [['fault', 'lots', '--key', 'k'], 'fault: expected 429, 5xx, late, lost, clear, got "lots" (did you mean lost?).'],
    [['fault', 'late', '--status', '500', '--key', 'k'], '--status is only for fault 5xx.'],
    [['fault', '5xx', '--status', '404', '--key', 'k'], '--status: expected 500 to 599, got "404"'],
    [['fault', 'lost', '--count', '0', '--key', 'k'], '--count: expected 1 to 1000, got "0"'],
    [['fault', 'lost', '--method', 'PUT', '--key', 'k'], '--method: expected GET or POST, got "PUT"'],
  ])('%j: what was expected', (args, message) => {
    let failure: unknown;
    try {
      readArguments(args);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain(message);
  });

  it('have defaults, and workers theirs', () => {
    expect(readArguments([])).toEqual({
      kind: 'serve',
      options: {
        ...{ port: 8787, host: '127.0.0.1', data: null, scenario: null, speed: 1, seed: null, workers: null },
        storefront: null,
      },
    });
    const flags = ['--worker', 'a', '--verifier', 'b', '--time-limit', '90s', '--pass-env', 'A', '--pass-env=B_2'];
    expect(readArguments(['--storefront'])).toMatchObject({ options: { storefront: true } });
    expect(readArguments(['--no-storefront'])).toMatchObject({ options: { storefront: false } });
    expect(readArguments(flags)).toMatchObject({
      options: {
        workers: {
          ...{ worker: 'a', verifier: 'b', repo: null, timeLimitMs: 90_000, attempts: 2, concurrency: 2 },
          passEnv: ['A', 'B_2'],
        },
      },
    });
  });

  it.each(Object.keys(COMMANDS) as CommandName[])(
    '%s has a help of its own, with examples that are understood',
    (name) => {
      for (const args of [
        [name, '--help'],
        ['help', name],
      ]) {
        const help = readArguments(args);
        const text = help.kind === 'help' ? help.text : '';
        expect(text).toMatch(new RegExp(`^Usage: orkestro-sandbox ${name} `));
        for (const flag of Object.keys(COMMANDS[name].flags)) expect(text).toMatch(new RegExp(`^  --${flag}[ <]`, 'm'));
        for (const example of COMMANDS[name].examples)
          expect(text).toContain(`  orkestro-sandbox ${example}\n`.trimEnd());
      }
      for (const example of COMMANDS[name].examples) {
        const words = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
        const key = 'key' in COMMANDS[name].flags ? ['--key', 'osk_test_x'] : [];
        expect(() => readArguments([...words, ...key])).not.toThrow();
      }
    },
  );

  it.each(['-h', '--help', '--version'])('%s wins over everything', (flag) => {
    expect(readArguments(['audit', flag]).kind).toBe(flag === '--version' ? 'version' : 'help');
    expect(readArguments(['--port', 'x', flag]).kind).toBe(flag === '--version' ? 'version' : 'help');
  });
});
