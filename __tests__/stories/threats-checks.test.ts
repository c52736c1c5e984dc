/** Every report of one required check, and the one that is paid for (threat row 6). */
import { describe, expect, it } from '@jest/globals';
import type { CheckState, ReportedCheck } from '../../src/core/domain/checks.ts';
import { evaluateChecks } from '../../src/core/policy/evaluate-checks.ts';
import type { Observation } from '../../src/core/domain/observation.ts';
import { decide } from '../../src/core/policy/decide.ts';
import {
  ACTIONS_APP,
  buildObservation,
  buildOptions,
  buildPolicy,
  buildPull,
  buildReading,
  buildReport,
  buildRequired,
  buildStatus,
  OTHER_HEAD,
} from '../support/decision-builders.ts';

/** A record, so that a new state fails to compile until it is listed. */
const STATES = Object.keys({
  success: 0,
  neutral: 0,
  skipped: 0,
  failure: 0,
  error: 0,
  pending: 0,
  action_required: 0,
  cancelled: 0,
  timed_out: 0,
  stale: 0,
  startup_failure: 0,
  unknown: 0,
} satisfies Record<CheckState, 0>) as readonly CheckState[];

const SOURCES = ['right app', 'wrong app', 'status'] as const;

interface Said {
  readonly source: (typeof SOURCES)[number];
  readonly state: CheckState;
}

const REPORTED: readonly Said[] = SOURCES.flatMap((source) => STATES.map((state) => ({ source, state })));

/** No report, one, or an older and a newer one. */
const REPORTS: readonly (readonly Said[])[] = [
  [],
  ...REPORTED.map((one) => [one]),
  ...REPORTED.flatMap((older) => REPORTED.map((newer) => [older, newer])),
];

/** The head: unchanged, moved before the evaluation, or moved right before paying. */
const HEADS: Readonly<Record<string, Partial<Observation>>> = {
  same: {},
  moved: { pull: buildPull({ headSha: OTHER_HEAD }) },
  'moved at the last moment': { recheckedHead: OTHER_HEAD },
};

function toReport({ source, state }: Said, index: number): ReportedCheck {
  const more = { state, databaseId: index + 1, at: index + 1, nodeId: `N${index}` };
  if (source === 'status') return buildStatus(more);
  return buildReport({ ...more, appId: source === 'right app' ? ACTIONS_APP : 7 });
}

function decideOn(reportedChecks: readonly Said[], head: Partial<Observation>): string {
  const reading = buildReading(reportedChecks.map(toReport), [buildRequired('test', ACTIONS_APP)]);
  const evidence = evaluateChecks(reading, buildOptions());
  return decide(buildObservation({ evidence, ...head }), buildPolicy()).kind;
}

/** An independent rule of what may be paid for: the app's newest report is success, on this head. */
function wouldPay(reportedChecks: readonly Said[], head: string): boolean {
  return head === 'same' && reportedChecks.findLast(({ source }) => source === 'right app')?.state === 'success';
}

describe('a required check whose app the rule names', () => {
  it(`threat row 6: every state × app × {0, 1, 2} reports × head, ${REPORTS.length * 3} cases: one class pays`, () => {
    const wrong: string[] = [];
    let paid = 0;
    for (const reportedChecks of REPORTS) {
      for (const [head, moved] of Object.entries(HEADS)) {
        const verdict = decideOn(reportedChecks, moved);
        if (verdict === 'accept') paid += 1;
        if ((verdict === 'accept') !== wouldPay(reportedChecks, head))
          wrong.push(
            `${reportedChecks.map(({ source, state }) => `${source}: ${state}`).join(', then ')}; ${head}: ${verdict}`,
          );
      }
    }
    expect(wrong).toEqual([]);
    // One report alone; the newer of two of the app; the only one of the app, before or after another source's report.
    expect(paid).toBe(1 + STATES.length + 2 * 2 * STATES.length);
  });
});
