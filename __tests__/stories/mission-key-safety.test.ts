/** Commands that could spend money by mistake, with the real flow under a virtual clock. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { INPUTS } from '../../src/action/input/contract.ts';
import { parseConfig } from '../../src/action/config/parse.ts';
import { resolveSettings } from '../../src/action/input/resolve.ts';
import { findCommandLabel } from '../../src/core/config/config.ts';
import type { CommandIntent } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { buildSettings } from '../support/builders.ts';
import { byCommand, byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

const PERMIT = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'read',
  statuses: 'write',
  actions: 'read',
} as const;
const HELD: Settings['policy'] = { ...buildSettings().policy, onFail: 'hold' };

/** Returns the paths of accept and rework requests. */
function listPaidIds(): readonly string[] {
  return scene.calls
    .filter(({ method, url }) => method === 'POST' && /\/(accept|rework)$/.test(url.pathname))
    .map(({ url }) => url.pathname);
}

/** Hires for both keys of the issue. Returns the mission IDs, that of `linux` first. */
async function hireBoth(): Promise<readonly string[]> {
  scene.github.permit(PERMIT);
  const ids: string[] = [];
  for (const missionKey of ['linux', 'windows']) {
    const subject = { kind: 'issue', number: ISSUE, key: missionKey } as const;
    const result = await scene.hire(byLabel(scene), { subject, settings: { lock: 'ref', missionKey } });
    if (result.kind === 'tracked') ids.push(result.tracked.mission.id);
  }
  return ids;
}

function openPull(number: number, conclusion: 'success' | 'failure', body = `Fixes #${ISSUE}`): { headSha: string } {
  const pull = scene.repo.openPull({ number, body, author: 'ada', files: ['src/a.ts'] });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion });
  return pull;
}

/** Writes a comment by maya, and runs each of the workflows. */
async function runCommand(
  thread: Pick<CommandIntent, 'on' | 'number'>,
  command: CommandIntent['command'],
  body: string,
  workflows: readonly Partial<Settings>[] = [{}],
): Promise<readonly Outcome[]> {
  const { id: commentId } = scene.repo.comment(thread.number, { author: 'maya', body });
  const sender = { login: 'maya', id: 1, isBot: false };
  const texts = { body, subjectTitle: '', subjectBody: '' };
  const intent: CommandIntent = {
    ...{ kind: 'command', ...thread, ...texts, command, sender, commentId, createdAt: scene.now(), wait: 'once' },
  };
  const outcomes: Outcome[] = [];
  for (const settings of workflows) {
    const context = scene.createContext(
      { eventName: 'issue_comment' },
      { policy: HELD, stated: ['on-fail'], ...settings },
    );
    outcomes.push(await runIntent(context, intent));
  }
  return outcomes;
}

const ISSUE_THREAD = { on: 'issue', number: ISSUE } as const;
const KEYED = ['linux', 'windows'].map((missionKey) => ({ lock: 'ref', missionKey }) as const);

