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
const BATCH_SIZE = 25;
/** How many missions are asked at most. */
const MAX_MISSIONS = 500;

/** `all`: whether every open mission was asked. */
export interface LinkedMission {
  readonly missions: readonly RepositoryMission[];
  readonly isComplete: boolean;
}

/** Those whose signed state, or the word of somebody who may bind, names the pull request. Throws GitHubError. */
export async function listLinkedTo(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  pull: number,
): Promise<LinkedMission> {
  const open = listOpen(repositoryMissions).filter(({ subject }) => subject.number !== null);
  const checked = open.slice(0, MAX_MISSIONS);
  const missions: RepositoryMission[] = [];
  for (let start = 0; start < checked.length; start += BATCH_SIZE) {
    const batch = checked.slice(start, start + BATCH_SIZE);
    const numbers = new Set(batch.map(({ subject }) => subject.number ?? 0));
    const conversations = await context.github.conversations.readMany([...numbers]);
    for (const one of batch) {
      const comments = conversations.get(one.subject.number ?? 0)?.comments ?? [];
      if (await namesPull(context, comments, one.key, pull)) missions.push(one);
    }
  }
  return { missions, isComplete: checked.length === open.length };
}

async function namesPull(
  context: FlowContext,
  comments: readonly Comment[],
  key: string,
  pull: number,
): Promise<boolean> {
  if (listMarkers(comments, 'status', key, context.signer).some(({ marker }) => marker.pull === pull)) return true;
  const { command, limits } = context.settings;
  for (const { body, author, byUs, editedAt } of comments) {
    const parsed = byUs || editedAt !== null ? null : parseCommand(body, command);
    if (author === null || parsed?.kind !== 'link' || parsed.number !== pull) continue;
    // A stranger's word shuts no gate; whether it is the word that counts, a look at the mission tells.
    if ((await checkPermission(context, author, limits.settlePermission)).permit !== 'denied') return true;
  }
  return false;
}
