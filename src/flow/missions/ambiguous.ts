/** Pages that missions of several keys live on: a command there names no key, so it is nobody's (docs/PROTOCOL.md#standing-commands). */
import type { Subject } from '../../core/domain/model.ts';
import type { RepositoryMission } from './for-pull.ts';
import { listForPull, listRepositoryMissions } from './for-pull.ts';
import type { FlowContext } from '../shared/context.ts';

/** What takes part still: a paid one counts, for a word that was meant for it is not another one's. */
function isActive({ mission }: RepositoryMission): boolean {
  return mission.phase !== 'ended';
}

/** Missions of different keys that a command on a page could mean; none where it can mean one key only. Reads may throw. */
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

/** Whether missions of other keys live on a subject's page. Reads may throw. */
export async function isThreadShared(context: FlowContext, subject: Subject): Promise<boolean> {
  if (subject.kind === 'run') return false;
  const repositoryMissions = await listRepositoryMissions(context);
  return repositoryMissions.some(
    (one) => isActive(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null),
  );
}
