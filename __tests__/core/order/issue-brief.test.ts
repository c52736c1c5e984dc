import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIssueBrief } from '../../../src/core/order/issue-brief.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';

const FORM = `### What is wrong

The parser hangs.

### Definition of Done

- a test shows it
- it is fixed

#### Not needed

docs

### Category

DevOps

### Tier

T2 Guaranteed

### Budget (USD)

120.50

### Specialist

Ada

### Anything else

no`;

const NOTHING = { dod: null, category: null, tier: null, budgetText: null, specialist: null, problems: [] };

describe('a text that can be read in two ways is a problem', () => {
  it.each([
    {
      what: 'a budget typed into a text field',
      body: '### Description\n\nhello\n\n### Budget (USD)\n\n9999\n\n### Budget (USD)\n\n120',
      problem: 'line 9: the heading "Budget (USD)" says again what "Budget (USD)" on line 5 says',
    },
    {
      what: 'a field that was left empty, forged above',
      body: '### Specialist\n\nMallory\n\n### Specialist\n\n_No response_',
      problem: 'line 5: the heading "Specialist" says again what "Specialist" on line 1 says',
    },
    {
      what: 'another case, level and decoration',
      body: '### Tier\n\nT1 Verified\n\n# **TIER:** ##\n\nT0 Self-serve',
      problem: 'line 5: the heading "**TIER:** ##" says again what "Tier" on line 1 says',
    },
    {
      what: 'two names for one thing',
      body: '## Acceptance criteria\n- a\n\nDefinition of Done\n---\n- b',
      problem: 'line 4: the heading "Definition of Done" says again what "Acceptance criteria" on line 1 says',
    },
    {
      what: 'a budget of two lines',
      body: '### Budget (USD)\n\n120\n\n9999',
      problem: 'line 1: below the heading "Budget (USD)" stands more than one line',
    },
    {
      what: 'a heading in code that may be none',
      body: 'a\n\n  ```\n x\n### Tier\n\nT1 Verified',
      problem: 'line 5: whether "### Tier" is a heading, or part of code or HTML, is unclear',
    },
    {
      what: 'a heading in code that may be none, behind spaces',
      body: '<b>\n \t # Tier',
      problem: 'line 2: whether "# Tier" is a heading, or part of code or HTML, is unclear',
    },
    {
      what: 'white space around headings',
      body: '###  Tier  \n\n Tier \n---',
      problem: 'line 3: the heading "Tier" says again what "Tier" on line 1 says',
    },
    {
      what: 'a heading right below a tag',
      body: '<img src="x">\n### Tier\n\nT1 Verified',
      problem: 'line 2: whether "### Tier" is a heading, or part of code or HTML, is unclear',
    },
  ])('$what', ({ body, problem }) => {
    expect(parseIssueBrief(body).problems).toEqual([problem]);
  });

  it.each([
    ['a heading of no field', '<b>\n### Title'],
    ['number signs in the middle', '<b>\na ### Tier'],
    ['no heading', '<b>\nTier'],
  ])('but not below a tag where there is %s', (_what, body) => {
    expect(parseIssueBrief(body).problems).toEqual([]);
  });

  it('names every one of them', () => {
    expect(parseIssueBrief('### Tier\n\n### Tier\n\n### Tier\n\n### Category\n\na\n\nb').problems).toHaveLength(3);
  });
});

describe('an issue form', () => {
  it('is read field by field; the rest is the description', () => {
    expect(parseIssueBrief(FORM)).toEqual({
      description: '### What is wrong\n\nThe parser hangs.\n\n### Anything else\n\nno',
      dod: '- a test shows it\n- it is fixed\n\n#### Not needed\n\ndocs',
      category: 'DevOps',
      tier: 'T2 Guaranteed',
      budgetText: '120.50',
      specialist: 'Ada',
      problems: [],
    });
  });

  it('says nothing where nothing was filled in', () => {
    const body = ['Definition of Done', 'Category', 'Tier', 'Budget (USD)', 'Specialist']
      .map((heading) => `### ${heading}\n\n_No response_`)
      .join('\n\n');
    expect(parseIssueBrief(body)).toEqual({ description: '', ...NOTHING });
  });

  it('headings in code are code', () => {
    const body = '### Log\n\n```\n### Budget (USD)\n\n9999\n```\n\n### Budget (USD)\n\n120';
    expect(parseIssueBrief(body)).toMatchObject({ budgetText: '120', problems: [] });
  });

  it('headings in raw HTML are none', () => {
    expect(parseIssueBrief('<div>\n### Budget (USD)\n</div>\n\nx')).toMatchObject({ budgetText: null, problems: [] });
  });

  it('a field ends where the next known heading begins, whatever its level', () => {
    const { dod, budgetText } = parseIssueBrief('# Definition of Done\n- a\n### Budget (USD)\n5');
    expect({ dod, budgetText }).toEqual({ dod: '- a', budgetText: '5' });
  });
});

