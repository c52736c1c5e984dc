/** Sends replies: texts as a whole, streams as they come. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Reply } from '../wire/http.ts';

/** The sender of one server. */
export interface Sender {
  /** Sends a reply. If `truncated`, the connection is cut in the middle of it. */
  send(response: ServerResponse, reply: Reply, truncated: boolean): void;
  /** Ends every stream under way, and every later one at once. A stream can be endless. */
  endStreams(): void;
}

/** Resolves when the response accepts more data or is closed. */
async function waitForDrain(response: ServerResponse): Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  } finally {
    ended.abort();
  }
}

async function pipeBody(response: ServerResponse, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!response.write(part.value) && !response.destroyed) await waitForDrain(response);
    }
    response.end();
  } catch {
    // A cut instead of an end: the client must see that the reply is not complete.
    response.destroy();
  }
}

/** Creates a sender. */
export function createSender(): Sender {
  const streams = new Set<() => void>();
  let ended = false;

  const sendStream = (response: ServerResponse, body: ReadableStream<Uint8Array>): void => {
    const reader = body.getReader();
    const stop = (): void => {
      streams.delete(stop);
      reader.cancel().catch(() => undefined);
    };
    streams.add(stop);
    response.once('close', stop);
    response.flushHeaders();
    void pipeBody(response, reader);
    if (ended) stop();
  };

  return {
    send(response, { status, headers, body }, truncated) {
      if (typeof body !== 'string') {
        response.writeHead(status, headers);
        sendStream(response, body);
        if (truncated) response.destroy();
        return;
      }
      response.writeHead(status, body === '' ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) });
      if (!truncated) response.end(body);
      else response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
    endStreams() {
      ended = true;
      for (const stop of [...streams]) stop();
    },
  };
}
