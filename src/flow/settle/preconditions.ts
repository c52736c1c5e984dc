/** What a decision rests on (core/protocol/settle-machine.ts), as a look saw it and as it is read again right before sending. */
import { canonicalJson } from '../../core/digest.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Comment, Pull } from '../../core/domain/model.ts';
import type { Ground } from '../../core/protocol/settle-machine.ts';
import type { Engine } from '../shared/context.ts';
import type { Look } from '../observe/observe.ts';
import { findOtherClaim } from '../observe/find-pull.ts';
import { readWords } from '../observe/observe.ts';
import type { PersonsWord } from '../access/manual-decision.ts';
import { isStanding } from '../access/manual-decision.ts';

/** The ground of a look. A person's word overrides holds, verification and checks, so it rests on less. */
export function groundOf({ observation, engaged }: Look, person: PersonsWord | null): Ground {
  const { mission, pull, hold } = observation;
  const stopped = person === null ? hold !== null : (hold?.at ?? 0) > person.askedAt;
  return toGround({ mission, pull, person, stopped: stopped || (engaged.home !== null && engaged.comment === null) });
}

/** Reads all of it again: the mission and people's words, and the head last (docs/PROTOCOL.md#settle-order). */
export async function readGround(engine: Engine, look: Look, person: PersonsWord | null): Promise<Ground> {
  const { engaged, observation } = look;
  const [mission, conversation, pull] = await Promise.all([
    engine.marketplace.getMission(engaged.mission.id),
    engaged.home === null ? null : engine.github.conversations.read(engaged.home),
    observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
  ]);
  const elsewhere = pull === null || pull.number === engaged.home ? [] : pull.comments;
  const comments = [...(conversation?.comments ?? []), ...elsewhere];
  const stopped =
    (await isStopped(engine, look, person, comments)) ||
    (person === null &&
      pull !== null &&
      (await findOtherClaim(engine, { engaged, mission, conversation }, pull)) !== null);
  const head = pull === null ? null : await engine.github.pulls.readHead(pull.number);
  return toGround({
    mission,
    pull: pull === null ? null : { ...pull, headSha: head ?? pull.headSha },
    person,
    stopped,
  });
}

async function isStopped(
  engine: Engine,
  { engaged, observation }: Look,
  person: PersonsWord | null,
  comments: readonly Comment[],
): Promise<boolean> {
  const place = engaged.comment?.id;
  const isTrial = engine.codec.tag === 'orkestro-sandbox';
  if (place !== undefined && !isTrial && !comments.some(({ id }) => id === place)) return true;
  if (person !== null && !isStanding(person, comments, engine.settings.command)) return true;
  const words = await readWords(engine, engaged, comments);
  const bound = observation.pull?.number ?? null;
  if ((words.bind ?? bound) !== bound) return true;
  return person === null ? words.hold !== null : (words.hold?.at ?? 0) > person.askedAt;
}

function toGround(seen: {
  readonly mission: Mission;
  readonly pull: Pull | null;
  readonly person: PersonsWord | null;
  readonly stopped: boolean;
}): Ground {
  const { mission, pull, person, stopped } = seen;
  const always = { budget: mission.budgetCents, pull: pull?.number ?? null };
  const judged = {
    verification: mission.verification,
    state: pull?.state ?? null,
    draft: pull?.draft ?? null,
    base: pull?.baseRef ?? null,
  };
  return {
    ready: isReady(mission),
    head: pull?.headSha ?? null,
    stopped,
    reworks: mission.reworkCount,
    rest: canonicalJson(person === null ? { ...always, ...judged } : always),
  };
}
