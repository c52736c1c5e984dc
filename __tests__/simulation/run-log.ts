/** What a run has been told and what it has done, as seen on the wire: the evidence that invariants are judged by. */
import type { TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import { parseShared } from './memo.ts';
import { operationOf } from './trace.ts';

/** An answer that reached the run. `seq` orders everything that a run hears and sends. */
export interface LoggedResponse {
  readonly seq: number;
  readonly at: number;
  readonly request: TransportRequest;
  readonly answer: TransportResponse;
}

/** A lock that this run was told is its own. */
export interface Acquire {
  readonly seq: number;
  readonly at: number;
  /** `conversation 12` or `comment 31…`. */
  readonly place: string;
  /** The reaction's name. */
  readonly content: string;
  readonly id: string;
  withdrawn: boolean;
}

/** A comment that this run was told exists. */
export interface WrittenComment {
  readonly seq: number;
  readonly at: number;
  readonly id: number;
  readonly number: number;
  readonly body: string;
}

export class RunLog {
  seq = 0;
  readonly #heard = new Map<string, LoggedResponse>();
  readonly #first = new Map<string, LoggedResponse>();
  /** Answers to reads that nobody has looked into yet: most runs end before a judge asks what they were told. */
  #unread: LoggedResponse[] = [];
  /** The kind heard last of all. */
  latest = '';
  readonly acquires: Acquire[] = [];
  readonly comments: WrittenComment[] = [];
  /** Answers that a 304 can confirm. */
  readonly #tagged = new Map<string, TransportResponse>();

  /** What was heard last of each kind: `Head`, `Pull`, `Checks 1a2b…`, `Conversation 12`, `mission m_1`, `missions`, `permission maya`. */
  get lastByKind(): ReadonlyMap<string, LoggedResponse> {
    this.#readAll();
    return this.#heard;
  }

  /** What was heard first of each kind. */
  get firstByKind(): ReadonlyMap<string, LoggedResponse> {
    this.#readAll();
    return this.#first;
  }

  record(at: number, request: TransportRequest, answer: TransportResponse): void {
    this.seq += 1;
    if (request.once) {
      this.latest = this.#hearWrite(at, request, answer);
      return;
    }
    this.latest = kindOf(request);
    this.#unread.push({ seq: this.seq, at, request, answer });
  }

  #readAll(): void {
    for (const logged of this.#unread) {
      const parts = splitQueries(logged.request, logged.answer);
      for (const part of parts.length === 0 ? [logged] : parts) {
        this.#remember(kindOf(part.request), logged, part);
        for (const { kind: also, part: told } of readDelivery(part)) this.#remember(also, logged, told);
      }
    }
    this.#unread = [];
  }

  #remember(kind: string, { seq, at }: LoggedResponse, { request, answer }: ResponsePart): void {
    const confirmed = answer.status === 304 ? this.#tagged.get(`${kind} ${answer.headers['etag'] ?? ''}`) : answer;
    if (confirmed?.status !== 200) return;
    const logged = { seq, at, request, answer: confirmed };
    this.#heard.set(kind, logged);
    if (!this.#first.has(kind)) this.#first.set(kind, logged);
    const tag = confirmed.headers['etag'];
    if (tag !== undefined) this.#tagged.set(`${kind} ${tag}`, confirmed);
  }

  #hearWrite(at: number, request: TransportRequest, answer: TransportResponse): string {
    const path = request.url.pathname;
    const { seq } = this;
    if (request.method === 'POST' && answer.status === 201) {
      const written = /\/issues\/(\d+)\/comments$/.exec(path);
      if (written !== null) this.#wrote({ seq, at, number: Number(written[1]), body: bodyOf(request) }, answer);
      const reacted = /\/issues\/(comments\/)?(\d+)\/reactions$/.exec(path);
      if (reacted !== null) {
        const target = `${reacted[1] === undefined ? 'conversation' : 'comment'} ${reacted[2] ?? ''}`;
        const id = idOf(answer);
        // An answer that was cut told the run nothing.
        if (/^\d+$/.test(id))
          this.acquires.push({ seq, at, place: target, content: contentOf(request), id, withdrawn: false });
      }
    }
    return `${request.method} ${path}`;
  }

  #wrote(written: Omit<WrittenComment, 'id'>, answer: TransportResponse): void {
    const id = Number(idOf(answer));
    if (Number.isSafeInteger(id)) this.comments.push({ ...written, id });
  }

  /** This run asks for its acquire to be taken back: from here on it is not to be relied on. */
  release(request: TransportRequest): void {
    const id = /\/reactions\/(\d+)$/.exec(request.url.pathname)?.[1];
    for (const acquire of this.acquires) if (acquire.id === id) acquire.withdrawn = true;
  }
}

