/** Tests of real workers: their input, their environment, and every way in which they can fail. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WireMission } from '../../../src/sandbox/market/missions.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { openMemory } from '../../support/sandbox/open.ts';
import { WIRE } from '../../../src/sandbox/wire/wire.ts';
import { startWorkforce, type Workforce, type WorkforceOptions } from '../../../src/sandbox/workers/workforce.ts';

interface WorkedMission extends WireMission {
  readonly attempts: readonly { round: number; number: number; state: string; reason: string | null }[];
  readonly result: { summary: string } | null;
  readonly verification_reason: string | null;
  readonly log_tail: string | null;
}

interface WorkerScene {
  readonly sandbox: Sandbox;
  readonly key: string;
  readonly workforce: Workforce;
  readonly logLines: string[];
  readonly send: (method: string, path: string, body?: unknown) => Promise<WorkedMission>;
  readonly post: (more?: object) => Promise<WorkedMission>;
  /** Resolves with the mission when it is in this status and round. */
  readonly until: (id: string, status: string, round?: number) => Promise<WorkedMission>;
}

let directory: string;
let before: string | undefined;
let scenes: WorkerScene[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'workers-test-'));
  before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  scenes = [];
});
afterEach(async () => {
  for (const scene of scenes) await closeScene(scene);
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(directory, { recursive: true, force: true });
});

async function closeScene({ workforce, sandbox }: WorkerScene): Promise<void> {
  await workforce.stop();
  sandbox.close();
}

const DONE = `echo '{"summary":"done"}'`;
const DEFAULTS = {
  ...{ worker: DONE, verifier: 'exit 0', repo: null, timeLimitMs: 20_000, graceMs: 300, passEnv: [] },
  ...{ env: { PATH: process.env['PATH'] }, attempts: 1, concurrency: 2 },
};

