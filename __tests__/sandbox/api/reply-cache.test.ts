import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/sandbox/wire/http.ts';
import { createReplyCache } from '../../../src/sandbox/api/reply-cache.ts';
import { openMemory } from '../../support/sandbox/open.ts';

const toReply = (body: string): Reply => ({ status: 200, headers: {}, body });

describe('kept replies', () => {
  it('are made once, until something changes', () => {
    const replies = createReplyCache();
    let made = 0;
    const rememberReply = (key = 'a'): Reply => replies.getOrCreate(key, () => toReply(String((made += 1))));
    expect([rememberReply().body, rememberReply().body, rememberReply('b').body]).toEqual(['1', '1', '2']);
    replies.clear();
    expect(rememberReply().body).toBe('3');
  });

  it('are few and short together; a refusal and a stream are not kept', () => {
    const replies = createReplyCache();
    let made = 0;
    const rememberReply = (key: string, length: number): void => {
      replies.getOrCreate(key, () => {
        made += 1;
        return toReply('x'.repeat(length));
      });
    };
    for (let n = 0; n < 2_001; n += 1) rememberReply(`${n}`, 1);
    rememberReply('0', 1);
    expect(made).toBe(2_002);
    for (let n = 0; n < 5; n += 1) rememberReply(`long ${n}`, 1_000_000);
    rememberReply('long 0', 1);
    expect(made).toBe(2_008);
    const refuse = (): Reply => {
      throw new Error('no');
    };
    expect(() => replies.getOrCreate('refused', refuse)).toThrow('no');
    expect(replies.getOrCreate('refused', () => toReply('yes')).body).toBe('yes');
    const stream = (): Reply => ({ status: 200, headers: {}, body: new ReadableStream<Uint8Array>() });
    expect(replies.getOrCreate('stream', stream)).not.toBe(replies.getOrCreate('stream', stream));
  });

  it('nobody sees them: every change, by whomever, by the clock too, shows in the next answer', async () => {
    const open = await openMemory({ scenario: { pace: { startMs: 1000, workMs: 1000, reviewMs: 1000 } } });
    const { sandbox, clock, send, post } = open;
    const list = async (): Promise<readonly string[]> =>
      (await send('GET', '/marketplace/missions')).json.missions.map((one) => one.status);
    expect(await list()).toEqual([]);
    const { id } = await post();
    const other = sandbox.createKey(sandbox.createCustomer('Another'));
    expect(await list()).toEqual(['matched']);
    expect((await send('GET', '/marketplace/missions', { key: other })).json.missions).toEqual([]);
    expect((await send('GET', `/marketplace/missions/${id}`, { key: other })).status).toBe(404);
    const tag = (await send('GET', '/marketplace/missions')).headers.get('etag') ?? '';
    expect((await send('GET', '/marketplace/missions', { headers: { 'if-none-match': tag } })).status).toBe(304);
    clock.advance(1000);
    expect((await send('GET', '/marketplace/missions', { headers: { 'if-none-match': tag } })).status).toBe(200);
    expect(await list()).toEqual(['in_progress']);
    clock.advance(2000);
    const rankBefore = (await send('GET', '/marketplace/specialists')).text;
    await send('POST', `/marketplace/missions/${id}/accept`);
    expect(await list()).toEqual(['accepted']);
    expect((await send('GET', '/marketplace/specialists')).text).not.toBe(rankBefore);
    await open.close();
    expect((await send('GET', '/marketplace/missions')).status).toBe(500);
  });
});
