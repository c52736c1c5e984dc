/** The gate through the built action: what it says on pull requests, shared heads and merge groups, and how it exits. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { plantMission } from '../../support/plant-mission.ts';
import { RECOMMENDED } from '../../support/github/tokens.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import {
  arrangeSituation,
  type EventScene,
  runAll,
  type Situation,
  type RunSpec,
  runAndDescribe,
} from './event-scene.ts';

const GATE = { mode: 'gate' };

let openScenes: Scene[] = [];

async function open(): Promise<Scene> {
  const scene = await openScene();
  openScenes.push(scene);
  return scene;
}

afterEach(async () => {
  const all = openScenes;
  openScenes = [];
  for (const scene of all) await scene.close();
});

interface Row {
  readonly name: string;
  readonly situation: Situation;
  readonly start: (eventScene: EventScene) => RunSpec;
}

const onPull =
  (inputs: Readonly<Record<string, string>>): Row['start'] =>
  ({ scene, pull }) => ({ event: scene.payloads.pull(pull, 'synchronize'), inputs });

const withoutStatuses =
  (inputs: Readonly<Record<string, string>> = {}): Row['start'] =>
  (eventScene) => {
    const { statuses: _none, ...rest } = RECOMMENDED;
    eventScene.scene.github.permit({ ...rest, statuses: 'read' });
    return onPull({ ...GATE, ...inputs })(eventScene);
  };

const ROWS: readonly Row[] = [
  { name: 'no mission', situation: 'nothing of ours', start: onPull(GATE) },
  {
    name: 'no mission, gate-when-no-mission: fail',
    situation: 'nothing of ours',
    start: onPull({ ...GATE, 'gate-when-no-mission': 'fail' }),
  },
  {
    name: 'no mission, gate-when-no-mission: fail, mode: auto',
    situation: 'nothing of ours',
    start: onPull({ 'gate-when-no-mission': 'fail' }),
  },
  { name: 'waiting', situation: 'waiting', start: onPull(GATE) },
  { name: 'ready, green', situation: 'ready, green', start: onPull(GATE) },
  {
    name: 'ready, green, gate-on: verified',
    situation: 'ready, green',
    start: onPull({ ...GATE, 'gate-on': 'verified' }),
  },
  {
    name: 'ready, green, gate-on: verified, pay-on: merge',
    situation: 'ready, green',
    start: onPull({ ...GATE, 'gate-on': 'verified', 'pay-on': 'merge' }),
  },
  { name: 'ready, red, gate-on: verified', situation: 'ready, red', start: onPull({ ...GATE, 'gate-on': 'verified' }) },
  { name: 'held, gate-on: verified', situation: 'held', start: onPull({ ...GATE, 'gate-on': 'verified' }) },
  {
    name: 'pr-number, by hand',
    situation: 'waiting',
    start: ({ scene, pull }) => ({
      event: scene.payloads.workflowDispatch(),
      inputs: { ...GATE, 'pr-number': String(pull) },
    }),
  },
  {
    name: 'nothing to gate',
    situation: 'waiting',
    start: ({ scene }) => ({ event: scene.payloads.workflowDispatch(), inputs: GATE }),
  },
  { name: 'dry-run', situation: 'waiting', start: onPull({ ...GATE, 'dry-run': 'true' }) },
  { name: 'waiting, and no status may be set', situation: 'waiting', start: withoutStatuses() },
  { name: 'no mission, and no status may be set', situation: 'nothing of ours', start: withoutStatuses() },
  { name: 'waiting, status-context off', situation: 'waiting', start: onPull({ ...GATE, 'status-context': '' }) },
];

describe('mode: gate', () => {
  it('writes nothing but the status, and fails only where nobody would see its no', async () => {
    const lines = await runAll(
      ROWS.map(({ name, situation, start }) => async () => {
        const eventScene = await arrangeSituation(situation);
        return `${name}: ${await runAndDescribe(eventScene, start(eventScene))}`;
      }),
    );
    const writes = lines.flatMap((line) =>
      [...line.matchAll(/(?:POST|PATCH|DELETE) [^,|]+/g)].map(([one]) => one.trim()),
    );
    // Every other write in the list is mode: auto's, of which there is one row.
    expect(new Set(writes)).toEqual(new Set(['POST statuses']));
    expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
  });
});

/** Opens two pull requests with a mission each, and pays the first one's. */
async function openTwo(sameHead: boolean): Promise<{ scene: Scene; pulls: readonly number[]; ids: readonly string[] }> {
  const scene = await open();
  const { repo, market, payloads } = scene;
  const sha = repo.universe.nextSha();
  const pulls: number[] = [];
  const ids: string[] = [];
  for (const baseRef of ['main', sameHead ? 'release' : 'main']) {
    const { id, issue } = await plantMission(scene);
    const spec = { body: `Fixes #${issue}`, closes: issue, files: ['src/parser.ts'], baseRef };
    const pull = repo.openPull(sameHead ? { ...spec, sha } : spec);
    // A claim alone binds into the default branch only.
    if (baseRef !== 'main') repo.comment(issue, { author: 'maya', body: `/orkestro link #${pull.number}` });
    repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
    pulls.push(pull.number);
    ids.push(id);
  }
  repo.protect({ required: ['test'], branch: 'release' });
  market.sandbox.deliver(ids[0] ?? '');
  const paid = await scene.run(payloads.pull(pulls[0] ?? 0, 'synchronize'));
  expect(paid.outputs['outcome']).toBe('accepted');
  return { scene, pulls, ids };
}

