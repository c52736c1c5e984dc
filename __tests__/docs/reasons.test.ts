/** docs/REASON-CODES.md and the README name every reason code, say what it means and what to do, and end as the code ends. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FILES, PARTS, replacePart } from '../../scripts/docs.ts';
import { REASON_CODES, type OutcomeKind, type Verdict } from '../../src/core/domain/model.ts';
import { DECISION_TABLE } from '../../src/core/policy/decide.ts';
import { REASON_DOCS } from '../../scripts/documents/reason-texts.ts';
import { REASON_MESSAGES } from '../../src/report/view/reason-messages.ts';

const PAGE = readFileSync('docs/REASON-CODES.md', 'utf8');
const README = readFileSync('README.md', 'utf8');

/** How a row's verdict ends a step. */
const ENDS: Readonly<Record<Verdict['kind'], OutcomeKind>> = {
  done: 'accepted',
  accept: 'accepted',
  rework: 'reworked',
  wait: 'pending',
  hold: 'held',
};

describe('the page of reason codes', () => {
  it('is what the code generates', () => {
    for (const { path, render } of FILES) expect([path, readFileSync(path, 'utf8')]).toEqual([path, render()]);
  });

  it.each(REASON_CODES)('%s has its entry: meaning, outcome, what to do', (code) => {
    const entry = PAGE.split(`\n### \`${code}\`\n`)[1]?.split(/\n##/)[0] ?? '';
    expect(entry).toContain(REASON_DOCS[code].meaning);
    for (const outcome of REASON_DOCS[code].outcomes) expect(entry).toContain(`\`${outcome}\``);
    expect(entry.split('**What to do:** ')[1]?.trim()).toBe(
      REASON_MESSAGES[code].nextStep.replaceAll('‹command›', '/orkestro').trim(),
    );
  });

  it.each(REASON_CODES)('%s is told in sentences', (code) => {
    const { meaning, outcomes } = REASON_DOCS[code];
    expect(meaning).toMatch(/^[A-Z`].{20,330}\.$/);
    expect(outcomes.length).toBeGreaterThan(0);
    expect(README).toContain(`| [\`${code}\`](docs/REASON-CODES.md#${code}) | ${REASON_MESSAGES[code].cause} |`);
  });

  it.each(DECISION_TABLE.map((row) => [row.number, row.verdict, row.code] as const))(
    'row %i, %s: %s ends as the table ends it',
    (_number, verdict, code) => {
      expect(REASON_DOCS[code].outcomes).toContain(ENDS[verdict]);
    },
  );
});

describe("the README's decision table", () => {
  it('has every row of the code, in order', () => {
    const shown = [...README.matchAll(/^\| (\d+) \| (.+) \| \**(\w+)\** \| \[`(\w+)`\]\(.+\) \|$/gm)].map((row) =>
      row.slice(1, 5).join(' · '),
    );
    expect(shown).toEqual(DECISION_TABLE.map((row) => [row.number, row.situation, row.verdict, row.code].join(' · ')));
  });

  it('is found stale where a verdict is another one', () => {
    const part = PARTS.find(({ start }) => start.includes('decision'));
    if (part === undefined) throw new Error('no decision table');
    const stale = README.replace('| hold | [`mission_ended`]', '| accept | [`mission_ended`]');
    expect(stale).not.toBe(README);
    expect(replacePart(stale, part)).toBe(README);
  });
});
