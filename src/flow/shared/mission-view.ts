/** Everything known of a mission, gathered for people. */
import type { Evidence } from '../../core/domain/evidence.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { OutcomeKind, Pull, Subject, Verdict } from '../../core/domain/model.ts';
import type { FrozenBrief, MissionView } from '../../core/domain/outcome.ts';
import { formatReference } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from './context.ts';
import { formatRunUrl } from './context.ts';

export interface MissionViewInput {
  readonly verdict: Verdict;
  readonly subject: Subject;
  readonly generation: number;
  readonly mission: Mission | null;
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
  readonly state: MissionState | null;
  readonly outcome?: OutcomeKind;
  readonly pull?: Pull | null;
  readonly evidence?: Evidence | null;
  readonly evidenceProblem?: string | null;
  readonly gateOpen?: boolean;
}

/** How a verdict reads when nothing more is done about it in this run. */
function toOutcomeKind(verdict: Verdict): OutcomeKind {
  switch (verdict.kind) {
    case 'done':
      return 'accepted';
    case 'hold':
      return 'held';
    case 'accept':
    case 'rework':
    case 'wait':
      return 'pending';
  }
}

/** What a page is made with. */
type MissionViewSource = Pick<FlowContext, 'settings' | 'run' | 'signer' | 'clock'>;

/** Makes the page of one mission as it stands. */
export function createMissionView(context: MissionViewSource, input: MissionViewInput): MissionView {
  const { settings, run, signer, clock } = context;
  const { verdict, subject, generation, mission, state, ...rest } = input;
  return {
    repository: run.repository,
    serverUrl: run.serverUrl,
    subject,
    reference: formatReference(run.repository, subject, generation),
    generation,
    sandbox: signer.isSandbox,
    dryRun: settings.dryRun,
    mission,
    verdict,
    outcome: input.outcome ?? toOutcomeKind(verdict),
    round: state?.round ?? 1,
    maxReworks: settings.policy.maxReworks,
    pull: rest.pull ?? null,
    evidence: rest.evidence ?? null,
    evidenceProblem: rest.evidenceProblem ?? null,
    brief: rest.brief,
    droppedComments: rest.droppedComments,
    history: state?.history ?? [],
    warnings: rest.warnings,
    runUrl: formatRunUrl(run),
    commandPrefix: settings.command,
    statusContext: settings.gate.context,
    gateOpen: rest.gateOpen ?? false,
    now: clock.now(),
  };
}
