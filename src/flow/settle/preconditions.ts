/** The preconditions of a decision (core/protocol/settle-machine.ts), as a snapshot saw them and as they are read again right before sending. */
import { canonicalJson } from '../../core/digest.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Comment, Conversation, Hold, Pull } from '../../core/domain/model.ts';
import type { Preconditions } from '../../core/protocol/settle-machine.ts';
import type { FlowContext } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import { findOtherReference } from '../observe/other-mission.ts';
import { readCommands } from '../observe/active-commands.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { isStillValid } from '../access/manual-decision.ts';

/** Returns the preconditions that a snapshot saw. A manual decision overrides holds, verification, and checks, so it has fewer. */
export function preconditionsOf(
  { observation, tracked }: Snapshot,
  manualDecision: ManualDecision | null,
): Preconditions {
  const { mission, pull, hold } = observation;
  const isCommentLost = tracked.threadNumber !== null && tracked.comment === null;
  return toPreconditions({ mission, pull, manualDecision, isBlocked: isHeld(hold, manualDecision) || isCommentLost });
}

/** Returns whether a hold applies. For a manual decision, only one after the command does. */
function isHeld(hold: Hold | null, manualDecision: ManualDecision | null): boolean {
  return hold !== null && (manualDecision === null || hold.at > manualDecision.askedAt);
}

/** What is read again before sending. */
interface FreshReads {
  readonly mission: Mission;
  readonly conversation: Conversation | null;
  readonly pull: Pull | null;
}

/**
 * Reads the preconditions again: the mission and the commands first, the head last (docs/PROTOCOL.md#settle-order).
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function readPreconditions(
  context: FlowContext,
  snapshot: Snapshot,
  manualDecision: ManualDecision | null,
): Promise<Preconditions> {
  const reads = await readAll(context, snapshot);
  const { mission, pull } = reads;
  const isBlocked =
    (await isBlockedByThread(context, snapshot, manualDecision, listComments(snapshot, reads))) ||
    (manualDecision === null && (await isForOtherMission(context, snapshot, reads)));
  if (pull === null) return toPreconditions({ mission, pull, manualDecision, isBlocked });
  const headSha = await context.github.pulls.readHead(pull.number);
  return toPreconditions({ mission, pull: { ...pull, headSha }, manualDecision, isBlocked });
}

async function readAll({ marketplace, github }: FlowContext, { tracked, observation }: Snapshot): Promise<FreshReads> {
  const [mission, conversation, pull] = await Promise.all([
    marketplace.getMission(tracked.mission.id),
    tracked.threadNumber === null ? null : github.conversations.read(tracked.threadNumber),
    observation.pull === null ? null : github.pulls.read(observation.pull.number),
  ]);
  return { mission, conversation, pull };
}

/** Returns the comments of the mission's thread and of its pull request. */
function listComments({ tracked }: Snapshot, { conversation, pull }: FreshReads): readonly Comment[] {
  const pullComments = pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
  return [...(conversation?.comments ?? []), ...pullComments];
}

async function isForOtherMission(
  context: FlowContext,
  { tracked }: Snapshot,
  { mission, conversation, pull }: FreshReads,
): Promise<boolean> {
  return pull !== null && (await findOtherReference(context, { tracked, mission, conversation }, pull)) !== null;
}

/** Returns whether the status comment or the command is gone, or another command forbids the decision. */
async function isBlockedByThread(
  context: FlowContext,
  { tracked, observation }: Snapshot,
  manualDecision: ManualDecision | null,
  comments: readonly Comment[],
): Promise<boolean> {
  if (isStatusGone(context, tracked.comment, comments)) return true;
  if (manualDecision !== null && !isStillValid(manualDecision, comments, context.settings.command)) return true;
  const commands = await readCommands(context, tracked, comments);
  const linked = observation.pull?.number ?? null;
  return (commands.link !== null && commands.link !== linked) || isHeld(commands.hold, manualDecision);
}

function isStatusGone({ signer }: FlowContext, status: Comment | null, comments: readonly Comment[]): boolean {
  return status !== null && !signer.isSandbox && !comments.some(({ id }) => id === status.id);
}

function toPreconditions(seen: {
  readonly mission: Mission;
  readonly pull: Pull | null;
  readonly manualDecision: ManualDecision | null;
  readonly isBlocked: boolean;
}): Preconditions {
  const { mission, pull, manualDecision, isBlocked } = seen;
  return {
    isReady: isReady(mission),
    head: pull?.headSha ?? null,
    isBlocked,
    reworks: mission.reworkCount,
    fingerprint: canonicalJson({
      budget: mission.budgetCents,
      pull: pull?.number ?? null,
      ...(manualDecision === null && describeJudged(mission, pull)),
    }),
  };
}

/** Returns what the policy's decision also depends on. */
function describeJudged({ verification }: Mission, pull: Pull | null): Readonly<Record<string, unknown>> {
  if (pull === null) return { verification, state: null, draft: null, base: null };
  return { verification, state: pull.state, draft: pull.draft, base: pull.baseRef };
}
