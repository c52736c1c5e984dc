import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIssueBrief } from '../../../src/core/order/issue-brief.ts';
import type { IssueForm } from '../../../src/core/domain/model.ts';
import { findForm } from '../../../src/core/order/issue-form.ts';
import { listMarkdownLines } from '../../../src/core/foreign-text/markdown-lines.ts';
import { expectLinear } from '../../support/growth.ts';

const HIRE: IssueForm = {
  path: '.github/ISSUE_TEMPLATE/hire.yml',
  labels: ['What is wrong', 'Definition of Done', 'Budget (USD)', 'Anything else'],
};
const BUG: IssueForm = { path: '.github/ISSUE_TEMPLATE/bug.yml', labels: ['What is wrong', 'Version'] };

interface Answers {
  readonly wrong?: string;
  readonly dod?: string;
  readonly budget?: string;
  readonly more?: string;
}

/** An issue as GitHub writes it for the form. */
function fill({
  wrong = 'It hangs.',
  dod = 'a test shows it',
  budget = '120',
  more = '_No response_',
}: Answers = {}): string {
  const answers = [wrong, dod, budget, more];
  return HIRE.labels.map((label, index) => `### ${label}\n\n${answers[index] ?? ''}`).join('\n\n');
}

const read = (body: string, forms: readonly IssueForm[] = [HIRE]) => parseIssueBrief(body, forms);

describe('an issue that follows a form', () => {
  it('is read by the form', () => {
    expect(read(fill())).toEqual({
      description: '### What is wrong\n\nIt hangs.\n\n### Anything else\n\n_No response_',
      dod: 'a test shows it',
      category: null,
      tier: null,
      budgetText: '120',
      specialist: null,
      problems: [],
    });
  });

  it.each([
    ['a field that the form does not have', '### Tier\n\nT2 Guaranteed'],
    ['a field in other letters', '### budget (usd)\n\n9999'],
    ['a heading of another level', '## Budget (USD)\n\n9999'],
    ['a deeper heading', '#### Budget (USD)\n\n9999'],
    ['a line as long as a heading', '    Budget (USD)\n\n9999'],
    ['a heading in raw HTML', '<div>\n### Budget (USD)\n</div>\n\n9999'],
    ['a heading right below a tag', '<b>\n### Budget (USD)\n\n9999'],
    ['an underlined heading', 'Budget (USD)\n---\n\n9999'],
    ['a synonym', '### Acceptance criteria\n\n- nothing at all'],
  ])('%s, typed into a field, forges nothing', (_name, typed) => {
    for (const answers of [{ wrong: typed }, { dod: `real\n\n${typed}` }, { more: typed }]) {
      const brief = read(fill(answers));
      expect(brief).toMatchObject({ budgetText: '120', tier: null, problems: [] });
      expect(brief.dod).toBe(answers.dod ?? 'a test shows it');
    }
  });

  it.each([
    [
      'again',
      fill({ wrong: 'x\n\n### Budget (USD)\n\n9999' }),
      'line 13: the heading "Budget (USD)" of the issue form .github/ISSUE_TEMPLATE/hire.yml stands there again',
    ],
    [
      'in code that never ends',
      fill({ wrong: '```' }),
      'the heading "Definition of Done" of the issue form .github/ISSUE_TEMPLATE/hire.yml is missing',
    ],
    ['not any more', fill().replace('### Budget (USD)', 'Budget'), 'the heading "Budget (USD)" of the issue form'],
    [
      'in another order',
      '### What is wrong\n\nx\n\n### Budget (USD)\n\n1\n\n### Definition of Done\n\nx\n\n### Anything else\n\nx',
      'line 5: the heading "Budget (USD)" of the issue form .github/ISSUE_TEMPLATE/hire.yml is out of its order',
    ],
  ])('with a heading of the form %s, is unclear', (_name, body, problem) => {
    expect(read(body).problems[0]).toContain(problem);
  });

  it.each([
    ['white space above', `\n \t\n${fill({ more: '### Tier\n\nT2 Guaranteed' })}`, HIRE.labels],
    [
      'white space around its headings',
      fill({ more: '### Tier\n\nT2 Guaranteed' }).replaceAll('### ', '###  ').replaceAll('Done', 'Done \t'),
      HIRE.labels,
    ],
    [
      'white space around its labels',
      fill({ more: '### Tier\n\nT2 Guaranteed' }),
      HIRE.labels.map((label) => ` ${label}  `),
    ],
  ])('with %s is read by the form as well', (_name, body, labels) => {
    const { budgetText, dod, tier, problems } = read(body, [{ ...HIRE, labels }]);
    expect({ budgetText, dod, tier, problems }).toEqual({
      budgetText: '120',
      dod: 'a test shows it',
      tier: null,
      problems: [],
    });
  });

  it('of a form that has a label twice can be followed by nobody', () => {
    const twice = { ...HIRE, labels: [...HIRE.labels, 'Anything else'] };
    expect(read(fill(), [twice]).problems).toEqual([
      'line 13: the heading "Anything else" of the issue form .github/ISSUE_TEMPLATE/hire.yml is out of its order',
    ]);
  });

  it('of two forms is unclear, unless only one of them is about hiring', () => {
    const other = { ...HIRE, path: 'other.yml' };
    expect(read(fill(), [HIRE, other]).problems).toEqual([
      'the text follows two issue forms, .github/ISSUE_TEMPLATE/hire.yml and other.yml, so which headings were typed is unclear',
    ]);
    expect(read(fill(), [BUG, HIRE]).problems).toEqual([]);
    expect(read(fill(), [{ ...other, labels: [...HIRE.labels, 'Tier'] }, HIRE]).problems).toEqual([]);
  });

  it('says what is too long for its field', () => {
    expect(read(fill({ budget: '120\n\n9999' })).problems).toEqual([
      'line 9: below the heading "Budget (USD)" stands more than one line',
    ]);
  });
});

