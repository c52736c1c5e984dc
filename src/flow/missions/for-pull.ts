/** The missions that a pull request concerns: those it references, those whose issue it closes, those named in its comments. */
import { parseMissionReferences } from '../../core/policy/binding.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import type { Pull } from '../../core/domain/model.ts';
import type { SubjectParts } from '../../core/domain/reference.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { readMarker } from '../../core/state/markers.ts';
import type { FlowContext } from '../shared/context.ts';

/** A mission of this repository and the content of its last line. */
export interface RepositoryMission {
  readonly mission: Mission;
  readonly subject: SubjectParts;
  /** The subject as the last line writes it. */
  readonly key: string;
  readonly generation: number;
}

/** How many missions are read at once if the list omits descriptions. */
const MAX_CONCURRENT_READS = 8;
/** Titles that end with a reference (docs/PROTOCOL.md#reference). */
const REFERENCE_TITLE = / — \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;

/**
 * Returns all missions of this repository, ended ones too. Reads those again whose list item has no description.
 *
 * @throws MarketplaceError if a read fails for good.
 */
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

/** Returns the open missions. */
export function listOpen(repositoryMissions: readonly RepositoryMission[]): readonly RepositoryMission[] {
  return repositoryMissions.filter(({ mission }) => !isOver(mission));
}

/**
 * Returns the missions that compete with one, itself included. Empty: there is no other.
 *
 * Missions compete if they share a reference and a generation, or if a later generation was posted while the earlier one was
 * open. The policy settles none of them (docs/PROTOCOL.md#adoption). A mission that ended without payment does not count.
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

/** Returns whether both are for the same work. A later generation is not if the earlier one was paid. */
function isCompeting(one: RepositoryMission, own: RepositoryMission): boolean {
  if (one.generation === own.generation) return true;
  const [earlier] = one.generation < own.generation ? [one] : [own];
  return earlier.mission.phase !== 'accepted';
}

/**
 * Returns the missions that a pull request concerns.
 *
 * Open ones count by its number, by the issues that it closes, by the references in its body, and by the comments on it. Ended
 * ones count only if they were certainly its own and there is no newer one.
 */
export function listForPull(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  pull: Pull,
): readonly RepositoryMission[] {
  const named = new Set<number | null>([pull.number, ...pull.closes]);
  const referenced = new Set(parseMissionReferences(pull.body));
  const shown = new Set(pull.comments.map((comment) => readMarker(comment, 'page', context.signer)?.marker.mission));
  return repositoryMissions.filter((one) => {
    const { mission, subject } = one;
    if (!isOver(mission)) return named.has(subject.number) || referenced.has(mission.id) || shown.has(mission.id);
    const isItsOwn = subject.number === pull.number || shown.has(mission.id);
    return isItsOwn && !repositoryMissions.some((other) => other.key === one.key && other.generation > one.generation);
  });
}