describe('missions of two keys on one issue', () => {
  it.each<[string, CommandIntent['command']]>([
    ['/orkestro accept', { kind: 'accept', sha: null }],
    ['/orkestro rework no tests', { kind: 'rework', reason: 'no tests' }],
  ])('are not settled by one "%s", which every workflow hears', async (body, command) => {
    const ids = await hireBoth();
    openPull(13, 'failure');
    for (const id of ids) scene.sandbox.deliver(id, { verification: 'passed' });
    const context = scene.createContext({}, { lock: 'ref', policy: HELD, stated: ['on-fail'] });
    await runIntent(context, { kind: 'sync', target: { kind: 'issue', number: ISSUE }, wait: 'once' });
    scene.pass(120_000);

    await runCommand(ISSUE_THREAD, command, body, KEYED);
    expect(listPaidIds()).toEqual([]);
    const answers = scene.repo.commentsOf(ISSUE).filter((one) => one.body.includes('different keys'));
    expect(answers).toHaveLength(1);
    for (const id of ids) expect(answers[0]?.body.replaceAll('\\', '')).toContain(id);
  });

  it('are not linked by a command, which names no key', async () => {
    const ids = await hireBoth();
    openPull(13, 'failure', '');
    openPull(14, 'success', '');
    const [first] = await runCommand(ISSUE_THREAD, { kind: 'link', number: 13 }, '/orkestro link #13', KEYED);
    scene.pass(60_000);
    await runCommand(ISSUE_THREAD, { kind: 'link', number: 14 }, '/orkestro link #14', KEYED);
    for (const id of ids) scene.sandbox.deliver(id, { verification: 'passed' });
    const context = scene.createContext({}, { lock: 'ref' });
    const target = { kind: 'issue', number: ISSUE } as const;
    const { views } = await runIntent(context, { kind: 'sync', target, wait: 'once' });
    expect(first?.view?.pull ?? null).toBeNull();
    expect(views.map(({ pull }) => pull)).toEqual([null, null]);
    expect(listPaidIds()).toEqual([]);
    expect(scene.repo.commentsOf(ISSUE).filter((one) => one.body.includes('pr-number'))).toHaveLength(2);
  });

  it('leave a command to the remaining one when the other has ended', async () => {
    const [linux = '', windows = ''] = await hireBoth();
    openPull(13, 'failure', '');
    scene.sandbox.end(linux);
    await runCommand(ISSUE_THREAD, { kind: 'link', number: 13 }, '/orkestro link #13', KEYED);
    scene.sandbox.deliver(windows, { verification: 'passed' });
    scene.pass(60_000);
    await runCommand(ISSUE_THREAD, { kind: 'accept', sha: null }, '/orkestro accept', KEYED);
    expect(listPaidIds()).toEqual([expect.stringContaining(`${windows}/accept`)]);
  });
});

describe('missions of two keys on one pull request', () => {
  it('open its gate when both are paid, not when the first is', async () => {
    const ids = await hireBoth();
    const { headSha } = openPull(13, 'success');
    const states: (string | undefined)[] = [];
    for (const id of [null, ...ids]) {
      if (id !== null) scene.sandbox.deliver(id, { verification: 'passed' });
      for (const kind of ['sync', 'gate'] as const) {
        const target = { kind: 'pull', number: 13 } as const;
        await runIntent(scene.createContext({}, { lock: 'ref' }), { kind, target, wait: 'once' });
        states.push(scene.repo.status(headSha, 'orkestro/mission')?.state);
      }
    }
    expect(listPaidIds()).toEqual(ids.map((id) => expect.stringContaining(`${id}/accept`)));
    expect(states).toEqual(['pending', 'pending', 'pending', 'pending', 'success', 'success']);
  });
});

describe('the gate of a pull request with missions of two keys', () => {
  it('stays shut when one of them is paid by a run that looks at that one alone', async () => {
    const [first = '', second = ''] = await hireBoth();
    const { headSha } = openPull(13, 'success');
    const seen: (string | undefined)[] = [];
    for (const id of [first, second]) {
      scene.sandbox.deliver(id, { verification: 'passed' });
      const target = { kind: 'mission', id } as const;
      await runIntent(scene.createContext({}, { lock: 'ref' }), { kind: 'sync', target, wait: 'once' });
      seen.push(scene.repo.status(headSha, 'orkestro/mission')?.state);
    }
    expect(listPaidIds()).toHaveLength(2);
    expect(seen).toEqual(['pending', 'success']);
  });
});

