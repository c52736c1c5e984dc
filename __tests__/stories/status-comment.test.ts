/** One status comment per mission after any race, and several missions on one pull request, separated by their keys. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TrackedMission } from '../../src/flow/shared/context.ts';
import { loadSnapshot } from '../../src/flow/observe/observe.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import type { MissionState } from '../../src/core/state/markers.ts';
import { formatMarker, readMarker, stripMarker } from '../../src/core/state/markers.ts';
import { ACTIONS_BOT } from '../support/github/state.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
  scene.github.permit({
    contents: 'write',
    issues: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
  });
});
afterEach(() => {
  scene.close();
});

async function hireAndTrack(key: string | null = null): Promise<TrackedMission> {
  const settings = { lock: 'ref', missionKey: key } as const;
  const subject = { kind: 'issue', number: ISSUE, ...(key !== null && { key }) } as const;
  const result = await scene.hire(byLabel(scene), { settings, subject });
  if (result.kind !== 'tracked') throw new Error(result.blocked.verdict.message);
  return result.tracked;
}

const statuses = () => scene.repo.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"status"'));
const sync = (tracked: TrackedMission) =>
  runIntent(scene.createContext(), { kind: 'sync', target: { kind: 'mission', id: tracked.mission.id }, wait: 'once' });

describe('status comments of runs that overlapped', () => {
  /** Leaves the status comment of an overlapping run, which no mission names. */
  function leave(tracked: TrackedMission, more: Partial<MissionState>): number {
    const { signer } = scene.createContext();
    const marker: MissionState = {
      ...tracked.state,
      mission: null,
      history: [{ at: scene.now(), text: 'Left' }],
      ...more,
    };
    return scene.repo.comment(ISSUE, { author: ACTIONS_BOT, body: `Hiring.\n\n${formatMarker(marker, signer)}` }).id;
  }

  it('become one: the named one stays, and keeps the history of all', async () => {
    const tracked = await hireAndTrack();
    scene.pass(1_000);
    leave(tracked, {});
    leave(tracked, { mission: tracked.mission.id, history: [{ at: scene.now() + 5, text: 'Also left' }] });
    await sync(tracked);
    expect(statuses().map(({ id }) => id)).toEqual([tracked.comment?.id]);
    const conversation = await scene.createContext().github.conversations.read(ISSUE);
    const stays = conversation?.comments.find(({ id }) => id === tracked.comment?.id);
    const history =
      stays === undefined ? [] : readMarker(stays, 'status', scene.createContext().signer)?.marker.history;
    expect(history?.map(({ text }) => text)).toEqual([
      'Hire authorized',
      expect.stringContaining('Hired'),
      'Left',
      'Also left',
    ]);
    expect(stripMarker(stays?.body ?? '')).toContain('Also left');
  });

  it("of another mission, generation or key are not this one's to take", async () => {
    const tracked = await hireAndTrack();
    leave(tracked, { mission: 'm_other' });
    leave(tracked, { generation: 2 });
    leave(tracked, { subject: `${tracked.state.subject} key=linux` });
    await sync(tracked);
    expect(statuses()).toHaveLength(4);
  });

  it('stay while their history cannot be written', async () => {
    const tracked = await hireAndTrack();
    leave(tracked, {});
    scene.github.faults.add({ kind: 'status', status: 403, times: Infinity, match: { method: 'PATCH' } });
    await sync(tracked);
    expect(statuses()).toHaveLength(2);
  });
});

describe('one pull request', () => {
  const PULL = 13;
  const view = (tracked: TrackedMission) =>
    formatMarker(
      { type: 'page', subject: tracked.state.subject, mission: tracked.mission.id, pull: PULL },
      scene.createContext().signer,
    );
  const takeSnapshot = async (tracked: TrackedMission) =>
    (await loadSnapshot(scene.createContext({}, { prNumber: PULL }), tracked)).observation.binding;

  const keep = (kept: TrackedMission) => {
    scene.repo.openPull({ number: PULL, body: 'Work' });
    scene.repo.comment(PULL, { author: ACTIONS_BOT, body: `Page\n\n${view(kept)}` });
  };

  it.each([
    ['linux', 'windows'],
    [null, 'windows'],
    ['linux', null],
  ])('that carries a mission of key %j takes one of key %j as well', async (first, second) => {
    keep(await hireAndTrack(first));
    expect(await takeSnapshot(await hireAndTrack(second))).toMatchObject({ kind: 'bound', number: PULL });
  });

  it('that carries a mission takes none of the same key of another subject', async () => {
    const kept = await hireAndTrack('linux');
    keep(kept);
    const other = { ...kept, mission: { ...kept.mission, id: 'm_2' }, comment: null };
    const state = { ...kept.state, subject: 'repo=1 number=20 key=linux', mission: 'm_2' };
    const seen = await loadSnapshot(
      scene.createContext({}, { prNumber: PULL }),
      { ...other, state },
      { mission: other.mission },
    );
    expect(seen.observation.binding).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('already carries'),
    });
  });

  it('may name missions of several keys, and of no other', async () => {
    const [linux, windows] = [await hireAndTrack('linux'), await hireAndTrack('windows')];
    const names = `Orkestro-Mission: ${linux.mission.id}\nOrkestro-Mission: ${windows.mission.id}`;
    scene.repo.openPull({ number: PULL, body: names });
    expect(await takeSnapshot(linux)).toMatchObject({ kind: 'bound', number: PULL });
    expect(await takeSnapshot(windows)).toMatchObject({ kind: 'bound', number: PULL });
    scene.repo.edit(PULL, { body: `${names}\nOrkestro-Mission: m_unknown` });
    expect(await takeSnapshot(linux)).toMatchObject({ kind: 'conflict', why: expect.stringContaining('m_unknown') });
  });
});