describe('free Markdown', () => {
  it.each([
    { what: 'any level', body: '###### Definition of Done\n\nall', dod: 'all' },
    { what: 'another name', body: '## Acceptance Criteria\nall', dod: 'all' },
    { what: 'any case, a colon, emphasis', body: '## **definition OF done:**\nall', dod: 'all' },
    { what: 'closing number signs', body: '## Definition of Done ##\nall', dod: 'all' },
    { what: 'a line of equal signs below', body: 'Definition of Done\n====\nall', dod: 'all' },
    { what: 'a line of dashes below', body: 'intro\n\nDefinition of Done\n--\nall', dod: 'all' },
    { what: 'a closing number sign', body: '## Definition of Done #\nall', dod: 'all' },
    { what: 'white space all over', body: '##   Definition  of\tDone   ##  \nall', dod: 'all' },
    { what: 'a heading of a hundred characters', body: `##${'Definition of Done'.padStart(100)}\nall`, dod: 'all' },
    { what: 'a heading of more', body: `##${'Definition of Done'.padStart(101)}\nall`, dod: null },
    { what: 'spaces and a tab behind the dashes', body: 'Definition of Done\n   --- \t\nall', dod: 'all' },
    { what: 'a line of white space above', body: 'intro\n \nDefinition of Done\n---\nall', dod: 'all' },
    { what: 'dashes too far indented', body: 'Definition of Done\n    ---\nall', dod: null },
    { what: 'dashes behind words', body: 'Definition of Done\na ---\nall', dod: null },
    { what: 'dashes before words', body: 'Definition of Done\n--- a\nall', dod: null },
    { what: 'dashes with letters', body: 'Definition of Done\n---a\nall', dod: null },
    { what: 'below another heading', body: '# Title\nDefinition of Done\n---\nall', dod: 'all' },
    {
      what: 'the end at the same level',
      body: '## Definition of Done\na\n### more\nb\n## Notes\nc',
      dod: 'a\n### more\nb',
    },
    { what: 'the end at a higher level', body: '## Definition of Done\na\n\nNotes\n===\nc', dod: 'a' },
    { what: 'the end at a title with dashes', body: '## Definition of Done\na\n\nWell-known - not\n---\nc', dod: 'a' },
    { what: 'the end at a title that is indented', body: '## Definition of Done\na\n\n Notes\n---\nc', dod: 'a' },
    { what: 'the end at a title with a number', body: '## Definition of Done\na\n\n3.5 ways\n---\nc', dod: 'a' },
    {
      what: 'no end at a lower level below a line',
      body: '# Definition of Done\na\n\nNotes\n---\nc',
      dod: 'a\n\nNotes\n---\nc',
    },
    {
      what: 'no end below a numbered list',
      body: '## Definition of Done\n\n12. a\n---\n13) b',
      dod: '12. a\n---\n13) b',
    },
    { what: 'no end at a rule right below', body: '## Definition of Done\n\n---\nb', dod: '---\nb' },
    { what: 'no end at a rule below white space', body: '## Definition of Done\n \t\n---\nb', dod: '---\nb' },
    { what: 'the end at an empty heading', body: '## Definition of Done\na\n##\nc', dod: 'a' },
    { what: 'no end at a rule below a list', body: '## Definition of Done\n- a\n---\n- b', dod: '- a\n---\n- b' },
    { what: 'no end at a line in a paragraph', body: '## Definition of Done\na\nb\n---\nc', dod: 'a\nb\n---\nc' },
    { what: 'no end at a table', body: '## Definition of Done\n\n| a |\n---\n', dod: '| a |\n---' },
    { what: 'no end in code', body: '## Definition of Done\n```\n# x\n\n\n# y\n```', dod: '```\n# x\n\n\n# y\n```' },
    { what: 'no end at dashes below nothing', body: '## Definition of Done\na\n\n---\nb', dod: 'a\n\n---\nb' },
    { what: 'the task list', body: 'do:\n- [ ] a\n* [x] b\n1. [X] c\n\nbye', dod: '- [ ] a\n* [x] b\n1. [X] c' },
    {
      what: 'tasks with what belongs to them',
      body: '- [ ] a\n  more of a\n  - [ ] deeper\n\ttab\nnot\n  this\n- [ ] b',
      dod: '- [ ] a\n  more of a\n  - [ ] deeper\n\ttab\n- [ ] b',
    },
    { what: 'tasks far from their markers', body: '-   [ ] \t a\n12.\t[x]  b', dod: '-   [ ] \t a\n12.\t[x]  b' },
    { what: 'indented tasks', body: 'do:\n  - [ ] a', dod: '  - [ ] a' },
    { what: 'tasks with deep lines', body: '- [ ] a\n      more\n\t\tmore', dod: '- [ ] a\n      more\n\t\tmore' },
    { what: 'tasks without the lines beside them', body: '- [ ] a\n no\n- [ ] b\nno  more', dod: '- [ ] a\n- [ ] b' },
    { what: 'no task in the middle of a line', body: 'a - [ ] b\nc- [ ] d', dod: null },
    { what: 'the task list, for an empty section', body: '## Definition of Done\n\n## Tasks\n- [ ] a', dod: '- [ ] a' },
    { what: 'no task in code', body: '```\n- [ ] a\n```', dod: null },
    { what: 'no task without words', body: '- [ ]\n- [ ] \n- [y] a\n-[ ] b', dod: null },
    { what: 'a heading without space', body: '##Definition of Done\nall', dod: null },
    { what: 'too deep a heading', body: '####### Definition of Done\nall', dod: null },
    { what: 'an indented heading', body: '    # Definition of Done\nall', dod: null },
    { what: 'a number sign inside', body: '## Definition # of Done\nall', dod: null },
    { what: 'a number sign right behind', body: '## Definition of Done#\nall', dod: null },
    { what: 'emphasis inside', body: '## Definition *of* Done\nall', dod: null },
    { what: 'a colon inside', body: '## Definition: of Done\nall', dod: null },
    { what: 'words around it', body: '## Our Definition of Done\nall', dod: null },
    { what: 'a very long heading', body: `## Definition of Done ${'#'.repeat(200)}\nall`, dod: null },
    { what: 'nothing', body: '', dod: null },
  ])('a Definition of Done: $what', ({ body, dod }) => {
    expect(parseIssueBrief(body)).toMatchObject({ dod, problems: [] });
  });

  it('keeps one of several empty lines, and all of those in code', () => {
    expect(parseIssueBrief('\n\na  \n\n\n\nb\n```\n\n\n\n```\n\n').description).toBe('a\n\nb\n```\n\n\n\n```');
  });

  it('takes lines of white space for empty ones', () => {
    expect(parseIssueBrief(' \n\t\na\n \n\t\n\nb\n \n').description).toBe('a\n\nb');
    expect(parseIssueBrief(' \n\t').description).toBe('');
  });

  it('does not take names of JavaScript for fields', () => {
    const body = ['constructor', '__proto__', 'toString'].map((name) => `### ${name}\n\nx`).join('\n\n');
    expect(parseIssueBrief(body)).toMatchObject(NOTHING);
  });
});

