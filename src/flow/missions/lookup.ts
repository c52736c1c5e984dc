/** Which missions there are for a subject: the marketplace is the truth (docs/PROTOCOL.md#reference). */
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import type { MatchedMission, Subject } from '../../core/domain/model.ts';
import { formatReference, formatSubject, matchMissions, parseFooter } from '../../core/domain/reference.ts';
import type { FlowContext } from '../shared/context.ts';

/**
 * `newest` is the only mission of the generation that counts: the highest that has an open one, else the highest. `all` are
 * own missions as listed, for the monthly cap; `engagements` those of the subject.
 */
export type Lookup = {
  readonly engagements: readonly MatchedMission[];
  readonly all: readonly Mission[];
} & (
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly newest: MatchedMission }
  | { readonly kind: 'duplicates'; readonly generation: number; readonly missions: readonly Mission[] }
);

/** Reads all pages of own missions and, where the list leaves descriptions out, the candidates one by one. */
export async function lookUp(context: FlowContext, subject: Subject): Promise<Lookup> {
  const all = await context.marketplace.listMissions();
  const { repository } = context.run;
  const key = formatSubject(repository, subject);
  const { matched, unread } = matchMissions(all, key, formatReference(repository, subject, 1));
  const read = await Promise.all(unread.map((mission) => context.marketplace.getMission(mission.id)));
  const engagements = [...matched];
  for (const mission of read) {
    const footer = parseFooter(mission.description);
    if (footer?.subject === key) engagements.push({ mission, generation: footer.generation });
  }
  return chooseNewest(engagements, all);
}

function chooseNewest(engagements: readonly MatchedMission[], all: readonly Mission[]): Lookup {
  const open = engagements.filter(({ mission }) => !isOver(mission));
  const counted = open.length > 0 ? open : engagements;
  if (counted.length === 0) return { kind: 'none', engagements, all };
  const generation = Math.max(...counted.map((one) => one.generation));
  const sameGeneration = engagements.filter((one) => one.generation === generation);
  // What ended without payment takes part no more: a person has ended all but one.
  const remaining = sameGeneration.filter(({ mission }) => mission.phase !== 'ended');
  const newest = remaining.length > 0 ? remaining : sameGeneration.slice(0, 1);
  const [first] = newest;
  if (newest.length > 1 || first === undefined) {
    return { kind: 'duplicates', generation, missions: newest.map((one) => one.mission), engagements, all };
  }
  return { kind: 'one', newest: first, engagements, all };
}
