/** What happened in a story, in order: whole for replays, without plain reads for people. */
import type { TransportRequest } from '../../src/http/transport.ts';

/** `move`: somebody outside the runs did something. */
export type EntryKind = 'read' | 'write' | 'fault' | 'move' | 'run' | 'problem';

interface Entry {
  readonly at: number;
  readonly kind: EntryKind;
  readonly who: string;
  readonly text: string | (() => string);
  /** Fault or move that can be left out of a telling. */
  readonly name: string | null;
}

export class Trace {
  readonly startedAt: number;
  readonly #entries: Entry[] = [];

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  add(at: number, kind: EntryKind, who: string, text: string | (() => string), name: string | null = null): void {
    this.#entries.push({ at, kind, who, text, name });
  }

  /** Everything, one line each. */
  whole(): string[] {
    return this.#entries.map((entry) => this.#format(entry));
  }

  /** Without reads that went well. */
  readable(): string[] {
    return this.#entries.filter(({ kind }) => kind !== 'read').map((entry) => this.#format(entry));
  }

  #format({ at, kind, who, text }: Entry): string {
    const seconds = ((at - this.startedAt) / 1000).toFixed(1).padStart(7);
    const prefix = { read: '  ', write: '→ ', fault: '✗ ', move: '• ', run: '│ ', problem: '‼ ' }[kind];
    return `${seconds} s ${prefix}${who}: ${typeof text === 'string' ? text : text()}`;
  }
}

/** A request in one line: GraphQL by its operation, comments by what they carry. */
export function labelOf({ method, url, body }: TransportRequest): string {
  const path = url.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, '').replace('/api/v1/marketplace', '');
  if (path === '/graphql') return `query ${operationOf(body)}`;
  if (body === null || method === 'GET') return `${method} ${path}${url.search}`;
  const type = /<!-- orkestro\S* \{\\"v\\":1,\\"type\\":\\"(\w+)/.exec(body)?.[1];
  const content = /"content":"([^"]+)"/.exec(body)?.[1];
  const what = type ?? content;
  return what === undefined ? `${method} ${path}` : `${method} ${path} (${what})`;
}

/** The name of a GraphQL operation; empty for none. */
export function operationOf(body: string | null): string {
  return body === null ? '' : (/^\{"query":"(?:\\n|\s)*query (\w+)/.exec(body)?.[1] ?? '');
}
