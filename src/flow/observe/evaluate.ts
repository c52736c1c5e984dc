/** The decision on a snapshot: the decision table, and what only the flow knows. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { Observation } from '../../core/domain/observation.ts';
import { decide } from '../../core/policy/decide.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { Snapshot } from './observe.ts';
import { toStateFacts } from './observe.ts';

/** Applies the decision table. A saved state that is not trusted leads to a hold first. */
export function evaluate(context: FlowContext, snapshot: Snapshot): Verdict {
  const verdict = decide(snapshot.observation, context.settings.policy);
  if (snapshot.lostReason === null || verdict.code === 'already_accepted' || verdict.code === 'mission_ended')
    return verdict;
  return hold(
    'state_lost',
    `The signed state of mission ${snapshot.tracked.mission.id} is not to be trusted: ${snapshot.lostReason}.`,
    `A permitted person looks at the mission and comments \`${context.settings.command} resume\`: that writes the state anew.`,
  );
}

/** Returns whether the gate is open: with `gate-on: verified` once the evidence passes, with `accepted` once the mission is paid. */
export function isGateOpen(context: FlowContext, { tracked, observation, lostReason }: Snapshot): boolean {
  if (tracked.mission.phase === 'accepted') return true;
  const { gate, policy } = context.settings;
  if (gate.on === 'accepted' || lostReason !== null) return false;
  return decide(observation, { ...policy, payOn: 'checks', onPass: 'accept' }).kind === 'accept';
}

/** Returns the decision on a mission that was just posted, so that its status comment is not written twice. */
export function evaluatePosted(context: FlowContext, mission: Mission, state: MissionState): Verdict {
  const observation: Observation = {
    now: context.clock.now(),
    mission,
    ...toStateFacts(state),
    hold: null,
    binding: { kind: 'none' },
    pull: null,
    touchedPaths: null,
    evidence: { kind: 'not_needed' },
    baseFailing: [],
    changedAt: 0,
    recheckedHead: null,
  };
  return decide(observation, context.settings.policy);
}
