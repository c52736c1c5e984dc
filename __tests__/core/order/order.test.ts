import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freezeBrief } from '../../../src/core/order/brief.ts';
import { findHiddenText } from '../../../src/core/foreign-text/hidden-text.ts';
import type { IssueForm } from '../../../src/core/domain/model.ts';
import type { Verdict } from '../../../src/core/domain/model.ts';
import type { OrderInput, OrderPlan } from '../../../src/core/order/order.ts';
import { planOrder } from '../../../src/core/order/order.ts';
import type { BriefInputs, Limits, TermInputs } from '../../../src/core/domain/settings.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';

const NO_BRIEF: BriefInputs = { title: null, description: null, dod: null };
const NO_TERMS: TermInputs = { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true };
const LIMITS: Limits = {
  maxBudgetCents: 50_000,
  monthlyBudgetCents: null,
  hirePermission: 'write',
  settlePermission: 'write',
  allowedBots: [],
};
const DOD = '## Definition of Done\n- [ ] it works';
const BODY = `It hangs.\n\n${DOD}\n\n### Budget (USD)\n\n120`;

interface Given {
  readonly title?: string;
  readonly body?: string;
  readonly forms?: readonly IssueForm[];
  readonly brief?: Partial<BriefInputs>;
  readonly terms?: Partial<TermInputs>;
  readonly limits?: Partial<Limits>;
  readonly saidCents?: number | null;
  readonly monthSpentCents?: OrderInput['monthSpentCents'];
}

function fromIssue({ title = 'Fix it', body = BODY, forms = [], brief, terms, limits, ...given }: Given): OrderPlan {
  const { monthSpentCents, saidCents: commandCents = null } = given;
  return planOrder({
    commandCents,
    source: { kind: 'issue', title, body, forms },
    brief: { ...NO_BRIEF, ...brief },
    terms: { ...NO_TERMS, ...terms },
    limits: { ...LIMITS, ...limits },
    monthSpentCents: monthSpentCents ?? (monthSpentCents === null ? null : 'not_needed'),
  });
}

function fromInputs(brief: Partial<BriefInputs>, terms: Partial<TermInputs> = { budgetCents: 100 }): OrderPlan {
  return planOrder({
    source: { kind: 'inputs' },
    commandCents: null,
    brief: { title: 'Fix it', description: null, dod: '- [ ] it works', ...brief },
    terms: { ...NO_TERMS, ...terms },
    limits: LIMITS,
    monthSpentCents: 'not_needed',
  });
}

function refused(plan: OrderPlan): Verdict {
  if (plan.kind !== 'refused') throw new Error(`an order: ${JSON.stringify(plan)}`);
  return plan.verdict;
}

function ordered(plan: OrderPlan): Extract<OrderPlan, { kind: 'order' }> {
  if (plan.kind !== 'order') throw new Error(`refused: ${JSON.stringify(plan.verdict)}`);
  return plan;
}

