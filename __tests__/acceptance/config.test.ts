/** The config file, on the built action: terms, limits and what happens when it cannot be used. */
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../support/action.ts';
import type { RecordedRequest } from '../support/github/recording.ts';
import {
  countMarks,
  ISSUE,
  labelIssue,
  listTransfers,
  listWrites,
  onStage,
  openDelivery,
  PULL,
  type Stage,
} from './support.ts';

const PATH = '.github/orkestro.yml';
/** A step that hires, looks once and returns, without a budget of its own. */
const POST = { wait: 'false', 'budget-usd': '' };

function configure({ world }: Stage, ...lines: readonly string[]): void {
  world.write(PATH, lines.join('\n'));
}

function expectHeld(result: ActionResult, ...said: readonly string[]): void {
  expect([result.exitCode, result.outputs['outcome'], result.outputs['reason-code']]).toEqual([0, 'held', 'bad_input']);
  for (const part of said) expect(result.outputs['reason']).toContain(part);
}

function labelAs(stage: Stage, label: string, body?: string): ReturnType<typeof labelIssue> {
  const { world, payloads } = stage;
  world.openIssue({ number: ISSUE, title: 'parse("") throws', author: 'maya', ...(body !== undefined && { body }) });
  world.label(ISSUE, label, 'maya');
  return payloads.issueLabeled(ISSUE, label, 'maya');
}

describe('a label of the config file', () => {
  it('hires on its own terms, and the summary tells where each came from', () =>
    onStage(async (stage) => {
      configure(
        stage,
        'labels:',
        '  "orkestro: docs":',
        '    category: DevOps',
        '    tier: T0 Self-serve',
        '    budget-usd: 40.50',
        '    dod: |',
        '      - [ ] it reads well',
        'limits:',
        '  max-budget-usd: 500',
        'waiting: {timeout: 10s}',
      );
      const result = await stage.run(labelAs(stage, 'orkestro: docs', 'Please rewrite the README.'), {
        ...POST,
        tier: 'T2 Guaranteed',
      });
      const [mission] = stage.market.sandbox.missions();
      expect(mission).toMatchObject({ category: 'DevOps', tier: 'T2 Guaranteed', dod: '- [ ] it reads well' });
      expect(listTransfers(stage)).toEqual(['hold 4050']);
      expect(result.summary).toContain('| `budget-usd` | `40.50` | config file, this label |');
      expect(result.summary).toContain("| `tier` | `T2 Guaranteed` | input, over the config file's `T0 Self-serve` |");
      expect(result.summary).toContain('| `max-budget-usd` | `500` | config file |');
    }));

  it('that the file does not name starts nothing', () =>
    onStage(async (stage) => {
      configure(stage, 'defaults: {budget-usd: 40}');
      const result = await stage.run(labelAs(stage, 'orkestro: docs'), POST);
      expect([result.exitCode, result.outputs['outcome'], listWrites(stage)]).toEqual([0, 'skipped', []]);
      expect(result.stdout).toContain('the config file names no label');
    }));

  it('of somebody else costs nothing at all', () =>
    onStage(async (stage) => {
      const result = await stage.run(labelAs(stage, 'bug'), POST);
      expect([result.outputs['outcome'], stage.calls, stage.github.requests]).toEqual(['skipped', [], []]);
    }));
});

describe('limits of the config file', () => {
  it('stop a hire that no input limits', () =>
    onStage(async (stage) => {
      configure(stage, 'limits: {max-budget-usd: 100}');
      const result = await stage.run(labelIssue(stage), { mode: 'post', 'budget-usd': '120' });
      expect(result.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'budget_exceeded' });
      expect(stage.market.sandbox.missions()).toEqual([]);
    }));

  it('let the text of an issue name a budget', () =>
    onStage(async (stage) => {
      configure(stage, 'limits: {max-budget-usd: 100}');
      const body = '## Budget (USD)\n\n75\n\n## Definition of Done\n\n- [ ] done';
      await stage.run(labelIssue(stage, { body }), POST);
      expect(listTransfers(stage)).toEqual(['hold 7500']);
    }));

  it('keep those out who may only write', () =>
    onStage(async (stage) => {
      stage.world.addUser('wren', 'write');
      configure(stage, 'permissions: {hire-permission: admin}', 'defaults: {budget-usd: 10}');
      const result = await stage.run(labelIssue(stage, { by: 'wren' }), POST, { actor: 'wren' });
      expect(result.outputs).toMatchObject({ outcome: 'held', 'reason-code': 'not_permitted' });
    }));
});

