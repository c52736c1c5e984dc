/** The stand-in behind a real socket on loopback: faults of the connection are acted out on the connection. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionFault } from './faults.ts';
import { createGitHubStandIn, type GitHubStandIn, type StandInOptions } from './handler.ts';

/** `url` is what `GITHUB_API_URL` holds, `graphqlUrl` what `GITHUB_GRAPHQL_URL` holds. */
export interface GitHubServer {
  readonly standIn: GitHubStandIn;
  readonly url: string;
  readonly graphqlUrl: string;
  /** Cuts open connections and resolves when the port is free. */
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1, with the given stand-in or a new one. */
export async function startGitHubServer(given: GitHubStandIn | StandInOptions = {}): Promise<GitHubServer> {
  const standIn = 'handle' in given ? given : createGitHubStandIn(given);
  const server = createServer((incoming, outgoing) => {
    void serve(standIn, incoming, outgoing);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    standIn,
    url: `${origin}${standIn.restBase}`,
    graphqlUrl: `${origin}${standIn.graphqlPath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function serve(standIn: GitHubStandIn, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const response = await standIn.handle(await toRequest(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof ConnectionFault) await actOut(error, outgoing);
    // A bug of the stand-in: it stands among the violations too.
    else outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const hasBody = chunks.length > 0 && method !== 'GET' && method !== 'HEAD';
  const init = { method, headers: pairs, ...(hasBody && { body: Buffer.concat(chunks) }) };
  return new Request(new URL(url, `http://${headers.host ?? '127.0.0.1'}`), init);
}

/** `silent` keeps the connection open until the caller, or `close()`, ends it. */
async function actOut(fault: ConnectionFault, outgoing: ServerResponse): Promise<void> {
  if (fault.how === 'silent') return;
  if (fault.how === 'cut' && fault.response !== null) {
    const whole = Buffer.from(await fault.response.arrayBuffer());
    outgoing.writeHead(fault.response.status, {
      ...Object.fromEntries(fault.response.headers),
      'content-length': String(whole.length),
    });
    await new Promise<void>((resolve) => {
      outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
        resolve();
      });
    });
  }
  outgoing.socket?.resetAndDestroy();
}
