/** What a hire writes, and when: intent and state stand before the POST, and what becomes of them after it (docs/PROTOCOL.md#hire-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { INTENT_MS } from '../../src/core/protocol/hire-state.ts';
import type { BriefSource } from '../../src/core/commands/intent.ts';
import { formatSubject } from '../../src/core/domain/reference.ts';
import type { Marker } from '../../src/core/state/markers.ts';
import { formatMarker, readMarker } from '../../src/core/state/markers.ts';
import type { FlowContext, HireResult } from '../../src/flow/shared/context.ts';
import { createState } from '../../src/flow/shared/hire-result.ts';
import { hire } from '../../src/flow/hire/hire.ts';
import { buildComment, buildSettings } from '../support/builders.ts';
import { isWrite } from '../support/github/recording.ts';
import { byLabel, ISSUE, openWorkshop, refusing, tell, type Workshop } from '../support/workshop.ts';

const OURS = 'github-actions[bot]';
const HERE = { kind: 'issue', number: ISSUE } as const;
const INPUTS = { brief: { title: 'Fix the parser', description: 'It throws.', dod: '- [ ] it parses' } };

let shop: Workshop;
let subject = '';
beforeEach(() => {
  shop = openWorkshop();
  subject = formatSubject(shop.engine().run.repository, HERE);
});
afterEach(() => {
  shop.close();
});

/** Genuine marks of a type on the issue, oldest first. */
function marks<T extends Marker['type']>(type: T): readonly Extract<Marker, { type: T }>[] {
  const { signer } = shop.engine();
  return shop.world
    .commentsOf(ISSUE)
    .flatMap(({ body }) => readMarker(buildComment({ body }), type, signer)?.marker ?? []);
}

function bodies(): readonly string[] {
  return shop.world.commentsOf(ISSUE).map(({ body }) => body);
}

/** Looks at the world in the moment of the POST. */
function atPost<T>(look: () => T): { seen: T | null } {
  const found: { seen: T | null } = { seen: null };
  shop.meet(({ method }) => {
    if (method === 'POST') found.seen = look();
    return null;
  });
  return found;
}

function hireWith(
  change: (engine: FlowContext) => Partial<FlowContext>,
  source: BriefSource = byLabel(shop),
): Promise<HireResult> {
  const engine = shop.engine({ runId: '7001' });
  return hire({ ...engine, ...change(engine) }, { kind: 'hire', subject: HERE, source, wait: 'none' });
}

function engagedOf(result: HireResult): Extract<HireResult, { kind: 'engaged' }>['engaged'] {
  if (result.kind !== 'engaged') throw new Error(tell(result));
  return result.engaged;
}

describe('in the moment of the POST', () => {
  it('the intent stands, signed, good for a minute, with a reaction on the subject', async () => {
    const at = atPost(() => ({ intents: marks('intent'), reactions: shop.world.issue(ISSUE).reactions.length }));
    const begun = shop.now();
    const engaged = engagedOf(await hireWith(() => ({})));
    expect(at.seen).toEqual({
      intents: [
        {
          v: 1,
          type: 'intent',
          subject,
          generation: 1,
          brief: engaged.brief?.hash,
          run: '7001.1',
          nonce: expect.stringMatching(/^7001 \d+$/),
          deadline: begun + INTENT_MS,
        },
      ],
      reactions: 1,
    });
    expect(marks('intent')).toEqual([]);
  });

  it('the note of the intent says which run hires, and the status comment that one does', async () => {
    const at = atPost(bodies);
    await hireWith(() => ({}));
    const [status, intent, ...more] = at.seen ?? [];
    expect(more).toEqual([]);
    expect(status).toContain('⏳ Hiring a specialist\n');
    expect(status).toContain('The brief (');
    expect(status).toContain('Nothing to do: this page is updated in a moment.');
    expect(intent).toContain('https://github.com/acme/app/actions/runs/7001');
  });

  it('the state is on record: brief, budget, rank and who hires', async () => {
    const at = atPost(() => marks('status'));
    shop.sandbox.missions();
    const policy = { ...buildSettings().policy, minRank: 10 };
    const engaged = engagedOf(await hireWith(({ settings }) => ({ settings: { ...settings, policy } })));
    expect(at.seen).toMatchObject([
      {
        ...{ subject, mission: null, generation: 1, round: 1, sequence: expect.any(Number) },
        ...{ brief: engaged.brief?.hash, budgetCents: 12_000, minRank: 10, hirer: 'maya' },
        history: [{ at: shop.now(), text: 'Hire authorized' }],
      },
    ]);
    expect(marks('status')).toMatchObject([
      { mission: engaged.mission.id, brief: engaged.brief?.hash, budgetCents: 12_000, minRank: 10, hirer: 'maya' },
    ]);
  });

  it('the mission names the status comment, so that only that one counts', async () => {
    await hireWith(() => ({}));
    const status = shop.world.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"status"'));
    const [mission] = shop.sandbox.missions();
    expect(mission?.description).toContain(` comment=${status?.id}`);
    expect(mission?.description).toContain(`${subject} gen=1 `);
    expect(mission?.title).toBe('Fix the parser — acme/app#12');
    expect(mission?.budget_usd).toBe(120);
  });
});

