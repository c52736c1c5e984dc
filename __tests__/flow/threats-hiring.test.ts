/** Rows of the threat table that are about who hires, on which words, and how often. */
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
import { byCommand, byLabel, ISSUE, openWorkshop, swallowing, tell, type Workshop } from '../support/workshop.ts';

let shop: Workshop;

beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const TRIGGERS = ['label', 'hire', 'hire --force', 'inputs'] as const;
type Trigger = (typeof TRIGGERS)[number];

const INPUTS = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };

/** What a person's act starts; a forced hire needs something in doubt first. */
function trigger(kind: Trigger, sender: Account): BriefSource {
  switch (kind) {
    case 'label':
      return byLabel(shop, { sender });
    case 'hire':
      return byCommand(shop, { sender });
    case 'hire --force':
      return byCommand(shop, { sender, force: true });
    case 'inputs':
      return { kind: 'inputs' };
  }
}

/** Leaves a generation in doubt, an hour ago. */
async function leaveDoubt(): Promise<void> {
  shop.meet(swallowing);
  await shop.hire(byLabel(shop));
  shop.meet(() => null);
  shop.pass(3_600_000);
}

interface Who {
  readonly name: string;
  readonly level: Level;
  readonly role?: string;
  readonly bot?: boolean;
  readonly may: boolean;
}

const PEOPLE: readonly Who[] = [
  { name: 'none', level: 'none', may: false },
  { name: 'read', level: 'read', may: false },
  { name: 'triage', level: 'triage', may: false },
  { name: 'write', level: 'write', may: true },
  { name: 'maintain', level: 'maintain', may: true },
  { name: 'admin', level: 'admin', may: true },
  { name: 'a custom role on read', level: 'read', role: 'moderator', may: false },
  { name: 'a custom role on write', level: 'write', role: 'releaser', may: true },
  { name: 'a bot', level: 'admin', bot: true, may: false },
  { name: 'a stranger whose issue template set the label', level: 'read', may: false },
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
    if (who.bot === true) shop.world.addBot(login);
    else shop.world.addUser(login, who.level, who.role);
    if (kind === 'hire --force') await leaveDoubt();
    const before = shop.posts();
    if (answer.fault !== null) {
      shop.github.faults.add({ ...answer.fault, times: Infinity, match: { path: /\/permission$/ } });
    }
    const run = { actor: login, triggeringActor: login };
    shop.github.permit({
      contents: 'read',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'read',
      statuses: 'write',
      actions: 'read',
    });
    const result = await shop.hire(trigger(kind, sender), { run, settings: kind === 'inputs' ? INPUTS : {} });
    const may = who.may && answer.fault === null;
    expect(tell(result)).toBe(may ? `posted g${kind === 'hire --force' ? 2 : 1}` : 'held not_permitted');
    expect(shop.posts() - before).toBe(may ? 1 : 0);
    if (!may)
      expect(result).toMatchObject({ held: { refused: true, verdict: { nextStep: expect.stringContaining('write') } } });
  });
});

describe('threat row 2: a re-run by somebody else', () => {
  it.each(TRIGGERS)('by %s: 0 posts when a triager re-runs what a permitted person started', async (kind) => {
    shop.world.addUser('tris', 'triage');
    const run = { actor: 'maya', triggeringActor: 'tris', runAttempt: 2 };
    const more = { run, settings: kind === 'inputs' ? INPUTS : {} };
    const result = await shop.hire(trigger(kind, { login: 'maya', id: 1, isBot: false }), more);
    expect(tell(result)).toBe('held not_permitted');
    expect(shop.posts()).toBe(0);
  });

  it.each(['label', 'hire', 'hire --force'] as const)(
    'by %s: never opens again what was opened before',
    async (kind) => {
      expect(tell(await shop.hire(byLabel(shop)))).toBe('posted g1');
      for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
      shop.pass(60_000);
      const source = trigger(kind, { login: 'maya', id: 1, isBot: false });
      expect(tell(await shop.hire(source, { run: { runAttempt: 2 } }))).toBe('adopted g1');
      expect(shop.posts()).toBe(1);
    },
  );

  it('the same command delivered twice hires once', async () => {
    const command = byCommand(shop);
    expect(tell(await shop.hire(command))).toBe('posted g1');
    for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
    expect(tell(await shop.hire(command))).toBe('adopted g1');
    expect(shop.posts()).toBe(1);
  });
});

describe('a lock that tells every run that it is its own (docs/GITHUB-FACTS.md#reactions)', () => {
  function start(): Promise<HireResult> {
    const engine = shop.engine();
    const acquire = (): ReturnType<OnceLock['acquire']> => Promise.resolve({ kind: 'acquired', acquisitionId: '1' });
    const subject = { kind: 'issue', number: ISSUE } as const;
    return hire(
      { ...engine, lock: { ...engine.lock, acquire } },
      { kind: 'hire', subject, source: byLabel(shop), wait: 'none' },
    );
  }

  it.each([2, 4])('hires once where %i runs hire at the same time', async (count) => {
    const ends = await Promise.all(Array.from({ length: count }, start));
    expect(shop.posts()).toBe(1);
    expect(ends.map((end) => tell(end)).sort()).toEqual([
      ...Array.from({ length: count - 1 }, () => 'adopted g1'),
      'posted g1',
    ]);
  });

  /** The note of a run that was about to hire before. */
  function leaveIntent(deadline: number): void {
    const { repository } = shop.engine().run;
    const subject = formatSubject(repository, { kind: 'issue', number: ISSUE });
    const mark = { type: 'intent', subject, generation: 1, brief: 'x', run: '1.1', nonce: 'n', deadline } as const;
    const body = formatMarker(mark, { signer: createSigner(shop.key), tag: 'orkestro' });
    shop.world.comment(ISSUE, { author: 'github-actions[bot]', body });
  }

  it('hires none where an earlier run is about to, and stays so', async () => {
    leaveIntent(shop.now() + 3_600_000);
    expect(tell(await start())).toBe('held hire_unconfirmed');
    expect(shop.posts()).toBe(0);
  });

  it('hires where the intent of an earlier run is too old to act on', async () => {
    leaveIntent(shop.now());
    expect(tell(await start())).toBe('posted g1');
  });
});

