/** The view of a mission as one snapshot saw it. */
import type { Verdict } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { FlowContext } from '../shared/context.ts';
import { isGateOpen } from './evaluate.ts';
import type { Snapshot } from './observe.ts';
import { createMissionView } from '../shared/mission-view.ts';

/** Creates the view of a mission as a snapshot saw it. */
export function viewOfSnapshot(
  context: FlowContext,
  snapshot: Snapshot,
  verdict: Verdict,
  more: { readonly outcome?: MissionView['outcome'] } = {},
): MissionView {
  const { tracked, observation } = snapshot;
  const { evidence } = observation;
  return createMissionView(context, {
    ...tracked,
    ...more,
    verdict,
    pull: observation.pull,
    evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
    evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
    gateOpen: isGateOpen(context, snapshot),
  });
}