describe('who hires', () => {
  it.each<[string, () => BriefSource, string | null]>([
    ['the person who put the label on', () => byLabel(shop), 'maya'],
    [
      'nobody, where a bot put it on',
      () => byLabel(shop, { sender: { login: 'helper[bot]', id: 5, isBot: true } }),
      null,
    ],
    ['nobody, where the event names no sender', () => byLabel(shop, { sender: null }), null],
    ['nobody, where inputs say so', () => ({ kind: 'inputs' }), null],
  ])('is %s', async (_who, source, hirer) => {
    shop.world.addBot('helper[bot]');
    const limits = { ...buildSettings().limits, allowedBots: ['helper[bot]'] };
    const given = source();
    const brief = given.kind === 'inputs' ? INPUTS : {};
    await hireWith(({ settings }) => ({ settings: { ...settings, limits, ...brief } }), given);
    expect(marks('status')).toMatchObject([{ hirer }]);
  });
});

describe('a status comment that stood there before', () => {
  it('is taken up for this order, and keeps its history', async () => {
    const before = createState(subject, 1, {
      ...{ brief: 'old', budgetCents: 1, hirer: 'eve', minRank: 99 },
      history: [{ at: 5, text: 'Refused once' }],
    });
    const { signer } = shop.engine();
    const { id } = shop.world.comment(ISSUE, { author: OURS, body: `Hello.\n\n${formatMarker(before, signer)}` });
    const policy = { ...buildSettings().policy, minRank: 10 };
    const engaged = engagedOf(await hireWith(({ settings }) => ({ settings: { ...settings, policy } })));
    expect(engaged.comment?.id).toBe(id);
    expect(marks('status')).toMatchObject([
      {
        ...{ mission: engaged.mission.id, brief: engaged.brief?.hash, budgetCents: 12_000, hirer: 'maya', minRank: 10 },
        history: [
          { text: 'Refused once' },
          { text: `Hired ${engaged.mission.specialist} (mission ${engaged.mission.id})` },
        ],
      },
    ]);
  });
});

