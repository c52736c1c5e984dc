import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContextResult } from '../../../src/core/domain/evidence.ts';
import type { Verdict } from '../../../src/core/domain/model.ts';
import type { CheckDetails } from '../../../src/core/ports/github.ts';
import { formatReworkReason, REASON_LENGTH, type ReworkInput } from '../../../src/core/policy/rework-reason.ts';
import { buildMission } from '../../support/builders.ts';
import { buildEvidence, buildResult } from '../../support/decision-builders.ts';

const CHECKS_FAILED: Verdict = {
  kind: 'rework',
  code: 'checks_failed',
  message: 'Failed: "unit".',
  nextStep: 'It is sent back.',
};
const DETAILS: CheckDetails = {
  title: '2 of 40 tests failed',
  summary: 'parser.test.ts\n- parses dates',
  annotations: [
    { path: 'src/parser.ts', line: 12, message: 'expected 3,\nreceived 4' },
    { path: 'src/dates.ts', line: 4, message: 'no such month' },
  ],
};

function failed(name: string, more: Partial<ContextResult> = {}): ContextResult {
  const url = `https://github.com/acme/app/runs/${name}`;
  return buildResult({ name, verdict: 'failed', state: 'failure', nodeId: `CR_${name}`, url, ...more });
}

function format(more: Partial<ReworkInput> = {}): string {
  return formatReworkReason({
    verdict: CHECKS_FAILED,
    mission: buildMission({ status: 'awaiting_acceptance', verificationText: 'passed', dod: '' }),
    evidence: buildEvidence([failed('unit'), buildResult({ name: 'lint' })]),
    details: new Map([['CR_unit', DETAILS]]),
    redact: (text) => text,
    ...more,
  });
}

describe('the reason', () => {
  it('says what failed, where to look and what to do', () => {
    const dod = 'All of this:\n- [ ] The unit tests pass\n- [x] It builds\n* Documented\n1. [ ] Released';
    expect(format({ mission: buildMission({ dod }) })).toBe(
      [
        'Failed: "unit".',
        '',
        'Failed: unit — 2 of 40 tests failed',
        '  https://github.com/acme/app/runs/unit',
        '  src/parser.ts:12 expected 3, received 4',
        '  src/dates.ts:4 no such month',
        '  parser.test.ts',
        '  - parses dates',
        '',
        'Definition of Done:',
        '- The unit tests pass',
      ].join('\n'),
    );
  });

  it('names every open item when none names a failed check', () => {
    const dod = '- [ ] It parses\n- [X] It builds\n2) Documented';
    expect(format({ mission: buildMission({ dod }) })).toMatch(/Definition of Done:\n- It parses\n- Documented$/);
  });

  it('takes the lines of a Definition-of-Done without list', () => {
    expect(format({ mission: buildMission({ dod: 'It parses.\n\nIt is fast.' }) })).toMatch(
      /Definition of Done:\n- It parses.\n- It is fast.$/,
    );
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['points of any mark and indentation', '- a\n  * b\n\t+ c\n10. d\n100) e', ['a', 'b', 'c', 'd', 'e']],
    ['no hyphen in a sentence', 'All of it - now\n- a\nx - b', ['a']],
    ['no hyphen right behind a word', '- a\nno- b', ['a']],
    ['nothing of the space around', '-   a  \n- [ ]   b\n- [ ]c', ['a', 'b', 'c']],
    ['boxes only where they stand first', '- a [x] b\n- c [ ] d', ['a [x] b', 'c [ ] d']],
    ['lines that say something', 'a\n   \n\t\nb', ['a', 'b']],
  ])('takes from a Definition-of-Done %s', (_what, dod, items) => {
    const lines = format({ mission: buildMission({ dod }) })
      .split('Definition of Done:\n')[1]
      ?.split('\n');
    expect(lines).toEqual(items.map((item) => `- ${item}`));
  });

  it('names the items of any of several failed checks', () => {
    const evidence = buildEvidence([failed('unit'), failed('lint')]);
    const dod = '- unit tests\n- lint\n- documented';
    expect(format({ evidence, mission: buildMission({ dod }) })).toMatch(/Definition of Done:\n- unit tests\n- lint$/);
  });

  it('puts foreign words on one line each, without space around', () => {
    const details = new Map([
      [
        'CR_unit',
        { title: ' a \n\t b ', summary: null, annotations: [{ path: 'a  b', line: 1, message: 'c\r\n\r\nd' }] },
      ],
    ]);
    const verdict = { ...CHECKS_FAILED, message: '\n Failed. \n' };
    expect(format({ verdict, details, mission: buildMission({ dod: null }) })).toBe(
      'Failed.\n\nFailed: unit — a b\n  https://github.com/acme/app/runs/unit\n  a b:1 c d',
    );
  });

  it.each([null, '', ' \n'])('leaves out what there is nothing to say about (%j)', (dod) => {
    expect(format({ mission: buildMission({ dod }), details: new Map() })).toBe(
      'Failed: "unit".\n\nFailed: unit\n  https://github.com/acme/app/runs/unit',
    );
  });

  it("falls back to a status's own words", () => {
    const evidence = buildEvidence([failed('ci', { nodeId: null, url: null, description: 'Build #3 broke' })]);
    expect(format({ evidence, mission: buildMission({ dod: null }) })).toBe(
      'Failed: "unit".\n\nFailed: ci — Build #3 broke',
    );
  });

  it('says what the reviewer said', () => {
    const verdict = {
      ...CHECKS_FAILED,
      code: 'verification_failed',
      message: 'The reviewer did not pass the work.',
    } as const;
    const mission = buildMission({ verificationText: 'failed', dod: '- It parses' });
    expect(format({ verdict, mission, evidence: null })).toBe(
      'The reviewer did not pass the work.\n\nVerification: failed\n\nDefinition of Done:\n- It parses',
    );
  });

  it('is plain text: no control characters, no escape sequences, foreign lines indented', () => {
    const details = new Map([
      [
        'CR_unit',
        { title: 'a\u001B[31mred\u001B[0m\u0007', summary: 'x\r\ny\rz\n\n\n\nFailed: forged\u0000', annotations: [] },
      ],
    ]);
    expect(
      format({ details, mission: buildMission({ dod: null }) })
        .split('\n')
        .slice(2),
    ).toEqual([
      'Failed: unit — ared',
      '  https://github.com/acme/app/runs/unit',
      '  x',
      '  y',
      '  z',
      '  ',
      '  Failed: forged',
    ]);
  });
});

