/** The view of a mission as one snapshot saw it. */
import type { Verdict } from '../../core/domain/model.ts';
import type { MissionPage } from '../../core/domain/outcome.ts';
import type { Engine } from '../shared/context.ts';
import { isGateOpen } from './evaluate.ts';
import type { Look } from './observe.ts';
import { createPage } from '../shared/mission-view.ts';

/** The page of a mission as this look saw it. */
export function pageOfLook(
  engine: Engine,
  look: Look,
  verdict: Verdict,
  more: { readonly outcome?: MissionPage['outcome'] } = {},
): MissionPage {
  const { engaged, observation } = look;
  const { evidence } = observation;
  return createPage(engine, {
    ...engaged,
    ...more,
    verdict,
    pull: observation.pull,
    evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
    evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
    gateOpen: isGateOpen(engine, look),
  });
}
