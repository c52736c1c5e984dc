import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryEntry } from '../../../src/core/domain/outcome.ts';
import { renderSpecialists } from '../../../src/report/render/discover.ts';
import { renderSummary } from '../../../src/report/render/summary.ts';
import { renderTimeline } from '../../../src/report/view/timeline.ts';
import { expectNone, expectSame } from '../../support/many.ts';
import { findActive, readMarkdown } from '../../support/report/github-markdown.ts';
import { hostile } from '../../support/report/hostile.ts';
import {
  BRIEF,
  makeEvidence,
  makeMission,
  makeOutcome,
  makeMissionView,
  makeResult,
  makeVerdict,
  NOW,
  SAMPLES,
  SPECIALISTS,
} from '../../support/report/samples.ts';

const MIB = 1024 * 1024;
const accepted = SAMPLES['Accepted']!;

describe('renderSummary of one mission', () => {
  it('shows the page, a timeline, the whole brief, and where the comment is', () => {
    expect(renderSummary(makeOutcome({ kind: 'accepted', code: 'checks_passed', view: accepted }))).toMatchSnapshot();
  });

  it('keeps the brief as it was sent', () => {
    const description = '# Big\n\n```js\nalert("@octocat")\n```\n\n    indented #1\n';
    const summary = renderSummary(makeOutcome({ view: makeMissionView({ brief: { ...BRIEF, description } }) }));
    expect(summary).toContain(`\`\`\`\`text\n${description}\`\`\`\``);
  });

  it("says what the step did last, where that is more than the mission's page says", () => {
    const summary = renderSummary(
      makeOutcome({
        kind: 'pending',
        code: 'cancelled',
        message: 'Cancelled while waiting.',
        nextStep: 'Run the job again to resume.',
        view: makeMissionView(),
      }),
    );
    expect(summary).toContain('### ⏳ Waiting: the job was cancelled');
    expect(summary).toContain('**What happens next:** Run the job again to resume.');
  });

  it('has no link where there is no comment', () => {
    expect(renderSummary(makeOutcome({ view: makeMissionView(), commentUrl: null }))).not.toContain(
      "The mission's page",
    );
  });
});

describe('renderSummary without a page', () => {
  it('of a step that stopped', () => {
    const outcome = makeOutcome({
      kind: 'failed',
      code: 'bad_input',
      message: 'budget-usd: "1e9" is no amount.',
      nextStep: 'Write 120 or 99.50.',
    });
    expect(renderSummary(outcome)).toBe(
      '### ❌ Stopped: an input is not right\n\nbudget-usd: "1e9" is no amount.\n\n**What happens next:** Write 120 or 99.50.\n',
    );
  });

  it('of a step that had nothing to do', () => {
    const summary = renderSummary(makeOutcome({ kind: 'skipped', code: 'skipped' }));
    expect(summary).toBe('### Skipped: nothing here for this action\n\n**What happens next:** Nothing to do.\n');
  });
});

describe('renderSummary of many missions', () => {
  it('puts those first that wait for a person, and counts missions and money', () => {
    const views = [
      makeMissionView({ outcome: 'accepted', mission: makeMission({ phase: 'accepted', escrowStatus: 'released' }) }),
      makeMissionView({
        subject: { kind: 'issue', number: 13 },
        generation: 2,
        mission: makeMission({ budgetCents: null }),
      }),
      makeMissionView({ subject: { kind: 'run', runId: '77', job: 'j', index: '0', step: 's' } }),
      makeMissionView({
        subject: { kind: 'pull_request', number: 14 },
        outcome: 'held',
        mission: null,
        verdict: makeVerdict('hold', 'budget_missing'),
      }),
      makeMissionView({
        outcome: 'held',
        mission: makeMission({ phase: 'ended' }),
        verdict: makeVerdict('hold', 'mission_ended'),
      }),
    ];
    expect(renderSummary(makeOutcome({ views }))).toMatchInlineSnapshot(`
      "### 5 missions: 1 accepted, 2 pending, 2 held

      | Subject | Mission | Where it stands | Budget |
      | --- | --- | --- | --- |
      | [#14](https://github.com/acme/shop/issues/14) | – | ✋ Not hired: there is no budget | – |
      | [#12](https://github.com/acme/shop/issues/12) | \`msn_4821\` | ✋ On hold: the mission ended without acceptance | $120.00 |
      | [#12](https://github.com/acme/shop/issues/12) | \`msn_4821\` | ✅ Accepted: $120.00 paid to Nova Reyes | $120.00 |
      | [#13](https://github.com/acme/shop/issues/13) g2 | \`msn_4821\` | ⏳ At work: Nova Reyes has started | – |
      | run \`77\` | \`msn_4821\` | ⏳ At work: Nova Reyes has started | $120.00 |

      | Total | Missions | Budget |
      | --- | --- | --- |
      | Accepted and paid | 1 | $120.00 |
      | Open | 2 | $120.00 (1 not known) |
      | Ended without payment | 1 | $120.00 |

      **What happens next:** 2 of 5 need a person.

      - [#14](https://github.com/acme/shop/issues/14): Set the input \`budget-usd\`, or a "Budget (USD)" field together with \`max-budget-usd\`.
      - [#12](https://github.com/acme/shop/issues/12): Look at the mission on the marketplace. To hire again, comment \`/orkestro hire\`.
      "
    `);
  });

  it('says so when nobody needs to do anything', () => {
    const summary = renderSummary(makeOutcome({ views: [makeMissionView()] }));
    expect(summary).toContain('**What happens next:** Nobody needs to do anything.');
  });

  it('stays far below 1 MiB with 5,000 missions', () => {
    const views = Array.from({ length: 5000 }, () =>
      makeMissionView({ outcome: 'held', verdict: makeVerdict('hold', 'protected_paths', '', '日'.repeat(500)) }),
    );
    const summary = renderSummary(makeOutcome({ views }));
    expect(Buffer.byteLength(summary)).toBeLessThan(MIB * 0.9);
    expect(summary.includes('### 5000 missions: 5000 held')).toBe(true);
    expect(summary.includes('more missions.')).toBe(true);
    expect(summary.includes('| Open | 5000 | $600,000.00 |')).toBe(true);
  });
});