describe('a config file that cannot be used', () => {
  it('holds the hire: place, line and fix in the log, on the issue and in the outputs; nothing is spent', () =>
    onStage(async (stage) => {
      configure(stage, 'limits:', '  max-budget-us: 100', 'waiting:', '  wait: no');
      const result = await stage.run(labelIssue(stage), { mode: 'post' });
      expectHeld(result, 'line 2, column 3', 'did you mean `max-budget-usd`?', 'line 4, column 9');
      expect(result.stdout).toContain(`${PATH}:2:3: unknown key`);
      expect(result.stdout).toContain(' 2 |   max-budget-us: 100');
      expect(stage.world.commentsOf(ISSUE)[0]?.body).toContain('line 2, column 3');
      expect(result.summary).toContain('line 2, column 3');
      expect([stage.market.sandbox.missions(), listTransfers(stage)]).toEqual([[], []]);
    }));

  it('holds the payment of a mission that is ready, and lets it go once it is corrected', () =>
    onStage(async (stage) => {
      await stage.run(labelIssue(stage), { mode: 'post' });
      openDelivery(stage, 'success');
      const event = stage.payloads.pull(PULL, 'synchronize');
      configure(stage, 'limits: {max-reworks: 9}');
      expectHeld(await stage.run(event), 'from 0 to 7');
      expect(listTransfers(stage)).toEqual(['hold 12000']);
      configure(stage, 'limits: {max-reworks: 3}');
      const paid = await stage.run(event);
      expect(paid.outputs['outcome']).toBe('accepted');
      expect(countMarks(stage, ISSUE, 'status')).toBe(1);
    }));

  it('is not the same as none: an answer that is no answer fails the step, and nothing is spent', () =>
    onStage(async (stage) => {
      const match = ({ path, operation }: RecordedRequest): boolean =>
        path.includes('/contents/') || operation === 'File';
      stage.github.faults.add({ kind: 'status', status: 500, match, times: Infinity });
      const result = await stage.run(labelIssue(stage), { mode: 'post' });
      expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'github_error']);
      expect(stage.market.sandbox.missions()).toEqual([]);
    }));

  it('asked for by name must be there', () =>
    onStage(async (stage) => {
      const result = await stage.run(labelIssue(stage), { mode: 'post', 'config-file': 'ops/orkestro.yml' });
      expectHeld(result, 'ops/orkestro.yml', 'not on the default branch');
    }));

  it('by what the inputs say beside it holds too', () =>
    onStage(async (stage) => {
      configure(stage, 'policy: {pay-on: merge}');
      const result = await stage.run(labelIssue(stage), { mode: 'post' });
      expectHeld(result, PATH, 'pay-on');
    }));
});

