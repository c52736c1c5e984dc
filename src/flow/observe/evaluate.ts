/** The decision on a snapshot: the decision table, and what only the flow knows. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { Observation } from '../../core/domain/observation.ts';
import type { JudgingSettings } from '../../core/policy/contract.ts';
import { combineVerdicts, describeChanges } from '../../core/policy/contract.ts';
import { decide } from '../../core/policy/decide.ts';
import { evaluateDelivery } from './delivery.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { Snapshot } from './observe.ts';
import { toStateFacts } from './observe.ts';

/**
 * Decides by the table under every set of settings that has to agree, and before it what the table cannot see: a saved state or
 * a contract that can't be trusted.
 */
export function evaluate(context: FlowContext, snapshot: Snapshot): Verdict {
  const verdict = decideUnderAll(snapshot);
  if (verdict.code === 'already_accepted' || verdict.code === 'mission_ended') return verdict;
  return findDistrust(context, snapshot) ?? findChangedList(snapshot) ?? verdict;
}

function decideUnderAll(snapshot: Snapshot): Verdict {
  const [agreed, ...others] = snapshot.settings;
  return others.reduce(
    (verdict, settings) => combineVerdicts(verdict, decideUnder(snapshot, settings), describeChanges(agreed, settings)),
    decideUnder(snapshot, agreed),
  );
}

function decideUnder({ observation, delivery }: Snapshot, settings: JudgingSettings): Verdict {
  return decide({ ...observation, evidence: evaluateDelivery(delivery, settings) }, settings);
}

/** What a maintainer has to look at before anything is decided. */
function findDistrust(context: FlowContext, { tracked, lostReason, contracts }: Snapshot): Verdict | null {
  const resume = `\`${context.settings.command} resume\``;
  if (lostReason !== null)
    return hold(
      'state_lost',
      `The signed state of mission ${tracked.mission.id} is not to be trusted: ${lostReason}.`,
      `A permitted person looks at the mission and comments ${resume}: that writes the state anew.`,
    );
  if (contracts.kind !== 'unreadable') return null;
  return hold(
    'contract_unreadable',
    `What mission ${tracked.mission.id} was hired under can't be read: ${contracts.why}.`,
    `Look at the mission, its budget and its pull request. Then someone with ${context.settings.limits.settlePermission} permission who does not deliver it comments ${resume}, which freezes today's settings.`,
  );
}

function findChangedList({ contracts }: Snapshot): Verdict | null {
  if (contracts.kind !== 'read' || contracts.changed.length === 0) return null;
  return hold(
    'contract_changed',
    `A long list of the hire travels as its hash, and today's list is another one: ${contracts.changed.join(', ')}.`,
    'Put the list back as it was at the hire, or settle it with the command accept, or rework and a reason.',
  );
}

/** Returns whether the gate is open: with `gate-on: verified` once the evidence passes, with `accepted` once the mission is paid. */
export function isGateOpen({ settings: { gate } }: FlowContext, snapshot: Snapshot): boolean {
  const { tracked, lostReason, contracts, settings } = snapshot;
  if (tracked.mission.phase === 'accepted') return true;
  if (gate.on === 'accepted' || lostReason !== null || contracts.kind === 'unreadable') return false;
  return settings.every(
    (one) => decideUnder(snapshot, { ...one, payOn: 'checks', onPass: 'accept' }).kind === 'accept',
  );
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
