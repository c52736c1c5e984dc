/** The refusals of a hire before anything is written, their order, and their messages (docs/BEHAVIOR.md#order-of-refusals). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BriefSource } from '../../../src/core/commands/intent.ts';
import type { Settings } from '../../../src/core/domain/settings.ts';
import type { FlowContext, HireResult } from '../../../src/flow/shared/context.ts';
import { hire } from '../../../src/flow/hire/hire.ts';
import { buildSettings } from '../../support/builders.ts';
import { ISSUE_BODY } from '../../support/scene.ts';
import { byCommand, byLabel, ISSUE, openFlowScene, describeResult, type FlowScene } from '../../support/flow-scene.ts';

const INPUTS = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };
const OPEN_TERMS = { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true } as const;
const REFERENCE = { kind: 'issue', number: ISSUE } as const;
const { limits, policy } = buildSettings();

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

function hireFor(
  settings: Partial<Settings> = {},
  source: BriefSource = byLabel(scene),
  change: (context: FlowContext) => Partial<FlowContext> = () => ({}),
): Promise<HireResult> {
  const context = scene.createContext({ eventName: 'issues' }, settings);
  return hire({ ...context, ...change(context) }, { kind: 'hire', subject: REFERENCE, source, wait: 'none' });
}

function blockedOf(result: HireResult): Extract<HireResult, { kind: 'blocked' }>['blocked'] {
  if (result.kind !== 'blocked') throw new Error(describeResult(result));
  return result.blocked;
}

/** Expects that nothing was written. */
function expectUntouched(): void {
  expect([scene.countPosts(), scene.repo.commentsOf(ISSUE), scene.repo.issue(ISSUE).reactions]).toEqual([0, [], []]);
}

describe('a refusal', () => {
  it('of the person comes before that of the text, and the label comes off', async () => {
    scene.repo.edit(ISSUE, { body: 'no definition of done', by: 'mallory' });
    scene.repo.addUser('tom', 'triage');
    const tom = { login: 'tom', id: 2, isBot: false };
    expect(blockedOf(await hireFor({}, byLabel(scene, { sender: tom, body: ISSUE_BODY })))).toMatchObject({
      refused: true,
      brief: null,
      generation: 1,
      verdict: { code: 'not_permitted' },
    });
    expectUntouched();
  });

  it('of changed text comes before that of the brief', async () => {
    const source = byLabel(scene);
    scene.repo.edit(ISSUE, { body: 'no definition of done', by: 'mallory' });
    expect(blockedOf(await hireFor({}, source))).toMatchObject({ refused: true, verdict: { code: 'brief_changed' } });
    expectUntouched();
  });

  it('of the brief takes the label off as well', async () => {
    scene.repo.issue(ISSUE).body = 'no definition of done';
    expect(blockedOf(await hireFor())).toMatchObject({ refused: true, brief: null, verdict: { code: 'dod_missing' } });
    expectUntouched();
  });

  it.each([
    [{ title: 'Fix the parser', dod: null }, 'dod_missing'],
    [{ title: null, dod: '- [ ] it parses' }, 'brief_unclear'],
  ])('of inputs that say too little takes nothing from the issue: %j', async (message, code) => {
    const brief = { description: null, ...message };
    const blocked = blockedOf(await hireFor({ brief }, { kind: 'inputs' }));
    expect(blocked).toMatchObject({ refused: true, verdict: { code } });
    expectUntouched();
  });

  it('names the generation that was to be hired', async () => {
    await hireFor();
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    scene.pass(60_000);
    scene.repo.issue(ISSUE).body = 'no definition of done';
    expect(blockedOf(await hireFor({}, byCommand(scene)))).toMatchObject({ generation: 2, refused: true });
  });
});

