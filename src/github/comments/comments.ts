/** Comments as GraphQL shows them: the only place that says who edited, and whether we wrote (docs/PROTOCOL.md#state-markers). */
import * as z from 'zod/mini';
import type { Account, Comment } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Page, Schema } from '../api/wire.ts';
import { ACTOR_FRAGMENT, actor, bigId, instant, isSameAccount, pageOf } from '../api/wire.ts';

/** A comment before it is known who we are. */
interface RawComment {
  readonly id: string;
  readonly fullDatabaseId: number;
  readonly body: string;
  readonly url: string;
  readonly author: Account | null;
  readonly editor: Account | null;
  readonly viewerDidAuthor: boolean;
  readonly createdAt: number;
  readonly lastEditedAt: number | null;
}

/** Selects what `commentPage` reads, and the actors in it. */
export const COMMENT_FRAGMENT = `
fragment CommentParts on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    id
    fullDatabaseId
    body
    url
    author { ...ActorParts }
    editor { ...ActorParts }
    viewerDidAuthor
    createdAt
    lastEditedAt
  }
}
${ACTOR_FRAGMENT}`;

/** A page of comments. */
export const commentPage = once((): Schema<Page<RawComment>> =>
  pageOf(
    z.object({
      id: z.string(),
      fullDatabaseId: bigId(),
      body: z.string(),
      url: z.string(),
      author: actor(),
      editor: actor(),
      viewerDidAuthor: z.boolean(),
      createdAt: instant(),
      lastEditedAt: z.nullable(instant()),
    }),
  ),
);

/**
 * To the core's words. GitHub vouches for our own comments (`viewerDidAuthor`), so their author is the best picture of
 * ourselves to hold an editor against: both are read the same way. An editor who is not known to be us is another.
 */
export function toComment(raw: RawComment, us: Account): Comment {
  const { author, lastEditedAt } = raw;
  const self = raw.viewerDidAuthor && author !== null ? author : us;
  return {
    id: raw.fullDatabaseId,
    nodeId: raw.id,
    body: raw.body,
    url: raw.url,
    author,
    byUs: raw.viewerDidAuthor,
    createdAt: raw.createdAt,
    editedAt: lastEditedAt,
    editedByOthers: lastEditedAt !== null && !isSameAccount(raw.editor, self),
  };
}
