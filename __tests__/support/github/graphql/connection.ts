/** Relay connections as GitHub makes them: bounds are compulsory, at most 100 a page, cursors are opaque. */
import { graphqlError } from './errors.ts';

export type Args = Readonly<Record<string, unknown>>;

/** How a list becomes a connection. */
export interface ConnectionSpec<T> {
  /** For cursors: stable while the list changes around it. */
  readonly key: (item: T) => string | number;
  /** An Error in place of a node becomes null with an error at that place. */
  readonly node: (item: T) => unknown;
  /** Arguments beside the four of paging that the caller has dealt with. */
  readonly understood?: readonly string[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A GraphQL argument left out, or given as null. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const PAGING = ['first', 'last', 'after', 'before'];

export function connection<T>(items: readonly T[], args: Args, spec: ConnectionSpec<T>): Record<string, unknown> {
  const strange = Object.keys(args).filter((name) => ![...PAGING, ...(spec.understood ?? [])].includes(name));
  if (strange.length > 0) throw new Error(`GitHub stand-in: argument ${strange.join(', ')} is not built here.`);
  const from = isAbsent(args['after']) ? 0 : position(items, spec, args['after']) + 1;
  const to = isAbsent(args['before']) ? items.length : position(items, spec, args['before']);
  const range = items.slice(from, Math.max(from, to));
  const size = bounds(args);
  const shown =
    size.from === 'start' ? range.slice(0, size.count) : range.slice(Math.max(0, range.length - size.count));
  const start = size.from === 'start' ? from : from + range.length - shown.length;
  const cursor = (index: number): string => toCursor(start + index, spec.key(shown[index] as T));
  return {
    totalCount: items.length,
    nodes: () => shown.map((item) => spec.node(item)),
    edges: () => shown.map((item, index) => ({ cursor: cursor(index), node: spec.node(item) })),
    pageInfo: {
      hasNextPage: start + shown.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : cursor(0),
      endCursor: shown.length === 0 ? null : cursor(shown.length - 1),
    },
    ...spec.more,
  };
}

function bounds({ first, last }: Args): { readonly from: 'start' | 'end'; readonly count: number } {
  const count = first ?? last;
  if (typeof count !== 'number') {
    throw graphqlError(
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the connection.',
    );
  }
  if (count < 0 || count > 100) {
    throw graphqlError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${count} records on the connection exceeds the \`first\` limit of 100 records.`,
    );
  }
  return { from: isAbsent(first) ? 'end' : 'start', count };
}

const toCursor = (index: number, key: string | number): string =>
  Buffer.from(`cursor:${index}:${key}`).toString('base64');

/** By key; where that item is gone, by place. */
function position<T>(items: readonly T[], spec: ConnectionSpec<T>, cursor: unknown): number {
  const match = /^cursor:(\d+):(.+)$/s.exec(Buffer.from(String(cursor), 'base64').toString());
  if (match === null) {
    throw graphqlError('INVALID_CURSOR_ARGUMENTS', `\`${String(cursor)}\` does not appear to be a valid cursor.`);
  }
  const found = items.findIndex((item) => String(spec.key(item)) === match[2]);
  return found === -1 ? Number(match[1]) - 1 : found;
}
