/** The threats of hiring: by whom, on which text, and how often. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BriefSource } from '../../src/core/commands/intent.ts';
import { createSigner } from '../../src/core/digest.ts';
import type { Account } from '../../src/core/domain/model.ts';
import type { OnceLock } from '../../src/core/ports/once-lock.ts';
import { formatSubject } from '../../src/core/domain/reference.ts';
import { formatMarker } from '../../src/core/state/markers.ts';
import type { HireResult } from '../../src/flow/shared/context.ts';
import { hire } from '../../src/flow/hire/hire.ts';
import { ISSUE_BODY } from '../support/scene.ts';
import type { Failing } from '../support/github/faults.ts';
import type { Level } from '../support/github/records.ts';
import {
  byCommand,
  byLabel,
  ISSUE,
  openFlowScene,
  dropRequest,
  describeResult,
  type FlowScene,
} from '../support/flow-scene.ts';

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

const TRIGGERS = ['label', 'hire', 'hire --force', 'inputs'] as const;
type Trigger = (typeof TRIGGERS)[number];

const INPUTS = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };

/** The ways to start a hire. A forced hire needs an unconfirmed one first. */
function trigger(kind: Trigger, sender: Account): BriefSource {
  switch (kind) {
    case 'label':
      return byLabel(scene, { sender });
    case 'hire':
      return byCommand(scene, { sender });
    case 'hire --force':
      return byCommand(scene, { sender, force: true });
    case 'inputs':
      return { kind: 'inputs' };
  }
}

/** Leaves a generation unconfirmed, one hour ago. */
async function leaveUnconfirmedHire(): Promise<void> {
  scene.intercept(dropRequest);
  await scene.hire(byLabel(scene));
  scene.intercept(() => null);
  scene.pass(3_600_000);
}

interface PersonSpec {
  readonly name: string;
  readonly level: Level;
  readonly role?: string;
  readonly bot?: boolean;
  readonly isPermitted: boolean;
}

const PEOPLE: readonly PersonSpec[] = [
  { name: 'none', level: 'none', isPermitted: false },
  { name: 'read', level: 'read', isPermitted: false },
  { name: 'triage', level: 'triage', isPermitted: false },
  { name: 'write', level: 'write', isPermitted: true },
  { name: 'maintain', level: 'maintain', isPermitted: true },
  { name: 'admin', level: 'admin', isPermitted: true },
  { name: 'a custom role on read', level: 'read', role: 'moderator', isPermitted: false },
  { name: 'a custom role on write', level: 'write', role: 'releaser', isPermitted: true },
  { name: 'a bot', level: 'admin', bot: true, isPermitted: false },
  { name: 'a stranger whose issue template set the label', level: 'read', isPermitted: false },
];
const ANSWERS: readonly { readonly name: string; readonly fault: Failing | null }[] = [
  { name: '200', fault: null },
  { name: '404', fault: { kind: 'status', status: 404 } },
  { name: '500', fault: { kind: 'status', status: 500 } },
  { name: 'timeout', fault: { kind: 'timeout' } },
];
const ROWS = PEOPLE.flatMap((who) => ANSWERS.map((answer) => ({ who, answer })));

describe.each(TRIGGERS)('threat row 1: hiring by %s', (kind) => {
  it.each(ROWS)('$who.name, permission answers $answer.name', async ({ who, answer }) => {
    const login = who.bot === true ? 'helper[bot]' : 'pat';
    const sender: Account = { login, id: 77, isBot: who.bot === true };
    if (who.bot === true) scene.repo.addBot(login);
    else scene.repo.addUser(login, who.level, who.role);
    if (kind === 'hire --force') await leaveUnconfirmedHire();
    const before = scene.countPosts();
    if (answer.fault !== null) {
      scene.github.faults.add({ ...answer.fault, times: Infinity, match: { path: /\/permission$/ } });
    }
    const run = { actor: login, triggeringActor: login };
    scene.github.permit({
      contents: 'read',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'read',
      statuses: 'write',
      actions: 'read',
    });
    const result = await scene.hire(trigger(kind, sender), { run, settings: kind === 'inputs' ? INPUTS : {} });
    const isPermitted = who.isPermitted && answer.fault === null;
    expect(describeResult(result)).toBe(
      isPermitted ? `posted g${kind === 'hire --force' ? 2 : 1}` : 'blocked not_permitted',
    );
    expect(scene.countPosts() - before).toBe(isPermitted ? 1 : 0);
    if (!isPermitted)
      expect(result).toMatchObject({
        blocked: { refused: true, verdict: { nextStep: expect.stringContaining('write') } },
      });
  });
});

