/** What happened, in order: append-only. Agent Rank is computed from it, and people read it. */
import type { Store } from '../store/store.ts';

/** The independent verifier's word on one attempt. */
export type Verdict = 'passed' | 'failed';

/** How a mission can end without acceptance. */
export const ENDINGS = ['cancelled', 'expired', 'failed', 'refunded'] as const;
export type Ending = (typeof ENDINGS)[number];

interface Work {
  readonly mission: string;
  readonly specialist: string;
}

/** One thing that happened. `attempt` counts from 1; `rank` is Agent Rank at that moment; money is integer cents. */
export type Fact =
  | { readonly event: 'enrolled'; readonly specialist: string; readonly rank: number; readonly missions: number }
  | { readonly event: 'posted'; readonly mission: string; readonly customer: number }
  | (Work & { readonly event: 'matched'; readonly rank: number; readonly cents: number })
  | (Work & { readonly event: 'started'; readonly attempt: number })
  | (Work & { readonly event: 'delivered'; readonly attempt: number })
  | (Work & { readonly event: 'verified'; readonly attempt: number; readonly result: Verdict })
  | (Work & {
      readonly event: 'reworked';
      readonly attempt: number;
      readonly verification: string | null;
      readonly reason: string | null;
    })
  | (Work & { readonly event: 'accepted'; readonly cents: number })
  // Files of schema version 1 didn't note whose work it was that ended.
  | { readonly event: 'ended'; readonly mission: string; readonly ending: Ending; readonly specialist?: string };

/** A fact with its place and time (ms since the epoch). */
export type JournalEntry = Fact & { readonly seq: number; readonly at: number };

export interface Journal {
  append(at: number, fact: Fact): void;
  /** Oldest first. */
  entries(): readonly JournalEntry[];
}

/** The journal on a store. */
export function createJournal(store: Store): Journal {
  return {
    append(at, fact) {
      const mission = 'mission' in fact ? fact.mission : null;
      store.run('INSERT INTO journal (at, mission, fact) VALUES (?, ?, ?)', at, mission, JSON.stringify(fact));
    },
    entries: () =>
      store
        .all<{ seq: number; at: number; fact: string }>('SELECT seq, at, fact FROM journal ORDER BY seq')
        .map(({ seq, at, fact }) => ({ seq, at, ...(JSON.parse(fact) as Fact) })),
  };
}
