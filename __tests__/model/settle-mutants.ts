/** Settling machines with one protection taken out: each must break something, or the exploration is blind. */
import type { SettleEvent, SettleMove, SettleState } from '../../src/core/protocol/settle-machine.ts';
import { REAL_SETTLE, type SettleMachine } from './settle-model.ts';

function mutate(advance: (state: SettleState, event: SettleEvent) => SettleMove | null): SettleMachine {
  return { ...REAL_SETTLE, advance: (state, event) => advance(state, event) ?? REAL_SETTLE.advance(state, event) };
}

const ask = (state: SettleState, awaitedStep: SettleState['awaitedStep'], at: number): SettleMove => ({
  state: { ...state, awaitedStep, askedAt: at },
  effect: { kind: awaitedStep },
});

/** A rework whose answer was lost is sent again. */
export const resendsRework = mutate((state, event) =>
  event.to === 'read_mission' &&
  state.plan.verdict === 'rework' &&
  state.response === 'unclear' &&
  state.sendCount === 1
    ? ask(state, 'read_again', event.at)
    : null,
);

/** What was lost is sent again at once, without reading anything. */
export const resendsBlindly = mutate((state, event) =>
  event.to === 'send' && event.reply.kind === 'unclear' && state.sendCount < 2
    ? ask({ ...state, sendCount: state.sendCount + 1 }, 'send', event.at)
    : null,
);

/** Taken by somebody is as good as taken by us. */
export const mindsNoLock = mutate((state, event) =>
  event.to === 'acquire' && event.reply.kind !== 'acquired'
    ? REAL_SETTLE.advance(state, { ...event, reply: { kind: 'acquired', acquisitionId: '0' } })
    : null,
);

/** An unclear answer counts as a refusal: the lock comes back, and the next run decides. */
export const releasesWhenUnconfirmed = mutate((state, event) =>
  event.to === 'send' && event.reply.kind === 'unclear'
    ? REAL_SETTLE.advance(state, { ...event, reply: { kind: 'refused' } })
    : null,
);

/** A person takes a lock over as soon as it is taken. */
export const takesOverImmediately = mutate((state, event) =>
  event.to === 'read_lock' && event.reply?.kind === 'taken' && state.plan.askedAt !== null
    ? REAL_SETTLE.advance(state, { ...event, reply: { ...event.reply, at: -1e9 } })
    : null,
);

/** What another run has decided meanwhile is not looked at. */
export const ignoresDecisions = mutate((state, event) =>
  event.to === 'list_decisions' ? REAL_SETTLE.advance(state, { ...event, reply: [] }) : null,
);

/** Nothing is read again before sending. */
export const readsOnce = mutate((state, event) =>
  event.to === 'read_again' ? REAL_SETTLE.advance(state, { ...event, reply: state.preconditions }) : null,
);

/** However late it has become. */
export const ignoresDeadline = mutate((state, event) =>
  event.to === 'read_again' ? REAL_SETTLE.advance(state, { ...event, at: 0 }) : null,
);