describe('a marketplace that does not say when a mission was posted', () => {
  beforeEach(() => {
    shop.meet((request, serve) =>
      request.method === 'GET'
        ? serve().then((answer) => ({ ...answer, body: answer.body.replaceAll(/"created_at":"[^"]*",?/g, '') }))
        : null,
    );
  });

  /** One mission that a command asked for, over by now; answers the command. */
  async function hireAndEnd(): Promise<BriefSource> {
    const command = byCommand(shop);
    expect(tell(await shop.hire(command))).toBe('posted g1');
    for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
    shop.pass(3_600_000);
    return command;
  }

  it('gets one mission for a command that is delivered twice', async () => {
    expect(tell(await shop.hire(await hireAndEnd()))).toBe('adopted g1');
    expect(shop.posts()).toBe(1);
  });

  it('gets none more where the signed history is gone as well', async () => {
    await hireAndEnd();
    for (const { id } of shop.world.commentsOf(ISSUE)) shop.world.deleteComment(id);
    expect(tell(await shop.hire(byCommand(shop)))).toBe('adopted g1');
    expect(shop.posts()).toBe(1);
  });

  it('gets the next one for a command that was written since', async () => {
    await hireAndEnd();
    expect(tell(await shop.hire(byCommand(shop)))).toBe('posted g2');
  });
});

describe('threat row 3: an issue edited after it was authorized', () => {
  it.each([
    ['label', -1000, 'posted g1'],
    ['label', 0, 'held brief_changed'],
    ['label', 1000, 'held brief_changed'],
    ['label', 'unknown', 'held brief_changed'],
    ['command', -1000, 'posted g1'],
    ['command', 0, 'held brief_changed'],
    ['command', 1000, 'held brief_changed'],
  ] as const)('by %s, edited at %s ms: %s', async (kind, offset, expected) => {
    const issue = shop.world.issue(ISSUE);
    // Edited back to what the payload says: only the time of the edit tells.
    const at = (issue.timeline.at(-1)?.at ?? 0) + (offset === 'unknown' ? -1000 : offset);
    issue.edits.push({ id: 1, editor: 'maya', at });
    if (offset === 'unknown') issue.timeline.length = 0;
    const source = kind === 'label' ? byLabel(shop) : byCommand(shop);
    expect(tell(await shop.hire(source))).toBe(expected);
    expect(shop.posts()).toBe(expected === 'posted g1' ? 1 : 0);
  });

  it.each([
    ['label', -1000, 'posted g1'],
    ['label', 0, 'held brief_changed'],
    ['label', 1000, 'held brief_changed'],
    ['label', 'unknown', 'held brief_changed'],
    ['command', -1000, 'posted g1'],
    ['command', 0, 'held brief_changed'],
  ] as const)('by %s, renamed at %s ms: %s', async (kind, offset, expected) => {
    const { timeline, title } = shop.world.issue(ISSUE);
    // The event already carries the new title: only the time of the change tells.
    const at = (timeline.at(-1)?.at ?? 0) + (offset === 'unknown' ? -1000 : offset);
    if (offset === 'unknown') timeline.length = 0;
    timeline.push({ kind: 'renamed', id: 77, from: 'Something harmless', to: title, actor: 'eve', at });
    const source = kind === 'label' ? byLabel(shop) : byCommand(shop);
    expect(tell(await shop.hire(source))).toBe(expected);
    expect(shop.posts()).toBe(expected === 'posted g1' ? 1 : 0);
  });

  it.each(['label', 'command'] as const)('by %s: what was authorized is what is sent', async (kind) => {
    const source = kind === 'label' ? byLabel(shop) : byCommand(shop);
    shop.pass(5_000);
    shop.world.edit(ISSUE, { body: `${ISSUE_BODY}\n- [ ] and all my other wishes`, by: 'mallory' });
    expect(tell(await shop.hire(source))).toBe('held brief_changed');
    shop.world.edit(ISSUE, { title: 'Something else', body: ISSUE_BODY, by: 'mallory' });
    expect(tell(await shop.hire(source))).toBe('held brief_changed');
    expect(shop.posts()).toBe(0);
  });
});

describe('threat row 23: a flood of labels', () => {
  const EVENTS = 1_000;
  const SUBJECTS = 25;

  it(`${EVENTS} label events on ${SUBJECTS} issues spend no more than the cap of the month`, async () => {
    for (let number = 100; number < 100 + SUBJECTS; number += 1) {
      shop.world.openIssue({ number, title: `Number ${number}`, body: ISSUE_BODY, author: 'maya' });
      shop.world.label(number, 'orkestro', 'maya');
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
      const source = byLabel(shop, { title: `Number ${number}` });
      const result = await shop.hire(source, { settings, subject: { kind: 'issue', number } });
      ends.set(tell(result), (ends.get(tell(result)) ?? 0) + 1);
    }
    const spent = shop.sandbox
      .missions()
      .reduce((sum, mission) => sum + Math.round((mission.budget_usd ?? 0) * 100), 0);
    expect(spent).toBe(8 * 12_000);
    expect(ends.get('posted g1')).toBe(8);
    expect((ends.get('adopted g1') ?? 0) + (ends.get('held budget_exceeded') ?? 0)).toBe(EVENTS - 8);
  }, 120_000);
});