describe('a preflight that finds that nothing could ever be settled', () => {
  it('holds, with the order that it is about, and leaves the label', async () => {
    const none = { ...policy, minRank: 999 };
    expect(blockedOf(await hireFor({ policy: none }))).toMatchObject({
      refused: false,
      generation: 1,
      brief: { title: 'Fix the parser' },
      verdict: { code: 'rank_unavailable' },
    });
    expectUntouched();
  });

  it('that cannot be read warns, beside what the order warns of', async () => {
    const result = await hireFor(
      { terms: { ...OPEN_TERMS, budgetCents: 12_000 } },
      byCommand(scene, { budgetCents: 99 }),
      ({ github }) => ({
        github: {
          ...github,
          checks: { ...github.checks, readRequired: () => Promise.resolve({ kind: 'unavailable', why: 'not today' }) },
        },
      }),
    );
    expect(result).toMatchObject({
      kind: 'tracked',
      tracked: {
        warnings: [
          expect.stringMatching(/^The command said \$0\.99; the workflow's budget-usd of \$120/),
          'The required checks of main could not be read: not today',
        ],
      },
    });
  });
});

describe('a dry run', () => {
  it.each([
    [{ specialist: 'Technical writer', category: null, tier: null }, 'Technical writer'],
    [
      { specialist: null, category: 'DevOps', tier: 'T2 Guaranteed' },
      'the best-ranked specialist (T2 Guaranteed, DevOps)',
    ],
  ] as const)('says who would be hired for what, and writes nothing: %j', async (terms, who) => {
    const settings = { dryRun: true, terms: { ...terms, budgetCents: 12_000, autoAssign: true } };
    const blocked = blockedOf(await hireFor(settings));
    expect(blocked).toMatchObject({ refused: false, generation: 1, brief: { title: 'Fix the parser' } });
    expect(blocked.verdict).toEqual({
      kind: 'wait',
      code: 'dry_run',
      message: `Dry run: would hire ${who} for "Fix the parser" with $120.00 in escrow. Nothing was written.`,
      nextStep: 'Set dry-run to false to do it.',
    });
    expectUntouched();
  });
});

describe('the budget', () => {
  it('is what the command says, where nothing else does', async () => {
    const capped = { terms: OPEN_TERMS, limits: { ...limits, maxBudgetCents: 20_000 } };
    expect(describeResult(await hireFor(capped, byCommand(scene, { budgetCents: 5_000 })))).toBe('posted g1');
    expect(scene.sandbox.missions()).toMatchObject([{ budget_usd: 50 }]);
  });

  it('of a label is warned of in no way: nobody said another one', async () => {
    expect(await hireFor()).toMatchObject({ kind: 'tracked', tracked: { warnings: [] } });
  });

  it('of a month counts what was posted in it, and only where it is capped', async () => {
    await hireFor();
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    scene.pass(60_000);
    const capped = { limits: { ...limits, monthlyBudgetCents: 23_999 } };
    expect(describeResult(await hireFor(capped, byCommand(scene)))).toBe('blocked budget_exceeded');
    const enough = { limits: { ...limits, monthlyBudgetCents: 24_000 } };
    expect(describeResult(await hireFor(enough, byCommand(scene)))).toBe('posted g2');
  });

  it('of a month that nobody knows refuses where it is capped, and nowhere else', async () => {
    scene.intercept((request, serve) =>
      request.method === 'GET'
        ? serve().then((answer) => ({ ...answer, body: answer.body.replaceAll(/"created_at":"[^"]*",?/g, '') }))
        : null,
    );
    await hireFor();
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    scene.pass(3_600_000);
    const capped = { limits: { ...limits, monthlyBudgetCents: 99_999_900 } };
    expect(describeResult(await hireFor(capped, byCommand(scene)))).toBe('blocked budget_unknown');
    expect(describeResult(await hireFor({}, byCommand(scene)))).toBe('posted g2');
  });
});

describe('issue forms', () => {
  /** Hires for an issue with this text. Returns how often the forms were read. */
  async function countReads(body: string, source?: BriefSource): Promise<number> {
    scene.repo.issue(ISSUE).body = body;
    let reads = 0;
    await hireFor(source === undefined ? {} : INPUTS, source ?? byLabel(scene), ({ github }) => ({
      github: {
        ...github,
        issueForms: {
          list: () => {
            reads += 1;
            return github.issueForms.list();
          },
        },
      },
    }));
    return reads;
  }

  it.each([
    ['a text with a heading of the third level', `Hello.\n\n### Details\n\nx\n\n${ISSUE_BODY}`, 1],
    ['a text without', ISSUE_BODY, 0],
    ['a text with such signs inside a line', `See ### here.\n\n${ISSUE_BODY}`, 0],
    ['a text that no longer is what was authorized', '', 0],
  ])('are read for %s: %#', async (_name, body, times) => {
    const changed = body === '' ? byLabel(scene, { body: `### A\n\n${ISSUE_BODY}` }) : undefined;
    expect(await countReads(body === '' ? ISSUE_BODY : body, changed)).toBe(times);
  });

  it('are not read where inputs say what is wanted', async () => {
    expect(await countReads(`### Details\n\nx\n\n${ISSUE_BODY}`, { kind: 'inputs' })).toBe(0);
  });

  it('are not read for a pull request, which no form opens', async () => {
    const body = `### Details\n\nx\n\n${ISSUE_BODY}`;
    scene.repo.openPull({ number: 21, title: 'Own', body, author: 'ada', files: ['a.ts'] });
    scene.repo.label(21, 'orkestro', 'maya');
    const context = scene.createContext();
    const list = (): Promise<never> => Promise.reject(new Error('not for pull requests'));
    const result = await hire({ ...context, github: { ...context.github, issueForms: { list } } }, {
      ...{ kind: 'hire', subject: { kind: 'pull_request', number: 21 }, wait: 'none' },
      source: byLabel(scene, { title: 'Own', body }),
    } as const);
    expect(describeResult(result)).toBe('posted g1');
  });
});