describe('where the config file cannot be used', () => {
  const SPOILT = ['limits:', '  max-budget-us: 100'] as const;
  const WHY = '.github/orkestro.yml cannot be used: line 2, column 3: unknown key';

  async function command(stage: Stage, body: string, author = 'maya'): Promise<ActionResult> {
    const { id } = stage.world.comment(ISSUE, { author, body });
    const result = await stage.run(stage.payloads.comment(id), { wait: 'false' }, { actor: author });
    expect([stage.calls, stage.github.requests.filter(({ path }) => path.endsWith('/statuses'))]).toEqual([[], []]);
    return result;
  }

  it.each(['hire $50', 'accept', 'status', 'help', 'nonsense'])(
    '`/orkestro %s` is answered why, and does nothing',
    (what) =>
      onStage(async (stage) => {
        configure(stage, ...SPOILT);
        stage.world.openIssue({
          number: ISSUE,
          title: 'parse("") throws',
          body: '## Definition of Done\n\n- [ ] done',
        });
        const result = await command(stage, `/orkestro ${what}`);
        expectHeld(result, 'line 2, column 3', 'did you mean `max-budget-usd`?');
        const [asked, reply, ...more] = stage.world.commentsOf(ISSUE);
        expect(more).toEqual([]);
        expect(asked?.reactions.map(({ content }) => content)).toEqual(['confused']);
        expect(reply?.body).toContain('### 😕 Not done');
        expect(reply?.body).toMatch(/line 2, column 3[^]*\*\*What to do:\*\* Correct .*the command in a new comment/);
      }),
  );

  it('a stranger gets a reaction and no reply, a bot nothing', () =>
    onStage(async (stage) => {
      configure(stage, ...SPOILT);
      stage.world.openIssue({ number: ISSUE, title: 'parse("") throws' });
      stage.world.addUser('nobody', 'read');
      expectHeld(await command(stage, '/orkestro status', 'nobody'), WHY);
      expectHeld(await command(stage, '/orkestro status', 'renovate[bot]'), WHY);
      const comments = stage.world.commentsOf(ISSUE);
      expect(comments.map(({ reactions }) => reactions.map(({ content }) => content))).toEqual([['confused'], []]);
    }));

  it.each<[string, (stage: Stage) => Parameters<Stage['run']>[0], Readonly<Record<string, string>>]>([
    ['a push to it', ({ payloads }) => payloads.pull(PULL, 'synchronize'), {}],
    ['its trigger label', ({ payloads }) => payloads.pull(PULL, 'labeled', { label: 'orkestro' }), {}],
    ['mode: gate', ({ payloads }) => payloads.pull(PULL, 'opened'), { mode: 'gate' }],
    [
      'mode: gate of its commit',
      ({ payloads, world }) => payloads.workflowRun({ sha: world.pull(PULL).headSha }),
      { mode: 'gate' },
    ],
  ])('the gate of a pull request shows an error on %s, and opens once the file is right', (_what, toEvent, inputs) =>
    onStage(async (stage) => {
      const { world, payloads } = stage;
      const sha = openDelivery(stage, 'success');
      if (_what === 'its trigger label') world.label(PULL, 'orkestro', 'maya');
      configure(stage, ...SPOILT);
      const result = await stage.run(toEvent(stage), inputs);
      expectHeld(result, 'line 2, column 3');
      expect(stage.calls).toEqual([]);
      const status = world.status(sha, 'orkestro/mission');
      expect([status?.state, status?.description]).toEqual(['error', expect.stringContaining(WHY)]);
      expect(status?.description?.length).toBeLessThanOrEqual(140);
      configure(stage, 'limits: {max-budget-usd: 100}');
      await stage.run(payloads.pull(PULL, 'synchronize'));
      expect(world.status(sha, 'orkestro/mission')?.state).toBe('success');
    }),
  );

  it('the gate of a merge group shows an error', () =>
    onStage(async (stage) => {
      openDelivery(stage, 'success');
      configure(stage, ...SPOILT);
      const event = stage.payloads.mergeGroup([PULL]);
      expectHeld(await stage.run(event), 'line 2, column 3');
      const { head_sha: sha } = event.payload['merge_group'] as { head_sha: string };
      expect(stage.world.status(sha, 'orkestro/mission')?.state).toBe('error');
    }));

  it('the error stands under the name that the file gives the gate', () =>
    onStage(async (stage) => {
      const sha = openDelivery(stage, 'success');
      configure(stage, 'gate:', '  status-context: acme/gate', ...SPOILT);
      await stage.run(stage.payloads.pull(PULL, 'synchronize'));
      expect(stage.world.status(sha, 'acme/gate')?.state).toBe('error');
      expect(stage.world.status(sha, 'orkestro/mission')).toBeNull();
    }));

  it('mode: gate fails the job only where no status can say it, and a dry run says it nowhere', () =>
    onStage(async (stage) => {
      const sha = openDelivery(stage, 'success');
      configure(stage, ...SPOILT);
      const event = stage.payloads.pull(PULL, 'opened');
      expect((await stage.run(event, { mode: 'gate', 'status-context': '' })).exitCode).toBe(1);
      expect((await stage.run(event, { mode: 'gate', 'dry-run': 'true' })).exitCode).toBe(0);
      expect(listWrites(stage)).toEqual([]);
      stage.github.permit({ contents: 'read', 'pull-requests': 'read', issues: 'read', checks: 'read' });
      const denied = await stage.run(event, { mode: 'gate' });
      expect([denied.exitCode, denied.outputs['outcome']]).toEqual([1, 'held']);
      expect(stage.world.status(sha, 'orkestro/mission')).toBeNull();
    }));
});

it('threat row 22: a pull request that edits the config file changes nothing', () =>
  onStage(async (stage) => {
    const { world } = stage;
    configure(stage, 'policy: {on-pass: hold}');
    await stage.run(labelIssue(stage), { mode: 'post' });
    openDelivery(stage, 'success');
    const head = [...world.threads.values()].find((thread) => thread.kind === 'pull')?.headRef ?? '';
    world.write(PATH, 'policy: {on-pass: accept}\nprotected-paths: ["nothing/**"]\n', head);
    for (const event of [
      stage.payloads.pull(PULL, 'synchronize'),
      stage.payloads.pull(PULL, 'synchronize', { event: 'pull_request' }),
    ]) {
      const result = await stage.run(event);
      expect(result.outputs['reason-code']).toBe('manual_settlement');
    }
    expect(listTransfers(stage)).toEqual(['hold 12000']);
  }));
