/** A front before a server on loopback that shows its JSON answers as another version of that server would. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RewritingFront {
  /** The address that stands for the server's. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a front for the base URL `target`. `rewrite` changes each answer that is JSON. */
export async function startRewritingFront(
  target: string,
  rewrite: (answer: unknown) => unknown,
): Promise<RewritingFront> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await fetch(new URL(request.url ?? '/', target), await toInit(request));
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? 'text/plain';
    const body = type.includes('json') ? JSON.stringify(rewrite(JSON.parse(text))) : text;
    response.writeHead(answer.status, { 'content-type': type }).end(body);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Headers that belong to a connection, not to a request. */
const HOP_HEADERS = ['host', 'connection', 'content-length', 'transfer-encoding'];

async function toInit(request: IncomingMessage): Promise<RequestInit> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.entries(request.headers)
    .filter(([name]) => !HOP_HEADERS.includes(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return { method: request.method ?? 'GET', headers, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) };
}
