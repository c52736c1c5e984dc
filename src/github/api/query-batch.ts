/**
 * Queries that are asked for at the same moment leave as one request. Each keeps its own variables, its own part of the
 * answer and its own problems; what an answer says of all of them, or of none, is asked again one by one, so that no query
 * fails for another's sake.
 */
import type { Call, GitHubAnswer } from './errors.ts';
import { GitHubError } from './errors.ts';

/** One query: `query Name($a: A, …) {`, its fields at two spaces, `}` at none, then its fragments. */
export interface Query {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly call: Call;
}

/** One request for several questions; names, variables and fragments of the n-th carry the prefix `qn_`. */
interface Joined {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** GitHub gives a query ten seconds; more than these at once were never measured. */
const MOST = 6;

/** What asking each alone would meet as well. */
const NOT_WORTH_RETRYING: ReadonlySet<string> = new Set([
  'unauthorized',
  'rate_limited',
  'unreachable',
  'cancelled',
  'moved',
]);

interface Waiting {
  readonly question: Query;
  readonly resolve: (answer: GitHubAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** `ask` sends one question; the returned function may send it together with others of the same moment. */
export function createQueryBatcher(
  ask: (question: Query) => Promise<GitHubAnswer>,
): (question: Query) => Promise<GitHubAnswer> {
  let waiting: Waiting[] = [];
  const send = (): void => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += MOST) void answerAll(ask, all.slice(start, start + MOST));
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(send);
      waiting.push({ question, resolve, reject });
    });
}

async function answerAll(ask: (question: Query) => Promise<GitHubAnswer>, all: readonly Waiting[]): Promise<void> {
  const parts = await sendTogether(ask, all).catch((error: unknown) => {
    if (!(error instanceof GitHubError) || NOT_WORTH_RETRYING.has(error.code)) return { error };
    return null;
  });
  if (parts !== null && 'error' in parts) {
    for (const { reject } of all) reject(parts.error);
    return;
  }
  for (const [index, { question, resolve, reject }] of all.entries()) {
    const part = parts?.[index];
    if (part === undefined) ask(question).then(resolve, reject);
    else resolve(part);
  }
}

/** `null`: they cannot be asked, or answered, together. Throws what asking threw. */
async function sendTogether(
  ask: (question: Query) => Promise<GitHubAnswer>,
  all: readonly Waiting[],
): Promise<readonly GitHubAnswer[] | null> {
  const questions = all.map(({ question }) => question);
  const joined = questions.length < 2 ? null : joinQueries(questions);
  if (joined === null) return null;
  const calls = questions.map(({ call }) => call);
  const answer = await ask({
    ...joined,
    call: {
      doing: [...new Set(calls.map(({ doing }) => doing))].join(' and '),
      where: calls[0]?.where ?? '',
      permission: [...new Set(calls.map(({ permission }) => permission))].join('` and `'),
    },
  });
  const parts = splitAnswer(answer.data, questions.length);
  return parts === null ? null : parts.map((data) => ({ ...answer, data }));
}

const OPERATION = /^\s*query (\w+)\s*(?:\(([^)]*)\))?\s*\{\n([\s\S]*?)\n\}\n?/;

/** Of the repository that all of them ask about. */
const SHARED: ReadonlySet<string> = new Set(['owner', 'name']);

/** `null`: one of them is written another way. */
export function joinQueries(questions: readonly Pick<Query, 'document' | 'variables'>[]): Joined | null {
  const document = joinDocuments(questions.map((one) => one.document));
  if (document === null) return null;
  const variables: Record<string, unknown> = {};
  for (const [index, { variables: own }] of questions.entries()) {
    const prefix = prefixOf(index);
    for (const [key, value] of Object.entries(own)) variables[SHARED.has(key) ? key : `${prefix}${key}`] = value;
  }
  return { document, variables };
}

/** Documents that have been joined, one step for each: a run asks the same few again and again, so each row is joined once. */
interface Row {
  readonly next: Map<string, Row>;
  joined?: string | null;
}

const START: Row = { next: new Map() };

function joinDocuments(documents: readonly string[]): string | null {
  let row = START;
  for (const document of documents) {
    const known = row.next.get(document) ?? { next: new Map<string, Row>() };
    row.next.set(document, known);
    row = known;
  }
  row.joined ??= writeJoined(documents);
  return row.joined;
}

function writeJoined(documents: readonly string[]): string | null {
  const names: string[] = [];
  const declared = new Set<string>();
  const fields: string[] = [];
  const fragments: string[] = [];
  for (const [index, document] of documents.entries()) {
    const found = OPERATION.exec(document);
    if (found === null) return null;
    const [whole, name = '', takes = '', body = ''] = found;
    const prefix = prefixOf(index);
    names.push(name);
    for (const one of rename(takes, prefix).match(/\$\w+: [\w![\]]+/g) ?? []) declared.add(one);
    fields.push(rename(body, prefix).replace(/^ {2}(\w+)/gm, (_all, field: string) => `  ${prefix}${field}: ${field}`));
    fragments.push(rename(document.slice(whole.length), prefix));
  }
  const operation = `query ${names.join('_')}(${[...declared].join(', ')}) {\n${fields.join('\n')}\n}\n`;
  return `${operation}${fragments.join('\n')}`;
}

function prefixOf(index: number): string {
  return `q${index}_`;
}

const NAMED = /\$(\w+)|\bfragment (\w+) on\b|\.\.\.(\w+)/g;

/** Variables and fragments: two parts may spread one fragment with different values in it. */
function rename(text: string, prefix: string): string {
  return text.replace(NAMED, (all, variable?: string, fragment?: string, spread?: string) => {
    if (variable !== undefined) return SHARED.has(variable) ? all : `$${prefix}${variable}`;
    return fragment === undefined ? `...${prefix}${spread ?? ''}` : `fragment ${prefix}${fragment} on`;
  });
}

/** Each part's `{ data, errors }`; `null`: there is no data, or a problem that belongs to no part alone. */
function splitAnswer(body: unknown, count: number): readonly Record<string, unknown>[] | null {
  if (typeof body !== 'object' || body === null || !('data' in body)) return null;
  const { data } = body;
  const errors = 'errors' in body ? (body.errors ?? []) : [];
  if (typeof data !== 'object' || data === null || !Array.isArray(errors)) return null;
  const parts = Array.from({ length: count }, (_none, index) => ({
    data: Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) => strip(key, index).map((own) => [own, value])),
    ),
    errors: errors.flatMap((error: unknown) => ownError(error, index)),
  }));
  const told = parts.reduce((sum, part) => sum + part.errors.length, 0);
  return told === errors.length ? parts : null;
}

/** A part's own key without its prefix; nothing for another part's. */
function strip(key: string, index: number): readonly string[] {
  const prefix = prefixOf(index);
  return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
}

function ownError(error: unknown, index: number): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('path' in error) || !Array.isArray(error.path)) return [];
  const [first, ...rest] = error.path as readonly unknown[];
  return strip(String(first), index).map((own) => ({ ...error, path: [own, ...rest] }));
}
