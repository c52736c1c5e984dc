/** Which missions a pull request concerns: those it says it delivers, those whose issue it closes, those on its page. */
import { parseMissionClaims } from '../../core/policy/binding.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import type { Pull } from '../../core/domain/model.ts';
import type { SubjectParts } from '../../core/domain/reference.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { readMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

/** A mission of this repository and what its last line says. */
export interface RepositoryMission {
  readonly mission: Mission;
  readonly subject: SubjectParts;
  /** The last line's own text for the subject. */
  readonly key: string;
  readonly generation: number;
}

/** How many missions are read at once where the list leaves descriptions out. */
const AT_ONCE = 8;
/** A title that ends like a reference of some repository (docs/PROTOCOL.md#reference). */
const REFERENCE = / — \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;

/** All missions of this repository, over or not: one list, and a look at those whose list item has no description. */
export async function listRepositoryMissions(engine: FlowContext): Promise<readonly RepositoryMission[]> {
  const missions = await engine.marketplace.listMissions();
  const isUnread = (mission: Mission): boolean =>
    parseFooter(mission.description) === null && !isOver(mission) && REFERENCE.test(mission.title);
  const whole = missions.filter((mission) => !isUnread(mission));
  const unread = missions.filter(isUnread);
  for (let start = 0; start < unread.length; start += AT_ONCE) {
    const some = unread.slice(start, start + AT_ONCE);
    whole.push(...(await Promise.all(some.map(({ id }) => engine.marketplace.getMission(id)))));
  }
  return whole.flatMap((mission) => {
    const footer = parseFooter(mission.description);
    const subject = footer === null ? null : parseSubject(footer.subject);
    if (footer === null || subject?.repositoryId !== engine.run.repository.id) return [];
    return [{ mission, subject, key: footer.subject, generation: footer.generation }];
  });
}

/** Open missions that somebody's issue, pull request or claim leads to. */
export function listOpen(posted: readonly RepositoryMission[]): readonly RepositoryMission[] {
  return posted.filter(({ mission }) => !isOver(mission));
}

/**
 * More than one mission of a reference and generation, or of two generations of which the earlier was not over when the
 * later came: none of them is settled by itself (docs/PROTOCOL.md#adoption). What ended without payment takes part no more.
 */
export function findDuplicates(posted: readonly RepositoryMission[], own: RepositoryMission): readonly Mission[] {
  const same = posted.filter((one) => one.key === own.key && one.mission.phase !== 'ended' && competes(one, own));
  return same.length > 1 ? same.map(({ mission }) => mission) : [];
}

/** A later generation follows one that was paid; beside an open one it is for the same work. */
function competes(one: RepositoryMission, own: RepositoryMission): boolean {
  if (one.generation === own.generation) return true;
  const [earlier] = one.generation < own.generation ? [one] : [own];
  return earlier.mission.phase !== 'accepted';
}

/**
 * The missions that a pull request concerns. Open ones: by its number, by the issues that it closes, by its body's claims
 * and by the pages on it. Those that are over only where they were surely its own, and nothing newer is there.
 */
export function listForPull(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  pull: Pull,
): readonly RepositoryMission[] {
  const named = new Set<number | null>([pull.number, ...pull.closes]);
  const claimed = new Set(parseMissionClaims(pull.body));
  const shown = new Set(pull.comments.map((comment) => readMarker(comment, 'page', engine.signer)?.marker.mission));
  return posted.filter((one) => {
    const { mission, subject } = one;
    if (!isOver(mission)) return named.has(subject.number) || claimed.has(mission.id) || shown.has(mission.id);
    const isItsOwn = subject.number === pull.number || shown.has(mission.id);
    return isItsOwn && !posted.some((other) => other.key === one.key && other.generation > one.generation);
  });
}
