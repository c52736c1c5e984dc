/** Pages that missions of several keys live on: a command there names no key, so it is nobody's (docs/PROTOCOL.md#standing-commands). */
import type { Subject } from '../../core/domain/model.ts';
import type { RepositoryMission } from './for-pull.ts';
import { listForPull, listRepositoryMissions } from './for-pull.ts';
import type { FlowContext } from '../shared/context.ts';

/** What takes part still: a paid one counts, for a word that was meant for it is not another one's. */
function isThere({ mission }: RepositoryMission): boolean {
  return mission.phase !== 'ended';
}

/** Missions of different keys that a command on a page could mean; none where it can mean one key only. Reads may throw. */
export async function listSharing(
  engine: FlowContext,
  page: { readonly on: 'issue' | 'pull_request'; readonly number: number },
): Promise<readonly RepositoryMission[]> {
  const posted = await listRepositoryMissions(engine);
  const pull = page.on === 'issue' ? null : await engine.github.pulls.read(page.number);
  const concerned = new Set(pull === null ? [] : listForPull(engine, posted, pull));
  const here = posted.filter((one) => isThere(one) && (one.subject.number === page.number || concerned.has(one)));
  return here.filter(({ subject: own }) =>
    here.some(({ subject }) => subject.number === own.number && subject.key !== own.key),
  );
}

/** Whether missions of other keys live on a subject's page. Reads may throw. */
export async function isThreadShared(engine: FlowContext, subject: Subject): Promise<boolean> {
  if (subject.kind === 'run') return false;
  const posted = await listRepositoryMissions(engine);
  return posted.some(
    (one) => isThere(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null),
  );
}
