import { describe, expect, it } from '@jest/globals';
import type { Config, ConfigProblem } from '../../../src/core/config/config.ts';
import { findConfigured, findDodTemplate, findLabelTerms, findCommandLabel } from '../../../src/core/config/config.ts';
import {
  describeForStatus,
  formatConfigProblem,
  holdBrokenConfig,
  holdContradiction,
  holdMissingConfig,
} from '../../../src/core/config/messages.ts';

const CONFIG: Config = {
  path: '.github/orkestro.yml',
  labels: [
    { label: 'orkestro', terms: { texts: { category: 'DevOps' }, dod: null } },
    { label: 'orkestro: docs', terms: { texts: { 'budget-usd': '40' }, dod: '- [ ] it reads well' } },
  ],
  defaults: { texts: { 'budget-usd': '120', category: 'Other' }, dod: '- [ ] tests pass' },
  texts: { 'max-budget-usd': '500' },
};

describe('what the config file says', () => {
  it('of a label beats its defaults, in any case of the label', () => {
    expect(findConfigured(CONFIG, 'Orkestro: Docs', 'budget-usd')).toEqual({ text: '40', source: 'label' });
    expect(findConfigured(CONFIG, 'orkestro: docs', 'category')).toEqual({ text: 'Other', source: 'config' });
    expect(findConfigured(CONFIG, null, 'budget-usd')).toEqual({ text: '120', source: 'config' });
    expect(findConfigured(CONFIG, 'orkestro: new', 'budget-usd')).toEqual({ text: '120', source: 'config' });
  });

  it('beside the terms counts for every run, and nothing is made up', () => {
    expect(findConfigured(CONFIG, 'orkestro', 'max-budget-usd')).toEqual({ text: '500', source: 'config' });
    expect(findConfigured(CONFIG, 'orkestro', 'min-rank')).toBeNull();
  });

  it('names labels', () => {
    expect(findLabelTerms(CONFIG, 'ORKESTRO')).toEqual(CONFIG.labels[0]?.terms);
    expect(findLabelTerms(CONFIG, 'orkestro: x')).toBeNull();
  });

  it('goes by the one label on a page that it names', () => {
    expect(findCommandLabel(CONFIG, ['bug', 'Orkestro: docs'])).toBe('Orkestro: docs');
    expect(findCommandLabel(CONFIG, ['bug'])).toBeNull();
    expect(findCommandLabel(CONFIG, ['orkestro', 'orkestro: docs'])).toBeNull();
  });

  it("has a Definition of Done per label, else the defaults'", () => {
    expect(findDodTemplate(CONFIG, 'orkestro: docs')).toBe('- [ ] it reads well');
    expect(findDodTemplate(CONFIG, 'orkestro')).toBe('- [ ] tests pass');
    expect(findDodTemplate(CONFIG, null)).toBe('- [ ] tests pass');
  });
});

const PROBLEM: ConfigProblem = {
  line: 7,
  column: 5,
  message: 'unknown key `catgory`; did you mean `category`?',
  source: '    catgory: DevOps',
};

describe('what is said of a config file', () => {
  it('fits a commit status: one plain line of 140 characters, the place first', () => {
    const { message } = holdBrokenConfig('.github/orkestro.yml', [
      { ...PROBLEM, message: `a\u200bb\n\u202e ${'x'.repeat(300)}` },
    ]);
    const description = describeForStatus(message);
    expect(description).toMatch(/^\.github\/orkestro\.yml cannot be used: line 7, column 5: a b x+…$/);
    expect(description).toHaveLength(140);
  });

  it('shows place, line and mark, as compilers do', () => {
    expect(formatConfigProblem('.github/orkestro.yml', PROBLEM).split('\n')).toEqual([
      '.github/orkestro.yml:7:5: unknown key `catgory`; did you mean `category`?',
      ' 7 |     catgory: DevOps',
      '   |     ^',
    ]);
  });

  it('marks nothing beyond a line that was cut', () => {
    const far = formatConfigProblem('x.yml', { ...PROBLEM, column: 900 });
    expect(far.split('\n').at(-1)).toBe('   |');
  });

  it('holds with all problems, the first five spelled out', () => {
    const one = holdBrokenConfig('x.yml', [PROBLEM]);
    expect(one).toMatchObject({ kind: 'hold', code: 'bad_input' });
    expect(one.message).toBe(
      'Nothing was done: x.yml cannot be used: line 7, column 5: unknown key `catgory`; did you mean `category`?.',
    );
    const seven = holdBrokenConfig(
      'x.yml',
      Array.from({ length: 7 }, () => PROBLEM),
    );
    expect(seven.message).toMatch(/; and 2 more\.$/);
    expect(seven.message.match(/line 7/g)).toHaveLength(5);
  });

  it('holds for a file that is not there, and for one that contradicts the inputs', () => {
    expect(holdMissingConfig('ops/x.yml')).toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('ops/x.yml') as unknown,
    });
    expect(holdContradiction('x.yml', 'pay-on: …').message).toContain('x.yml and the inputs of this step contradict');
  });
});
