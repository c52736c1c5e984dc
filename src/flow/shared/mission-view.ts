/** The view of a mission: everything known of it, as reports show it. */
import type { Evidence } from '../../core/domain/evidence.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { OutcomeKind, Pull, Subject, Verdict } from '../../core/domain/model.ts';
import type { FrozenBrief, MissionView } from '../../core/domain/outcome.ts';
import { formatReference } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext } from './context.ts';
import { formatRunUrl } from './context.ts';

/** What a view is made from. */
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

/** Returns the outcome of a verdict on which this run takes no further action. */
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

/** The part of the context that a view needs. */
type MissionViewSource = Pick<FlowContext, 'settings' | 'run' | 'signer' | 'clock'>;

/** The values of optional members. */
const VIEW_DEFAULTS = { pull: null, evidence: null, evidenceProblem: null, gateOpen: false } as const;

/** Creates the view of one mission as it stands. */
export function createMissionView(context: MissionViewSource, input: MissionViewInput): MissionView {
  const { settings, run, signer, clock } = context;
  const { verdict, subject, generation, state } = input;
  return {
    repository: run.repository,
    serverUrl: run.serverUrl,
    subject,
    reference: formatReference(run.repository, subject, generation),
    generation,
    sandbox: signer.isSandbox,
    dryRun: settings.dryRun,
    mission: input.mission,
    verdict,
    outcome: input.outcome ?? toOutcomeKind(verdict),
    round: state?.round ?? 1,
    maxReworks: settings.policy.maxReworks,
    ...toViewDetails(input),
    brief: input.brief,
    droppedComments: input.droppedComments,
    history: state?.history ?? [],
    warnings: input.warnings,
    runUrl: formatRunUrl(run),
    commandPrefix: settings.command,
    statusContext: settings.gate.context,
    now: clock.now(),
  };
}

function toViewDetails(input: MissionViewInput): Pick<MissionView, keyof typeof VIEW_DEFAULTS> {
  const { pull, evidence, evidenceProblem, gateOpen } = { ...VIEW_DEFAULTS, ...input };
  return { pull, evidence, evidenceProblem, gateOpen };
}
