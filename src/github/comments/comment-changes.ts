/**
 * Sends the edits and deletions of comments of one tick as one mutation, whose fields take effect one after the other,
 * in the order of the calls. A change that the response does not confirm is then sent alone, in the same order.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { CommentKey } from '../../core/ports/github.ts';
import type { PendingCall } from '../api/batch.ts';
import { createBatcher } from '../api/batch.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

/** A change of a comment. `body` is its new text, or `null` to delete it. */
export interface CommentChange {
  readonly comment: CommentKey;
  readonly body: string | null;
}

/** The most changes that one lost response can affect. */
const MAX_BATCH_SIZE = 10;

/**
 * Creates a function that changes a comment. True: done. False: the token may not delete it.
 *
 * It rejects with GitHubError, except for the deletion of a comment that is gone already or may not be deleted.
 */
export function createCommentChangeBatcher(api: Api): (change: CommentChange) => Promise<boolean> {
  return createBatcher<CommentChange, boolean>(MAX_BATCH_SIZE, (calls) => applyChanges(api, calls));
}

async function applyChanges(api: Api, calls: readonly PendingCall<CommentChange, boolean>[]): Promise<void> {
  let done: readonly boolean[];
  try {
    done = await applyBatch(
      api,
      calls.map(({ item }) => item),
    );
  } catch (error) {
    // The request may have had an effect, and a write is sent once.
    for (const { reject } of calls) reject(error);
    return;
  }
  for (const [at, { item: change, resolve, reject }] of calls.entries()) {
    if (done[at] === true) resolve(true);
    else await applyChange(api, change).then(resolve, reject);
  }
}

/**
 * Returns which changes were done. Sends nothing, and returns none, for a single change or a comment without node ID.
 */
async function applyBatch(api: Api, changes: readonly CommentChange[]): Promise<readonly boolean[]> {
  const withNodeId = changes.flatMap(({ comment: { id, nodeId }, body }) =>
    nodeId === undefined ? [] : [{ id, nodeId, body }],
  );
  if (withNodeId.length < 2 || withNodeId.length < changes.length) return [];
  const variables = withNodeId.flatMap(({ nodeId, body }, at) => [
    [`i${at}`, nodeId] as const,
    ...(body === null ? [] : [[`b${at}`, body] as const]),
  ]);
  const { data } = await api.mutate({
    action: withNodeId
      .map(({ id, body }) => (body === null ? `delete comment ${id}` : `edit comment ${id}`))
      .join(' and '),
    permission: WRITE_PERMISSION,
    document: formatMutation(changes),
    variables: Object.fromEntries(variables),
    schema: changesResponse(),
    // A problem with the path of a change concerns that change alone. Any other problem concerns all of them.
    tolerates: ({ path }) => /^c\d+$/.test(path),
  });
  return withNodeId.map((_, at) => (data[`c${at}`] ?? null) !== null);
}

const WRITE_PERMISSION = 'issues: write` and `pull-requests: write';

const changesResponse = once(() => z.record(z.string(), z.nullable(z.unknown())));

/** Formats the mutation, with each change under its index. */
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
    const call = { ...common, action: `delete comment ${id}`, route: `DELETE ${path}` };
    return api.send(call, z.unknown()).then(() => true, isAlreadyDeleted);
  }
  const parameters = { ...common.parameters, body };
  await api.send({ ...common, action: `edit comment ${id}`, route: `PATCH ${path}`, parameters }, z.unknown());
  return true;
}

/** Returns true if the comment is gone already, and false if the token may not delete it. Throws any other error. */
function isAlreadyDeleted(error: unknown): boolean {
  if (error instanceof GitHubError && error.code === 'missing_permission') return false;
  if (!(error instanceof GitHubError && error.code === 'not_found')) throw error;
  return true;
}
