/** The missions of a subject, as the marketplace lists them (docs/PROTOCOL.md#reference). */
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import type { MatchedMission, Subject } from '../../core/domain/model.ts';
import { formatReference, formatSubject, matchMissions, parseFooter } from '../../core/domain/reference.ts';
import type { FlowContext } from '../shared/context.ts';

/**
 * The missions found for a subject.
 *
 * `newest` is the only mission of the generation that counts: the highest with an open mission, else the highest. `all` has
 * every own mission, for the monthly cap. `subjectMissions` has those of the subject.
 */
export type Lookup = {
  readonly subjectMissions: readonly MatchedMission[];
  readonly all: readonly Mission[];
} & (
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly newest: MatchedMission }
  | { readonly kind: 'duplicates'; readonly generation: number; readonly missions: readonly Mission[] }
);

/**
 * Reads all own missions, and the candidates one by one if the list omits descriptions.
 *
 * @throws MarketplaceError if a read fails for good.
 */
export async function lookUp(context: FlowContext, subject: Subject): Promise<Lookup> {
  const all = await context.marketplace.listMissions();
  const { repository } = context.run;
  const key = formatSubject(repository, subject);
  const { matched, unread } = matchMissions(all, key, formatReference(repository, subject, 1));
  const read = await Promise.all(unread.map((mission) => context.marketplace.getMission(mission.id)));
  const subjectMissions = [...matched];
  for (const mission of read) {
    const footer = parseFooter(mission.description);
    if (footer?.subject === key) subjectMissions.push({ mission, generation: footer.generation });
  }
  return chooseNewest(subjectMissions, all);
}

function chooseNewest(subjectMissions: readonly MatchedMission[], all: readonly Mission[]): Lookup {
  const open = subjectMissions.filter(({ mission }) => !isOver(mission));
  const counted = open.length > 0 ? open : subjectMissions;
  if (counted.length === 0) return { kind: 'none', subjectMissions, all };
  const generation = Math.max(...counted.map((one) => one.generation));
  const sameGeneration = subjectMissions.filter((one) => one.generation === generation);
  // A mission that ended without payment does not count: after duplicates, a person ends all but one.
  const remaining = sameGeneration.filter(({ mission }) => mission.phase !== 'ended');
  const newest = remaining.length > 0 ? remaining : sameGeneration.slice(0, 1);
  const [first] = newest;
  if (newest.length > 1 || first === undefined) {
    return { kind: 'duplicates', generation, missions: newest.map((one) => one.mission), subjectMissions, all };
  }
  return { kind: 'one', newest: first, subjectMissions, all };
}