describe('hidden text refuses', () => {
  it.each([
    { where: 'title', plan: fromIssue({ title: 'Fix\u200b it' }), message: 'the title holds invisible text: U+200B ZERO WIDTH SPACE at line 1, column 4' },
    { where: 'issue', plan: fromIssue({ body: `${BODY}\r\n\r\nx\u202e` }), message: 'the issue holds invisible text: U+202E RIGHT-TO-LEFT OVERRIDE at line 10, column 2' },
    { where: 'issue, in a field', plan: fromIssue({ body: BODY.replace('120', '12\u20600') }), message: 'U+2060 WORD JOINER at line 8, column 3' },
    { where: 'issue, in a comment', plan: fromIssue({ body: `<!-- \u{e0041} -->\n${BODY}` }), message: 'U+E0041 TAG CHARACTER "A" at line 1, column 6' },
    { where: 'description', plan: fromInputs({ description: 'a\n\u00ad' }), message: 'the description holds invisible text: U+00AD SOFT HYPHEN at line 2, column 1' },
    { where: 'Definition of Done', plan: fromInputs({ dod: '\u0007' }), message: 'the Definition of Done holds invisible text: U+0007 CONTROL CHARACTER at line 1, column 1' },
    { where: "config file's Definition of Done", plan: fromIssue({ brief: { dodTemplate: '- [ ] a\u200b' } }), message: "the config file's Definition of Done holds invisible text: U+200B ZERO WIDTH SPACE at line 1, column 8" },
    { where: 'specialist', plan: fromInputs({}, { specialist: 'Ada\u200f' }), message: 'the specialist holds invisible text: U+200F RIGHT-TO-LEFT MARK at line 1, column 4' },
    { where: 'a text that only exists without its comments', plan: fromIssue({ body: `ש\u200f<!-- x -->\u200fש\n${BODY}` }), message: 'the description without comments holds invisible text' },
    { where: 'a Definition of Done that only exists without its comments', plan: fromInputs({ dod: 'ש\u200f<!-- x -->\u200fש' }), message: 'the Definition of Done without comments holds invisible text' },
  ])('$where', ({ plan, message }) => {
    expect(refused(plan)).toMatchObject({ kind: 'hold', code: 'hidden_text' });
    expect(refused(plan).message).toContain(message);
    expect(refused(plan).nextStep).toContain('Delete the invisible characters');
  }); // prettier-ignore

  it('names all of five, and counts none beyond', () => {
    const places = [1, 2, 3, 4, 5].map((column) => `U+200B ZERO WIDTH SPACE at line 1, column ${column}`);
    expect(refused(fromInputs({ title: '\u200b'.repeat(5) })).message).toBe(
      `Nothing was posted: the title holds invisible text: ${places.join('; ')}.`,
    );
  });

  it('names the first five and counts the rest', () => {
    const { message } = refused(fromIssue({ body: `\u200b\u200b\u200b\u200b\u200b\u200b\u200b${BODY}` }));
    expect(message.split('ZERO WIDTH SPACE')).toHaveLength(6);
    expect(message).toContain('column 5 and 2 more.');
  });

  it.each([
    { what: 'a comment that is never closed', plan: fromIssue({ body: `${BODY}\n\n<!-- x` }), message: 'of the issue is unclear at line 10, column 1: an HTML comment that is never closed' },
    { what: 'a tag that vanishes', plan: fromInputs({ description: 'Use Vec<String>' }), message: 'of the description is unclear at line 1, column 8: "<String>"' },
    { what: 'a tag that vanishes in the config file', plan: fromIssue({ brief: { dodTemplate: '- Vec<String>' } }), message: "of the config file's Definition of Done is unclear at line 1, column 6" },
    { what: 'a footnote that nothing refers to', plan: fromInputs({ dod: 'a\n\n[^1]: words' }), message: 'of the Definition of Done is unclear at line 3, column 1' },
  ])('$what', ({ plan, message }) => {
    expect(refused(plan)).toMatchObject({ kind: 'hold', code: 'hidden_text' });
    expect(refused(plan).message).toContain(message);
    expect(refused(plan).nextStep).toContain('backticks');
  }); // prettier-ignore
});

describe('an unclear brief refuses', () => {
  it.each([
    { what: 'a budget said twice', plan: fromIssue({ body: `${BODY}\n\n### Budget (USD)\n\n1` }), message: 'line 10: the heading "Budget (USD)" says again' },
    { what: 'an unknown category', plan: fromIssue({ body: `${BODY}\n### Category\nPlumbing` }), message: 'Category is "Plumbing", which is none of DevOps, Research' },
    { what: 'a mistyped tier', plan: fromIssue({ body: `${BODY}\n### Tier\nT3` }), message: 'Tier is "T3", which is none of T0 Self-serve, T1 Verified, T2 Guaranteed' },
    { what: 'a very long word', plan: fromIssue({ body: `${BODY}\n### Tier\n${'x'.repeat(500)}` }), message: `"${'x'.repeat(59)}…"` },
    { what: 'a specialist that is a text', plan: fromIssue({ body: `${BODY}\n### Specialist\n${'x'.repeat(101)}` }), message: 'the specialist has 101 characters' },
    { what: 'an empty title', plan: fromInputs({ title: ' \n ' }), message: 'the title is empty' },
    { what: 'no title', plan: fromInputs({ title: null }), message: 'the title is empty' },
  ])('$what', ({ plan, message }) => {
    expect(refused(plan)).toMatchObject({ kind: 'hold', code: 'brief_unclear' });
    expect(refused(plan).message).toContain(message);
  }); // prettier-ignore

  it.each([
    { what: 'a budget said twice', given: { body: `${BODY}\n\n### Budget (USD)\n\n1` }, nextStep: 'Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), then put the label on again, or run again.' },
    { what: 'an unknown category', given: { body: `${BODY}\n### Category\nPlumbing` }, nextStep: 'Write one of these below the heading Category, or leave the section out, then put the label on again, or run again.' },
    { what: 'a mistyped tier', given: { body: `${BODY}\n### Tier\nT3` }, nextStep: 'Write one of these below the heading Tier, or leave the section out, then put the label on again, or run again.' },
    { what: 'a specialist that is a text', given: { terms: { specialist: 'x'.repeat(101) } }, nextStep: 'Write the name as mode: discover lists it, or leave it out, then put the label on again, or run again.' },
    { what: 'an empty title', given: { title: '' }, nextStep: 'Give it a title that says what is wanted.' },
  ])('and says how to go on: $what', ({ given, nextStep }) => {
    expect(refused(fromIssue(given)).nextStep).toBe(nextStep);
  }); // prettier-ignore

  it('names the first five of its problems', () => {
    const body = `${BODY}${'\n### Tier\nT1 Verified'.repeat(7)}`;
    const places = [11, 13, 15, 17, 19].map(
      (line) => `line ${line}: the heading "Tier" says again what "Tier" on line 9 says`,
    );
    expect(refused(fromIssue({ body })).message).toBe(
      `Nothing was posted: the issue can be read in two ways; ${places.join('; ')}.`,
    );
  });

  it('is not a specialist of a hundred characters, counted as people count', () => {
    const specialist = '😀'.repeat(100);
    expect(ordered(fromInputs({}, { budgetCents: 1, specialist })).terms.specialist).toBe(specialist);
  });

  it('says no more than the refusal', () => {
    const plan = fromInputs({}, { specialist: 'x'.repeat(101) });
    expect(plan).toEqual({ kind: 'refused', verdict: refused(plan) });
  });
});

