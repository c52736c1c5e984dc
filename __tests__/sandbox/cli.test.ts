import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandboxServer } from '../../src/sandbox/server.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/sandbox.ts', import.meta.url));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  /** Resolves with the first match of `pattern` in what was printed. */
  readonly printed: (pattern: RegExp) => Promise<string>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
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
      // Pinned, because people put it into their scripts.
      expect(keys[0]).toBe('osk_test_6c6tg8y2geq9601rcv5v3vks6vyff70ze240p7zc');
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('--help explains every option', async () => {
    const { code, stdout } = await run('--help').ended;
    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--seed', '--speed', '--help', 'npm run sandbox'])
      expect(stdout).toContain(option);
  });

  it.each([
    [['--port', 'x'], '--port: expected a port from 0 to 65535, got "x"'],
    [['--port', '65536'], '--port: expected 0 to 65535, got "65536"'],
    [['--seed', '1.5'], '--seed: expected an integer, got "1.5"'],
    [['--speed', '0'], '--speed: expected a number above 0, like 10 or 0.5, got "0"'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['stray'], "Unexpected argument 'stray'"],
    [['--data'], "'--data <value>' argument missing"],
  ])('%j: exit code 2, what was expected, and how to use it', async (args, message) => {
    const { code, stdout, stderr } = await run(...args).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run sandbox');
  });

  it('a port that is taken, or a file that cannot be used: exit code 1, one screen, no stack', async () => {
    const taken = await startSandboxServer();
    const port = new URL(taken.url).port;
    const results = [await run('--port', port).ended, await run('--port', '0', '--data', '/nowhere/at/all').ended];
    await taken.close();
    expect(results.map((one) => one.code)).toEqual([1, 1]);
    expect(results[0]?.stderr).toMatch(/^Port \d+ cannot be used \(.*EADDRINUSE.*\)\. Give another one: .*--port 0\n$/);
    expect(results[1]?.stderr).toMatch(/^The sandbox's data file "\/nowhere\/at\/all" cannot be used: .*\n$/);
  });
});