describe('threat row 2: a re-run by somebody else', () => {
  it.each(TRIGGERS)('by %s: 0 posts when a triager re-runs what a permitted person started', async (kind) => {
    scene.repo.addUser('tris', 'triage');
    const run = { actor: 'maya', triggeringActor: 'tris', runAttempt: 2 };
    const more = { run, settings: kind === 'inputs' ? INPUTS : {} };
    const result = await scene.hire(trigger(kind, { login: 'maya', id: 1, isBot: false }), more);
    expect(describeResult(result)).toBe('blocked not_permitted');
    expect(scene.countPosts()).toBe(0);
  });

  it.each(['label', 'hire', 'hire --force'] as const)(
    'by %s: never opens again what was opened before',
    async (kind) => {
      expect(describeResult(await scene.hire(byLabel(scene)))).toBe('posted g1');
      for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
      scene.pass(60_000);
      const source = trigger(kind, { login: 'maya', id: 1, isBot: false });
      expect(describeResult(await scene.hire(source, { run: { runAttempt: 2 } }))).toBe('adopted g1');
      expect(scene.countPosts()).toBe(1);
    },
  );

  it('the same command delivered twice hires once', async () => {
    const command = byCommand(scene);
    expect(describeResult(await scene.hire(command))).toBe('posted g1');
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    expect(describeResult(await scene.hire(command))).toBe('adopted g1');
    expect(scene.countPosts()).toBe(1);
  });
});

describe('a lock that tells every run that it is its own (docs/GITHUB-FACTS.md#reactions)', () => {
  function start(): Promise<HireResult> {
    const context = scene.createContext();
    const acquire = (): ReturnType<OnceLock['acquire']> => Promise.resolve({ kind: 'acquired', acquisitionId: '1' });
    const subject = { kind: 'issue', number: ISSUE } as const;
    return hire(
      { ...context, lock: { ...context.lock, acquire } },
      { kind: 'hire', subject, source: byLabel(scene), wait: 'none' },
    );
  }

  it.each([2, 4])('hires once where %i runs hire at the same time', async (count) => {
    const ends = await Promise.all(Array.from({ length: count }, start));
    expect(scene.countPosts()).toBe(1);
    expect(ends.map((end) => describeResult(end)).sort()).toEqual([
      ...Array.from({ length: count - 1 }, () => 'adopted g1'),
      'posted g1',
    ]);
  });

  /** Writes the hire notice of an earlier run. */
  function leaveIntent(deadline: number): void {
    const { repository } = scene.createContext().run;
    const subject = formatSubject(repository, { kind: 'issue', number: ISSUE });
    const marker = { type: 'intent', subject, generation: 1, brief: 'x', run: '1.1', nonce: 'n', deadline } as const;
    const body = formatMarker(marker, { signer: createSigner(scene.key), isSandbox: false });
    scene.repo.comment(ISSUE, { author: 'github-actions[bot]', body });
  }

  it('hires none where an earlier run is about to, and stays so', async () => {
    leaveIntent(scene.now() + 3_600_000);
    expect(describeResult(await start())).toBe('blocked hire_unconfirmed');
    expect(scene.countPosts()).toBe(0);
  });

  it('hires if the hire notice of an earlier run is too old to act on', async () => {
    leaveIntent(scene.now());
    expect(describeResult(await start())).toBe('posted g1');
  });
});

