/** Which missions a pull request concerns: those it says it delivers, those whose issue it closes, those on its page. */
import { parseMissionReferences } from '../../core/policy/binding.ts';
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
const MAX_CONCURRENT_READS = 8;
/** A title that ends like a reference of some repository (docs/PROTOCOL.md#reference). */
const REFERENCE_TITLE = / — \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;

/** All missions of this repository, over or not: one list, and a look at those whose list item has no description. */
export async function listRepositoryMissions(context: FlowContext): Promise<readonly RepositoryMission[]> {
  const missions = await context.marketplace.listMissions();
  const isUnread = (mission: Mission): boolean =>
    parseFooter(mission.description) === null && !isOver(mission) && REFERENCE_TITLE.test(mission.title);
  const complete = missions.filter((mission) => !isUnread(mission));
  const unread = missions.filter(isUnread);
  for (let start = 0; start < unread.length; start += MAX_CONCURRENT_READS) {
    const batch = unread.slice(start, start + MAX_CONCURRENT_READS);
    complete.push(...(await Promise.all(batch.map(({ id }) => context.marketplace.getMission(id)))));
  }
  return complete.flatMap((mission) => {
    const footer = parseFooter(mission.description);
    const subject = footer === null ? null : parseSubject(footer.subject);
    if (footer === null || subject?.repositoryId !== context.run.repository.id) return [];
    return [{ mission, subject, key: footer.subject, generation: footer.generation }];
  });
}

/** Open missions that somebody's issue, pull request or claim leads to. */
export function listOpen(repositoryMissions: readonly RepositoryMission[]): readonly RepositoryMission[] {
  return repositoryMissions.filter(({ mission }) => !isOver(mission));
}

/**
 * More than one mission of a reference and generation, or of two generations of which the earlier was not over when the
 * later came: none of them is settled by itself (docs/PROTOCOL.md#adoption). What ended without payment takes part no more.
 */
export function findDuplicates(
  repositoryMissions: readonly RepositoryMission[],
  own: RepositoryMission,
): readonly Mission[] {
  const same = repositoryMissions.filter(
    (one) => one.key === own.key && one.mission.phase !== 'ended' && isCompeting(one, own),
  );
  return same.length > 1 ? same.map(({ mission }) => mission) : [];
}

/** A later generation follows one that was paid; beside an open one it is for the same work. */
function isCompeting(one: RepositoryMission, own: RepositoryMission): boolean {
  if (one.generation === own.generation) return true;
  const [earlier] = one.generation < own.generation ? [one] : [own];
  return earlier.mission.phase !== 'accepted';
}

/**
 * The missions that a pull request concerns. Open ones: by its number, by the issues that it closes, by its body's claims
 * and by the pages on it. Those that are over only where they were surely its own, and nothing newer is there.
 */
export function listForPull(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  pull: Pull,
): readonly RepositoryMission[] {
  const named = new Set<number | null>([pull.number, ...pull.closes]);
  const claimed = new Set(parseMissionReferences(pull.body));
  const shown = new Set(pull.comments.map((comment) => readMarker(comment, 'page', context.signer)?.marker.mission));
  return repositoryMissions.filter((one) => {
    const { mission, subject } = one;
    if (!isOver(mission)) return named.has(subject.number) || claimed.has(mission.id) || shown.has(mission.id);
    const isItsOwn = subject.number === pull.number || shown.has(mission.id);
    return isItsOwn && !repositoryMissions.some((other) => other.key === one.key && other.generation > one.generation);
  });
}
