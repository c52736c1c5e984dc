import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toResponse } from '../../../src/sandbox/api/fetch.ts';
import { toHeadReply } from '../../../src/sandbox/wire/http.ts';
import { createSender, type Sender } from '../../../src/sandbox/server/send.ts';

/** Returns a stream that the test feeds, and that records whether it was canceled. */
function createFeed() {
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancel: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => {
    cancel = resolve;
  });
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => void (feed = controller),
    cancel,
  });
  return {
    stream,
    cancelled,
    push: (text: string) => feed?.enqueue(Buffer.from(text)),
    end: () => feed?.close(),
    fail: () => feed?.error(new Error('the source broke')),
    // The free space of the stream's buffer. It is not positive if the buffer is full.
    freeSpace: () => feed?.desiredSize ?? 0,
  };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(feed: ReturnType<typeof createFeed>, half = false): Promise<{ url: string; sender: Sender }> {
  const sender = createSender();
  const headers = { 'Content-Type': 'text/event-stream' };
  const server = createServer((_request, response) => {
    sender.send(response, { status: 200, headers, body: feed.stream }, half);
  });
  return { url: await listen(server), sender };
}

const decode = (part: { readonly value?: unknown } | undefined): string =>
  part?.value instanceof Uint8Array ? Buffer.from(part.value).toString() : 'no part';

describe('an answer that is a stream', () => {
  it('comes part by part, its head before anything else', async () => {
    const feed = createFeed();
    const { url } = await serve(feed);
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    feed.push('one');
    expect(decode(await reader?.read())).toBe('one');
    feed.push('two');
    expect(decode(await reader?.read())).toBe('two');
    feed.end();
    expect((await reader?.read())?.done).toBe(true);
  });

  it('is cancelled when the client goes away', async () => {
    const feed = createFeed();
    const { url } = await serve(feed);
    const controller = new AbortController();
    const response = await fetch(url, { signal: controller.signal });
    expect(response.status).toBe(200);
    controller.abort();
    await feed.cancelled;
  });

  it('ends well, and at once, when the server closes; a later one too', async () => {
    const feed = createFeed();
    const { url, sender } = await serve(feed);
    const response = await fetch(url);
    feed.push('last words');
    sender.endStreams();
    await feed.cancelled;
    expect(['', 'last words']).toContain(await response.text());
    const late = createFeed();
    const { url: lateUrl, sender: lateSender } = await serve(late);
    lateSender.endStreams();
    expect(await (await fetch(lateUrl)).text()).toBe('');
    await late.cancelled;
  });

  it('a source that breaks: the client sees that it is not whole', async () => {
    const feed = createFeed();
    const { url } = await serve(feed);
    const response = await fetch(url);
    feed.push('half');
    feed.fail();
    await expect(response.text()).rejects.toThrow();
  });

  it('a client that does not read holds the source back', async () => {
    const pulled: number[] = [];
    const sender = createSender();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled.push(1);
        if (pulled.length > 400) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const server = createServer((_request, response) => {
      sender.send(response, { status: 200, headers: {}, body }, false);
    });
    const response = await fetch(await listen(server));
    // No one reads, so the pulls stop long before the end.
    for (let before = -1; before !== pulled.length;) {
      before = pulled.length;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(pulled.length).toBeLessThan(300);
    expect((await response.arrayBuffer()).byteLength).toBe(400 * 64 * 1024);
  });

  it('can be cut on demand, as any answer', async () => {
    const feed = createFeed();
    const { url } = await serve(feed, true);
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    await feed.cancelled;
  });

  it('is the same in memory; a HEAD cancels it', async () => {
    const feed = createFeed();
    const response = toResponse({ status: 200, headers: {}, body: feed.stream });
    feed.push('one');
    feed.end();
    expect(await response.text()).toBe('one');
    const other = createFeed();
    expect(toHeadReply({ status: 200, headers: { a: 'b' }, body: other.stream })).toEqual({
      ...{ status: 200, headers: { a: 'b' }, body: '' },
    });
    await other.cancelled;
  });
});