describe('a missing Definition of Done refuses, with an example', () => {
  it.each([
    { what: 'none in the issue', plan: fromIssue({ body: 'It hangs.' }), nextStep: '## Definition of Done' },
    { what: 'an empty body', plan: fromIssue({ body: '' }), nextStep: '## Definition of Done' },
    { what: 'only in a comment', plan: fromIssue({ body: '<!--\n## Definition of Done\nx\n-->' }), nextStep: '- [ ] ' },
    { what: 'an empty input, which beats the issue', plan: fromIssue({ brief: { dod: ' ' } }), nextStep: '- [ ] ' },
    { what: 'none in the inputs', plan: fromInputs({ dod: null }), nextStep: 'dod-file' },
  ])('$what', ({ plan, nextStep }) => {
    expect(refused(plan)).toMatchObject({
      kind: 'hold',
      code: 'dod_missing',
      message: 'Nothing was posted: there is no Definition of Done, so nobody could tell when the work is finished.',
    });
    expect(refused(plan).nextStep).toContain(nextStep);
  });
});

describe('a brief that is too long refuses, with the numbers', () => {
  it.each([
    { what: 'title', plan: fromInputs({ title: 'x'.repeat(257) }), message: 'the title has 257 characters, at most 256 are sent', nextStep: 'to 256 characters' },
    { what: 'description', plan: fromInputs({ description: 'x'.repeat(30_123) }), message: 'the description has 30,123 characters, at most 30,000 are sent', nextStep: 'to 30,000 characters' },
    { what: 'description of millions', plan: fromInputs({ description: 'x'.repeat(1_234_567) }), message: 'the description has 1,234,567 characters, at most 30,000 are sent', nextStep: 'to 30,000 characters' },
    { what: 'dod', plan: fromInputs({ dod: '😀'.repeat(10_001) }), message: 'the Definition of Done has 10,001 characters, at most 10,000 are sent', nextStep: 'to 10,000 characters' },
  ])('$what', ({ plan, message, nextStep }) => {
    expect(refused(plan)).toMatchObject({ code: 'brief_too_long', message: `Nothing was posted: ${message}.` });
    expect(refused(plan).nextStep).toContain(nextStep);
  }); // prettier-ignore

  it('at the limit is not too long', () => {
    const plan = fromInputs({ title: 'x'.repeat(256), description: 'x'.repeat(30_000), dod: '😀'.repeat(10_000) });
    expect(plan.kind).toBe('order');
  });
});

