/** Parses GitHub's responses: the schemas that several nouns share, and one function that applies a schema. */
import * as z from 'zod/mini';
import type { Account } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { CallInfo } from './errors.ts';
import { GitHubError } from './errors.ts';

/** A schema that turns an unknown response into a `T`. */
export type Schema<T> = z.ZodMiniType<T>;

/**
 * Parses a response.
 *
 * @throws GitHubError `bad_answer` if the response does not match the schema
 */
export function parseResponse<T>(data: unknown, schema: Schema<T>, call: CallInfo): T {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
  throw new GitHubError({ code: 'bad_answer', call, why });
}

// Kept per inner schema, because zod compiles the schema of an object at its first use.
const envelopes = new WeakMap<object, unknown>();
const lists = new WeakMap<object, unknown>();

/** Returns the schema of a GraphQL body whose `data` has the given schema. */
export function toEnvelopeSchema<T>(schema: Schema<T>): Schema<{ data: T }> {
  return getOrCreate(envelopes, schema, () => z.object({ data: schema }));
}

/** Returns the schema of a list of the given items. */
export function toListSchema<T>(item: Schema<T>): Schema<T[]> {
  return getOrCreate(lists, item, () => z.array(item));
}

function getOrCreate<T>(cache: WeakMap<object, unknown>, key: object, create: () => T): T {
  // Each cache has one `create`, so that the value under a key always has the type of that key.
  const value = (cache.get(key) as T | undefined) ?? create();
  cache.set(key, value);
  return value;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The schema of GitHub's DateTime, parsed to milliseconds since the epoch. */
export const instant = once((): Schema<number> =>
  z.pipe(
    z.string().check(z.regex(ISO)),
    z.transform((text) => Date.parse(text)),
  ),
);

/** The schema of an ID, parsed to a number. GraphQL sends its BigInt as text. */
export const bigId = once((): Schema<number> =>
  z.pipe(z.union([z.string().check(z.regex(/^\d{1,15}$/)), z.int()]), z.transform(Number)),
);

/** The schema of a REST account. `null`: the account was deleted. */
export const restAccount = once((): Schema<Account | null> =>
  z.pipe(
    z.nullable(z.object({ login: z.string(), id: z.int(), type: z.string() })),
    z.transform((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' }),
  ),
);

/** The fields that `actor` parses. */
export const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

/** The schema of a GraphQL actor. Bots get the login of REST and events: `github-actions` → `github-actions[bot]`. */
export const actor = once((): Schema<Account | null> =>
  z.pipe(
    z.nullable(z.object({ __typename: z.string(), login: z.string(), databaseId: z.optional(z.nullable(z.int())) })),
    z.transform((found) => found && toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot')),
  ),
);

/** The schema of the identity that the token acts as. For an app's token, GitHub shows a bot's login on a `User`. */
export const viewer = once((): Schema<Account> =>
  z.pipe(
    z.object({ login: z.string(), databaseId: z.optional(z.nullable(z.int())) }),
    z.transform(({ login, databaseId }) => toAccount(login, databaseId ?? null, login.endsWith('[bot]'))),
  ),
);

function toAccount(login: string, id: number | null, isBot: boolean): Account {
  return { login: isBot && !login.endsWith('[bot]') ? `${login}[bot]` : login, id, isBot };
}

/** Returns whether both are known to be one account: by numeric ID if both have one, else by login and kind. */
export function isSameAccount(one: Account | null, other: Account | null): boolean {
  if (one === null || other === null) return false;
  if (one.id !== null && other.id !== null) return one.id === other.id;
  return one.isBot === other.isBot && one.login.toLowerCase() === other.login.toLowerCase();
}

/** One page of a GraphQL connection. `next` is the cursor of the next page, `null` at the end. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly next: string | null;
}

/**
 * Returns the schema of a connection with `nodes` and `pageInfo`. A `null` among the nodes is partial data, so it
 * fails.
 */
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

/**
 * Returns the schema of a connection whose nodes can be `null`, as in repositories that the token can't read. Drops
 * those.
 */
export function pageOfVisible<T>(node: Schema<T>): Schema<Page<T>> {
  return z.pipe(
    pageOf(z.nullable(node)),
    z.transform(({ nodes, next }) => ({ nodes: nodes.filter((one) => one !== null), next })),
  );
}
