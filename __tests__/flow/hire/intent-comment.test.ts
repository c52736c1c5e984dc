/** What a hire writes, and when: the hire notice and the state before the POST, and their changes after it (docs/PROTOCOL.md#hire-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NOTICE_MS } from '../../../src/core/protocol/hire-state.ts';
import type { BriefSource } from '../../../src/core/commands/intent.ts';
import { formatSubject } from '../../../src/core/domain/reference.ts';
import type { Marker } from '../../../src/core/state/markers.ts';
import { formatMarker, readMarker } from '../../../src/core/state/markers.ts';
import type { FlowContext, HireResult } from '../../../src/flow/shared/context.ts';
import { createState } from '../../../src/flow/shared/hire-result.ts';
import { hire } from '../../../src/flow/hire/hire.ts';
import { buildComment, buildSettings } from '../../support/builders.ts';
import { isWrite } from '../../support/github/recording.ts';
import { byLabel, ISSUE, openFlowScene, refusePost, describeResult, type FlowScene } from '../../support/flow-scene.ts';

const APP_AUTHOR = 'github-actions[bot]';
const SUBJECT = { kind: 'issue', number: ISSUE } as const;
const INPUTS = { brief: { title: 'Fix the parser', description: 'It throws.', dod: '- [ ] it parses' } };

let scene: FlowScene;
let subject = '';
beforeEach(() => {
  scene = openFlowScene();
  subject = formatSubject(scene.createContext().run.repository, SUBJECT);
});
afterEach(() => {
  scene.close();
});

/** Returns the genuine markers of a type on the issue, the oldest first. */
function listMarkers<T extends Marker['type']>(type: T): readonly Extract<Marker, { type: T }>[] {
  const { signer } = scene.createContext();
  return scene.repo
    .commentsOf(ISSUE)
    .flatMap(({ body }) => readMarker(buildComment({ body }), type, signer)?.marker ?? []);
}

function bodies(): readonly string[] {
  return scene.repo.commentsOf(ISSUE).map(({ body }) => body);
}

/** Reads the repository at the time of the POST. */
function duringPost<T>(readAtPost: () => T): { seen: T | null } {
  const found: { seen: T | null } = { seen: null };
  scene.intercept(({ method }) => {
    if (method === 'POST') found.seen = readAtPost();
    return null;
  });
  return found;
}

function hireWith(
  change: (context: FlowContext) => Partial<FlowContext>,
  source: BriefSource = byLabel(scene),
): Promise<HireResult> {
  const context = scene.createContext({ runId: '7001' });
  return hire({ ...context, ...change(context) }, { kind: 'hire', subject: SUBJECT, source, wait: 'none' });
}

function trackedOf(result: HireResult): Extract<HireResult, { kind: 'tracked' }>['tracked'] {
  if (result.kind !== 'tracked') throw new Error(describeResult(result));
  return result.tracked;
}

