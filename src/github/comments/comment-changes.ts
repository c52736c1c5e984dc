/**
 * Edits and deletions of comments that are asked for at the same moment leave as one mutation, whose fields take effect one
 * after the other, in the order in which they were asked for. What its answer shows as not done is done alone, in that order.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { CommentKey } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

/** A comment's new text; `null`: it goes. */
export interface CommentChange {
  readonly comment: CommentKey;
  readonly body: string | null;
}

/** What one lost answer can touch. */
const MAX_BATCH_SIZE = 10;

interface PendingChange {
  readonly change: CommentChange;
  /** True: done. False: the token may not delete it. */
  readonly resolve: (done: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Changes a comment. Throws GitHubError, except for the deletion of what is gone, or may not be deleted. */
export function createCommentChangeBatcher(api: Api): (change: CommentChange) => Promise<boolean> {
  let pending: PendingChange[] = [];
  const flush = (): void => {
    const all = pending;
    pending = [];
    for (let start = 0; start < all.length; start += MAX_BATCH_SIZE)
      void applyChanges(api, all.slice(start, start + MAX_BATCH_SIZE));
  };
  return (change) =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) queueMicrotask(flush);
      pending.push({ change, resolve, reject });
    });
}

async function applyChanges(api: Api, all: readonly PendingChange[]): Promise<void> {
  let done: readonly boolean[];
  try {
    done = await changeInOneRequest(
      api,
      all.map(({ change }) => change),
    );
  } catch (error) {
    // It may have had an effect: a write is sent once.
    for (const { reject } of all) reject(error);
    return;
  }
  for (const [at, { change, resolve, reject }] of all.entries()) {
    if (done[at] === true) resolve(true);
    else await applyChange(api, change).then(resolve, reject);
  }
}

/** Which of them were done; none, without asking, where one is alone or is not known by a node id. */
async function changeInOneRequest(api: Api, changes: readonly CommentChange[]): Promise<readonly boolean[]> {
  const named = changes.flatMap(({ comment: { id, nodeId }, body }) =>
    nodeId === undefined ? [] : [{ id, nodeId, body }],
  );
  if (named.length < 2 || named.length < changes.length) return [];
  const variables = named.flatMap(({ nodeId, body }, at) => [
    [`i${at}`, nodeId] as const,
    ...(body === null ? [] : [[`b${at}`, body] as const]),
  ]);
  const { data } = await api.mutate({
    doing: named.map(({ id, body }) => (body === null ? `delete comment ${id}` : `edit comment ${id}`)).join(' and '),
    permission: WRITE_PERMISSION,
    document: formatMutation(changes),
    variables: Object.fromEntries(variables),
    schema: changesResponse(),
    // A problem of one change is that change's; one of the request is everybody's.
    tolerates: ({ path }) => /^c\d+$/.test(path),
  });
  return named.map((_, at) => (data[`c${at}`] ?? null) !== null);
}

const WRITE_PERMISSION = 'issues: write` and `pull-requests: write';

const changesResponse = once(() => z.record(z.string(), z.nullable(z.unknown())));

/** Each change under its place in the list. */
function formatMutation(changes: readonly CommentChange[]): string {
  const declarations = changes.map(({ body }, at) =>
    body === null ? `$i${at}: ID!` : `$i${at}: ID!, $b${at}: String!`,
  );
  const each = changes.map(({ body }, at) =>
    body === null
      ? `  c${at}: deleteIssueComment(input: { id: $i${at} }) { clientMutationId }`
      : `  c${at}: updateIssueComment(input: { id: $i${at}, body: $b${at} }) { clientMutationId }`,
  );
  return `
mutation ChangeComments(${declarations.join(', ')}) {
${each.join('\n')}
}
`;
}

async function applyChange(api: Api, { comment: { id }, body }: CommentChange): Promise<boolean> {
  const path = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
  const common = { permission: WRITE_PERMISSION, parameters: { comment_id: id } };
  if (body === null) {
    const call = { ...common, doing: `delete comment ${id}`, route: `DELETE ${path}` };
    return api.send(call, z.unknown()).then(() => true, isAlreadyDeleted);
  }
  const parameters = { ...common.parameters, body };
  await api.send({ ...common, doing: `edit comment ${id}`, route: `PATCH ${path}`, parameters }, z.unknown());
  return true;
}

/** True where the comment is not there any more; false where the token may not delete it; throws otherwise. */
function isAlreadyDeleted(error: unknown): boolean {
  if (error instanceof GitHubError && error.code === 'missing_permission') return false;
  if (!(error instanceof GitHubError && error.code === 'not_found')) throw error;
  return true;
}