describe('accept on a pull request that the mission is not linked to', () => {
  it.each([
    [13, 0],
    [14, 1],
  ])('on #%i pays %i times: #14 is the linked one', async (number, times) => {
    await scene.hire(byLabel(scene));
    const id = scene.sandbox.missions()[0]?.id ?? '';
    openPull(14, 'failure');
    scene.sandbox.deliver(id, { verification: 'passed' });
    const context = scene.createContext({}, { policy: HELD, stated: ['on-fail'] });
    await runIntent(context, { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
    openPull(13, 'failure');
    scene.pass(120_000);
    await runCommand({ on: 'pull_request', number }, { kind: 'accept', sha: null }, '/orkestro accept');
    expect(listPaidIds()).toHaveLength(times);
    expect(scene.repo.commentsOf(13).some(({ body }) => body.includes('not by this one'))).toBe(times === 0);
  });
});

describe('the author of a pull request that was linked', () => {
  it('does not settle by linking another one', async () => {
    await scene.hire(byLabel(scene));
    const id = scene.sandbox.missions()[0]?.id ?? '';
    const own = scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'maya', files: ['src/a.ts'] });
    scene.repo.report({ sha: own.headSha, name: 'test', conclusion: 'failure' });
    openPull(14, 'failure', '');
    scene.sandbox.deliver(id, { verification: 'passed' });
    const context = scene.createContext({}, { policy: HELD, stated: ['on-fail'] });
    await runIntent(context, { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
    await runCommand(ISSUE_THREAD, { kind: 'link', number: 14 }, '/orkestro link #14');
    scene.pass(120_000);
    await runCommand(ISSUE_THREAD, { kind: 'accept', sha: null }, '/orkestro accept');
    expect(listPaidIds()).toEqual([]);
    expect(scene.repo.commentsOf(ISSUE).at(-1)?.body).toContain('somebody else has to settle it');
  });
});

describe('a label whose terms a command would go by', () => {
  const BIG = 'orkestro: big';
  const YAML = `defaults:\n  budget-usd: 100\nlabels:\n  "${BIG}":\n    budget-usd: 5000\n`;

  /** Hires by maya's `/orkestro hire`, with the file's terms for the issue's label. */
  async function hireByComment(): ReturnType<FlowScene['hire']> {
    const reading = parseConfig(YAML, { path: '.github/orkestro.yml', label: 'orkestro' });
    if (reading.kind !== 'read') throw new Error('the file is fine');
    const label = findCommandLabel(reading.config, scene.repo.issue(ISSUE).labels);
    const given: Record<string, string> = { 'api-key': 'osk_live_0123456789abcdef', 'github-token': 'ghs_x' };
    const readDefault = (name: string): string => INPUTS.find((one) => one.name === name)?.default ?? '';
    const readInput = (name: string): string => given[name] ?? readDefault(name).replace(/^\$\{\{.*/, '');
    const { settings } = resolveSettings({ readInput, readFile: () => '' }, reading.config, label);
    const { terms, brief } = settings;
    const ofLabel = settings.termsLabel === undefined ? {} : { termsLabel: settings.termsLabel };
    return scene.hire(byCommand(scene), {
      run: { eventName: 'issue_comment' },
      settings: { terms: { ...terms, autoAssign: true }, brief, ...ofLabel },
    });
  }

  it.each([
    ['somebody who only triages', 'tom'],
    ['a bot that is not listed', 'triage[bot]'],
  ])('does not count, and nothing is posted, when put on by %s', async (_who, login) => {
    if (login === 'tom') scene.repo.addUser(login, 'triage');
    scene.repo.label(ISSUE, BIG, login);
    const result = await hireByComment();
    expect(result).toMatchObject({ kind: 'blocked', blocked: { verdict: { code: 'not_permitted' } } });
    const holdMessage = result.kind === 'blocked' ? result.blocked.verdict.message : '';
    expect(holdMessage).toContain(BIG);
    expect(holdMessage).toContain(login);
    expect(scene.countPosts()).toBe(0);
  });

  it('counts when put on last by somebody who may hire', async () => {
    scene.repo.addUser('tom', 'triage');
    scene.repo.label(ISSUE, BIG, 'tom');
    scene.pass(60_000);
    scene.repo.unlabel(ISSUE, BIG);
    scene.repo.label(ISSUE, BIG, 'maya');
    const result = await hireByComment();
    expect(result.kind === 'blocked' ? result.blocked.verdict : result.kind).toBe('tracked');
    expect(scene.sandbox.missions().map(({ budget_usd: usd }) => usd)).toEqual([5_000]);
  });

  it('is not asked for where none stands: the defaults are the terms', async () => {
    expect((await hireByComment()).kind).toBe('tracked');
    expect(scene.sandbox.missions().map(({ budget_usd: usd }) => usd)).toEqual([100]);
  });
});