describe('in the moment of the POST', () => {
  it('the signed hire notice is there, valid for one minute, with a reaction on the subject', async () => {
    const at = duringPost(() => ({
      intents: listMarkers('intent'),
      reactions: scene.repo.issue(ISSUE).reactions.length,
    }));
    const begun = scene.now();
    const tracked = trackedOf(await hireWith(() => ({})));
    expect(at.seen).toEqual({
      intents: [
        {
          v: 1,
          type: 'intent',
          subject,
          generation: 1,
          brief: tracked.brief?.hash,
          run: '7001.1',
          nonce: expect.stringMatching(/^7001 \d+$/),
          deadline: begun + NOTICE_MS,
        },
      ],
      reactions: 1,
    });
    expect(listMarkers('intent')).toEqual([]);
  });

  it('the hire notice names the run, and the status comment shows that one hires', async () => {
    const at = duringPost(bodies);
    await hireWith(() => ({}));
    const [status, intent, ...more] = at.seen ?? [];
    expect(more).toEqual([]);
    expect(status).toContain('⏳ Hiring a specialist\n');
    expect(status).toContain('The brief (');
    expect(status).toContain('Nothing to do: this page is updated in a moment.');
    expect(intent).toContain('https://github.com/acme/app/actions/runs/7001');
  });

  it('the state is on record: brief, budget, rank and who hires', async () => {
    const at = duringPost(() => listMarkers('status'));
    scene.sandbox.missions();
    const policy = { ...buildSettings().policy, minRank: 10 };
    const tracked = trackedOf(await hireWith(({ settings }) => ({ settings: { ...settings, policy } })));
    expect(at.seen).toMatchObject([
      {
        ...{ subject, mission: null, generation: 1, round: 1, sequence: expect.any(Number) },
        ...{ brief: tracked.brief?.hash, budgetCents: 12_000, minRank: 10, hirer: 'maya' },
        history: [{ at: scene.now(), text: 'Hire authorized' }],
      },
    ]);
    expect(listMarkers('status')).toMatchObject([
      { mission: tracked.mission.id, brief: tracked.brief?.hash, budgetCents: 12_000, minRank: 10, hirer: 'maya' },
    ]);
  });

  it('the mission names the status comment, so that only that one counts', async () => {
    await hireWith(() => ({}));
    const status = scene.repo.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"status"'));
    const [mission] = scene.sandbox.missions();
    expect(mission?.description).toContain(` comment=${status?.id}`);
    expect(mission?.description).toContain(`${subject} gen=1 `);
    expect(mission?.title).toBe('Fix the parser — acme/app#12');
    expect(mission?.budget_usd).toBe(120);
  });
});

describe('who hires', () => {
  it.each<[string, () => BriefSource, string | null]>([
    ['the person who put the label on', () => byLabel(scene), 'maya'],
    [
      'nobody, where a bot put it on',
      () => byLabel(scene, { sender: { login: 'helper[bot]', id: 5, isBot: true } }),
      null,
    ],
    ['nobody, where the event names no sender', () => byLabel(scene, { sender: null }), null],
    ['nobody, where inputs say so', () => ({ kind: 'inputs' }), null],
  ])('is %s', async (_who, source, hirer) => {
    scene.repo.addBot('helper[bot]');
    const limits = { ...buildSettings().limits, allowedBots: ['helper[bot]'] };
    const given = source();
    const brief = given.kind === 'inputs' ? INPUTS : {};
    await hireWith(({ settings }) => ({ settings: { ...settings, limits, ...brief } }), given);
    expect(listMarkers('status')).toMatchObject([{ hirer }]);
  });
});

describe('a status comment that stood there before', () => {
  it('is taken up for this order, and keeps its history', async () => {
    const before = createState(subject, 1, {
      ...{ brief: 'old', budgetCents: 1, hirer: 'eve', minRank: 99 },
      history: [{ at: 5, text: 'Refused once' }],
    });
    const { signer } = scene.createContext();
    const { id } = scene.repo.comment(ISSUE, { author: APP_AUTHOR, body: `Hello.\n\n${formatMarker(before, signer)}` });
    const policy = { ...buildSettings().policy, minRank: 10 };
    const tracked = trackedOf(await hireWith(({ settings }) => ({ settings: { ...settings, policy } })));
    expect(tracked.comment?.id).toBe(id);
    expect(listMarkers('status')).toMatchObject([
      {
        ...{ mission: tracked.mission.id, brief: tracked.brief?.hash, budgetCents: 12_000, hirer: 'maya', minRank: 10 },
        history: [
          { text: 'Refused once' },
          { text: `Hired ${tracked.mission.specialist} (mission ${tracked.mission.id})` },
        ],
      },
    ]);
  });
});

