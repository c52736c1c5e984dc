/** Answers as HTTP responses: errors, pages with their `link` header, JSON that was judged, and connections that failed. */
import { createHash } from 'node:crypto';
import type { RestError } from './errors.ts';
import type { ConnectionFault } from './faults.ts';
import type { Contract, Match } from './openapi.ts';
import { type Answer, pageOf } from './rest.ts';

/** A refusal in GitHub's shape. */
export function toErrorResponse({ status, message, fields, headers }: RestError): Response {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
  return Response.json(
    fields === null ? body : { message, documentation_url: body.documentation_url, errors: fields },
    { status, headers },
  );
}

/** The page that was asked for, with its neighbors in the `link` header. */
export function toResponse(answer: Answer, url: URL, judge: Contract, match: Match): Response {
  if (answer.text !== undefined) {
    return new Response(answer.text, { headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } });
  }
  if (answer.list === undefined) return toJson(judge, match, answer.status, answer.body);
  const { page, size } = pageOf(url.searchParams);
  const pages = Math.max(1, Math.ceil(answer.list.length / size));
  const response = toJson(judge, match, answer.status, answer.list.slice((page - 1) * size, page * size));
  const link = toLink(url, page, pages);
  if (link !== '') response.headers.set('link', link);
  return response;
}

function toLink(url: URL, page: number, pages: number): string {
  const to = (rel: string, target: number): string => {
    const there = new URL(url);
    there.searchParams.set('page', String(target));
    return `<${there.href}>; rel="${rel}"`;
  };
  const before = page > 1 ? [to('prev', Math.min(page - 1, pages))] : [];
  const after = page < pages ? [to('next', page + 1), to('last', pages)] : [];
  return [...before, ...after, ...(page > 1 ? [to('first', 1)] : [])].join(', ');
}

/** Judged before it goes out. */
export function toJson(judge: Contract, match: Match, status: number, body: unknown): Response {
  const wrong = judge.judgeAnswer(match, status, body);
  if (wrong.length > 0) {
    throw new Error(`answer ${status} to ${match.method} ${match.template} breaks the schema: ${wrong.join('; ')}`);
  }
  if (body === undefined) return new Response(null, { status });
  const text = JSON.stringify(body);
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  return new Response(text, { status, headers: { 'content-type': 'application/json; charset=utf-8', etag } });
}

/** What a socket's fault looks like to a caller of `fetch`. */
export async function toFetchError(fault: ConnectionFault, signal: AbortSignal): Promise<Response> {
  if (fault.how === 'silent') {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    throw signal.reason;
  }
  const code = { refused: 'ECONNREFUSED', reset: 'ECONNRESET', cut: 'UND_ERR_SOCKET' }[fault.how];
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) });
}
