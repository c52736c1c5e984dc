/**
 * Writes comments on several issues and pull requests with one mutation, because GitHub counts requests that create
 * content (docs/GITHUB-FACTS.md#rate-limits). A query before it reads the node IDs that GraphQL needs.
 */
import * as z from 'zod/mini';
import type { Comment } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { CommentDraft, CommentReply } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import type { Schema } from '../api/wire.ts';
import { ACTOR_FRAGMENT, actor, bigId, instant } from '../api/wire.ts';

const PERMISSION = 'issues: write` and `pull-requests: write';

/** Formats the query for the node IDs of many, each under its number. */
function formatSubjectsQuery(numbers: readonly number[]): string {
  const each = numbers.map((number) => `    n${number}: issueOrPullRequest(number: ${number}) { ...SubjectId }`);
  return `
query SubjectIds($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
fragment SubjectId on IssueOrPullRequest {
  ... on Issue { id }
  ... on PullRequest { id }
}`;
}

/** Formats the mutation for `count` comments, each under its index. */
function formatCommentsMutation(count: number): string {
  const places = Array.from({ length: count }, (_, at) => at);
  const variables = places.map((at) => `$s${at}: ID!, $b${at}: String!`);
  const each = places.map(
    (at) =>
      `  c${at}: addComment(input: { subjectId: $s${at}, body: $b${at} }) { commentEdge { node { ...Created } } }`,
  );
  return `
mutation AddComments(${variables.join(', ')}) {
${each.join('\n')}
}
fragment Created on IssueComment {
  id
  fullDatabaseId
  body
  url
  author { ...ActorParts }
  createdAt
}
${ACTOR_FRAGMENT}`;
}

const subjectsResponse = once(() =>
  z.object({ repository: z.record(z.string(), z.nullable(z.object({ id: z.string() }))) }),
);

/** The schema of a created comment, which is certainly this action's own and unedited. */
const createdComment = once((): Schema<Comment> =>
  z.pipe(
    z.object({
      id: z.string(),
      fullDatabaseId: bigId(),
      body: z.string(),
      url: z.string(),
      author: actor(),
      createdAt: instant(),
    }),
    z.transform(({ id: nodeId, fullDatabaseId, body, url, author, createdAt }) => {
      return {
        id: fullDatabaseId,
        nodeId,
        body,
        url,
        author,
        byUs: true,
        createdAt,
        editedAt: null,
        editedByOthers: false,
      };
    }),
  ),
);

const commentsResponse = once(() =>
  z.record(
    z.string(),
    z.nullable(z.object({ commentEdge: z.nullable(z.object({ node: z.nullable(createdComment()) })) })),
  ),
);

/** Writes the drafts and returns a reply for each. If a request fails, every draft fails with its error. */
export async function createComments(api: Api, drafts: readonly CommentDraft[]): Promise<readonly CommentReply[]> {
  if (drafts.length === 0) return [];
  try {
    const subjects = await getSubjectIds(api, [...new Set(drafts.map(({ number }) => number))]);
    const draftsWithSubject = drafts.map((draft) => ({ ...draft, subject: subjects.get(draft.number) ?? null }));
    const written = await postComments(
      api,
      draftsWithSubject.flatMap(({ subject, body }) => (subject === null ? [] : [{ subject, body }])),
    );
    let next = 0;
    return draftsWithSubject.map(({ number, subject }) => {
      const reply = subject === null ? undefined : written[next++];
      return (
        reply ?? {
          kind: 'failed',
          error: createCommentError(number, 'not_found', 'there is no such issue or pull request'),
        }
      );
    });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return drafts.map(() => ({ kind: 'failed', error }));
  }
}

async function getSubjectIds(api: Api, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { data } = await api.query({
    action: `look up ${numbers.length} issues and pull requests`,
    permission: 'issues: read` and `pull-requests: read',
    document: formatSubjectsQuery(numbers),
    variables: {},
    schema: subjectsResponse(),
    tolerates: ({ type }) => type === 'NOT_FOUND',
  });
  const found = new Map<number, string>();
  for (const number of numbers) {
    const id = data.repository[`n${number}`]?.id;
    if (id !== undefined) found.set(number, id);
  }
  return found;
}

async function postComments(
  api: Api,
  comments: readonly { readonly subject: string; readonly body: string }[],
): Promise<readonly CommentReply[]> {
  if (comments.length === 0) return [];
  const variables = comments.flatMap(({ subject, body }, at) => [
    [`s${at}`, subject],
    [`b${at}`, body],
  ]);
  const { data, problems } = await api.mutate({
    action: `write ${comments.length} comments`,
    permission: PERMISSION,
    document: formatCommentsMutation(comments.length),
    variables: Object.fromEntries(variables) as Record<string, string>,
    schema: commentsResponse(),
    // A problem with the path of a comment concerns that comment alone. Any other problem concerns all of them.
    tolerates: ({ path }) => /^c\d+(\.|$)/.test(path),
  });
  return comments.map((_, at) => {
    const comment = data[`c${at}`]?.commentEdge?.node ?? null;
    return comment === null ? { kind: 'failed', error: toCommentError(problems, at) } : { kind: 'done', comment };
  });
}

function toCommentError(problems: readonly GraphqlProblem[], at: number): GitHubError {
  const problem = problems.find(({ path }) => path === `c${at}` || path.startsWith(`c${at}.`));
  const code = problem?.type === 'FORBIDDEN' ? 'missing_permission' : 'incomplete';
  return createCommentError(null, code, problem?.message.slice(0, 300) ?? 'the answer does not show the comment');
}

function createCommentError(
  number: number | null,
  code: 'not_found' | 'missing_permission' | 'incomplete',
  why: string,
) {
  const action = number === null ? 'write one of several comments' : `comment on #${number}`;
  return new GitHubError({ code, call: { action, where: 'GraphQL', permission: PERMISSION }, why });
}
