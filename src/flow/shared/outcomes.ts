/** Outcomes as values: of nothing, of what failed, and of several missions together. */
import type { Outcome } from '../../core/domain/outcome.ts';
import { readFailure, toReasonCode } from './remote-error.ts';
import type { Engaged, Engine } from './context.ts';
import { hold } from './context.ts';
import { createPage } from './mission-view.ts';

/** An outcome about nothing in particular. */
export const EMPTY = {
  page: null,
  pages: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
} as const;

/** Nothing of ours: exit 0, one log line. */
export function skipped(why: string): Outcome {
  return { ...EMPTY, kind: 'skipped', code: 'skipped', say: `Skipped: ${why}.`, next: 'Nothing to do.' };
}

const ORDER = ['failed', 'held', 'pending', 'reworked', 'accepted', 'skipped'] as const;

/** Of several missions the step reports the one that most needs a person. */
export function summarise(outcomes: readonly Outcome[]): Outcome {
  const worst = outcomes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
  const pages = outcomes.flatMap((one) => (one.page === null ? [] : [one.page]));
  const say = `${outcomes.length} missions looked at: ${ORDER.map(
    (kind) => [kind, outcomes.filter((one) => one.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}.`;
  return { ...(worst ?? skipped('no mission')), page: null, pages, say };
}

/** A mission that is there stays in the outputs, whatever went wrong while looking at it. */
export function toFailed(engine: Engine, engaged: Engaged, error: unknown): Outcome {
  const failure = readFailure(error);
  if (failure === null) throw error;
  const code = toReasonCode(error);
  const verdict = hold(code, `${failure.what}: ${failure.why}`, failure.fix);
  const page = { ...createPage(engine, { ...engaged, verdict }), outcome: 'failed' } as const;
  const { say, next } = verdict;
  return { ...EMPTY, kind: 'failed', code, say, next, page, commentUrl: engaged.comment?.url ?? null };
}
