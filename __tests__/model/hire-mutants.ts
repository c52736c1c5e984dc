/** Hiring machines with one protection taken out: each must break something, or the exploration is blind. */
import type { HireState, HireStep } from '../../src/core/protocol/hire-state.ts';
import { type HireMachine, REAL_HIRE } from './hire-world.ts';

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

/** The intent is enough: post first, burn later. */
export const postsBeforeBurn = mutate((state, event) => {
  if (event.kind === 'intent_written')
    return go({ ...state, intentDeadline: event.deadline, burnId: null }, 'looking_again');
  return null;
});

/** Burnt by somebody is as good as burnt by us. */
export const mindsNoFuse = mutate((state, event) =>
  event.kind === 'burn_answered' && event.reply !== 'ours' ? go({ ...state, burnId: 'own' }, 'looking_again') : null,
);

/** An unclear answer counts as a refusal: the fuse comes back, and the next run posts. */
export const takesBackInDoubt = mutate((state, event) =>
  event.kind === 'post_answered' && event.reply === 'unclear'
    ? REAL_HIRE.advance(state, { ...event, reply: 'refused' })
    : null,
);

/** The last look before the POST is not made. */
export const looksOnce = mutate((state, event) =>
  event.kind === 'burn_answered' && event.reply === 'ours' ? go({ ...state, burnId: event.burnId }, 'posting') : null,
);

/** Told that the fuse is its own, whoever else was. */
export const mindsNoRivals = mutate((state, event) =>
  event.kind === 'burn_answered' && event.reply === 'ours'
    ? go({ ...state, burnId: event.burnId }, 'looking_again')
    : null,
);

/** However late it has become. */
export const mindsNoDeadline = mutate((state, event) =>
  state.phase === 'looking_again' ? REAL_HIRE.advance(state, { ...event, at: 0 }) : null,
);

/** A rehire does not wait for the runs that may still post. */
export const waitsForNobody = mutate((state, event) =>
  event.kind === 'runs_read' ? REAL_HIRE.advance(state, { ...event, runs: [] }) : null,
);

/** A rehire does not wait for the burn to be old. */
export const rehiresAtOnce = mutate((state, event) =>
  event.kind === 'burns_read' && event.highest !== null
    ? REAL_HIRE.advance(state, { ...event, since: event.since === null ? null : -1e9 })
    : null,
);

/** A rehire does not look at the burns again. */
export const looksAtBurnsOnce = mutate((state, event) => {
  if (state.phase !== 'reading_burns_again' || event.kind !== 'burns_read') return null;
  return REAL_HIRE.advance(state, { ...event, highest: state.generation - 1, since: state.burntSince });
});