describe('the budget', () => {
  it.each([
    { what: 'is nowhere', given: { body: DOD }, code: 'budget_missing', message: 'no budget is given' },
    { what: 'is in the issue, without a cap', given: { limits: { maxBudgetCents: null } }, code: 'budget_missing', message: 'is "120", but text of an issue spends money only where max-budget-usd is set' },
    { what: 'is nothing', given: { terms: { budgetCents: 0 } }, code: 'budget_missing', message: 'the budget is $0.00' },
    { what: 'is nothing, in the issue', given: { body: BODY.replace('120', '0.00') }, code: 'budget_missing', message: 'the budget is $0.00' },
    { what: 'of a command meets no cap', given: { saidCents: 9_000, limits: { maxBudgetCents: null } }, code: 'budget_missing', message: 'the command says $90.00, but an amount in a comment spends money only where max-budget-usd is set' },
    { what: 'of a command is nothing', given: { saidCents: 0 }, code: 'budget_missing', message: 'the budget is $0.00' },
    { what: 'of a command is above the cap', given: { saidCents: 50_001 }, code: 'budget_exceeded', message: '$500.01' },
    { what: 'is above the cap', given: { body: BODY.replace('120', '500.01') }, code: 'budget_exceeded', message: 'the budget is $500.01, the most for one mission is $500.00 (max-budget-usd)' },
    { what: 'of an input is above the cap', given: { terms: { budgetCents: 50_001 } }, code: 'budget_exceeded', message: '$500.01' },
    { what: 'is more than the month has left', given: { limits: { monthlyBudgetCents: 100_000 }, monthSpentCents: 88_001 }, code: 'budget_exceeded', message: '$880.01 was posted this month (UTC), and $120.00 more would pass the cap of $1,000.00' },
    { what: 'meets a month that cannot be computed', given: { limits: { monthlyBudgetCents: 100_000 }, monthSpentCents: null }, code: 'budget_unknown', message: 'cannot be computed, so the cap of $1,000.00 (monthly-budget-usd) cannot be kept' },
    { what: 'meets a month that nobody computed', given: { limits: { monthlyBudgetCents: 100_000 } }, code: 'budget_unknown', message: 'the budget is $120.00' },
  ] as const)('$what', ({ given, code, message }) => {
    expect(refused(fromIssue(given))).toMatchObject({ kind: 'hold', code });
    expect(refused(fromIssue(given)).message).toContain(message);
    expect(refused(fromIssue(given)).nextStep).not.toBe('');
  }); // prettier-ignore

  it('in words that are no amount refuses, and is shown', () => {
    const odd = ['$120', '120 USD', '1e9', '1,000', '-5', '+5', '1_000', '0x10', '１２０', '١٢٠', '12.345', '12345678', '.5', '5.', 'Infinity', 'NaN', '120 # all', '1 2', '`120`', '**120**'];
    for (const text of odd) {
      const verdict = refused(fromIssue({ body: BODY.replace('120', text) }));
      expect(verdict).toMatchObject({ code: 'budget_missing' });
      expect(verdict.message).toContain(`"${text}", which is no amount`);
      expect(verdict.nextStep).toContain('Write dollars in plain digits with at most two decimals, such as 120 or 99.50, then');
    }
  }); // prettier-ignore

  it('at the caps is fine', () => {
    const plan = fromIssue({
      body: BODY.replace('120', '500'),
      limits: { monthlyBudgetCents: 100_000 },
      monthSpentCents: 50_000,
    });
    expect(ordered(plan).terms.budgetCents).toBe(50_000);
  });

  it('of an input needs no cap', () => {
    const plan = fromIssue({ terms: { budgetCents: 9_999_999_99 }, limits: { maxBudgetCents: null } });
    expect(ordered(plan).terms.budgetCents).toBe(9_999_999_99);
  });
});

describe('refusals come in the order of docs/BEHAVIOR.md#order-of-refusals', () => {
  const wrong = {
    hidden_text: '\u202e\n',
    brief_unclear: '### Tier\n\n### Tier\n\n',
    dod_missing: '',
    brief_too_long: `${'x'.repeat(30_001)}\n\n${DOD}`,
    budget_missing: `\n${DOD}`,
    budget_exceeded: `\n${DOD}\n\n### Budget (USD)\n\n9999`,
  };

  it.each([
    ['hidden_text', wrong.hidden_text + wrong.brief_unclear],
    ['brief_unclear', wrong.brief_unclear],
    ['dod_missing', 'x'.repeat(30_001)],
    ['brief_too_long', wrong.brief_too_long],
    ['budget_missing', wrong.budget_missing],
    ['budget_exceeded', wrong.budget_exceeded],
  ])('%s is the first', (code, body) => {
    const plan = fromIssue({ body, limits: { monthlyBudgetCents: 0 }, monthSpentCents: null });
    expect(refused(plan).code).toBe(code);
  });
});

