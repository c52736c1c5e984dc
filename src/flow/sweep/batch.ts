/** Batches of a sweep: many missions read with few requests. */
import { isReady } from '../../core/domain/mission.ts';
import type { Conversation, Pull } from '../../core/domain/model.ts';
import { adoptListed } from '../gate/status.ts';
import type { FoundMission } from '../missions/adopt-by-id.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import type { FlowContext, Prefetched } from '../shared/context.ts';

/** A mission of this sweep, as far as it is known. */
export interface SweptMission {
  readonly repositoryMission: RepositoryMission;
  readonly found: FoundMission;
}

/**
 * Reads a batch with two requests at most: the issues with their comments, and the pull requests that are linked to them.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function readBatch(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  batch: readonly RepositoryMission[],
): Promise<readonly SweptMission[]> {
  const conversations = await context.github.conversations.readMany(
    listNumbers(batch.map(({ subject }) => subject.number)),
  );
  const items: SweptMission[] = [];
  for (const one of batch) items.push(await adoptRead(context, repositoryMissions, one, conversations));
  const pulls = await readLinkedPulls(context, items);
  return items.map((item) => ({ ...item, found: { ...item.found, prefetched: withPull(item, pulls) } }));
}

async function adoptRead(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  one: RepositoryMission,
  conversations: ReadonlyMap<number, Conversation | null>,
): Promise<SweptMission> {
  const conversation = conversations.get(one.subject.number ?? 0) ?? undefined;
  const prefetched = conversation === undefined ? {} : { conversation };
  return { repositoryMission: one, found: await adoptListed(context, one, repositoryMissions, prefetched) };
}

function readLinkedPulls(
  context: FlowContext,
  items: readonly SweptMission[],
): Promise<ReadonlyMap<number, Pull | null>> {
  const numbers = listNumbers(items.map(linkedPullOf));
  return numbers.length === 0 ? Promise.resolve(new Map()) : context.github.pulls.readMany(numbers);
}

/**
 * Returns the number of the pull request that delivers a mission.
 *
 * @returns null if none is known.
 */
export function linkedPullOf({ found: { result } }: SweptMission): number | null {
  if (result.kind !== 'tracked') return null;
  const { state, subject } = result.tracked;
  return subject.kind === 'pull_request' ? subject.number : state.pull;
}

function listNumbers(numbers: readonly (number | null)[]): readonly number[] {
  return [...new Set(numbers.filter((number) => number !== null))];
}

/** Returns what the pass need not read again. The list's item is enough for an undelivered mission. A delivered one is read again. */
function withPull(item: SweptMission, pulls: ReadonlyMap<number, Pull | null>): Prefetched {
  const { mission } = item.repositoryMission;
  const pull = pulls.get(linkedPullOf(item) ?? 0) ?? undefined;
  return {
    ...item.found.prefetched,
    ...(!isReady(mission) && { mission }),
    ...(pull !== undefined && { pull }),
  };
}
