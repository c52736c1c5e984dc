/** docs/SANDBOX-WORKERS.md, executed: every command line, scenario, script and example in it is what it says. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../src/sandbox/cli/arguments.ts';
import { parseScenarioText } from '../../src/sandbox/cli/scenario-file.ts';
import { COMMON_FLAGS, SERVE_FLAGS } from '../../src/sandbox/cli/usage.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { parseScenario, SETTINGS } from '../../src/sandbox/scenario/scenario.ts';
import { startWorkforce } from '../../src/sandbox/workers/workforce.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = readFileSync(join(ROOT, 'docs/SANDBOX-WORKERS.md'), 'utf8');
const README = readFileSync(join(ROOT, 'examples/workers/README.md'), 'utf8');

const blocksOf = (language: string, text = DOCUMENT): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);
const scriptOf = (name: string): string => blocksOf('sh').find((block) => block.startsWith(`# ${name}\n`)) ?? '';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'workers-docs-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Returns the arguments of each command of a block, split by a real shell: the programs are stand-ins that print theirs. */
function runBlock(block: string): string[][] {
  for (const name of ['orkestro-sandbox', 'npx', 'npm']) {
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\0' ${name} "$@"; printf '\\n'\n`);
    chmodSync(path, 0o755);
  }
  const env = { PATH: `${directory}${delimiter}${process.env['PATH'] ?? ''}`, PWD: ROOT };
  const printed = execFileSync('/bin/sh', ['-ec', block], { env, cwd: ROOT, encoding: 'utf8' });
  return printed
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\0').slice(0, -1));
}

const COMMANDS = [...blocksOf('sh'), ...blocksOf('sh', README)].filter((block) => !block.startsWith('# '));

describe('docs/SANDBOX-WORKERS.md', () => {
  it('has command lines that are understood', () => {
    const scripts = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts;
    const kinds = COMMANDS.flatMap(runBlock).map(([program = '', ...args]) => {
      if (program === 'npm' && args[1] !== 'sandbox') {
        expect(Object.keys(scripts)).toContain(args[1]);
        return 'script';
      }
      const lead = { 'orkestro-sandbox': [], npx: ['orkestro-sandbox'], npm: ['run', 'sandbox', '--'] }[program] ?? [];
      expect(args.slice(0, lead.length)).toEqual(lead);
      return readArguments(args.slice(lead.length)).kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['serve', 'audit', 'list-keys', 'mint-key', 'revoke-key', 'script']));
    expect(kinds.length).toBeGreaterThan(8);
  });

  it('has scenarios that are taken, and names every setting and every option about work', () => {
    const [block = ''] = blocksOf('yaml');
    const terms = parseScenario(parseScenarioText(block, 'market.yml'));
    expect(terms.specialists.map((one) => one.failureRate)).toEqual([undefined, 0.4]);
    for (const setting of SETTINGS) expect(DOCUMENT).toContain(`\`${setting}\``);
    const known = Object.keys({ ...SERVE_FLAGS, ...COMMON_FLAGS });
    const named = [...DOCUMENT.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !known.includes(name) && name !== 'rm')).toEqual([]);
    expect(
      known.filter((name) => /^(work|ver|repo|time|att|conc|pass|scen|speed)/.test(name) && !named.includes(name)),
    ).toEqual(['version']);
  });

  it('shows the mistake as it is told', () => {
    const shown = blocksOf('text')[0]?.trimEnd();
    expect(() => parseScenarioText('pace:\n  workMS: 1\n', 'market.yml')).toThrow(shown);
  });

  it('has a worker and a verifier that do what they say, told what the JSON shows', async () => {
    for (const name of ['work.sh', 'check.sh']) writeFileSync(join(directory, name), scriptOf(name));
    const sandbox = createSandbox({ scenario: { manual: true } });
    const key = sandbox.createKey(sandbox.createCustomer('Tester'));
    const call = async (path: string, method = 'GET', body?: object): Promise<Record<string, unknown>> => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const answer = await sandbox.handle(new Request(`http://x/api/v1/marketplace/missions${path}`, init));
      return ((await answer.json()) as { mission: Record<string, unknown> }).mission;
    };
    const told = join(directory, 'told.json');
    const workforce = startWorkforce(sandbox, {
      ...{ worker: `tee ${told} | sh ${directory}/work.sh`, verifier: `sh ${directory}/check.sh`, repo: null },
      ...{ timeLimitMs: 20_000, graceMs: 100, env: { PATH: process.env['PATH'] }, passEnv: [] },
      ...{ attempts: 1, concurrency: 1 },
    });
    const until = async (id: string, rounds: number): Promise<Record<string, unknown>> => {
      for (;;) {
        const mission = await call(`/${id}`);
        if (mission['status'] === 'awaiting_acceptance' && mission['rework_count'] === rounds - 1) return mission;
        await new Promise((wake) => setTimeout(wake, 10));
      }
    };
    const { id } = await call('', 'POST', { title: 'Fix it' });
    expect(await until(String(id), 1)).toMatchObject({
      verification: 'passed',
      result: { summary: 'wrote the mission down', file: 'mission.json' },
    });
    await call(`/${String(id)}/rework`, 'POST', { reason: 'again' });
    const shown = await until(String(id), 2);
    for (const name of ['attempts', 'result', 'verification_reason', 'log_tail']) expect(shown).toHaveProperty([name]);
    await workforce.stop();
    sandbox.close();

    const documented = JSON.parse(blocksOf('json')[0] ?? '') as Record<string, object>;
    const real = JSON.parse(readFileSync(told, 'utf8')) as Record<string, object>;
    expect(Object.keys(documented)).toEqual(Object.keys(real));
    for (const part of ['mission', 'previous'] as const) {
      expect(Object.keys(documented[part] ?? {})).toEqual(Object.keys(real[part] ?? {}));
    }
  });
});
