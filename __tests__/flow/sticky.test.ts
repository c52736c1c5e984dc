/** One status comment per mission, whatever raced; several missions on one pull request, told apart by their keys. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TrackedMission } from '../../src/flow/shared/context.ts';
import { observe } from '../../src/flow/observe/observe.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import type { MissionState } from '../../src/core/state/markers.ts';
import { formatMarker, readMarker, stripMarker } from '../../src/core/state/markers.ts';
import { ACTIONS_BOT } from '../support/github/state.ts';
import { byLabel, ISSUE, openWorkshop, type Workshop } from '../support/workshop.ts';

let shop: Workshop;

beforeEach(() => {
  shop = openWorkshop();
  shop.github.permit({
    contents: 'write',
    issues: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
  });
});
afterEach(() => {
  shop.close();
});

async function engage(key: string | null = null): Promise<TrackedMission> {
  const settings = { lock: 'ref', missionKey: key } as const;
  const subject = { kind: 'issue', number: ISSUE, ...(key !== null && { key }) } as const;
  const result = await shop.hire(byLabel(shop), { settings, subject });
  if (result.kind !== 'engaged') throw new Error(result.held.verdict.message);
  return result.engaged;
}

const statuses = () => shop.world.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"status"'));
const sync = (engaged: TrackedMission) =>
  runIntent(shop.engine(), { kind: 'sync', target: { kind: 'mission', id: engaged.mission.id }, wait: 'once' });

describe('status comments of runs that overlapped', () => {
  /** What an overlapping run would have left: a status comment that nobody names. */
  function leave(engaged: TrackedMission, more: Partial<MissionState>): number {
    const { signer } = shop.engine();
    const mark: MissionState = {
      ...engaged.state,
      mission: null,
      history: [{ at: shop.now(), text: 'Left' }],
      ...more,
    };
    return shop.world.comment(ISSUE, { author: ACTIONS_BOT, body: `Hiring.\n\n${formatMarker(mark, signer)}` }).id;
  }

  it('become one: the named one stays, and keeps the history of all', async () => {
    const engaged = await engage();
    shop.pass(1_000);
    leave(engaged, {});
    leave(engaged, { mission: engaged.mission.id, history: [{ at: shop.now() + 5, text: 'Also left' }] });
    await sync(engaged);
    expect(statuses().map(({ id }) => id)).toEqual([engaged.comment?.id]);
    const conversation = await shop.engine().github.conversations.read(ISSUE);
    const stays = conversation?.comments.find(({ id }) => id === engaged.comment?.id);
    const history = stays === undefined ? [] : readMarker(stays, 'status', shop.engine().signer)?.marker.history;
    expect(history?.map(({ text }) => text)).toEqual([
      'Hire authorized',
      expect.stringContaining('Hired'),
      'Left',
      'Also left',
    ]);
    expect(stripMarker(stays?.body ?? '')).toContain('Also left');
  });

  it("of another mission, generation or key are not this one's to take", async () => {
    const engaged = await engage();
    leave(engaged, { mission: 'm_other' });
    leave(engaged, { generation: 2 });
    leave(engaged, { subject: `${engaged.state.subject} key=linux` });
    await sync(engaged);
    expect(statuses()).toHaveLength(4);
  });

  it('stay while their history cannot be written', async () => {
    const engaged = await engage();
    leave(engaged, {});
    shop.github.faults.add({ kind: 'status', status: 403, times: Infinity, match: { method: 'PATCH' } });
    await sync(engaged);
    expect(statuses()).toHaveLength(2);
  });
});

describe('one pull request', () => {
  const PULL = 13;
  const page = (engaged: TrackedMission) =>
    formatMarker(
      { type: 'page', subject: engaged.state.subject, mission: engaged.mission.id, pull: PULL },
      shop.engine().signer,
    );
  const look = async (engaged: TrackedMission) =>
    (await observe(shop.engine({}, { prNumber: PULL }), engaged)).observation.binding;

  const carry = (carried: TrackedMission) => {
    shop.world.openPull({ number: PULL, body: 'Work' });
    shop.world.comment(PULL, { author: ACTIONS_BOT, body: `Page\n\n${page(carried)}` });
  };

  it.each([
    ['linux', 'windows'],
    [null, 'windows'],
    ['linux', null],
  ])('that carries a mission of key %j takes one of key %j as well', async (first, second) => {
    carry(await engage(first));
    expect(await look(await engage(second))).toMatchObject({ kind: 'bound', number: PULL });
  });

  it('that carries a mission takes none of the same key of another subject', async () => {
    const carried = await engage('linux');
    carry(carried);
    const other = { ...carried, mission: { ...carried.mission, id: 'm_2' }, comment: null };
    const state = { ...carried.state, subject: 'repo=1 number=20 key=linux', mission: 'm_2' };
    const seen = await observe(shop.engine({}, { prNumber: PULL }), { ...other, state }, { mission: other.mission });
    expect(seen.observation.binding).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('already carries'),
    });
  });

  it('may name missions of several keys, and of no other', async () => {
    const [linux, windows] = [await engage('linux'), await engage('windows')];
    const names = `Orkestro-Mission: ${linux.mission.id}\nOrkestro-Mission: ${windows.mission.id}`;
    shop.world.openPull({ number: PULL, body: names });
    expect(await look(linux)).toMatchObject({ kind: 'bound', number: PULL });
    expect(await look(windows)).toMatchObject({ kind: 'bound', number: PULL });
    shop.world.edit(PULL, { body: `${names}\nOrkestro-Mission: m_unknown` });
    expect(await look(linux)).toMatchObject({ kind: 'conflict', why: expect.stringContaining('m_unknown') });
  });
});