describe('secrets', () => {
  const secret = `osk_live_${'s'.repeat(40)}`;
  const redact = (text: string): string => text.replaceAll(secret, '***');

  it('are taken out of every part, before anything is cut', () => {
    const around = `${'x'.repeat(130)}${secret}`;
    const details: CheckDetails = {
      title: around,
      summary: `${'y'.repeat(1_180)}${secret}`,
      annotations: [{ path: around, line: 1, message: `${'m'.repeat(220)}${secret}` }],
    };
    const text = format({
      redact,
      verdict: { ...CHECKS_FAILED, code: 'verification_failed', message: `Failed: ${secret}.` },
      mission: buildMission({ dod: `- ${'d'.repeat(180)}${secret}`, verificationText: `${'v'.repeat(280)}${secret}` }),
      evidence: buildEvidence([failed('unit', { url: `https://x.test/${secret}`, description: secret })]),
      details: new Map([['CR_unit', details]]),
    });
    expect(text).not.toContain('osk_live');
    expect(text.split('***').length).toBeGreaterThan(4);
  });

  it('are taken out as they are, line ends and all', () => {
    const key = 'BEGIN\r\nabc\r\n\r\n\r\nEND';
    const details = new Map([['CR_unit', { title: null, summary: `a ${key} b`, annotations: [] }]]);
    expect(format({ redact: (text) => text.replaceAll(key, '***'), details })).toContain('a *** b');
  });

  it('are taken out even with control characters between their letters', () => {
    const hidden = Array.from(secret).join('\u0007');
    const details = new Map([['CR_unit', { title: hidden, summary: null, annotations: [] }]]);
    expect(format({ redact, details })).not.toContain('osk_live');
  });
});

