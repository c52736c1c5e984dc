/** What a decision rests on (core/protocol/settle-machine.ts), as a look saw it and as it is read again right before sending. */
import { canonicalJson } from '../../core/digest.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Comment, Pull } from '../../core/domain/model.ts';
import type { Preconditions } from '../../core/protocol/settle-machine.ts';
import type { FlowContext } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import { findOtherReference } from '../observe/other-mission.ts';
import { readCommands } from '../observe/active-commands.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { isStillValid } from '../access/manual-decision.ts';

/** The ground of a look. A person's word overrides holds, verification and checks, so it rests on less. */
export function preconditionsOf(
  { observation, tracked }: Snapshot,
  manualDecision: ManualDecision | null,
): Preconditions {
  const { mission, pull, hold } = observation;
  const blocked = manualDecision === null ? hold !== null : (hold?.at ?? 0) > manualDecision.askedAt;
  return toPreconditions({
    mission,
    pull,
    manualDecision,
    isBlocked: blocked || (tracked.threadNumber !== null && tracked.comment === null),
  });
}

/** Reads all of it again: the mission and people's words, and the head last (docs/PROTOCOL.md#settle-order). */
export async function readPreconditions(
  context: FlowContext,
  snapshot: Snapshot,
  manualDecision: ManualDecision | null,
): Promise<Preconditions> {
  const { tracked, observation } = snapshot;
  const [mission, conversation, pull] = await Promise.all([
    context.marketplace.getMission(tracked.mission.id),
    tracked.threadNumber === null ? null : context.github.conversations.read(tracked.threadNumber),
    observation.pull === null ? null : context.github.pulls.read(observation.pull.number),
  ]);
  const pullComments = pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
  const comments = [...(conversation?.comments ?? []), ...pullComments];
  const blocked =
    (await isBlocked(context, snapshot, manualDecision, comments)) ||
    (manualDecision === null &&
      pull !== null &&
      (await findOtherReference(context, { tracked, mission, conversation }, pull)) !== null);
  const head = pull === null ? null : await context.github.pulls.readHead(pull.number);
  return toPreconditions({
    mission,
    pull: pull === null ? null : { ...pull, headSha: head ?? pull.headSha },
    manualDecision,
    isBlocked: blocked,
  });
}

async function isBlocked(
  context: FlowContext,
  { tracked, observation }: Snapshot,
  manualDecision: ManualDecision | null,
  comments: readonly Comment[],
): Promise<boolean> {
  const statusId = tracked.comment?.id;
  const isSandbox = context.signer.isSandbox;
  if (statusId !== undefined && !isSandbox && !comments.some(({ id }) => id === statusId)) return true;
  if (manualDecision !== null && !isStillValid(manualDecision, comments, context.settings.command)) return true;
  const commands = await readCommands(context, tracked, comments);
  const bound = observation.pull?.number ?? null;
  if ((commands.link ?? bound) !== bound) return true;
  return manualDecision === null ? commands.hold !== null : (commands.hold?.at ?? 0) > manualDecision.askedAt;
}

function toPreconditions(seen: {
  readonly mission: Mission;
  readonly pull: Pull | null;
  readonly manualDecision: ManualDecision | null;
  readonly isBlocked: boolean;
}): Preconditions {
  const { mission, pull, manualDecision, isBlocked } = seen;
  const always = { budget: mission.budgetCents, pull: pull?.number ?? null };
  const judged = {
    verification: mission.verification,
    state: pull?.state ?? null,
    draft: pull?.draft ?? null,
    base: pull?.baseRef ?? null,
  };
  return {
    isReady: isReady(mission),
    head: pull?.headSha ?? null,
    isBlocked,
    reworks: mission.reworkCount,
    fingerprint: canonicalJson(manualDecision === null ? { ...always, ...judged } : always),
  };
}
