/**
 * Reads reactions over GraphQL, so that the read can leave together with others. GraphQL hides bots and this reads one
 * page only, so it can only confirm that no bot has reacted. Everything else needs the list over REST
 * (reaction-lock.ts).
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { LockKey } from '../../core/ports/once-lock.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { Page, Schema } from '../api/wire.ts';
import { pageOf } from '../api/wire.ts';

const REACTIONS = `reactions(first: 100, content: $content) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId user { login databaseId } }
      }`;

/** The query for reactions of one content on a comment. */
const COMMENT_REACTIONS_QUERY = `
query CommentReactions($id: ID!, $content: ReactionContent!) {
  node(id: $id) {
    ... on IssueComment {
      ${REACTIONS}
    }
  }
}`;

/** The query for reactions of one content on an issue or pull request. */
const CONVERSATION_REACTIONS_QUERY = `
query ConversationReactions($owner: String!, $name: String!, $number: Int!, $content: ReactionContent!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      ... on Issue {
      ${REACTIONS}
      }
      ... on PullRequest {
      ${REACTIONS}
      }
    }
  }
}`;

/** A reaction as GraphQL shows it. */
interface LockReaction {
  readonly id: number | null;
  /** `null`: a bot, or a deleted account. */
  readonly user: { readonly login: string; readonly databaseId: number | null } | null;
}

const reactions = once((): Schema<Page<LockReaction>> =>
  pageOf(
    z.pipe(
      z.object({
        databaseId: z.nullable(z.int()),
        user: z.nullable(z.object({ login: z.string(), databaseId: z.nullable(z.int()) })),
      }),
      z.transform(({ databaseId, user }) => ({ id: databaseId, user })),
    ),
  ),
);
const reactable = once(() => z.nullable(z.object({ reactions: reactions() })));
const commentResponse = once(() => z.object({ node: reactable() }));
const conversationResponse = once(() => z.object({ repository: z.object({ issueOrPullRequest: reactable() }) }));

/** The GraphQL name of each REST content. */
const CONTENTS: Readonly<Record<string, string>> = {
  rocket: 'ROCKET',
  eyes: 'EYES',
  hooray: 'HOORAY',
  heart: 'HEART',
  '+1': 'THUMBS_UP',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  '-1': 'THUMBS_DOWN',
};

/** Returns whether there is certainly no reaction of this content. False also if that is unknown. */
export async function hasNoReactions(api: Api, key: LockKey, content: string): Promise<boolean> {
  const found = await listReactions(api, key, content);
  return found?.length === 0;
}

/** Returns whether only people have reacted before this reaction. False also if that is unknown. */
export async function isFirstReaction(
  api: Api,
  key: LockKey,
  { content, id, user }: { readonly content: string; readonly id: number; readonly user: number | null },
): Promise<boolean> {
  const found = await listReactions(api, key, content);
  if (found === null || user === null || !found.some((one) => one.id === id)) return false;
  return found.every((one) => one.id !== null && (one.id >= id || isOtherUser(one, user)));
}

/** Returns whether a reaction is by a person other than this token's account. */
function isOtherUser({ user }: LockReaction, us: number): boolean {
  const id = user?.databaseId ?? null;
  return id !== null && id !== us && user?.login.endsWith('[bot]') === false;
}

/** Lists the reactions, or returns `null` if they are unknown for any reason. */
async function listReactions(api: Api, key: LockKey, content: string): Promise<readonly LockReaction[] | null> {
  try {
    const page = await (key.on === 'comment' ? listCommentReactions : listConversationReactions)(api, key, content);
    return page?.next === null ? page.nodes : null;
  } catch (error) {
    if (error instanceof GitHubError) return null;
    throw error;
  }
}

const PERMISSION = 'issues: read` and `pull-requests: read';

async function listCommentReactions(api: Api, key: LockKey, content: string): Promise<Page<LockReaction> | null> {
  if (key.on !== 'comment' || key.nodeId === undefined) return null;
  const { data } = await api.query({
    action: `list the reactions on comment ${key.id}`,
    permission: PERMISSION,
    document: COMMENT_REACTIONS_QUERY,
    variables: { id: key.nodeId, content: CONTENTS[content] },
    schema: commentResponse(),
  });
  return data.node?.reactions ?? null;
}

async function listConversationReactions(api: Api, key: LockKey, content: string): Promise<Page<LockReaction> | null> {
  if (key.on !== 'conversation') return null;
  const { data } = await api.query({
    action: `list the reactions on #${key.number}`,
    permission: PERMISSION,
    document: CONVERSATION_REACTIONS_QUERY,
    variables: { number: key.number, content: CONTENTS[content] },
    schema: conversationResponse(),
  });
  return data.repository.issueOrPullRequest?.reactions ?? null;
}