/** A question and what was answered. */
interface ResponsePart {
  readonly request: TransportRequest;
  readonly answer: TransportResponse;
}

/** Queries that left as one request, each as if it had been asked alone: the n-th's keys begin with `qn_`. */
function splitQueries(request: TransportRequest, answer: TransportResponse): readonly ResponsePart[] {
  const names = operationOf(request.body).split('_');
  if (names.length < 2 || answer.status !== 200) return [];
  const { variables = {} } = parseOrNothing(request.body ?? '') as { readonly variables?: Record<string, unknown> };
  const { data } = parseOrNothing(answer.body) as { readonly data?: Record<string, unknown> | null };
  if (data === null || data === undefined) return [];
  return names.map((name, index) => {
    const body = { query: `query ${name}`, variables: pick(variables, index) };
    return {
      request: { ...request, body: JSON.stringify(body) },
      answer: withBody(answer, { data: pick(data, index) }),
    };
  });
}

/** The same answer with another body, written down only when somebody looks: most are never looked at. */
function withBody(answer: TransportResponse, value: object): TransportResponse {
  const { status, headers } = answer;
  let text: string | null = null;
  return {
    status,
    headers,
    get body() {
      return (text ??= JSON.stringify(value));
    },
  };
}

/** An answer that was cut tells nothing. */
function parseOrNothing(text: string): object {
  try {
    return parseShared(text) as object;
  } catch {
    return {};
  }
}

/** A pull request that came with its checks counts as one, and as a reading of the checks of its head. */
function readDelivery({
  request,
  answer,
}: ResponsePart): readonly { readonly kind: string; readonly part: ResponsePart }[] {
  if (operationOf(request.body) !== 'Delivery' || answer.status !== 200) return [];
  const { data } = parseOrNothing(answer.body) as { readonly data?: DeliveryData | null };
  const pull = data?.repository?.pullRequest ?? null;
  const head = pull?.headChecks?.nodes[0]?.commit ?? null;
  const checks = { data: { repository: { head } } };
  return [
    { kind: 'Pull', part: { request, answer } },
    ...(head === null || head.oid !== pull?.headRefOid
      ? []
      : [{ kind: `Checks ${head.oid}`, part: { request, answer: withBody(answer, checks) } }]),
  ];
}

interface DeliveryData {
  readonly repository?: {
    readonly pullRequest?: {
      readonly headRefOid: string;
      readonly headChecks?: { readonly nodes: readonly { readonly commit: { readonly oid: string } }[] } | null;
    } | null;
  } | null;
}

function pick(values: Readonly<Record<string, unknown>>, index: number): Record<string, unknown> {
  const prefix = `q${index}_`;
  const own = Object.entries(values).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

/** What tells two readings of one operation apart. */
const ABOUT: Readonly<Record<string, RegExp>> = {
  Conversation: /"number":(\d+)/,
  Checks: /"head":"([0-9a-f]+)"/,
};

function kindOf({ method, url, body }: TransportRequest): string {
  const { pathname } = url;
  if (method === 'POST') {
    const operation = operationOf(body);
    const about = ABOUT[operation]?.exec(body ?? '')?.[1];
    return about === undefined ? operation : `${operation} ${about}`;
  }
  const mission = /\/missions(?:\/([^/]+))?$/.exec(pathname);
  if (mission !== null) return mission[1] === undefined ? 'missions' : `mission ${mission[1]}`;
  const login = /\/collaborators\/([^/]+)\/permission$/.exec(pathname)?.[1];
  return login === undefined ? `GET ${pathname}` : `permission ${login}`;
}

function bodyOf(request: TransportRequest): string {
  return (JSON.parse(request.body ?? '{}') as { readonly body?: string }).body ?? '';
}

function contentOf(request: TransportRequest): string {
  return (JSON.parse(request.body ?? '{}') as { readonly content?: string }).content ?? '';
}

/** Of an answer cut in half, nothing. */
function idOf(answer: TransportResponse): string {
  try {
    return String((JSON.parse(answer.body) as { readonly id?: number }).id);
  } catch {
    return '';
  }
}
