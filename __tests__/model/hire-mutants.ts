/** Hiring machines with one protection taken out: each must break something, or the exploration is blind. */
import type { HireState, HireStep } from '../../src/core/protocol/hire-state.ts';
import { type HireMachine, REAL_HIRE } from './hire-model.ts';

type Event = Parameters<HireMachine['advance']>[1];

function mutate(advance: (state: HireState, event: Event) => HireStep | null): HireMachine {
  return { ...REAL_HIRE, advance: (state, event) => advance(state, event) ?? REAL_HIRE.advance(state, event) };
}

const go = (state: HireState, phase: HireState['phase']): HireStep => ({
  state: { ...state, phase },
  effect: { do: 'look_up' },
});

/** An answer that was lost: send it again. */
export const retriesPost = mutate((state, event) =>
  event.kind === 'post_answered' && event.reply === 'unclear' ? go(state, 'posting') : null,
);

/** The intent is enough: post first, acquire later. */
export const postsBeforeAcquire = mutate((state, event) => {
  if (event.kind === 'notice_written')
    return go({ ...state, noticeDeadline: event.deadline, acquisitionId: null }, 'looking_again');
  return null;
});

/** Taken by somebody is as good as taken by us. */
export const mindsNoLock = mutate((state, event) =>
  event.kind === 'acquire_answered' && event.reply !== 'acquired'
    ? go({ ...state, acquisitionId: 'own' }, 'looking_again')
    : null,
);

/** An unclear answer counts as a refusal: the lock comes back, and the next run posts. */
export const releasesWhenUnconfirmed = mutate((state, event) =>
  event.kind === 'post_answered' && event.reply === 'unclear'
    ? REAL_HIRE.advance(state, { ...event, reply: 'refused' })
    : null,
);

/** The last look before the POST is not made. */
export const readsOnce = mutate((state, event) =>
  event.kind === 'acquire_answered' && event.reply === 'acquired'
    ? go({ ...state, acquisitionId: event.acquisitionId }, 'posting')
    : null,
);

/** Told that the lock is its own, whoever else was. */
export const ignoresCompetingIntents = mutate((state, event) =>
  event.kind === 'acquire_answered' && event.reply === 'acquired'
    ? go({ ...state, acquisitionId: event.acquisitionId }, 'looking_again')
    : null,
);

/** However late it has become. */
export const ignoresDeadline = mutate((state, event) =>
  state.phase === 'looking_again' ? REAL_HIRE.advance(state, { ...event, at: 0 }) : null,
);

/** A forced hire does not wait for the runs that may still post. */
export const skipsWaiting = mutate((state, event) =>
  event.kind === 'runs_read' ? REAL_HIRE.advance(state, { ...event, runs: [] }) : null,
);

/** A forced hire does not wait for the acquire to be old. */
export const forcesAtOnce = mutate((state, event) =>
  event.kind === 'locks_read' && event.highest !== null
    ? REAL_HIRE.advance(state, { ...event, since: event.since === null ? null : -1e9 })
    : null,
);

/** A forced hire does not look at the acquires again. */
export const looksAtLocksOnce = mutate((state, event) => {
  if (state.phase !== 'reading_locks_again' || event.kind !== 'locks_read') return null;
  return REAL_HIRE.advance(state, { ...event, highest: state.generation - 1, since: state.takenSince });
});