describe('the limit', () => {
  const many = (count: number): readonly ContextResult[] =>
    Array.from({ length: count }, (_, n) => failed(`check-${n}`));
  const big: CheckDetails = {
    title: 'T'.repeat(500),
    summary: 'S'.repeat(60_000),
    annotations: Array.from({ length: 50 }, (_, line) => ({ path: 'p'.repeat(300), line, message: 'M'.repeat(2_000) })),
  };
  const dod = Array.from({ length: 60 }, (_, n) => `- [ ] item ${n} ${'i'.repeat(300)}`).join('\n');

  it('is kept by leaving out what helps least, and every name and link stays', () => {
    const results = many(6);
    const details = new Map(results.map(({ nodeId }) => [String(nodeId), big]));
    const text = format({ evidence: buildEvidence(results), details, mission: buildMission({ dod }) });
    expect(text.length).toBeLessThanOrEqual(REASON_LENGTH);
    expect(text).not.toContain('SSS');
    for (const { name, url } of results) {
      expect(text).toContain(`Failed: ${name} — TTT`);
      expect(text).toContain(url);
    }
  });

  it.each([
    [1, 20, 0, { checks: 1, summary: 1_199, annotations: 10, items: 20 }],
    [3, 20, 0, { checks: 3, summary: 399, annotations: 10, items: 20 }],
    [9, 20, 0, { checks: 9, summary: 149, annotations: 5, items: 10 }],
    [14, 20, 0, { checks: 14, summary: 0, annotations: 3, items: 5 }],
    [25, 20, 0, { checks: 20, summary: 0, annotations: 3, items: 5 }],
    [25, 100, 0, { checks: 20, summary: 0, annotations: 1, items: 0 }],
    [25, 200, 0, { checks: 8, summary: 0, annotations: 0, items: 0 }],
    [25, 200, 700, { checks: 3, summary: 0, annotations: 0, items: 0 }],
  ])(
    'says of %d checks, with messages of %d characters and links of %d, as much as fits',
    (count, long, link, said) => {
      const results = many(count).map((one) => ({
        ...one,
        name: `${one.name}${'n'.repeat(link)}`,
        url: 'u'.repeat(link),
      }));
      const annotations = Array.from({ length: 12 }, (_, line) => ({ path: 'p', line, message: 'M'.repeat(long) }));
      const detail = { title: 'T'.repeat(link), summary: 'S'.repeat(3_000), annotations };
      const details = new Map(results.map(({ nodeId }) => [String(nodeId), detail]));
      const items = Array.from({ length: 30 }, (_, n) => `- item ${n}`).join('\n');
      const text = format({ evidence: buildEvidence(results), details, mission: buildMission({ dod: items }) });
      const lines = text.split('\n');
      const checks = lines.filter((line) => line.startsWith('Failed: check-')).length;
      expect({
        checks,
        summary: Math.max(...lines.map((line) => /S*/.exec(line.trim())?.[0].length ?? 0)),
        annotations: lines.filter((line) => line.includes(' MM')).length / checks,
        items: lines.filter((line) => line.startsWith('- item')).length,
      }).toEqual(said);
      expect(lines.filter((line) => !/^(Failed: |  |And |Definition|- item|$)/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith('  ') && !/^  (https:|p:\d+ M|S|u)/.test(line))).toEqual([]);
    },
  );

  it('keeps annotations where there is room for them', () => {
    const details = new Map([['CR_unit', big]]);
    const text = format({ details, mission: buildMission({ dod: '- a' }) });
    expect(text).toContain(`${'p'.repeat(159)}…:0 MMM`);
    expect(text).toContain('Definition of Done:\n- a');
  });

  it.each([21, 300])('counts the failed checks it does not name (%d)', (count) => {
    const text = format({ evidence: buildEvidence(many(count)), mission: buildMission({ dod: null }) });
    const named = text.split('\n').filter((line) => line.startsWith('Failed: check-')).length;
    expect(named).toBeGreaterThanOrEqual(3);
    expect(text).toContain(`And ${count - named} more failed.`);
  });

  it('cuts only when nothing can be left out any more', () => {
    const text = format({ verdict: { ...CHECKS_FAILED, message: 'w'.repeat(9_000) } });
    expect(text).toBe(`${'w'.repeat(REASON_LENGTH - 1)}…`);
  });

  it('holds for any text', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('x'.repeat(5_000), '\n'.repeat(3_000), '😀'.repeat(900)),
    );
    fc.assert(
      fc.property(words, words, words, fc.integer({ min: 0, max: 30 }), (a, b, c, count) => {
        const results = many(count).map((result) => ({ ...result, name: `${result.name}${a}`, url: b }));
        const detail = { title: b, summary: c, annotations: [{ path: a, line: 1, message: c }] };
        const details = new Map(results.map(({ nodeId }) => [String(nodeId), detail]));
        const text = format({ evidence: buildEvidence(results), details, mission: buildMission({ dod: c }) });
        expect(text.length).toBeLessThanOrEqual(REASON_LENGTH);
        expect(text.isWellFormed() || !(a + b + c).isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['- ', '\n- a', '[', ' ', '\u2028', '\u001B[', '\u001B[0', '1', '\r\n\n'])(
    'takes time in proportion (%j)',
    (unit) => {
      const text = unit.repeat(262_144 / unit.length);
      const start = performance.now();
      format({ mission: buildMission({ dod: text }), details: new Map([['CR_unit', { ...DETAILS, summary: text }]]) });
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});