describe('a marketplace that does not say when a mission was posted', () => {
  beforeEach(() => {
    scene.intercept((request, serve) =>
      request.method === 'GET'
        ? serve().then((answer) => ({ ...answer, body: answer.body.replaceAll(/"created_at":"[^"]*",?/g, '') }))
        : null,
    );
  });

  /** Hires one mission by command and ends it. Returns the command. */
  async function hireAndEnd(): Promise<BriefSource> {
    const command = byCommand(scene);
    expect(describeResult(await scene.hire(command))).toBe('posted g1');
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    scene.pass(3_600_000);
    return command;
  }

  it('gets one mission for a command that is delivered twice', async () => {
    expect(describeResult(await scene.hire(await hireAndEnd()))).toBe('adopted g1');
    expect(scene.countPosts()).toBe(1);
  });

  it('gets none more where the signed history is gone as well', async () => {
    await hireAndEnd();
    for (const { id } of scene.repo.commentsOf(ISSUE)) scene.repo.deleteComment(id);
    expect(describeResult(await scene.hire(byCommand(scene)))).toBe('adopted g1');
    expect(scene.countPosts()).toBe(1);
  });

  it('gets the next one for a command that was written since', async () => {
    await hireAndEnd();
    expect(describeResult(await scene.hire(byCommand(scene)))).toBe('posted g2');
  });
});

describe('threat row 3: an issue edited after it was authorized', () => {
  it.each([
    ['label', -1000, 'posted g1'],
    ['label', 0, 'blocked brief_changed'],
    ['label', 1000, 'blocked brief_changed'],
    ['label', 'unknown', 'blocked brief_changed'],
    ['command', -1000, 'posted g1'],
    ['command', 0, 'blocked brief_changed'],
    ['command', 1000, 'blocked brief_changed'],
  ] as const)('by %s, edited at %s ms: %s', async (kind, offset, expected) => {
    const issue = scene.repo.issue(ISSUE);
    // Edited back to the payload's text, so that only the time of the edit shows it.
    const at = (issue.timeline.at(-1)?.at ?? 0) + (offset === 'unknown' ? -1000 : offset);
    issue.edits.push({ id: 1, editor: 'maya', at });
    if (offset === 'unknown') issue.timeline.length = 0;
    const source = kind === 'label' ? byLabel(scene) : byCommand(scene);
    expect(describeResult(await scene.hire(source))).toBe(expected);
    expect(scene.countPosts()).toBe(expected === 'posted g1' ? 1 : 0);
  });

  it.each([
    ['label', -1000, 'posted g1'],
    ['label', 0, 'blocked brief_changed'],
    ['label', 1000, 'blocked brief_changed'],
    ['label', 'unknown', 'blocked brief_changed'],
    ['command', -1000, 'posted g1'],
    ['command', 0, 'blocked brief_changed'],
  ] as const)('by %s, renamed at %s ms: %s', async (kind, offset, expected) => {
    const { timeline, title } = scene.repo.issue(ISSUE);
    // The event already has the new title, so that only the time of the change shows it.
    const at = (timeline.at(-1)?.at ?? 0) + (offset === 'unknown' ? -1000 : offset);
    if (offset === 'unknown') timeline.length = 0;
    timeline.push({ kind: 'renamed', id: 77, from: 'Something harmless', to: title, actor: 'eve', at });
    const source = kind === 'label' ? byLabel(scene) : byCommand(scene);
    expect(describeResult(await scene.hire(source))).toBe(expected);
    expect(scene.countPosts()).toBe(expected === 'posted g1' ? 1 : 0);
  });

  it.each(['label', 'command'] as const)('by %s: what was authorized is what is sent', async (kind) => {
    const source = kind === 'label' ? byLabel(scene) : byCommand(scene);
    scene.pass(5_000);
    scene.repo.edit(ISSUE, { body: `${ISSUE_BODY}\n- [ ] and all my other wishes`, by: 'mallory' });
    expect(describeResult(await scene.hire(source))).toBe('blocked brief_changed');
    scene.repo.edit(ISSUE, { title: 'Something else', body: ISSUE_BODY, by: 'mallory' });
    expect(describeResult(await scene.hire(source))).toBe('blocked brief_changed');
    expect(scene.countPosts()).toBe(0);
  });
});

describe('threat row 23: a flood of labels', () => {
  const EVENTS = 1_000;
  const SUBJECTS = 25;

  it(`${EVENTS} label events on ${SUBJECTS} issues spend no more than the cap of the month`, async () => {
    for (let number = 100; number < 100 + SUBJECTS; number += 1) {
      scene.repo.openIssue({ number, title: `Number ${number}`, body: ISSUE_BODY, author: 'maya' });
      scene.repo.label(number, 'orkestro', 'maya');
    }
    const settings = {
      limits: {
        maxBudgetCents: 20_000,
        monthlyBudgetCents: 100_000,
        hirePermission: 'write',
        settlePermission: 'write',
        allowedBots: [],
      },
    } as const;
    const ends = new Map<string, number>();
    for (let event = 0; event < EVENTS; event += 1) {
      const number = 100 + ((event * 7) % SUBJECTS);
      const source = byLabel(scene, { title: `Number ${number}` });
      const result = await scene.hire(source, { settings, subject: { kind: 'issue', number } });
      ends.set(describeResult(result), (ends.get(describeResult(result)) ?? 0) + 1);
    }
    const spent = scene.sandbox
      .missions()
      .reduce((sum, mission) => sum + Math.round((mission.budget_usd ?? 0) * 100), 0);
    expect(spent).toBe(8 * 12_000);
    expect(ends.get('posted g1')).toBe(8);
    expect((ends.get('adopted g1') ?? 0) + (ends.get('blocked budget_exceeded') ?? 0)).toBe(EVENTS - 8);
  }, 120_000);
});
