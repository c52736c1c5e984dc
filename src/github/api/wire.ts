/** The shapes of GitHub's answers that several nouns share, as schemas: what does not fit is never used. */
import * as z from 'zod/mini';
import type { Account } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';

/** A schema that turns an unknown answer into a `T`. */
export type Schema<T> = z.ZodMiniType<T>;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** GitHub's DateTime → milliseconds since the epoch. */
export const instant = once((): Schema<number> =>
  z.pipe(
    z.string().check(z.regex(ISO)),
    z.transform((text) => Date.parse(text)),
  ),
);

/** An id as a number; GraphQL's BigInt travels as text. */
export const bigId = once((): Schema<number> =>
  z.pipe(z.union([z.string().check(z.regex(/^\d{1,15}$/)), z.int()]), z.transform(Number)),
);

/** A REST account; `null` where it is gone. */
export const restAccount = once((): Schema<Account | null> =>
  z.pipe(
    z.nullable(z.object({ login: z.string(), id: z.int(), type: z.string() })),
    z.transform((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' }),
  ),
);

/** Selects what `actor` reads. */
export const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

/** A GraphQL actor. Bots get the login that REST and events show: `github-actions` → `github-actions[bot]`. */
export const actor = once((): Schema<Account | null> =>
  z.pipe(
    z.nullable(z.object({ __typename: z.string(), login: z.string(), databaseId: z.optional(z.nullable(z.int())) })),
    z.transform((found) => found && toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot')),
  ),
);

/** The identity the token acts as. For an app's token GitHub shows a bot's login on a `User`. */
export const viewer = once((): Schema<Account> =>
  z.pipe(
    z.object({ login: z.string(), databaseId: z.optional(z.nullable(z.int())) }),
    z.transform(({ login, databaseId }) => toAccount(login, databaseId ?? null, login.endsWith('[bot]'))),
  ),
);

function toAccount(login: string, id: number | null, isBot: boolean): Account {
  return { login: isBot && !login.endsWith('[bot]') ? `${login}[bot]` : login, id, isBot };
}

/** True when both are known to be one account: by numeric id where both have one, else by login and kind. */
export function isSameAccount(one: Account | null, other: Account | null): boolean {
  if (one === null || other === null) return false;
  if (one.id !== null && other.id !== null) return one.id === other.id;
  return one.isBot === other.isBot && one.login.toLowerCase() === other.login.toLowerCase();
}

/** One page of a GraphQL connection; `next` is the cursor of the page after it, `null` at the end. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly next: string | null;
}

/** A connection with `nodes` and `pageInfo { hasNextPage endCursor }`. A `null` among the nodes is partial data. */
export function pageOf<T>(node: Schema<T>): Schema<Page<T>> {
  return z.pipe(
    z
      .object({
        nodes: z.array(node),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
      })
      .check(
        z.refine(({ pageInfo }) => !pageInfo.hasNextPage || (pageInfo.endCursor ?? '') !== '', {
          error: 'a further page without a cursor',
        }),
      ),
    z.transform(({ nodes, pageInfo }) => ({ nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null })),
  );
}

/** Like `pageOf`, for lists that can hold things of repositories which the token may not see: those come as `null`. */
export function pageOfVisible<T>(node: Schema<T>): Schema<Page<T>> {
  return z.pipe(
    pageOf(z.nullable(node)),
    z.transform(({ nodes, next }) => ({ nodes: nodes.filter((one) => one !== null), next })),
  );
}