describe('two runs that made a status comment in the same moment', () => {
  /** Lets another run's status comment appear once this run has the lock. `first`: that comment has the lower ID. */
  function hireAgain(first: boolean): () => number {
    let other = 0;
    const { signer } = scene.createContext();
    const body = `Hello.\n\n${formatMarker(createState(subject, 1, { brief: 'other' }), signer)}`;
    const write = (): void => {
      other = scene.repo.comment(ISSUE, { author: APP_AUTHOR, body }).id;
    };
    const match = { method: 'POST', path: first ? /\/issues\/12\/comments$/ : /\/issues\/12\/reactions$/ };
    scene.github.faults.add({ kind: 'meanwhile', after: !first, run: write, match });
    return () => other;
  }

  it('keep the first one, which the mission names; the second goes', async () => {
    const other = hireAgain(true);
    const tracked = trackedOf(await hireWith(() => ({})));
    expect(tracked.comment?.id).toBe(other());
    expect(scene.sandbox.missions()[0]?.description).toContain(` comment=${other()}`);
    expect(listMarkers('status')).toMatchObject([
      { mission: tracked.mission.id, brief: tracked.brief?.hash, hirer: 'maya' },
    ]);
  });

  it('leave this run’s where it was first', async () => {
    const other = hireAgain(false);
    const tracked = trackedOf(await hireWith(() => ({})));
    expect(tracked.comment?.id).toBeLessThan(other());
    expect(scene.sandbox.missions()[0]?.description).toContain(` comment=${tracked.comment?.id}`);
  });

  it('keep the first one where it cannot be written: a warning', async () => {
    const other = hireAgain(true);
    scene.github.faults.add({ kind: 'status', status: 403, message: 'No editing', match: { method: 'PATCH' } });
    const warnings: string[] = [];
    const tracked = trackedOf(
      await hireWith(({ log }) => ({ log: { ...log, warning: (text: string) => void warnings.push(text) } })),
    );
    expect(tracked.comment?.id).toBe(other());
    expect(warnings).toEqual([expect.stringMatching(/^the status comment could not be written: .*No editing/)]);
    expect(scene.countPosts()).toBe(1);
  });

  it('keep this run’s own where the page cannot be read then', async () => {
    hireAgain(true);
    let taken = false;
    const tracked = trackedOf(
      await hireWith(({ github, lock }) => ({
        lock: {
          ...lock,
          acquire: async (lockKey, sequence, beside) => {
            taken = true;
            const reply = await lock.acquire(lockKey, sequence, beside);
            taken = false;
            return reply;
          },
        },
        github: {
          ...github,
          conversations: {
            ...github.conversations,
            read: (number) => (taken ? Promise.reject(new Error('not today')) : github.conversations.read(number)),
          },
        },
      })),
    );
    expect(scene.sandbox.missions()[0]?.description).toContain(` comment=${tracked.comment?.id}`);
    expect(listMarkers('status')).toHaveLength(2);
  });
});

describe('once the mission is posted', () => {
  it('the page shows who works on it, and remembers the mission', async () => {
    const tracked = trackedOf(await hireWith(() => ({})));
    const { id, specialist } = tracked.mission;
    expect(specialist).not.toBeNull();
    expect(tracked).toMatchObject({ threadNumber: ISSUE, generation: 1, subject: SUBJECT, state: { mission: id } });
    expect(listMarkers('status')[0]?.history).toEqual([
      { at: scene.now(), text: 'Hire authorized' },
      { at: scene.now(), text: `Hired ${String(specialist)} (mission ${id})` },
    ]);
    expect(bodies()[0]).toContain(String(specialist));
    expect(bodies()[0]).not.toContain('Hiring a specialist');
  });

  it('the history says so too where nobody is matched yet', async () => {
    const terms = { ...scene.createContext().settings.terms, autoAssign: false };
    const tracked = trackedOf(await hireWith(({ settings }) => ({ settings: { ...settings, terms } })));
    expect(tracked.mission.specialist).toBeNull();
    expect(listMarkers('status')[0]?.history.at(-1)?.text).toBe(`Posted as mission ${tracked.mission.id}`);
  });

  it('it is followed even where the page cannot be written any more', async () => {
    scene.intercept((request, serve) => {
      if (request.method !== 'POST') return null;
      scene.github.faults.add({ kind: 'status', status: 500, times: Infinity, match: isWrite });
      return serve();
    });
    const tracked = trackedOf(await hireWith(() => ({})));
    expect(tracked.state).toMatchObject({ mission: tracked.mission.id, generation: 1 });
    expect(tracked.comment?.id).toBe(scene.repo.commentsOf(ISSUE)[0]?.id);
    expect([listMarkers('status')[0]?.mission, listMarkers('intent').length]).toEqual([null, 1]);
  });

  it('the first look need not read again what this run has just read and written', async () => {
    const { id } = scene.repo.comment(ISSUE, { author: 'eve', body: 'Good luck!' });
    const result = await hireWith(() => ({}));
    if (result.kind !== 'tracked') throw new Error(describeResult(result));
    const { tracked, prefetched } = result;
    expect(prefetched?.mission).toBe(tracked.mission);
    expect(prefetched?.conversation?.comments).toEqual([expect.objectContaining({ id }), tracked.comment]);
  });

  it('a mission that is delivered at once is read again', async () => {
    scene.intercept((request, serve) =>
      request.method === 'POST'
        ? serve().then((answer) => ({
            ...answer,
            body: answer.body.replace(/"status":"[a-z_]+"/, '"status":"awaiting_acceptance"'),
          }))
        : null,
    );
    const result = await hireWith(() => ({}));
    expect(result).toMatchObject({ kind: 'tracked', tracked: { mission: { phase: 'awaiting_acceptance' } } });
    expect(result.kind === 'tracked' && result.prefetched).toEqual({});
  });
});

