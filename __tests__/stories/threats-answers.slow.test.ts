/** Responses of a marketplace, or of an impostor, that try to make a run hang, use memory, or pay (threat row 20). */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decide } from '../../src/core/policy/decide.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { MarketplaceError } from '../../src/marketplace/errors.ts';
import { createClock, serveHttp, type Loopback } from '../support/http.ts';
import { anyText } from '../support/any-text.ts';
import { buildObservation, buildPolicy } from '../support/decision-builders.ts';
import { createClientScene, KEY, WIRE } from '../support/marketplace.ts';

const MIB = 1_048_576;
const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function sendForever(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1_024, '[');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function sendSlowly(response: ServerResponse): void {
  response.write('{');
  const timer = setInterval(() => response.write(' '), 1_000);
  response.on('close', () => {
    clearInterval(timer);
  });
}

/** A gzip file of 256 MiB when unpacked, made of many members. */
const BOMB = Buffer.concat(new Array<Buffer>(256).fill(gzipSync(Buffer.alloc(MIB))));

/** The responses and the limits that they meet, by name. */
const EVIL: readonly (readonly [string, RegExp, (response: ServerResponse) => void])[] = [
  ['a compression bomb', /compressed/, (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB)],
  ['one byte a second', /in time/, sendSlowly],
  ['a body without end', /larger than allowed/, sendForever],
  [
    '2 GiB announced',
    /larger than allowed/,
    (response) => response.writeHead(200, { 'content-length': 2 ** 31 }).write('['),
  ],
  ['silence', /in time/, () => undefined],
];

describe('an answer that never becomes one', () => {
  it.each(EVIL)(
    'threat row 20: %s: a classified error inside the deadline, little memory, no acceptance',
    async (_name, why, answer) => {
      const server = await serveHttp((_heard, response) => {
        answer(response);
      });
      servers.push(server);
      const clock = createClock();
      const started = clock.now();
      const httpClient = createHttpClient({
        clock,
        origins: [server.origin],
        deadline: () => started + 60_000,
        timeoutMs: 1_500,
      });
      const client = createMarketplaceClient({ baseUrl: server.url, apiKey: KEY, httpClient });
      const before = process.memoryUsage().rss;
      const read: unknown = await client.getMission('m-1').catch((error: unknown) => error);
      const reply = await client.acceptMission('m-1');
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
      expect(read).toBeInstanceOf(MarketplaceError);
      expect(String(read)).toMatch(why);
      expect(reply.kind).toBe('unclear');
      expect(server.received.filter(({ method }) => method === 'POST')).toHaveLength(1);
      expect(clock.now() - started).toBeLessThan(60_000);
    },
  );
});

describe('a mission that is not ready', () => {
  const validBody = JSON.stringify({ mission: { ...WIRE, status: 'in_progress', verification: 'pending' } });
  const piece = fc.oneof(
    anyText({ maxLength: 20 }),
    fc.constantFrom(
      'passed',
      '"',
      '"passed"',
      '{',
      '}',
      '[',
      ',"verification":"passed"',
      ',"status":null',
      'true',
      '1e400',
      '\\',
    ),
  );
  /** Mutates a text: up to three times, replaces up to forty characters with a piece, or changes the type of one member. */
  const mutated = fc.oneof(
    fc
      .array(fc.tuple(fc.nat(validBody.length), fc.nat(40), piece), { minLength: 1, maxLength: 3 })
      .map((edits) =>
        edits.reduce((text, [at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone), validBody),
      ),
    fc
      .tuple(fc.constantFrom('status', 'verification', 'escrow_status', 'id', 'budget_usd'), fc.jsonValue())
      .map(([field, value]) => JSON.stringify({ mission: { ...WIRE, status: 'in_progress', [field]: value } })),
  );

  it('threat row 20: is never paid for, however its body is mutated: 5,000 bodies, all else green', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const mission = await createClientScene({ body })
          .client.getMission('m-1')
          .catch(() => null);
        if (mission === null) return;
        read += 1;
        expect(decide(buildObservation({ mission }), buildPolicy()).kind).not.toBe('accept');
      }),
      { numRuns: 5_000 },
    );
    // Many bodies can still be read as a mission.
    expect(read).toBeGreaterThan(500);
  });
});
