/** Tries every fact, removes what was made, and says what was seen. */
import { HttpError } from '../../src/http/errors.ts';
import type { Bench, Closed, Leftover } from './bench.ts';
import { CannotTry, type FactName, FACTS, type Finding } from './facts.ts';
import { tryGoneIssue, tryHiddenText, tryQueue, tryReviews, tryUndecided, tryVolatile } from './probes/issues.ts';
import { tryMutations } from './probes/limits.ts';
import { tryCustomRef, tryReactionLock, tryRefLock } from './probes/locks.ts';
import { tryActivity, tryActivityOnGhes, tryJob } from './probes/pushes.ts';
import {
  tryBranchProtection,
  tryNamesCase,
  tryNewest,
  tryPlan,
  tryRequiredApp,
  tryUpdateRule,
  tryVisible,
} from './probes/rules.ts';

const PROBES: Readonly<Record<FactName, (bench: Bench) => Promise<Finding>>> = {
  'locks/reaction': tryReactionLock,
  'locks/custom-ref': tryCustomRef,
  'locks/ref': tryRefLock,
  'activity/list': tryActivity,
  'activity/ghes': tryActivityOnGhes,
  'jobs/by-check-run': tryJob,
  'rendering/hidden': tryHiddenText,
  'rendering/volatile': tryVolatile,
  'rules/visible': tryVisible,
  'rules/update-rule': tryUpdateRule,
  'rules/required-app': tryRequiredApp,
  'rules/branch-protection': tryBranchProtection,
  'rules/names-case': tryNamesCase,
  'rules/plan': tryPlan,
  'checks/newest': tryNewest,
  'reviews/undecided': tryUndecided,
  'reviews/opinionated': tryReviews,
  'queue/read': tryQueue,
  'issues/gone': tryGoneIssue,
  'limits/mutations': tryMutations,
};

/** Writes one line. */
export type Print = (line: string) => void;

/** What a run found, and what it left behind. */
export interface Result {
  readonly findings: readonly (readonly [FactName, Finding])[];
  readonly leftovers: readonly Leftover[];
}

/** Tries the facts one after the other, until `signal` aborts, and always cleans up. */
export async function tryFacts(
  bench: Bench,
  names: readonly FactName[],
  { print, signal }: { readonly print: Print; readonly signal: AbortSignal },
): Promise<Result> {
  const findings: (readonly [FactName, Finding])[] = [];
  try {
    for (const name of names) {
      const finding = signal.aborted ? { kind: 'not_tried' as const, why: 'stopped' } : await tryFact(bench, name);
      findings.push([name, finding]);
      print(formatLine(name, finding));
    }
  } finally {
    print(`Removing what was made: ${bench.made.length} things.`);
  }
  return { findings, leftovers: await cleanUp(bench) };
}

async function tryFact(bench: Bench, name: FactName): Promise<Finding> {
  try {
    return await PROBES[name](bench);
  } catch (error) {
    return { kind: 'not_tried', why: explain(error) };
  }
}

function explain(error: unknown): string {
  if (error instanceof CannotTry || error instanceof HttpError) return error.message;
  return `a mistake in the probe: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

const LIMIT_PAUSE_MS = 60_000;

/** Removes what was made, the latest first. Returns what is left, each with its reason. */
async function cleanUp({ made, clock }: Bench): Promise<readonly Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const { what, undo } of made.splice(0).reverse()) {
    const tryUndo = (): Promise<string | Closed | null> => undo().catch(explain);
    let left = await tryUndo();
    if (typeof left === 'string' && /rate limit|HTTP 429/i.test(left)) {
      await clock.sleep(LIMIT_PAUSE_MS);
      left = await tryUndo();
    }
    if (left === null) continue;
    const isFailure = typeof left === 'string';
    leftovers.push({ what, why: typeof left === 'string' ? left : left.closed, isFailure });
  }
  return leftovers;
}

const MARKS: Readonly<Record<Finding['kind'], string>> = {
  as_expected: 'as expected    ',
  unexpected: 'NOT AS EXPECTED',
  not_tried: 'not tried      ',
};

function formatLine(name: FactName, finding: Finding): string {
  const text = finding.kind === 'not_tried' ? finding.why : finding.seen;
  return `${MARKS[finding.kind]}  ${name}: ${text}`;
}

/** Returns the last lines of the report. */
export function formatSummary({ findings, leftovers }: Result): readonly string[] {
  const count = (kind: Finding['kind']): number => findings.filter(([, finding]) => finding.kind === kind).length;
  const wrong = findings.filter(([, finding]) => finding.kind === 'unexpected');
  return [
    '',
    `As expected: ${count('as_expected')}. Not as expected: ${wrong.length}. Not tried: ${count('not_tried')}.`,
    ...wrong.flatMap(([name, finding]) => [`${name} is false: ${FACTS[name]}`, `  ${formatLine(name, finding)}`]),
    leftovers.length === 0 ? 'Nothing was left behind.' : 'Left behind:',
    ...leftovers.map(({ what, why }) => `- ${what}: ${why}`),
    ...(wrong.length === 0 ? [] : ['docs/GITHUB-FACTS.md#unproven-facts says what each means for you.']),
  ];
}