describe('two runs that made a status comment in the same moment', () => {
  /** Another run's status comment turns up once this run's lock is taken; `first`: it has the lower id. */
  function joinIn(first: boolean): () => number {
    let other = 0;
    const { signer } = shop.engine();
    const body = `Hello.\n\n${formatMarker(createState(subject, 1, { brief: 'other' }), signer)}`;
    const write = (): void => {
      other = shop.world.comment(ISSUE, { author: OURS, body }).id;
    };
    const match = { method: 'POST', path: first ? /\/issues\/12\/comments$/ : /\/issues\/12\/reactions$/ };
    shop.github.faults.add({ kind: 'meanwhile', after: !first, run: write, match });
    return () => other;
  }

  it('keep the first one, which the mission names; the second goes', async () => {
    const other = joinIn(true);
    const engaged = engagedOf(await hireWith(() => ({})));
    expect(engaged.comment?.id).toBe(other());
    expect(shop.sandbox.missions()[0]?.description).toContain(` comment=${other()}`);
    expect(marks('status')).toMatchObject([{ mission: engaged.mission.id, brief: engaged.brief?.hash, hirer: 'maya' }]);
  });

  it('leave this run’s where it was first', async () => {
    const other = joinIn(false);
    const engaged = engagedOf(await hireWith(() => ({})));
    expect(engaged.comment?.id).toBeLessThan(other());
    expect(shop.sandbox.missions()[0]?.description).toContain(` comment=${engaged.comment?.id}`);
  });

  it('keep the first one where it cannot be written: a warning', async () => {
    const other = joinIn(true);
    shop.github.faults.add({ kind: 'status', status: 403, message: 'No editing', match: { method: 'PATCH' } });
    const warnings: string[] = [];
    const engaged = engagedOf(
      await hireWith(({ log }) => ({ log: { ...log, warning: (text: string) => void warnings.push(text) } })),
    );
    expect(engaged.comment?.id).toBe(other());
    expect(warnings).toEqual([expect.stringMatching(/^the status comment could not be written: .*No editing/)]);
    expect(shop.posts()).toBe(1);
  });

  it('keep this run’s own where the page cannot be read then', async () => {
    joinIn(true);
    let taken = false;
    const engaged = engagedOf(
      await hireWith(({ github, lock }) => ({
        lock: {
          ...lock,
          acquire: async (place, slot, beside) => {
            taken = true;
            const reply = await lock.acquire(place, slot, beside);
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
    expect(shop.sandbox.missions()[0]?.description).toContain(` comment=${engaged.comment?.id}`);
    expect(marks('status')).toHaveLength(2);
  });
});

describe('once the mission is posted', () => {
  it('the page shows who works on it, and remembers the mission', async () => {
    const engaged = engagedOf(await hireWith(() => ({})));
    const { id, specialist } = engaged.mission;
    expect(specialist).not.toBeNull();
    expect(engaged).toMatchObject({ home: ISSUE, generation: 1, subject: HERE, state: { mission: id } });
    expect(marks('status')[0]?.history).toEqual([
      { at: shop.now(), text: 'Hire authorized' },
      { at: shop.now(), text: `Hired ${String(specialist)} (mission ${id})` },
    ]);
    expect(bodies()[0]).toContain(String(specialist));
    expect(bodies()[0]).not.toContain('Hiring a specialist');
  });

  it('the history says so too where nobody is matched yet', async () => {
    const terms = { ...shop.engine().settings.terms, autoAssign: false };
    const engaged = engagedOf(await hireWith(({ settings }) => ({ settings: { ...settings, terms } })));
    expect(engaged.mission.specialist).toBeNull();
    expect(marks('status')[0]?.history.at(-1)?.text).toBe(`Posted as mission ${engaged.mission.id}`);
  });

  it('it is followed even where the page cannot be written any more', async () => {
    shop.meet((request, serve) => {
      if (request.method !== 'POST') return null;
      shop.github.faults.add({ kind: 'status', status: 500, times: Infinity, match: isWrite });
      return serve();
    });
    const engaged = engagedOf(await hireWith(() => ({})));
    expect(engaged.state).toMatchObject({ mission: engaged.mission.id, generation: 1 });
    expect(engaged.comment?.id).toBe(shop.world.commentsOf(ISSUE)[0]?.id);
    expect([marks('status')[0]?.mission, marks('intent').length]).toEqual([null, 1]);
  });

  it('the first look need not read again what this run has just read and written', async () => {
    const { id } = shop.world.comment(ISSUE, { author: 'eve', body: 'Good luck!' });
    const result = await hireWith(() => ({}));
    if (result.kind !== 'engaged') throw new Error(tell(result));
    const { engaged, known } = result;
    expect(known?.mission).toBe(engaged.mission);
    expect(known?.conversation?.comments).toEqual([expect.objectContaining({ id }), engaged.comment]);
  });

  it('a mission that is delivered at once is read again', async () => {
    shop.meet((request, serve) =>
      request.method === 'POST'
        ? serve().then((answer) => ({
            ...answer,
            body: answer.body.replace(/"status":"[a-z_]+"/, '"status":"awaiting_acceptance"'),
          }))
        : null,
    );
    const result = await hireWith(() => ({}));
    expect(result).toMatchObject({ kind: 'engaged', engaged: { mission: { phase: 'awaiting_acceptance' } } });
    expect(result.kind === 'engaged' && result.known).toEqual({});
  });
});

describe('a generation that was taken and not used', () => {
  it('is signed off on the intent’s own comment, where its acquire stands for good', async () => {
    shop.github.permit({
      ...{ contents: 'write', issues: 'write', 'pull-requests': 'write', checks: 'read', statuses: 'write' },
      actions: 'read',
    });
    let intent: number | null = null;
    shop.meet((request, serve) => {
      if (request.method !== 'POST') return null;
      intent = shop.world.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"intent"'))?.id ?? null;
      return refusing(request, serve);
    });
    await shop.hire(byLabel(shop), { settings: { lock: 'ref' }, run: { runId: '7001' } });
    expect(marks('withdrawal')).toEqual([
      { v: 1, type: 'withdrawal', subject, generation: 1, run: '7001.1', nonce: expect.stringMatching(/^7001 \d+$/) },
    ]);
    expect(marks('intent')).toEqual([]);
    const note = shop.world.commentsOf(ISSUE).find(({ id }) => id === intent);
    expect(note?.body).toContain('Generation 1 stays unused');
    expect(note?.body).toContain('https://github.com/acme/app/actions/runs/7001');
  });
});

describe('a run that is its own subject', () => {
  const run = { kind: 'run', runId: '7001', job: 'hire', index: '', step: 'orkestro' } as const;

  it('posts without a page, and remembers what it has posted', async () => {
    const result = await shop.hire({ kind: 'inputs' }, { subject: run, settings: INPUTS });
    const engaged = engagedOf(result);
    const [mission] = shop.sandbox.missions();
    expect(engaged).toMatchObject({ home: null, comment: null, generation: 1, subject: run });
    expect(engaged.state).toEqual(
      createState(formatSubject(shop.engine().run.repository, run), 1, {
        mission: mission?.id ?? '',
        brief: engaged.brief?.hash ?? '',
        budgetCents: 12_000,
        history: [{ at: shop.now(), text: `Posted as mission ${mission?.id ?? ''}` }],
      }),
    );
    expect(mission?.description).toContain(' comment=none');
    expect(bodies()).toEqual([]);
    expect(result.kind === 'engaged' && result.known).toEqual({});
  });

  it('posts once: the same run again adopts', async () => {
    const more = { subject: run, settings: INPUTS } as const;
    expect(tell(await shop.hire({ kind: 'inputs' }, more))).toBe('posted g1');
    expect(tell(await shop.hire({ kind: 'inputs' }, { ...more, run: { runAttempt: 2 } }))).toBe('adopted g1');
    expect(shop.posts()).toBe(1);
  });
});
