/** A plain client for the stand-in's own tests: no library in between. */
import {
  createGitHubStandIn,
  DEFAULT_TOKEN,
  type GitHubStandIn,
  type StandInOptions,
} from '../../support/github/handler.ts';
import type { World } from '../../support/github/state.ts';

export const REPO = '/repos/acme/app';
/** 2026-01-02T03:04:05.678Z. */
export const START = 1_767_323_045_678;

/** JSON, looked into by dotted paths; `''` is the whole. */
export interface Json {
  readonly at: (path: string) => unknown;
  /** A text or number, as text. */
  readonly text: (path: string) => string;
  /** One field of every item of the list at a path. */
  readonly each: (path: string, field: string) => unknown[];
}

/** `body`: parsed JSON, text where it is none, `null` where there is none. */
export interface Reply extends Json {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Client {
  readonly standIn: GitHubStandIn;
  readonly repo: World;
  /** Moves the world's clock, ms. */
  readonly pass: (ms: number) => void;
  readonly rest: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  /** The answer's `{data, errors}`. */
  readonly graphql: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Reply>;
}

const ORIGIN = 'https://api.github.test';

/** A stand-in whose clock stands still unless moved. */
export function openClient(options: StandInOptions = {}, token: string = DEFAULT_TOKEN): Client {
  let now = START;
  const standIn = createGitHubStandIn({ now: () => now, ...options });
  const rest: Client['rest'] = async (method, path, body, headers = {}) => {
    const hasBody = body !== undefined;
    const type: Record<string, string> = hasBody ? { 'content-type': 'application/json' } : {};
    const response = await standIn.fetch(`${ORIGIN}${standIn.restBase}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...type, ...headers },
      ...(hasBody && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return toReply(response);
  };
  const graphql: Client['graphql'] = async (query, variables = {}) => {
    const response = await standIn.fetch(`${ORIGIN}${standIn.graphqlPath}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return toReply(response);
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  return { standIn, repo: standIn.world, pass, rest, graphql };
}

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text === '' ? null : text;
  return { status: response.status, headers: response.headers, body, ...readPath(body) };
}

/** Looks into JSON; a path through nothing is an error, so that a typo cannot pass as `undefined`. */
export function readPath(value: unknown): Json {
  const at = (path: string): unknown => {
    let here = value;
    for (const part of path === '' ? [] : path.split('.')) {
      if (typeof here !== 'object' || here === null) {
        throw new Error(`nothing at ${path} of ${JSON.stringify(value)}`);
      }
      here = (here as Record<string, unknown>)[part];
    }
    return here;
  };
  const text = (path: string): string => {
    const found = at(path);
    if (typeof found === 'string' || typeof found === 'number') return String(found);
    throw new Error(`no text at ${path} of ${JSON.stringify(value)}`);
  };
  const each = (path: string, field: string): unknown[] => {
    const list = at(path);
    if (!Array.isArray(list)) throw new Error(`no list at ${path} of ${JSON.stringify(value)}`);
    return list.map((item) => readPath(item).at(field));
  };
  return { at, text, each };
}

/** The parts of an acme/app with issue 12 and pull request 13, which delivers it. */
export function seedRepository(repo: World): { readonly sha: string } {
  repo.openIssue({ number: 12, title: 'Slow search', body: 'Please speed it up.' });
  const pull = repo.openPull({ number: 13, title: 'Speed up', body: 'Fixes #12', files: ['src/search.ts'] });
  return { sha: pull.headSha };
}