describe('limits', () => {
  it.each(['日', '\u0000', '|', '`', '<', 'word '])('hold with %j everywhere', (worst) => {
    const long = worst.repeat(80_000 / worst.length);
    const view = makeMissionView({
      mission: makeMission({ dod: `- ${long.slice(0, 3000)}\n`.repeat(1000), specialist: long }),
      brief: { title: long, description: long, dod: long, hash: long },
      evidence: makeEvidence(
        Array.from({ length: 1000 }, (_, at) =>
          makeResult(`${at} ${long}`, {
            verdict: 'failed',
            description: long,
            url: `https://ci.example.com/${'a'.repeat(1900)}`,
          }),
        ),
      ),
      history: Array.from({ length: 3000 }, (_, at) => ({ at: NOW + at * 60_000, text: long })),
      warnings: Array.from({ length: 100 }, () => long),
      verdict: makeVerdict('wait', 'checks_pending', long, long),
    });
    for (const mission of [view.mission, null]) {
      const summary = renderSummary(makeOutcome({ code: 'checks_pending', view: { ...view, mission } }));
      expect(Buffer.byteLength(summary)).toBeLessThan(MIB);
      expect(summary.split('<details>').length).toBe(summary.split('</details>').length);
    }
  });
});

describe('renderTimeline', () => {
  const at = (seconds: number, text: string): HistoryEntry => ({ at: NOW + seconds * 1000, text });

  it('gathers what happened in the same minute, and counts from the first event', () => {
    const history = [
      at(0, 'Hire authorized'),
      at(2, 'Posted'),
      at(2, 'Matched: `Nova`'),
      at(1200, 'Delivered as #31'),
      at(4000, 'Accepted, $120.00 paid'),
    ];
    expect(renderTimeline(history)?.source).toBe(
      '```mermaid\ntimeline\n    0 s : Hire authorized\n    2 s : Posted : Matched – Nova\n    20 min : Delivered as no. 31\n    1 h 06 min : Accepted, $120.00 paid\n```\n',
    );
  });

  it('is not there for less than two events', () => {
    expect(renderTimeline([])).toBeNull();
    expect(renderTimeline([at(0, 'a')])).toBeNull();
  });

  it('keeps the first column and the newest seven', () => {
    const source =
      renderTimeline(Array.from({ length: 3000 }, (_, index) => at(index * 60, `event ${index}`)))?.source ?? '';
    expect(source.split('\n')).toHaveLength(1 + 1 + 8 + 2);
    expect(source).toContain('    0 s : event 0\n    1 d 19 h : ');
    expect(source).toContain('    2 d 1 h : event 2996 : event 2997 : event 2998 : event 2999\n');
  });

  it('has nothing in its labels that Mermaid reads', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 6 }), (texts) => {
        const { source } = renderTimeline(texts.map((text, index) => at(index * 60, text)))!;
        const lines = source.split('\n');
        expectSame([lines[0], lines[1], lines.at(-2), lines.at(-1)].join('\n'), '```mermaid\ntimeline\n```\n');
        const plain = /^ {4}\d+ (?:s|min)(?: : [^:;#"<>[\]{}|\\`~*&@]+)+$/u;
        expectNone(lines.slice(2, -2).filter((line) => !plain.test(line) || /%%|\$\$/u.test(line)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('renderSpecialists', () => {
  it('lists the best rank first', () => {
    expect(renderSpecialists(SPECIALISTS).source).toMatchInlineSnapshot(`
      "| Specialist | Type | Tier | Agent Rank | Missions | Price |
      | --- | --- | --- | --- | --- | --- |
      | Imara Osei, Release engineer | Engineering &amp; IT | T2 Guaranteed | 98 | 540 | from $200 |
      | Nova Reyes, Patient debugger | Engineering &amp; IT | T1 Verified | 94 | 212 | \`$40/h\` |
      | Kit | Engineering &amp; IT | New | – | 0 | – |
      "
    `);
  });

  it('says what to try when nobody matches', () => {
    expect(renderSpecialists([]).source).toContain('No specialist matches.');
  });

  it('shows 200 rows and counts the rest', () => {
    const many = Array.from({ length: 1203 }, (_, index) => ({ ...SPECIALISTS[0]!, name: `Specialist ${index}` }));
    const summary = renderSummary(makeOutcome({ kind: 'skipped', code: 'discovered', specialists: many }));
    expect(summary).toContain('### Specialists: 1203 listed');
    expect(readMarkdown(summary).rows).toHaveLength(201);
    expect(summary).toContain('… and 1003 more specialists; all of them are in the output `specialists`.');
  });

  it('is inert', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const source = renderSpecialists([
          { ...SPECIALISTS[0]!, name: a, persona: b, type: a, tier: b, price: a },
        ]).source;
        const read = readMarkdown(source);
        expectNone(findActive(read.texts));
        expectSame(read.rows.join(), '6,6');
        expectNone([...read.links, ...read.html]);
      }),
      { numRuns: 2000 },
    );
  });
});