function openScene(more: Partial<WorkforceOptions> = {}, path?: string): WorkerScene {
  const scenario = { manual: true, rateLimit: null };
  const sandbox = createSandbox({ scenario, ...(path === undefined ? {} : { path }) });
  const key = sandbox.createKey(sandbox.firstCustomer() ?? sandbox.createCustomer('Tester'));
  const logLines: string[] = [];
  const workforce = startWorkforce(sandbox, { ...DEFAULTS, log: (line) => logLines.push(line), ...more });
  const send: WorkerScene['send'] = async (method, where, body) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await sandbox.handle(new Request(`http://x/api/v1/marketplace/missions${where}`, init));
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status}`);
    // The reply must match the published schema, whether the work succeeded or not.
    return WIRE.MissionDetailAnswer.parse(await answer.json()).mission as WorkedMission;
  };
  const scene: WorkerScene = {
    ...{ sandbox, key, workforce, logLines, send },
    post: (more = {}) => send('POST', '', { title: 'Fix it', budget_usd: 10, dod: 'It works.', ...more }),
    until: async (id, status, round = 1) => {
      for (;;) {
        const mission = await send('GET', `/${id}`);
        if (mission.status === status && mission.rework_count === round - 1) return mission;
        await new Promise<void>((wake) => {
          const unwatch = sandbox.onChange(() => {
            unwatch();
            wake();
          });
        });
      }
    },
  };
  scenes.push(scene);
  return scene;
}

const isAlive = (pid: number): boolean => {
  try {
    // A zombie that is not reaped yet counts as dead here.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

async function untilTrue(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((wake) => setTimeout(wake, 10));
}

describe('work that is done', () => {
  it('is told the mission, hands in a result, is judged by somebody else, and is paid once', async () => {
    const seen = join(directory, 'seen.json');
    const scene = openScene({
      worker: `cat > ${seen}; echo working; echo made > made.txt; echo note >&2; ${DONE}`,
      verifier: `grep -q '"summary":"done"' && cat made.txt && ls -A`,
    });
    const { id } = await scene.post();
    const mission = await scene.until(id, 'awaiting_acceptance');
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toMatchObject({
      ...{ schema_version: 1, round: 1, attempt: 1, rework_reason: null, previous: null, repository: null },
      ...{ mission: { id, title: 'Fix it', dod: 'It works.', status: 'in_progress' }, time_limit_ms: 20_000 },
    });
    expect(mission).toMatchObject({
      ...{ verification: 'passed', status_reason: null, result: { summary: 'done' }, escrow_status: 'held' },
      attempts: [{ round: 1, number: 1, state: 'passed', reason: 'made\nmade.txt' }],
    });
    expect(mission.log_tail).toMatch(
      /^--- worker\n(working\nnote|note\nworking|working\n[^]*note)[^]*--- verifier\nmade\n/,
    );
    await scene.send('POST', `/${id}/accept`);
    await expect(scene.send('POST', `/${id}/accept`)).rejects.toThrow('409');
    expect(scene.sandbox.ledger().transfers.filter((one) => one.kind === 'release')).toHaveLength(1);
    expect(scene.sandbox.audit().problems).toEqual([]);
    expect(readdirSync(directory)).toEqual(['seen.json']);
    expect(scene.logLines).toEqual([`mission ${id}, round 1, attempt 1: passed`]);
  });

  it('sent back, it is told why, and what was done before', async () => {
    const seen = join(directory, 'seen.json');
    const scene = openScene({
      worker: `cat > ${seen}; echo try again; grep -q '"round":2' ${seen} && touch right; ${DONE}`,
      verifier: 'test -e right || { echo "right is missing"; exit 1; }',
    });
    const { id } = await scene.post();
    const first = await scene.until(id, 'awaiting_acceptance');
    expect(first).toMatchObject({
      ...{ verification: 'failed', verification_reason: 'right is missing' },
      status_reason: 'verification failed: right is missing',
    });
    await scene.send('POST', `/${id}/rework`, { reason: 'Put it right: see "right".' });
    const second = await scene.until(id, 'awaiting_acceptance', 2);
    expect(second).toMatchObject({ verification: 'passed', status_reason: null, verification_reason: null });
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toMatchObject({
      ...{ round: 2, attempt: 1, rework_reason: 'Put it right: see "right".' },
      previous: {
        ...{ round: 1, attempt: 1, state: 'failed', reason: 'right is missing' },
        log_tail: expect.stringContaining('try again'),
      },
    });
    expect(second.attempts.map((one) => one.state)).toEqual(['failed', 'passed']);
  });

  it('starts in a clone of the repository, which cannot be changed through it', async () => {
    const git = (...args: string[]): Promise<unknown> => {
      const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
      return new Promise((resolve) => spawn('git', [...identity, '-C', directory, ...args]).once('close', resolve));
    };
    await git('init', '-q', '-b', 'main', 'repo');
    await git('-C', 'repo', 'commit', '-q', '--allow-empty', '-m', 'A start');
    const scene = openScene({
      repo: join(directory, 'repo'),
      worker: `git log --format=%s; find .git/objects -type f -links +1 | wc -l; ${DONE}`,
    });
    const { id } = await scene.post();
    const { log_tail: log } = await scene.until(id, 'awaiting_acceptance');
    expect(log).toMatch(/--- clone\n--- worker\nA start\n0\n/);
  });

  it('a few at a time, the oldest first, and none is forgotten', async () => {
    const log = join(directory, 'log');
    const work = `echo + >> ${log}; sleep 0.15; echo - >> ${log}; ${DONE}`;
    const scene = openScene({ worker: work, concurrency: 3 });
    const posted = await Promise.all(Array.from({ length: 8 }, () => scene.post()));
    await Promise.all(posted.map(({ id }) => scene.until(id, 'awaiting_acceptance')));
    let [open, most] = [0, 0];
    for (const line of readFileSync(log, 'utf8').trim().split('\n'))
      most = Math.max(most, (open += line === '+' ? 1 : -1));
    expect([open, most]).toEqual([0, 3]);
    const started = scene.sandbox.journal().filter((one) => one.event === 'started');
    expect(started.map((one) => 'mission' in one && one.mission)).toEqual(posted.map(({ id }) => id));
  });

  it('a log is kept with its beginning and its end, as plain text; the result is not lost in it', async () => {
    const scene = openScene({
      worker: `echo begin; head -c 400000 /dev/zero | tr '\\0' x; printf '\\033[31mred\\000\\377\\n'; ${DONE}`,
    });
    const { id } = await scene.post();
    const mission = await scene.until(id, 'awaiting_acceptance');
    expect(mission.result).toEqual({ summary: 'done' });
    const log = scene.sandbox.workbench.attempts(id)[0]?.log ?? '';
    expect(log.length).toBeLessThan(70_000);
    expect(log).toMatch(/^--- worker\nbegin\nx+\n\[\d+ bytes are left out here\]\nx+\[31mred\ufffd\n\{/);
    expect(mission.log_tail).toHaveLength(4000);
  });

  it('need not read what it is told', async () => {
    const scene = openScene({ worker: `exec 0<&-; ${DONE}`, verifier: 'exec 0<&-; true' });
    const { id } = await scene.post({ description: 'x'.repeat(100_000) });
    expect((await scene.until(id, 'awaiting_acceptance')).verification).toBe('passed');
  });
});

describe('work that breaks', () => {
  it.each<[string, Partial<WorkforceOptions>, string]>([
    ['a worker that fails', { worker: 'exit 3' }, 'the worker failed with exit code 3'],
    ['a worker that crashes', { worker: 'kill -SEGV $$' }, 'the worker was killed by SIGSEGV'],
    ['a worker that is not there', { worker: '/no/such/worker' }, 'the worker was not found (exit code 127)'],
    ['a worker that may not be run', { worker: '/dev/null' }, 'the worker cannot be run (exit code 126)'],
    ['a worker that never ends', { worker: 'sleep 60', timeLimitMs: 150 }, 'the worker took longer than 0.15 s'],
    ['nothing handed in', { worker: 'true' }, 'the worker handed nothing in: nothing was printed'],
    ['something else than JSON', { worker: 'echo done' }, 'the last line is not JSON'],
    ['JSON of another shape', { worker: `echo '["done"]'` }, 'has to be a JSON object with a "summary"'],
    ['an empty summary', { worker: `echo '{"summary":""}'` }, 'has to be a JSON object with a "summary"'],
    [
      'a result without end',
      { worker: `printf '{"summary":"x","a":"'; head -c 40000 /dev/zero | tr '\\0' x; echo '"}'` },
      'the last line is longer than 32768 characters',
    ],
    ['a verifier that crashes', { verifier: 'kill -9 $$' }, 'the verifier was killed by SIGKILL'],
    ['a verifier that is not there', { verifier: 'no-such-verifier' }, 'the verifier was not found (exit code 127)'],
    // The worker is quick, but the limit must leave it time on a busy machine.
    ['a verifier that never ends', { verifier: 'sleep 60', timeLimitMs: 2500 }, 'the verifier took longer than 2.5 s'],
    ['a repository that is not there', { repo: '/no/such/repo' }, 'the repository could not be cloned'],
  ])('%s: a broken attempt with its reason; the last one is handed in as failed', async (_name, more, reason) => {
    const scene = openScene(more);
    const { id } = await scene.post();
    const mission = await scene.until(id, 'awaiting_acceptance');
    expect(mission).toMatchObject({ verification: 'failed', attempts: [{ state: 'broken' }], escrow_status: 'held' });
    expect(mission.attempts[0]?.reason).toContain('1 of 1 attempts broke');
    expect(mission.attempts[0]?.reason).toContain(reason);
    expect(mission.status_reason).toContain(reason);
    // The mission is not stuck: the customer can send it back.
    expect((await scene.send('POST', `/${id}/rework`)).status).toBe('in_progress');
    expect((await scene.until(id, 'awaiting_acceptance', 2)).attempts).toHaveLength(2);
    expect(scene.sandbox.audit().problems).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is tried again, as often as it may, with what was learnt; and then a round starts over', async () => {
    const count = join(directory, 'count');
    const scene = openScene({
      attempts: 3,
      worker: `cat >> ${count}; echo >> ${count}; test "$(wc -l < ${count})" -ge 10 && ${DONE}`,
    });
    const { id } = await scene.post();
    const first = await scene.until(id, 'awaiting_acceptance');
    expect(first.verification).toBe('failed');
    expect(first.attempts.map((one) => [one.round, one.number, one.state])).toEqual([
      ...[1, 2, 3].map((number) => [1, number, 'broken']),
    ]);
    await scene.send('POST', `/${id}/rework`, { reason: 'once more' });
    const second = await scene.until(id, 'awaiting_acceptance', 2);
    expect(second.verification).toBe('passed');
    expect(second.attempts.slice(3).map((one) => [one.round, one.number, one.state])).toEqual([
      [2, 1, 'broken'],
      [2, 2, 'passed'],
    ]);
    const logLines = readFileSync(count, 'utf8')
      .trim()
      .split(/\n+/)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logLines.at(-1)).toMatchObject({
      rework_reason: 'once more',
      previous: { round: 2, attempt: 1, state: 'broken' },
    });
  });
});

describe('what a command may see', () => {
  it('neither key nor the sandbox’s environment, in its own process, its parents or the data file', async () => {
    const path = join(directory, 'market.sqlite');
    const scene = openScene(
      {
        env: {
          PATH: process.env['PATH'],
          HOME: '/root',
          ORKESTRO_API_KEY: 'osk_live_canary',
          EXTRA: 'passed on',
          TZ: 'UTC',
        },
        passEnv: ['EXTRA', 'NOT_SET'],
        worker: [
          'env; echo "ARGV $(tr "\\0" " " < /proc/$$/cmdline)"; echo "FDS $(ls -l /proc/$$/fd)"',
          'for p in $$ $PPID; do tr "\\0" "\\n" < /proc/$p/environ; tr "\\0" "\\n" < /proc/$p/cmdline; done > parents',
          `cp ${path}* .; mkdir copy; cp ${directory}/market.sqlite* copy; ls "$HOME" "$TMPDIR"`,
          `cat parents copy/* > ${directory}/dump; ${DONE}`,
        ].join('\n'),
        verifier: 'env > /dev/null; test ! -e "$HOME/planted" && echo "HOME=$HOME"',
      },
      path,
    );
    const { id } = await scene.post();
    const mission = await scene.until(id, 'awaiting_acceptance');
    expect(mission.verification).toBe('passed');
    const log = scene.sandbox.workbench.attempts(id)[0]?.log ?? '';
    const names = [...log.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    // The shell itself sets PWD, and a few more variables depending on the shell.
    expect(new Set(names)).toEqual(
      new Set([
        'PATH',
        'HOME',
        'TMPDIR',
        'EXTRA',
        'TZ',
        'PWD',
        ...names.filter((one) => /^(OLDPWD|SHLVL|_)$/.test(one ?? '')),
      ]),
    );
    expect(log).not.toContain('HOME=/root');
    expect(/^FDS total[^]*?\n---/m.exec(log)?.[0]).not.toContain('sqlite');
    const dump = readFileSync(join(directory, 'dump'), 'latin1');
    expect(dump).toContain('Tester');
    const hash = createHash('sha256').update(scene.key).digest().toString('latin1');
    expect(dump).toContain(hash);
    for (const text of [log, dump]) {
      expect(text).not.toContain(scene.key);
      expect(text).not.toContain(scene.key.slice('osk_test_'.length + 8));
      expect(text).not.toContain('osk_live_canary');
    }
  });
});

describe('processes', () => {
  const FAMILY = (pids: string): string =>
    `trap '' TERM; (trap '' TERM; sleep 300 & echo $! >> ${pids}; wait) & echo $! >> ${pids}; echo $$ >> ${pids}`;
  const readPids = (file: string): number[] =>
    existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];

  it.each([
    ['its time is over', `wait`, 2000, 'broken'],
    ['the command has ended', DONE, 20_000, 'passed'],
  ])('the whole group is gone when %s, deaf to SIGTERM or not', async (_name, end, timeLimitMs, state) => {
    const pids = join(directory, 'pids');
    const scene = openScene({
      worker: `${FAMILY(pids)}; until [ "$(wc -l < ${pids})" -ge 3 ]; do sleep 0.02; done; ${end}`,
      timeLimitMs,
      graceMs: 50,
    });
    const { id } = await scene.post();
    const mission = await scene.until(id, 'awaiting_acceptance');
    expect(mission.attempts[0]?.state).toBe(state);
    expect(readPids(pids)).toHaveLength(3);
    await untilTrue(() => !readPids(pids).some(isAlive));
  });

  (process.platform === 'linux' ? it : it.skip)(
    'one with a session of its own, and its children, are gone as well; so is nothing else',
    async () => {
      const pids = join(directory, 'pids');
      const daemon = `setsid sh -c "trap '' TERM HUP; sleep 300 & echo \\$! >> ${pids}; echo \\$\\$ >> ${pids}; wait"`;
      const bystander = spawn('sleep', ['300'], { env: { HOME: directory } });
      const scene = openScene({
        worker: `(${daemon} > /dev/null 2>&1 &); until [ "$(wc -l < ${pids})" -ge 2 ]; do sleep 0.02; done; ${DONE}`,
      });
      const { id } = await scene.post();
      const mission = await scene.until(id, 'awaiting_acceptance');
      expect(mission.verification).toBe('passed');
      expect(readPids(pids)).toHaveLength(2);
      await untilTrue(() => !readPids(pids).some(isAlive));
      expect(bystander.exitCode).toBeNull();
      bystander.kill();
    },
  );

  it('a mission that its operator ends takes its command with it; what comes late is dropped', async () => {
    const pids = join(directory, 'pids');
    const scene = openScene({ worker: `${FAMILY(pids)}; wait`, graceMs: 50 });
    const { id } = await scene.post();
    await untilTrue(() => readPids(pids).length === 3);
    scene.sandbox.end(id, 'cancelled');
    await untilTrue(() => scene.logLines.length > 0);
    expect(await scene.send('GET', `/${id}`)).toMatchObject({
      ...{ status: 'cancelled', escrow_status: 'refunded', attempts: [{ state: 'dropped' }] },
    });
    await untilTrue(() => !readPids(pids).some(isAlive));
    expect(scene.sandbox.audit().problems).toEqual([]);
  });

  it('stopping kills what is under way; after a start it begins again, and that does not count against it', async () => {
    const path = join(directory, 'market.sqlite');
    const pids = join(directory, 'pids');
    const first = openScene({ worker: `${FAMILY(pids)}; wait`, graceMs: 50 }, path);
    const { id } = await first.post();
    await untilTrue(() => readPids(pids).length === 3);
    await closeScene(first);
    expect(readPids(pids).some(isAlive)).toBe(false);
    const second = openScene({}, path);
    const mission = await second.until(id, 'awaiting_acceptance');
    expect(mission.verification).toBe('passed');
    expect(mission.attempts.map((one) => one.state)).toEqual(['stopped', 'passed']);
  });

  it.each([
    ['SIGKILL', 'killed', null],
    ['SIGTERM', 'stopped', 0],
  ] as const)(
    '%s to the sandbox takes the commands with it; after a start the work begins again',
    async (signal, state, code) => {
      const path = join(directory, 'market.sqlite');
      const pids = join(directory, 'pids');
      const script = fileURLToPath(new URL('../../../scripts/sandbox.ts', import.meta.url));
      // SIGKILL leaves no one who could look for a process with a session of its own.
      const apart = signal === 'SIGTERM' && process.platform === 'linux' ? 'setsid sleep 300 &' : 'sleep 300 &';
      writeFileSync(join(directory, 'work.sh'), `${apart} echo $! >> ${pids}; ${FAMILY(pids)}; wait`);
      const args = [
        '--port=0',
        `--data=${path}`,
        `--worker=sh ${directory}/work.sh`,
        '--verifier=exit 0',
        '--attempts=2',
      ];
      const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      await untilTrue(() => printed.includes('Try it'));
      expect(printed).toContain(`Work  "sh ${directory}/work.sh", judged by "exit 0"`);
      const [, url = ''] = /URL +(\S+)/.exec(printed) ?? [];
      const [, key = ''] = /Key +(\S+)/.exec(printed) ?? [];
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: '{"title":"x"}' };
      const { mission } = (await (await fetch(`${url}/marketplace/missions`, init)).json()) as { mission: WireMission };
      await untilTrue(() => readPids(pids).length === 4);
      const closed = once(child, 'close');
      child.kill(signal);
      await untilTrue(() => !readPids(pids).some(isAlive));
      expect(await closed).toEqual([code, code === null ? signal : null]);

      const again = openScene({ attempts: 2 }, path);
      const done = await again.until(mission.id, 'awaiting_acceptance');
      expect(done.attempts.map((one) => [one.number, one.state])).toEqual([
        [1, state],
        [2, 'passed'],
      ]);
      expect(again.sandbox.audit().problems).toEqual([]);
    },
  );

  it('a sandbox that is killed each time does not try for ever', async () => {
    const path = join(directory, 'market.sqlite');
    const first = openScene({ worker: 'sleep 60', attempts: 1 }, path);
    const { id } = await first.post();
    await untilTrue(() => first.sandbox.workbench.listInterrupted().length === 1);
    // As a killed sandbox would: nothing is recorded.
    first.sandbox.close();
    const second = openScene({ attempts: 1 }, path);
    const mission = await second.until(id, 'awaiting_acceptance');
    expect(mission).toMatchObject({ verification: 'failed', attempts: [{ state: 'killed' }] });
    expect(mission.status_reason).toContain('the sandbox was killed during this attempt');
  });

  it('what workers had begun is taken over by a script, when the sandbox is opened without them', async () => {
    const path = join(directory, 'market.sqlite');
    const first = openScene({ worker: 'sleep 60', concurrency: 1 }, path);
    const [begun, waiting] = [await first.post(), await first.post()];
    await untilTrue(() => first.sandbox.workbench.listInterrupted().length === 1);
    first.sandbox.close();
    const { sandbox, clock, close } = await openMemory({ path, scenario: { time: 'real' } });
    clock.advance(1e12);
    for (const { id } of [begun, waiting]) {
      expect(sandbox.missions().find((one) => one.id === id)).toMatchObject({ verification: 'passed' });
    }
    expect(sandbox.workbench.attempts(begun.id)).toMatchObject([{ state: 'killed' }]);
    expect(sandbox.audit().problems).toEqual([]);
    await close();
  });

  it('work that a script had planned before is left to the workers', async () => {
    const path = join(directory, 'market.sqlite');
    const scripted = createSandbox({ path, scenario: { pace: { startMs: 0, workMs: 0, reviewMs: 0 } } });
    const key = scripted.createKey(scripted.createCustomer('Tester'));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: '{"title":"x"}' };
    const answer = await scripted.handle(new Request('http://x/api/v1/marketplace/missions', init));
    const { mission } = (await answer.json()) as { mission: WireMission };
    scripted.close();
    const scene = openScene({ verifier: 'echo no; exit 1' }, path);
    expect((await scene.until(mission.id, 'awaiting_acceptance')).verification).toBe('failed');
  });
});

describe('virtual time', () => {
  it('moves only when somebody looks, one thing at a time, however long it would take', async () => {
    const scenario = { time: 'virtual', pace: { startMs: 3_600_000, workMs: 86_400_000, reviewMs: 60_000 } } as const;
    const { sandbox, clock, post } = await openMemory({ scenario });
    const started = clock.now();
    const { id } = await post();
    const seen = Array.from({ length: 4 }, () => sandbox.missions()[0]).map((one) => [one?.status, one?.verification]);
    expect(seen).toEqual([
      ['in_progress', null],
      ['awaiting_acceptance', 'pending'],
      ['awaiting_acceptance', 'passed'],
      ['awaiting_acceptance', 'passed'],
    ]);
    const verified = sandbox.journal().find((one) => one.event === 'verified' && one.mission === id);
    expect((verified?.at ?? 0) - started).toBeGreaterThanOrEqual(3_600_000 + 86_400_000 + 60_000);
    expect((verified?.at ?? 0) - started).toBeLessThan(90_061_000);
  });

  it('lets nobody run into the rate limit', async () => {
    const { send } = await openMemory({ scenario: { time: 'virtual', rateLimit: { burst: 1, perSecond: 10 } } });
    for (let n = 0; n < 50; n += 1) expect((await send('GET', '/marketplace/specialists')).status).toBe(200);
  });
});
