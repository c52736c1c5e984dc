/** What may refuse a hire before anything is written, in which order, and what is told with it (docs/BEHAVIOR.md#order-of-refusals). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BriefSource } from '../../src/core/commands/intent.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import type { FlowContext, HireResult } from '../../src/flow/shared/context.ts';
import { hire } from '../../src/flow/hire/hire.ts';
import { buildSettings } from '../support/builders.ts';
import { ISSUE_BODY } from '../support/scene.ts';
import { byCommand, byLabel, ISSUE, openWorkshop, tell, type Workshop } from '../support/workshop.ts';

const INPUTS = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };
const OPEN_TERMS = { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true } as const;
const HERE = { kind: 'issue', number: ISSUE } as const;
const { limits, policy } = buildSettings();

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

function hireFor(
  settings: Partial<Settings> = {},
  source: BriefSource = byLabel(shop),
  change: (engine: FlowContext) => Partial<FlowContext> = () => ({}),
): Promise<HireResult> {
  const engine = shop.engine({ eventName: 'issues' }, settings);
  return hire({ ...engine, ...change(engine) }, { kind: 'hire', subject: HERE, source, wait: 'none' });
}

function heldOf(result: HireResult): Extract<HireResult, { kind: 'held' }>['held'] {
  if (result.kind !== 'held') throw new Error(tell(result));
  return result.held;
}

/** Nothing was written anywhere. */
function expectUntouched(): void {
  expect([shop.posts(), shop.world.commentsOf(ISSUE), shop.world.issue(ISSUE).reactions]).toEqual([0, [], []]);
}

describe('a refusal', () => {
  it('of the person comes before that of the text, and the label comes off', async () => {
    shop.world.edit(ISSUE, { body: 'no definition of done', by: 'mallory' });
    shop.world.addUser('tom', 'triage');
    const tom = { login: 'tom', id: 2, isBot: false };
    expect(heldOf(await hireFor({}, byLabel(shop, { sender: tom, body: ISSUE_BODY })))).toMatchObject({
      refused: true,
      brief: null,
      generation: 1,
      verdict: { code: 'not_permitted' },
    });
    expectUntouched();
  });

  it('of changed text comes before that of the brief', async () => {
    const source = byLabel(shop);
    shop.world.edit(ISSUE, { body: 'no definition of done', by: 'mallory' });
    expect(heldOf(await hireFor({}, source))).toMatchObject({ refused: true, verdict: { code: 'brief_changed' } });
    expectUntouched();
  });

  it('of the brief takes the label off as well', async () => {
    shop.world.issue(ISSUE).body = 'no definition of done';
    expect(heldOf(await hireFor())).toMatchObject({ refused: true, brief: null, verdict: { code: 'dod_missing' } });
    expectUntouched();
  });

  it.each([
    [{ title: 'Fix the parser', dod: null }, 'dod_missing'],
    [{ title: null, dod: '- [ ] it parses' }, 'brief_unclear'],
  ])('of inputs that say too little takes nothing from the issue: %j', async (said, code) => {
    const brief = { description: null, ...said };
    const held = heldOf(await hireFor({ brief }, { kind: 'inputs' }));
    expect(held).toMatchObject({ refused: true, verdict: { code } });
    expectUntouched();
  });

  it('names the generation that was to be hired', async () => {
    await hireFor();
    for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
    shop.pass(60_000);
    shop.world.issue(ISSUE).body = 'no definition of done';
    expect(heldOf(await hireFor({}, byCommand(shop)))).toMatchObject({ generation: 2, refused: true });
  });
});

describe('an outlook on which nothing could ever be settled', () => {
  it('holds, with the order that it is about, and leaves the label', async () => {
    const none = { ...policy, minRank: 999 };
    expect(heldOf(await hireFor({ policy: none }))).toMatchObject({
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
      byCommand(shop, { budgetCents: 99 }),
      ({ github }) => ({
        github: {
          ...github,
          checks: { ...github.checks, readRequired: () => Promise.resolve({ kind: 'unavailable', why: 'not today' }) },
        },
      }),
    );
    expect(result).toMatchObject({
      kind: 'engaged',
      engaged: {
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
    const held = heldOf(await hireFor(settings));
    expect(held).toMatchObject({ refused: false, generation: 1, brief: { title: 'Fix the parser' } });
    expect(held.verdict).toEqual({
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
    expect(tell(await hireFor(capped, byCommand(shop, { budgetCents: 5_000 })))).toBe('posted g1');
    expect(shop.sandbox.missions()).toMatchObject([{ budget_usd: 50 }]);
  });

  it('of a label is warned of in no way: nobody said another one', async () => {
    expect(await hireFor()).toMatchObject({ kind: 'engaged', engaged: { warnings: [] } });
  });

  it('of a month counts what was posted in it, and only where it is capped', async () => {
    await hireFor();
    for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
    shop.pass(60_000);
    const capped = { limits: { ...limits, monthlyBudgetCents: 23_999 } };
    expect(tell(await hireFor(capped, byCommand(shop)))).toBe('held budget_exceeded');
    const enough = { limits: { ...limits, monthlyBudgetCents: 24_000 } };
    expect(tell(await hireFor(enough, byCommand(shop)))).toBe('posted g2');
  });

  it('of a month that nobody knows refuses where it is capped, and nowhere else', async () => {
    shop.meet((request, serve) =>
      request.method === 'GET'
        ? serve().then((answer) => ({ ...answer, body: answer.body.replaceAll(/"created_at":"[^"]*",?/g, '') }))
        : null,
    );
    await hireFor();
    for (const { id } of shop.sandbox.missions()) shop.sandbox.end(id);
    shop.pass(3_600_000);
    const capped = { limits: { ...limits, monthlyBudgetCents: 99_999_900 } };
    expect(tell(await hireFor(capped, byCommand(shop)))).toBe('held budget_unknown');
    expect(tell(await hireFor({}, byCommand(shop)))).toBe('posted g2');
  });
});

describe('issue forms', () => {
  /** Hires for an issue with this text; answers how often the forms were read. */
  async function countReads(body: string, source?: BriefSource): Promise<number> {
    shop.world.issue(ISSUE).body = body;
    let reads = 0;
    await hireFor(source === undefined ? {} : INPUTS, source ?? byLabel(shop), ({ github }) => ({
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
    const changed = body === '' ? byLabel(shop, { body: `### A\n\n${ISSUE_BODY}` }) : undefined;
    expect(await countReads(body === '' ? ISSUE_BODY : body, changed)).toBe(times);
  });

  it('are not read where inputs say what is wanted', async () => {
    expect(await countReads(`### Details\n\nx\n\n${ISSUE_BODY}`, { kind: 'inputs' })).toBe(0);
  });

  it('are not read for a pull request, which no form opens', async () => {
    const body = `### Details\n\nx\n\n${ISSUE_BODY}`;
    shop.world.openPull({ number: 21, title: 'Own', body, author: 'ada', files: ['a.ts'] });
    shop.world.label(21, 'orkestro', 'maya');
    const engine = shop.engine();
    const list = (): Promise<never> => Promise.reject(new Error('not for pull requests'));
    const result = await hire({ ...engine, github: { ...engine.github, issueForms: { list } } }, {
      ...{ kind: 'hire', subject: { kind: 'pull_request', number: 21 }, wait: 'none' },
      source: byLabel(shop, { title: 'Own', body }),
    } as const);
    expect(tell(result)).toBe('posted g1');
  });
});
