/** What a decision rests on (core/protocol/settle-machine.ts), as a look saw it and as it is read again right before sending. */
import { canonicalJson } from '../../core/digest.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Comment, Pull } from '../../core/domain/model.ts';
import type { Preconditions } from '../../core/protocol/settle-machine.ts';
import type { FlowContext } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import { findOtherClaim } from '../observe/find-pull.ts';
import { readCommands } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { isStillValid } from '../access/manual-decision.ts';

/** The ground of a look. A person's word overrides holds, verification and checks, so it rests on less. */
export function preconditionsOf({ observation, engaged }: Snapshot, person: ManualDecision | null): Preconditions {
  const { mission, pull, hold } = observation;
  const stopped = person === null ? hold !== null : (hold?.at ?? 0) > person.askedAt;
  return toPreconditions({
    mission,
    pull,
    person,
    stopped: stopped || (engaged.threadNumber !== null && engaged.comment === null),
  });
}

/** Reads all of it again: the mission and people's words, and the head last (docs/PROTOCOL.md#settle-order). */
export async function readPreconditions(
  engine: FlowContext,
  look: Snapshot,
  person: ManualDecision | null,
): Promise<Preconditions> {
  const { engaged, observation } = look;
  const [mission, conversation, pull] = await Promise.all([
    engine.marketplace.getMission(engaged.mission.id),
    engaged.threadNumber === null ? null : engine.github.conversations.read(engaged.threadNumber),
    observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
  ]);
  const elsewhere = pull === null || pull.number === engaged.threadNumber ? [] : pull.comments;
  const comments = [...(conversation?.comments ?? []), ...elsewhere];
  const stopped =
    (await isBlocked(engine, look, person, comments)) ||
    (person === null &&
      pull !== null &&
      (await findOtherClaim(engine, { engaged, mission, conversation }, pull)) !== null);
  const head = pull === null ? null : await engine.github.pulls.readHead(pull.number);
  return toPreconditions({
    mission,
    pull: pull === null ? null : { ...pull, headSha: head ?? pull.headSha },
    person,
    stopped,
  });
}

async function isBlocked(
  engine: FlowContext,
  { engaged, observation }: Snapshot,
  person: ManualDecision | null,
  comments: readonly Comment[],
): Promise<boolean> {
  const place = engaged.comment?.id;
  const isTrial = engine.signer.tag === 'orkestro-sandbox';
  if (place !== undefined && !isTrial && !comments.some(({ id }) => id === place)) return true;
  if (person !== null && !isStillValid(person, comments, engine.settings.command)) return true;
  const words = await readCommands(engine, engaged, comments);
  const bound = observation.pull?.number ?? null;
  if ((words.bind ?? bound) !== bound) return true;
  return person === null ? words.hold !== null : (words.hold?.at ?? 0) > person.askedAt;
}

function toPreconditions(seen: {
  readonly mission: Mission;
  readonly pull: Pull | null;
  readonly person: ManualDecision | null;
  readonly stopped: boolean;
}): Preconditions {
  const { mission, pull, person, stopped: isBlocked } = seen;
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
    fingerprint: canonicalJson(person === null ? { ...always, ...judged } : always),
  };
}