describe('a generation that was taken and not used', () => {
  it('is released on the hire notice’s own comment if its lock cannot be deleted', async () => {
    scene.github.permit({
      ...{ contents: 'write', issues: 'write', 'pull-requests': 'write', checks: 'read', statuses: 'write' },
      actions: 'read',
    });
    let intent: number | null = null;
    scene.intercept((request, serve) => {
      if (request.method !== 'POST') return null;
      intent = scene.repo.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"intent"'))?.id ?? null;
      return refusePost(request, serve);
    });
    await scene.hire(byLabel(scene), { settings: { lock: 'ref' }, run: { runId: '7001' } });
    expect(listMarkers('withdrawal')).toEqual([
      { v: 1, type: 'withdrawal', subject, generation: 1, run: '7001.1', nonce: expect.stringMatching(/^7001 \d+$/) },
    ]);
    expect(listMarkers('intent')).toEqual([]);
    const note = scene.repo.commentsOf(ISSUE).find(({ id }) => id === intent);
    expect(note?.body).toContain('Generation 1 stays unused');
    expect(note?.body).toContain('https://github.com/acme/app/actions/runs/7001');
  });
});

describe('a run that is its own subject', () => {
  const run = { kind: 'run', runId: '7001', job: 'hire', index: '', step: 'orkestro' } as const;

  it('posts without a page, and remembers what it has posted', async () => {
    const result = await scene.hire({ kind: 'inputs' }, { subject: run, settings: INPUTS });
    const tracked = trackedOf(result);
    const [mission] = scene.sandbox.missions();
    expect(tracked).toMatchObject({ threadNumber: null, comment: null, generation: 1, subject: run });
    expect(tracked.state).toEqual(
      createState(formatSubject(scene.createContext().run.repository, run), 1, {
        mission: mission?.id ?? '',
        brief: tracked.brief?.hash ?? '',
        budgetCents: 12_000,
        history: [{ at: scene.now(), text: `Posted as mission ${mission?.id ?? ''}` }],
      }),
    );
    expect(mission?.description).toContain(' comment=none');
    expect(bodies()).toEqual([]);
    expect(result.kind === 'tracked' && result.prefetched).toEqual({});
  });

  it('posts once: the same run again adopts', async () => {
    const more = { subject: run, settings: INPUTS } as const;
    expect(describeResult(await scene.hire({ kind: 'inputs' }, more))).toBe('posted g1');
    expect(describeResult(await scene.hire({ kind: 'inputs' }, { ...more, run: { runAttempt: 2 } }))).toBe(
      'adopted g1',
    );
    expect(scene.countPosts()).toBe(1);
  });
});
