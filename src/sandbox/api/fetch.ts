/** The adapter for the API in memory: converts between fetch's Request and Response and plain values. */
import { MAX_BODY_BYTES, type Call, type Reply } from '../wire/http.ts';

async function readBody(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a Request completely and returns it as a call. */
export async function toCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    header: (name) => request.headers.get(name),
    body: await readBody(request),
    origin: url.origin,
  };
}

/** Returns the Response for a reply. An empty reply body becomes no body. */
export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(body === '' ? null : body, { status, headers });
}
