/**
 * The open missions that are linked to a pull request although nothing on it says so: our comment there can be deleted, and a
 * person's `link` command is in the mission's own thread. Read only if the gate would open because no mission is referenced.
 */
import { parseCommand } from '../../core/commands/parse.ts';
import type { Account, Comment } from '../../core/domain/model.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { checkPermission } from '../access/permissions.ts';
import type { RepositoryMission } from './for-pull.ts';
import { listOpen } from './for-pull.ts';
import type { FlowContext } from '../shared/context.ts';

/** How many threads are read with one request. */
const BATCH_SIZE = 25;
/** How many missions are read at most. */
const MAX_MISSIONS = 500;

/** The missions that are linked to a pull request. */
export interface LinkedMissions {
  readonly missions: readonly RepositoryMission[];
  /** Whether every open mission was read. */
  readonly isComplete: boolean;
}

/**
 * Returns the missions whose saved state, or a `link` command by someone who may link, names the pull request.
 *
 * @throws GitHubError if a read fails for good.
 */
export async function listLinkedTo(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  pull: number,
): Promise<LinkedMissions> {
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
  for (const author of comments.flatMap((comment) => listLinkAuthors(comment, command, pull))) {
    // A stranger's command must not close a gate. A snapshot of the mission finds out whether this command is the latest.
    if ((await checkPermission(context, author, limits.settlePermission)).permit !== 'denied') return true;
  }
  return false;
}

/** Returns the comment's author if it links the pull request by command. */
function listLinkAuthors({ body, author, byUs, editedAt }: Comment, prefix: string, pull: number): readonly Account[] {
  if (author === null || byUs || editedAt !== null) return [];
  const parsed = parseCommand(body, prefix);
  return parsed?.kind === 'link' && parsed.number === pull ? [author] : [];
}
