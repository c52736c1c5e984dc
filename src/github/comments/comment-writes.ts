/** Writes on issues and pull requests that need a request of their own. */
import * as z from 'zod/mini';
import type { Comment } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Conversations } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { Schema } from '../api/wire.ts';
import { instant, restAccount } from '../api/wire.ts';

const WRITE_PERMISSION = 'issues: write` and `pull-requests: write';

/** The schema of a created comment, which is certainly this action's own and unedited. */
const createdComment = once((): Schema<Comment> =>
  z.pipe(
    z.object({
      id: z.int(),
      node_id: z.optional(z.string()),
      body: z.string(),
      html_url: z.string(),
      user: restAccount(),
      created_at: instant(),
    }),
    z.transform(({ id, node_id, body, html_url, user, created_at }) => {
      return {
        id,
        ...(node_id !== undefined && { nodeId: node_id }),
        body,
        url: html_url,
        author: user,
        byUs: true,
        createdAt: created_at,
        editedAt: null,
        editedByOthers: false,
      };
    }),
  ),
);

/** Writes a comment. */
export async function postComment(api: Api, number: number, body: string): Promise<Comment> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const call = { action: `comment on #${number}`, permission: WRITE_PERMISSION, route };
  return (await api.send({ ...call, parameters: { issue_number: number, body } }, createdComment())).data;
}

/** Removes a label. Does nothing if the label is not there. */
export async function deleteLabel(api: Api, number: number, label: string): Promise<void> {
  const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
  const call = {
    action: `take the label ${JSON.stringify(label)} off #${number}`,
    permission: WRITE_PERMISSION,
    route,
  };
  await api.send({ ...call, parameters: { issue_number: number, name: label } }, z.unknown()).catch(ignoreNotFound);
}

const FEEDBACK_REACTIONS = { seen: 'eyes', done: '+1', refused: 'confused' } as const;

/** Adds the reaction for a feedback to a comment. */
export async function postReaction(
  api: Api,
  commentId: number,
  feedback: Parameters<Conversations['react']>[1],
): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
  const call = { action: `react to comment ${commentId}`, permission: WRITE_PERMISSION, route };
  const parameters = { comment_id: commentId, content: FEEDBACK_REACTIONS[feedback] };
  await api.send({ ...call, parameters }, z.unknown());
}

/** Ignores that something is missing, because what is missing needs no removal. Throws any other error. */
function ignoreNotFound(error: unknown): void {
  if (!(error instanceof GitHubError && error.code === 'not_found')) throw error;
}
