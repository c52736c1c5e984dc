/** People in control by comment (docs/BEHAVIOR.md#commands), over sockets: each command, what it is answered with, and what it never does. */
import { describe, expect, it, jest } from '@jest/globals';
import type { ActionResult, ActionRun } from '../../support/action.ts';
import {
  countPayments,
  decisionsOf,
  expectEnd,
  ISSUE,
  missionOf,
  PULL,
  statusCommentOf,
  withMissionScene,
  type MissionScene,
} from './mission-scene.ts';

// Each scenario is several runs of the built action, five scenarios at a time.
jest.setTimeout(120_000);

const HELD = { outcome: 'held', verdict: 'hold' } as const;
const ACCEPTED = { outcome: 'accepted', verdict: 'accept', code: 'accepted_by_person' } as const;
const SENT_BACK = { outcome: 'reworked', verdict: 'rework', code: 'sent_back_by_person' } as const;
const LOCK = 16 * 60_000;
/** Who delivers: not who settles. */
const ADA = { author: 'ada' } as const;

interface CommandRun {
  readonly id: number;
  readonly result: ActionResult;
  /** What our identity reacted with. */
  readonly reactions: readonly string[];
  /** Our reply to this very command. */
  readonly reply: string;
}

/** Writes a comment and runs the action for its event. */
async function runCommand(
  one: MissionScene,
  body: string,
  { by = 'maya', on = ISSUE, inputs = {}, run = {} }: CommandOptions = {},
): Promise<CommandRun> {
  const { id } = one.scene.repo.comment(on, { author: by, body });
  const result = await runCommentEvent(one, id, { inputs, run: { actor: by, ...run } });
  return replyTo(one, on, id, result);
}

interface CommandOptions {
  readonly by?: string;
  readonly on?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: Partial<ActionRun>;
}

function runCommentEvent(
  one: MissionScene,
  id: number,
  { inputs = {}, run = {} }: CommandOptions,
): Promise<ActionResult> {
  return one.scene.run(one.scene.payloads.comment(id), { ...one.inputs, ...inputs }, run);
}

function replyTo({ scene }: MissionScene, on: number, id: number, result: ActionResult): CommandRun {
  const { reactions } = scene.repo.written({ comment: id });
  const reply = scene.repo.commentsOf(on).find(({ body }) => body.includes(`"command":${id}}`));
  return { id, result, reactions: reactions.map(({ content }) => content), reply: reply?.body ?? '' };
}

function red(one: MissionScene): void {
  one.open(ADA);
  one.check('failure');
  one.deliver();
}

/** Runs one pass that must not settle, so that the status comment is up to date before a command. */
const syncWithoutDeciding = (one: MissionScene): Promise<ActionResult> =>
  one.sync({ 'on-pass': 'hold', 'on-fail': 'hold' });

function ageReactions({ scene }: MissionScene, id: number, ms: number): void {
  const { reactions } = scene.repo.written({ comment: id });
  for (const reaction of reactions) Object.assign(reaction, { createdAt: reaction.createdAt - ms });
}