describe('an issue that follows none', () => {
  const free = 'It hangs.\n\n### Definition of Done\n\nit works\n\n### Tier\n\nT2 Guaranteed';

  it.each([
    ['begins with prose', `Hello\n\n${fill()}`],
    ['begins with another heading', `### Hello\n\n${free}`],
    ['has no heading of that kind', 'Just do it'],
    ['is empty', ''],
  ])('when it %s is read as free text', (_name, body) => {
    expect(read(body)).toEqual(parseIssueBrief(body));
  });

  it.each([
    ['prose', 'Hello\n\n'],
    ['a heading of another level', '## What is wrong\n\n'],
    ['another heading of that level', '### Hello\n\n'],
    ['what only looks like a heading in code', '```\n### What is wrong\n```\n\n'],
    ['what only looks like a heading in HTML', '<div>\n### What is wrong\n</div>\n\n'],
  ])('has its typed headings counted behind %s', (_name, beginning) => {
    const { budgetText, tier } = read(`${beginning}${fill({ more: '### Tier\n\nT2 Guaranteed' })}`);
    expect({ budgetText, tier }).toEqual({ budgetText: '120', tier: 'T2 Guaranteed' });
  });

  it.each([
    ['no form', fill(), []],
    ['a form without labels', fill(), [{ path: 'empty.yml', labels: [] }]],
    ['no text', ' \n\t\n', [HIRE]],
  ])('finds none where there is %s', (_name, body, forms) => {
    expect(findForm(listMarkdownLines(body), forms)).toBeNull();
  });

  it('is free text too where no form is about hiring, or a form has no labels', () => {
    const body = '### What is wrong\n\nx\n\n### Version\n\n1\n\n### Definition of Done\n\nit works';
    expect(read(body, [BUG]).dod).toBe('it works');
    expect(read(body, [{ path: 'empty.yml', labels: [] }]).dod).toBe('it works');
  });
});

describe('whatever is typed into the fields of a form', () => {
  it("only the form's own field sets the budget, or the issue is unclear", () => {
    const line = fc.constantFrom(
      ...[
        '### Budget (USD)',
        '### Tier',
        '## Budget (USD)',
        '9999',
        'T2 Guaranteed',
        '',
        '```',
        '~~~',
        '<div>',
        '> ###',
        '    ### Tier',
        '- [ ] x',
        '---',
        '<!--',
      ],
    );
    const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
    let clear = 0;
    fc.assert(
      fc.property(text, text, text, (wrong, dod, more) => {
        const brief = read(fill({ wrong, dod: `x\n${dod}`, more }));
        if (brief.problems.length > 0) return;
        clear += 1;
        expect(brief).toMatchObject({ budgetText: '120', tier: null, category: null, specialist: null });
      }),
      { numRuns: 1_000 },
    );
    expect(clear).toBeGreaterThan(50);
  });

  it('grows with the text', () => {
    const unit = '### x\n';
    expectLinear(read, (size) => fill({ wrong: unit.repeat(size / unit.length) }), 64 * 1024);
  });
});