describe('properties', () => {
  const lines = fc.constantFrom(
    '### Budget (USD)', '### Tier', '## Definition of Done', 'Acceptance criteria', '---', '===', '```', '~~~', '- [ ] a',
    '  ```', '> ### Tier', '_No response_', '120', '', '<div>', '# x', '    y', '- ```', '###',
  ); // prettier-ignore

  it('never throws, and invents nothing', () => {
    const body = fc.oneof(
      fc.array(lines, { maxLength: 30 }).map((list) => list.join('\n')),
      anyText(),
    );
    fc.assert(
      fc.property(body, (text) => {
        const { problems, ...values } = parseIssueBrief(text);
        for (const value of Object.values(values)) {
          for (const line of (value ?? '').split('\n')) expect(text).toContain(line);
        }
        expect(problems.every((problem) => /^line \d+: /.test(problem))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('two budgets outside of code are never one', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 20 }), (list) => {
        const { budgetText, problems } = parseIssueBrief(list.join('\n'));
        const plain = list.every((line) => !/[`~<>]/.test(line));
        if (plain && list.filter((line) => line === '### Budget (USD)').length > 1) expect(problems).not.toEqual([]);
        if (problems.length === 0) expect(budgetText ?? '').not.toContain('\n');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('time grows with the text', () => {
  it.each([
    '# a\n', '### Tier\n', '## Definition of Done\n', 'a\n---\n', '- [ ] a\n', '#', ' ', '# ', '*', '\n', '-', '=', '```\n', '  a\n', '- ', '# a #',
  ])('%j', (unit) => {
    expectLinear((text) => parseIssueBrief(text), (size) => unit.repeat(size / unit.length), 256 * 1024);
  }); // prettier-ignore

  it('all known headings, one after the other', () => {
    const half = (heading: string, size: number): string => `### ${heading}\n`.repeat(size / 40);
    expectLinear(
      (text) => parseIssueBrief(text),
      (size) => half('Tier', size) + half('Specialist', size),
      256 * 1024,
    );
  });
});
