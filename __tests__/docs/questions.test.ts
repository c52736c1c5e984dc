/** The open questions of docs/MARKETPLACE-API.md are those that the conformance check answers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { QUESTION_NAMES, QUESTIONS } from '../../scripts/conformance/questions.ts';

const TEXT = readFileSync('docs/MARKETPLACE-API.md', 'utf8');
const UNKNOWN = TEXT.split('\n## Unknown\n')[1]?.split('\n## ')[0] ?? '';

/** The parts below `## Unknown`: heading, question, and whether there is a rule. */
const PARTS = UNKNOWN.split('\n### ')
  .slice(1)
  .map((part) => ({
    heading: part.split('\n')[0] ?? '',
    question: /^\*\*Question:\*\* (.*)$/m.exec(part)?.[1] ?? null,
    hasRule: /^\*\*Rule:\*\* /m.test(part),
  }));

describe('open questions', () => {
  it('are the ones that the check answers, in words and in order', () => {
    const expected = QUESTION_NAMES.map((heading) => ({ heading, question: QUESTIONS[heading], hasRule: true }));
    expect(PARTS).toEqual(expected);
  });
});
