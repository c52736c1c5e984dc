/**
 * Which open missions remember a pull request that shows no sign of them any more: its page can be deleted, and a person's
 * `link` stands on the mission's own page. Asked only where the gate would open because nobody claims to deliver.
 */
import { parseCommand } from '../../core/commands/parse.ts';
import type { Comment } from '../../core/domain/model.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { checkPermission } from '../access/permissions.ts';
import type { RepositoryMission } from './for-pull.ts';
import { listOpen } from './for-pull.ts';
import type { FlowContext } from '../shared/context.ts';

/** How many pages are read with one request. */
const BATCH = 25;
/** How many missions are asked at most. */
const MOST = 500;

/** `all`: whether every open mission was asked. */
export interface LinkedMission {
  readonly missions: readonly RepositoryMission[];
  readonly all: boolean;
}

/** Those whose signed state, or the word of somebody who may bind, names the pull request. Throws GitHubError. */
export async function listLinkedTo(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  pull: number,
): Promise<LinkedMission> {
  const open = listOpen(posted).filter(({ subject }) => subject.number !== null);
  const asked = open.slice(0, MOST);
  const missions: RepositoryMission[] = [];
  for (let start = 0; start < asked.length; start += BATCH) {
    const batch = asked.slice(start, start + BATCH);
    const numbers = new Set(batch.map(({ subject }) => subject.number ?? 0));
    const pages = await engine.github.conversations.readMany([...numbers]);
    for (const one of batch) {
      const comments = pages.get(one.subject.number ?? 0)?.comments ?? [];
      if (await names(engine, comments, one.key, pull)) missions.push(one);
    }
  }
  return { missions, all: asked.length === open.length };
}

async function names(engine: FlowContext, comments: readonly Comment[], key: string, pull: number): Promise<boolean> {
  if (listMarkers(comments, 'status', key, engine.signer).some(({ marker }) => marker.pull === pull)) return true;
  const { command, limits } = engine.settings;
  for (const { body, author, byUs, editedAt } of comments) {
    const word = byUs || editedAt !== null ? null : parseCommand(body, command);
    if (author === null || word?.kind !== 'link' || word.number !== pull) continue;
    // A stranger's word shuts no gate; whether it is the word that counts, a look at the mission tells.
    if ((await checkPermission(engine, author, limits.settlePermission)).say !== 'may_not') return true;
  }
  return false;
}
