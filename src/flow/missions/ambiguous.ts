/** Threads with missions of several keys: a command there names no key, so it belongs to none (docs/PROTOCOL.md#standing-commands). */
import type { Subject } from '../../core/domain/model.ts';
import type { RepositoryMission } from './for-pull.ts';
import { listForPull, listRepositoryMissions } from './for-pull.ts';
import type { FlowContext } from '../shared/context.ts';

/** Returns whether a command could mean the mission. A paid one counts: a command for it is not for another mission. */
function isActive({ mission }: RepositoryMission): boolean {
  return mission.phase !== 'ended';
}

/**
 * Returns the missions of different keys that a command in a thread could mean. Empty: it can mean one key only.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function listAmbiguous(
  context: FlowContext,
  thread: { readonly on: 'issue' | 'pull_request'; readonly number: number },
): Promise<readonly RepositoryMission[]> {
  const repositoryMissions = await listRepositoryMissions(context);
  const pull = thread.on === 'issue' ? null : await context.github.pulls.read(thread.number);
  const pullMissions = new Set(pull === null ? [] : listForPull(context, repositoryMissions, pull));
  const threadMissions = repositoryMissions.filter(
    (one) => isActive(one) && (one.subject.number === thread.number || pullMissions.has(one)),
  );
  return threadMissions.filter(({ subject: own }) =>
    threadMissions.some(({ subject }) => subject.number === own.number && subject.key !== own.key),
  );
}

/**
 * Returns whether the subject's thread has missions of other keys.
 *
 * @throws MarketplaceError if a read fails for good.
 */
export async function isThreadShared(context: FlowContext, subject: Subject): Promise<boolean> {
  if (subject.kind === 'run') return false;
  const repositoryMissions = await listRepositoryMissions(context);
  return repositoryMissions.some(
    (one) => isActive(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null),
  );
}