describe('an order', () => {
  it('from an issue form', () => {
    const body = `### What\n\nIt hangs. <!-- be brief -->\n\n${DOD}\n\n### Category\n\ndevops\n\n### Tier\n\nT2 Guaranteed\n\n### Budget (USD)\n\n99.5\n\n### Specialist\n\nAda`;
    expect(fromIssue({ body: body.replaceAll('\n', '\r\n') })).toEqual({
      kind: 'order',
      brief: freezeBrief({ title: 'Fix it', description: '### What\n\nIt hangs.', dod: '- [ ] it works' }),
      terms: { category: 'DevOps', tier: 'T2 Guaranteed', budgetCents: 9950, specialist: 'Ada', autoAssign: true },
      droppedComments: 1,
      warnings: ['1 hidden comment was left out of the brief.'],
    });
  });

  it('from free Markdown, with the defaults', () => {
    expect(ordered(fromIssue({}))).toMatchObject({
      brief: { title: 'Fix it', description: 'It hangs.', dod: '- [ ] it works' },
      terms: { category: 'Other', tier: 'T1 Verified', budgetCents: 12_000, specialist: null, autoAssign: true },
      droppedComments: 0,
      warnings: [],
    });
  });

  it('from inputs', () => {
    const terms = {
      category: 'Data',
      tier: 'T0 Self-serve',
      budgetCents: 1,
      specialist: ' Ada ',
      autoAssign: false,
    } as const;
    expect(ordered(fromInputs({ description: '\ufeffa\r\n\r\n[//]: # (x)' }, terms))).toMatchObject({
      brief: { description: 'a' },
      terms: { ...terms, specialist: 'Ada' },
      droppedComments: 1,
    });
  });

  it('inputs beat the issue, each on its own', () => {
    const body = `${BODY}\n### Category\nDevOps\n### Tier\nT3\n### Specialist\nAda`;
    const brief = { title: 'Other', description: '', dod: 'all <!-- a -->\n\n<!-- b -->' };
    const terms = { category: 'Data', tier: 'T1 Verified', budgetCents: 5, specialist: 'Bob' } as const;
    expect(ordered(fromIssue({ body, brief, terms }))).toMatchObject({
      brief: { title: 'Other', description: '', dod: 'all' },
      terms,
      warnings: ['2 hidden comments were left out of the brief.'],
    });
  });

  it('from an issue that follows a form of the repository, which no typed heading changes', () => {
    const forms = [{ path: 'hire.yml', labels: ['What', 'Definition of Done', 'Budget (USD)'] }];
    const body =
      '### What\n\nIt hangs.\n\n### Tier\n\nT2 Guaranteed\n\n### Definition of Done\n\nall\n\n### Budget (USD)\n\n5';
    expect(ordered(fromIssue({ body, forms })).terms).toMatchObject({ tier: 'T1 Verified', budgetCents: 500 });
    expect(ordered(fromIssue({ body })).terms).toMatchObject({ tier: 'T2 Guaranteed', budgetCents: 500 });
  });

  it("takes the config file's Definition of Done where the issue has none, and nobody gave another", () => {
    const brief = { dodTemplate: 'as always <!-- a -->' };
    const terms = { budgetCents: 1 };
    expect(ordered(fromIssue({ body: 'It hangs.', brief, terms }))).toMatchObject({
      brief: { description: 'It hangs.', dod: 'as always' },
      droppedComments: 1,
    });
    expect(ordered(fromIssue({ brief, terms })).brief.dod).toBe('- [ ] it works');
    expect(ordered(fromIssue({ body: '', brief: { ...brief, dod: 'all' }, terms })).brief.dod).toBe('all');
  });

  it('has one hash, whatever the line ends', () => {
    const hashes = ['\n', '\r\n', '\r', ' \n'].map(
      (end) => ordered(fromIssue({ body: BODY.replaceAll('\n', end) })).brief.hash,
    );
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('properties', () => {
  const words = fc.constantFrom(
    'a', ' ', '\n', '\n\n', '\r\n', DOD, '### Budget (USD)\n', '120', '9999', '### Tier\n', 'T1 Verified', '<!-- ', ' -->', '```\n',
    '[a]: # (b)\n', '\u200b', '\u200f', 'ש', '\ufe0f', '😀', '\u200d', '\u202e', '\u{e0041}', '<b>', '- [ ] x\n',
  ); // prettier-ignore
  const texts = fc.oneof(
    fc.array(words, { maxLength: 15 }).map((list) => list.join('')),
    anyText(),
  );

  it('hidden text never survives into an order', () => {
    let orders = 0;
    fc.assert(
      fc.property(texts, fc.option(texts), (body, description) => {
        const plan = fromIssue({ body: `${body}\n\n${DOD}`, brief: { description }, terms: { budgetCents: 1 } });
        if (plan.kind === 'refused') return;
        orders += 1;
        const { brief, terms } = plan;
        expect(findHiddenText([brief.title, brief.description, brief.dod, terms.specialist ?? ''].join('\n'))).toEqual(
          [],
        );
      }),
      { numRuns: 3000 },
    );
    expect(orders).toBeGreaterThan(100);
  });

  it.each([
    { what: 'an input beats a command, and says so', terms: { budgetCents: 100 }, cents: 100, unheard: true },
    {
      what: 'a command beats a config file',
      terms: { budgetCents: 100, budgetIsConfigured: true },
      cents: 9_000,
      unheard: false,
    },
    { what: 'a command beats issue text', terms: {}, cents: 9_000, unheard: false },
  ])('$what', ({ terms, cents, unheard: ignoredAmount }) => {
    const plan = ordered(fromIssue({ terms, saidCents: 9_000 }));
    expect(plan.terms.budgetCents).toBe(cents);
    expect(plan.warnings).toEqual(
      ignoredAmount ? ["The command said $90.00; the workflow's budget-usd of $1.00 counts."] : [],
    );
  });

  it('a config file beats issue text, and so does an input', () => {
    for (const budgetIsConfigured of [true, false]) {
      expect(ordered(fromIssue({ terms: { budgetCents: 100, budgetIsConfigured } })).terms.budgetCents).toBe(100);
    }
  });

  it('a budget never passes a cap, and is whole cents above zero', () => {
    const cents = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(fc.option(cents), cents, cents, fc.option(cents), cents, (input, text, max, spent, month) => {
        const plan = fromIssue({
          body: `${DOD}\n\n### Budget (USD)\n\n${(text / 100).toFixed(2)}`,
          terms: { budgetCents: input },
          limits: { maxBudgetCents: max, monthlyBudgetCents: month },
          monthSpentCents: spent,
        });
        if (plan.kind === 'refused') return;
        const { budgetCents } = plan.terms;
        expect(budgetCents).toBe(input ?? text);
        expect(Number.isSafeInteger(budgetCents) && budgetCents > 0 && budgetCents <= max).toBe(true);
        expect(spent).not.toBeNull();
        expect(Number(spent) + budgetCents).toBeLessThanOrEqual(month);
      }),
      { numRuns: 2000 },
    );
  });

  it('2,000 odd budgets buy nothing that they do not say', () => {
    const parts = fc.constantFrom(
      '1',
      '0',
      '9',
      '.',
      ',',
      '-',
      '+',
      'e',
      ' ',
      '$',
      '٣',
      '１',
      '½',
      '\u200b',
      'x',
      '\n',
      '_',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 9 }), (list) => {
        const text = list.join('');
        const plan = fromIssue({ body: `${DOD}\n\n### Budget (USD)\n\n${text}` });
        if (plan.kind === 'refused') return;
        expect(text.trim()).toMatch(/^[0-9]{1,7}(\.[0-9]{1,2})?$/);
        expect(plan.terms.budgetCents).toBe(Math.round(Number(text) * 100));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, and every refusal says what and what next', () => {
    fc.assert(
      fc.property(texts, texts, fc.option(texts), fc.option(texts), (title, body, dod, specialist) => {
        const plan = fromIssue({ title, body, brief: { dod }, terms: { specialist } });
        if (plan.kind === 'order') return;
        expect(plan.verdict).toMatchObject({ kind: 'hold' });
        expect(plan.verdict.message).toMatch(/^Nothing was posted: .*\.$/s);
        expect(plan.verdict.nextStep).toMatch(/\.$/);
        expect(findHiddenText(plan.verdict.message)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

it.each(['a ', '<!-- a -->\n', '- [ ] a\n', '### Tier\n', '[a]: b\n', '`', '\u200b'])(
  'time grows with the issue: %j',
  (unit) => {
    expectLinear(
      (body) => fromIssue({ body }),
      (size) => unit.repeat(size / unit.length),
      256 * 1024,
    );
  },
);