describe('accept', () => {
  it.concurrent('pays what was shown although its checks are red, once, and says who overrode what', () =>
    withMissionScene(async (one) => {
      red(one);
      await syncWithoutDeciding(one);
      const { result, reactions, reply, id } = await runCommand(one, '/orkestro accept');
      expectEnd(result, ACCEPTED);
      expect(reactions).toEqual(['eyes', '+1']);
      expect(reply).toBe('');
      expect([countPayments(one), one.sent('accept')]).toEqual([1, 1]);
      const [decision = ''] = decisionsOf(one);
      expect(decision).toContain('`@maya`');
      expect(decision).toContain(`"by":"maya","command":${id},"overrides":"checks_failed","exception":null`);
      expect(result.receipt).toMatchObject({
        decision: { by: '@maya', overrides: 'checks_failed', exception: null, reason_code: 'accepted_by_person' },
      });
      expect(statusCommentOf(one).body).toContain('by `@maya`');
      // The same event again, and its run run again: nothing is done twice.
      for (const run of [{ runId: '9002' }, { attempt: 2 }]) {
        const again = replyTo(one, ISSUE, id, await runCommentEvent(one, id, { run }));
        expectEnd(again.result, { ...ACCEPTED, code: 'already_accepted' });
        expect(again.result.receipt).toMatchObject({ decision: { by: '@maya', overrides: 'checks_failed' } });
      }
      expect([countPayments(one), one.sent('accept'), decisionsOf(one).length]).toEqual([1, 1, 1]);
    }),
  );

  it.concurrent('refuses a head that was not shown, says which it is, and takes it by name', () =>
    withMissionScene(async (one) => {
      red(one);
      await syncWithoutDeciding(one);
      const headSha = one.scene.repo.push(PULL);
      const { result, reactions, reply } = await runCommand(one, '/orkestro accept');
      expect(result.outputs['outcome']).not.toBe('accepted');
      expect(reactions).toEqual(['eyes', 'confused']);
      expect(reply).toContain(headSha.slice(0, 12));
      expect(countPayments(one)).toBe(0);
      const named = await runCommand(one, `/orkestro accept ${headSha}`);
      expectEnd(named.result, ACCEPTED);
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('never pays what the marketplace does not settle yet', () =>
    withMissionScene(async (one) => {
      one.open();
      const { result, reactions, reply } = await runCommand(one, '/orkestro accept');
      expectEnd(result, { outcome: 'pending', verdict: 'wait', code: 'mission_not_ready' });
      expect(reactions).toEqual(['eyes', 'confused']);
      expect(reply).toContain('awaits acceptance');
      expect(one.sent('accept')).toBe(0);
    }),
  );

  it.concurrent('is not for the author of the pull request, admins excepted and recorded', () =>
    withMissionScene(async (one) => {
      one.scene.repo.addUser('ada', 'write');
      one.ready(ADA);
      await syncWithoutDeciding(one);
      const own = await runCommand(one, '/orkestro accept', { by: 'ada', inputs: { 'on-pass': 'hold' } });
      expectEnd(own.result, { ...HELD, code: 'manual_settlement' });
      expect(own.reply).toContain('wrote the pull request');
      expect(countPayments(one)).toBe(0);
      one.scene.repo.addUser('ada', 'admin');
      const admin = await runCommand(one, '/orkestro accept', { by: 'ada', inputs: { 'on-pass': 'hold' } });
      expectEnd(admin.result, ACCEPTED);
      expect(admin.result.receipt).toMatchObject({ decision: { exception: 'admin settles the own pull request' } });
    }),
  );

  it.concurrent('threat row 5: stops when the head moves at the last moment', () =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      await syncWithoutDeciding(one);
      const match = { method: 'POST', path: /\/issues\/12\/comments$/ };
      one.scene.github.faults.add({
        kind: 'meanwhile',
        match,
        after: true,
        run: () => void one.scene.repo.push(PULL),
      });
      const { reply } = await runCommand(one, '/orkestro accept');
      expect(one.scene.github.faults.pending).toEqual([]);
      expect(reply).toContain('nothing was sent');
      expect([countPayments(one), one.sent('accept'), decisionsOf(one).length]).toEqual([0, 0, 0]);
    }),
  );
});

describe('a lock that was left taken', () => {
  it.concurrent('is taken over by a person, sixteen minutes later and no earlier', () =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      const comment = statusCommentOf(one).id;
      one.scene.repo.react({ comment }, 'github-actions[bot]', 'rocket');
      ageReactions(one, comment, LOCK - 60_000);
      expectEnd(await one.sync(), { ...HELD, code: 'decision_unconfirmed' });
      expect(statusCommentOf(one).body).toContain('16 minutes');
      const early = await runCommand(one, '/orkestro accept');
      expect(early.reactions).toEqual(['eyes', 'confused']);
      expect(early.reply).toMatch(/in a new comment after .* UTC/);
      expect(one.sent('accept')).toBe(0);
      const left = one.scene.repo.written({ comment }).reactions.map(({ id }) => id);
      ageReactions(one, comment, 120_000);
      expectEnd((await runCommand(one, '/orkestro accept')).result, { ...ACCEPTED });
      expect(one.scene.repo.written({ comment }).reactions.map(({ id }) => id)).not.toEqual(left);
      expect([countPayments(one), one.sent('accept')]).toEqual([1, 1]);
    }),
  );
});

