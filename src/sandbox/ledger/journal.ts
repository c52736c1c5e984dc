/** The journal: an append-only list of facts. Agent Rank is computed from it, and the timeline shows it. */
import type { Store } from '../store/store.ts';

/** The result of the independent verification of one attempt. */
export type Verdict = 'passed' | 'failed';

/** The statuses of missions that ended without acceptance. */
export const ENDINGS = ['cancelled', 'expired', 'failed', 'refunded'] as const;
/** The status of a mission that ended without acceptance. */
export type Ending = (typeof ENDINGS)[number];

interface Work {
  readonly mission: string;
  readonly specialist: string;
}

/** One fact. `attempt` counts from 1, `rank` is Agent Rank at that moment, and money is in integer cents. */
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
  // Files of schema version 1 did not record the specialist.
  | { readonly event: 'ended'; readonly mission: string; readonly ending: Ending; readonly specialist?: string };

/** A fact with its sequence number and time (ms since the epoch). */
export type JournalEntry = Fact & { readonly seq: number; readonly at: number };

/** The journal of a store. */
export interface Journal {
  /** Appends a fact that happened at `at` (ms since the epoch). */
  append(at: number, fact: Fact): void;
  /** Returns every entry, oldest first. */
  entries(): readonly JournalEntry[];
  /** Returns the time of the newest entry (ms since the epoch), or 0 if there is none. */
  lastAt(): number;
}

/** Creates the journal of a store. The caller opens the transaction. */
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
    lastAt: () => store.get<{ at: number }>('SELECT at FROM journal ORDER BY seq DESC LIMIT 1')?.at ?? 0,
  };
}