describe('a head that two pull requests share', () => {
  it('is open only when both are paid', async () => {
    const { scene, pulls, ids } = await openTwo(true);
    const [first = 0, second = 0] = pulls;
    const stateOf = (): string | undefined =>
      scene.repo.status(scene.repo.pull(first).headSha, 'orkestro/mission')?.state;
    expect(scene.repo.pull(second).headSha).toBe(scene.repo.pull(first).headSha);
    expect(stateOf()).toBe('pending');
    await scene.run(scene.payloads.pull(first, 'synchronize'), GATE);
    expect(stateOf()).toBe('pending');
    scene.market.sandbox.deliver(ids[1] ?? '');
    const paid = await scene.run(scene.payloads.pull(second, 'synchronize'));
    expect(paid.outputs['outcome']).toBe('accepted');
    expect(stateOf()).toBe('success');
    scene.github.assertNoViolations();
  });
});

describe('a merge group of two pull requests', () => {
  it('is open only when both are paid, whichever its ref names', async () => {
    const { scene, pulls, ids } = await openTwo(false);
    const { repo, payloads } = scene;
    const gate = async (numbers: readonly number[], options: Parameters<typeof payloads.mergeGroup>[1] = {}) => {
      repo.queue.length = 0;
      const event = payloads.mergeGroup(numbers, options);
      const result = await scene.run(event);
      expect(result.exitCode).toBe(0);
      const group = event.payload['merge_group'] as { head_sha: string };
      const status = repo.status(group.head_sha, 'orkestro/mission');
      return `${status?.state ?? 'none'}: ${status?.description ?? ''}`;
    };
    expect(await gate(pulls.slice(0, 1))).toBe('success: #2: Accepted: $120.00 paid to Technical writer');
    expect(await gate(pulls)).toMatch(/^failure: #4: /);
    expect(await gate(pulls.toReversed())).toMatch(/^failure: #4: /);
    const match = { operation: 'MergeGroup' };
    scene.github.faults.add({ kind: 'partial', path: 'repository.queue', type: 'FORBIDDEN', match, times: 3 });
    expect(await gate(pulls.toReversed(), { how: 'squash' })).toMatch(/^failure: #4: /);
    expect(await gate(pulls.toReversed(), { how: 'rebase' })).toBe(
      'failure: The pull requests of this merge group cannot be told',
    );
    scene.market.sandbox.deliver(ids[1] ?? '');
    await scene.run(payloads.pull(pulls[1] ?? 0, 'synchronize'));
    expect(await gate(pulls.toReversed())).toMatch(/^success: /);
    scene.github.assertNoViolations();
  });
});

describe('a labeled pull request', () => {
  it('gets its mission in one short run, and a pending status that waits for free', async () => {
    const scene = await open();
    const { repo, payloads, market } = scene;
    const body = 'Please finish this.\n\n## Definition of Done\n\n- [ ] it parses';
    const { number, headSha } = repo.openPull({ title: 'Half a parser', body, files: ['src/parser.ts'] });
    repo.label(number, 'orkestro', 'maya');
    const event = payloads.pull(number, 'labeled', { label: 'orkestro', sender: 'maya' });
    const result = await scene.run(event, { wait: 'false' });
    expect(result.outputs).toMatchObject({ outcome: 'pending', 'pr-number': String(number) });
    expect(repo.status(headSha, 'orkestro/mission')).toMatchObject({ state: 'pending' });
    expect(market.sandbox.missions()).toHaveLength(1);
    scene.github.assertNoViolations();
  });
});