describe('rework', () => {
  it.concurrent(
    'sends all of the reason, once, although everything is green; a redelivered event changes nothing',
    () =>
      withMissionScene(async (one) => {
        one.ready(ADA);
        await syncWithoutDeciding(one);
        const { result, reactions, id } = await runCommand(one, '/orkestro rework the edge case\nis `parse(" ")`\n');
        expectEnd(result, SENT_BACK);
        expect(reactions).toEqual(['eyes', '+1']);
        const [call] = one.calls.filter(({ path }) => path.endsWith('/rework'));
        expect(call?.body).toContain('the edge case\\nis `parse(\\" \\")`');
        one.scene.repo.push(PULL);
        one.check('success');
        one.deliver();
        await runCommentEvent(one, id, { inputs: { 'on-pass': 'hold' }, run: { runId: '9003' } });
        expect([one.sent('rework'), one.sent('accept'), countPayments(one)]).toEqual([1, 0, 0]);
        expect(missionOf(one)).toMatchObject({ rework_count: 1, status: 'awaiting_acceptance' });
        // An accept that was written before the rework is about the delivery before.
        expectEnd(await one.sync(), { outcome: 'accepted', verdict: 'accept', code: 'checks_passed' });
        expect(decisionsOf(one)).toHaveLength(2);
      }),
  );

  it.concurrent('whose answer is lost is never sent again; the same delivery waits for new commits or a person', () =>
    withMissionScene(async (one) => {
      red(one);
      one.setLoss(({ path }) => (path.endsWith('/rework') ? 'before' : null));
      expectEnd(await one.sync(), { ...HELD, code: 'decision_unconfirmed' });
      one.setLoss(null);
      expectEnd(await one.sync({}, { runId: '9002' }), { ...HELD, code: 'same_delivery' });
      expect(one.sent('rework')).toBe(1);
      expect(statusCommentOf(one).body).toContain('accept, or rework');
    }),
  );
});

describe('hold, resume, link, status, help', () => {
  it.concurrent('hold stops a green delivery, status shows the whole table, resume pays', () =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      const held = await runCommand(one, '/orkestro hold until Monday');
      expectEnd(held.result, { ...HELD, code: 'held_by_person' });
      expect([held.reactions, held.reply]).toEqual([['eyes', '+1'], '']);
      const status = await runCommand(one, '/orkestro status');
      expect(status.reply).toContain('until Monday');
      expect(status.reply).toContain('| Budget | $120.00 |');
      await runCommentEvent(one, status.id, { run: { attempt: 2 } });
      const replies = one.scene.repo.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"reply"'));
      expect(replies).toHaveLength(1);
      expectEnd((await runCommand(one, '/orkestro resume')).result, {
        outcome: 'accepted',
        verdict: 'accept',
        code: 'checks_passed',
      });
      expect(countPayments(one)).toBe(1);
    }),
  );

  it.concurrent('link names the pull request, and only one that is there and open', () =>
    withMissionScene(async (one) => {
      one.scene.repo.openPull({ number: PULL, title: 'Elsewhere', body: 'no word of it', files: ['src/a.ts'] });
      one.check('success');
      one.deliver();
      const wrong = await runCommand(one, '/orkestro link #99');
      expect([wrong.reactions, wrong.reply.includes('There is no pull request')]).toEqual([['eyes', 'confused'], true]);
      expectEnd(wrong.result, { ...HELD, code: 'binding_conflict' });
      expectEnd((await runCommand(one, `/orkestro link #${PULL}`)).result, {
        outcome: 'accepted',
        verdict: 'accept',
        code: 'checks_passed',
      });
      expect(statusCommentOf(one).body).toContain(`"pull":${PULL}`);
    }),
  );

  it.concurrent('help lists the commands, an unknown word gets a suggestion, and neither asks the marketplace', () =>
    withMissionScene(async (one) => {
      const before = one.calls.length;
      const help = await runCommand(one, '/orkestro help');
      expect([help.reactions, help.result.outputs['outcome']]).toEqual([['eyes', '+1'], 'skipped']);
      expect(help.reply).toContain('`/orkestro accept [<sha>]`');
      const odd = await runCommand(one, '/orkestro acept');
      expect([odd.reactions, odd.result.outputs['reason-code']]).toEqual([['eyes', 'confused'], 'command_refused']);
      expect(odd.reply).toContain('/orkestro accept');
      expect(one.calls.length).toBe(before);
    }),
  );
});

