import { describe, expect, it } from '@jest/globals';
import { fail, ok, warn } from '../../../src/core/domain/finding.ts';
import { renderSummary } from '../../../src/report/render/summary.ts';
import type { Outcome } from '../../../src/core/domain/outcome.ts';
import { findActive, readMarkdown } from '../../support/report/github-markdown.ts';

const OUTCOME: Outcome = {
  kind: 'skipped',
  code: 'diagnosed',
  message: 'The doctor found 1 failed.',
  nextStep: '',
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
};
const HOSTILE = '@maya closes #1 | <img src=x> ![x](https://e.example/) `a`';

describe('the summary', () => {
  it('lists what fails first, each with its fix', () => {
    const findings = [ok('key', 'fine'), warn('gate', 'open', 'close it'), fail('config file', 'bad', 'mend it')];
    const lines = renderSummary({ ...OUTCOME, findings }).split('\n');
    expect(lines.filter((line) => line.startsWith('| ')).slice(2)).toEqual([
      '| ❌ fail | config file | bad | mend it |',
      '| ⚠️ warn | gate | open | close it |',
      '| ✅ ok | key | fine | – |',
    ]);
  });

  it('leaves foreign text in findings and settings inert', () => {
    const text = renderSummary({
      ...OUTCOME,
      findings: [fail(HOSTILE, HOSTILE, HOSTILE)],
      settings: [{ name: 'ignore-checks', value: `${HOSTILE}\nb`, source: 'input', beaten: HOSTILE }],
    });
    const { texts, links, kinds } = readMarkdown(text);
    expect([findActive(texts), links, kinds.get('image'), kinds.get('html')]).toEqual([[], [], undefined, undefined]);
    expect(text).toContain('**Settings** that are not at their default');
  });

  it('says of a step on hold that it is', () => {
    const held: Outcome = { ...OUTCOME, kind: 'held', code: 'bad_input', message: 'x.yml cannot be used.' };
    expect(renderSummary(held)).toMatch(/^### ✋ On hold: /);
  });
});