describe('who is not heard', () => {
  it.concurrent(
    'strangers get a reaction, triage a reason, and neither settles; a re-run needs permission as well',
    () =>
      withMissionScene(async (one) => {
        one.ready(ADA);
        one.scene.repo.addUser('sam', 'read');
        one.scene.repo.addUser('tess', 'triage');
        const calls = one.calls.length;
        for (const commandText of [
          'accept',
          'rework no',
          'hold',
          'resume',
          `link #${PULL}`,
          'status',
          'hire $1',
          'help',
        ]) {
          const { result, reactions, reply } = await runCommand(one, `/orkestro ${commandText}`, { by: 'sam' });
          expect([commandText, result.outputs['reason-code'], reactions, reply]).toEqual([
            commandText,
            'not_permitted',
            ['eyes', 'confused'],
            '',
          ]);
        }
        const triage = await runCommand(one, '/orkestro accept', { by: 'tess' });
        expect(triage.reply).toContain('write is needed');
        const again = await runCommand(one, '/orkestro accept', { run: { triggeringActor: 'tess', attempt: 2 } });
        expect(again.result.outputs['reason-code']).toBe('not_permitted');
        expect(one.calls.length).toBe(calls);
        expect(countPayments(one)).toBe(0);
      }),
  );

  it.concurrent('threat row 4: edited, deleted or foreign comments are no commands, whatever the event says', () =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      const { repo, payloads } = one.scene;
      const { id } = repo.comment(ISSUE, { author: 'maya', body: '/orkestro accept' });
      const event = payloads.comment(id);
      repo.editComment(id, { body: '/orkestro accept now', by: 'maya' });
      const gone = repo.comment(ISSUE, { author: 'maya', body: '/orkestro accept' });
      const goneEvent = payloads.comment(gone.id);
      repo.deleteComment(gone.id);
      const before = one.calls.length;
      for (const delivery of [event, goneEvent, payloads.comment(id, 'edited')]) {
        const result = await one.scene.run(delivery, one.inputs);
        expect(result.outputs['outcome']).toBe('skipped');
      }
      expect(one.calls.length).toBe(before);
      expect(repo.written({ comment: id }).reactions).toEqual([]);
    }),
  );
});

describe('a lost state', () => {
  it.concurrent.each([
    [
      'the status comment is deleted',
      (one: MissionScene): void => void one.scene.repo.deleteComment(statusCommentOf(one).id),
    ],
    [
      'somebody edited it',
      (one: MissionScene): void => {
        const { id, body } = statusCommentOf(one);
        one.scene.repo.editComment(id, { body: body.replace('"round":1', '"round":2'), by: 'maya' });
      },
    ],
  ])('%s: held until resume writes it anew, then paid once', (_what, lose) =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      lose(one);
      expectEnd(await one.sync(), { ...HELD, code: 'state_lost' });
      const accept = await runCommand(one, '/orkestro accept');
      expect(accept.reply).toContain('/orkestro resume');
      expect(countPayments(one)).toBe(0);
      const { result, reply, reactions } = await runCommand(one, '/orkestro resume');
      expectEnd(result, { outcome: 'accepted', verdict: 'accept', code: 'checks_passed' });
      expect(reactions).toEqual(['eyes', '+1']);
      expect(reply).toContain('State written anew');
      expect(countPayments(one)).toBe(1);
      const bodies = one.scene.repo.commentsOf(ISSUE).map(({ body }) => body);
      expect(bodies.some((body) => body.includes('"restored":{"by":"maya"'))).toBe(true);
    }),
  );

  it.concurrent('whose round had been decided goes on only by a person', () =>
    withMissionScene(async (one) => {
      one.ready(ADA);
      one.setLoss(({ path }) => (path.endsWith('/accept') ? 'before' : null));
      expectEnd(await one.sync(), { ...HELD, code: 'decision_unconfirmed' });
      one.setLoss(null);
      const sent = one.sent('accept');
      one.scene.repo.deleteComment(statusCommentOf(one).id);
      expectEnd((await runCommand(one, '/orkestro resume')).result, { ...HELD, code: 'decision_unconfirmed' });
      expect([one.sent('accept'), countPayments(one)]).toEqual([sent, 0]);
      expectEnd((await runCommand(one, '/orkestro accept')).result, ACCEPTED);
      expect(countPayments(one)).toBe(1);
    }),
  );
});
