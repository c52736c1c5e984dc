/** Open gates of pull requests are closed by the hire of their mission (docs/BEHAVIOR.md#merge-gate). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Comment, Conversation, Subject } from '../../../src/core/domain/model.ts';
import type { CommitStatus } from '../../../src/core/ports/github.ts';
import type { FlowContext } from '../../../src/flow/shared/context.ts';
import { closeGates } from '../../../src/flow/gate/close-on-hire.ts';
import { POSTED_VERDICT } from '../../../src/flow/hire/intent-comment.ts';
import { createMissionView } from '../../../src/flow/shared/mission-view.ts';
import { buildComment, buildMission } from '../../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../../support/flow-scene.ts';

const SUBJECT = { kind: 'issue', number: ISSUE } as const;

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

interface ClosedGates {
  readonly set: readonly (readonly [string, CommitStatus])[];
  readonly read: readonly number[];
  readonly warnings: readonly string[];
}

interface CloseOptions {
  readonly subject?: Subject;
  readonly comment?: Comment | null;
  readonly closedBy?: Conversation['closedBy'];
  readonly change?: (context: FlowContext) => Partial<FlowContext>;
}

/** Closes the gates of pull requests as GitHub reads them. Returns what was read and set. */
async function runCloseGates({
  subject = SUBJECT,
  comment = buildComment(),
  closedBy,
  change,
}: CloseOptions): Promise<ClosedGates> {
  const set: (readonly [string, CommitStatus])[] = [];
  const read: number[] = [];
  const warnings: string[] = [];
  const real = scene.createContext({ runId: '7001' });
  const context: FlowContext = {
    ...real,
    log: { ...real.log, warning: (text) => void warnings.push(text) },
    github: {
      ...real.github,
      pulls: {
        ...real.github.pulls,
        read: (number) => {
          read.push(number);
          return real.github.pulls.read(number);
        },
      },
      statuses: {
        ...real.github.statuses,
        set: (sha, status) => {
          set.push([sha, status]);
          return Promise.resolve(true);
        },
      },
    },
    ...change?.(real),
  };
  const view = await real.github.conversations.read(ISSUE);
  if (view === null) throw new Error('the issue is there');
  const mission = buildMission();
  const more = { generation: 1, mission, brief: null, droppedComments: 0, warnings: [], state: null };
  await closeGates(
    context,
    { subject, comment },
    { ...view, ...(closedBy !== undefined && { closedBy }) },
    createMissionView(context, { verdict: POSTED_VERDICT, subject, ...more }),
  );
  return { set, read, warnings };
}

function openPulls(...numbers: readonly number[]): readonly string[] {
  return numbers.map((number) => scene.repo.openPull({ number, body: 'x', author: 'ada', files: ['a.ts'] }).headSha);
}

const open = (number: number) => ({ number, state: 'open', fork: false, body: '', createdAt: 0 }) as const;

it('are those of open pull requests that close the issue: each waits, and names the mission’s page', async () => {
  const [first, second] = openPulls(21, 22, 23);
  const { set, read, warnings } = await runCloseGates({
    closedBy: [open(21), { ...open(23), state: 'closed' }, open(22)],
  });
  expect(read).toEqual([21, 22]);
  expect(set.map(([sha]) => sha)).toEqual([first, second]);
  for (const [, status] of set)
    expect(status).toMatchObject({ context: 'orkestro/mission', state: 'pending', url: buildComment().url });
  expect(warnings).toEqual([]);
});

it('are not those of pull requests that are closed or gone by now', async () => {
  openPulls(21);
  scene.repo.close(21);
  expect(await runCloseGates({ closedBy: [open(21), open(99)] })).toEqual({ set: [], read: [21, 99], warnings: [] });
});

it('is the subject’s own where that is a pull request', async () => {
  const [, own] = openPulls(21, 22);
  const subject = { kind: 'pull_request', number: 22 } as const;
  const { set } = await runCloseGates({ subject, comment: null, closedBy: [open(21)] });
  expect(set).toMatchObject([[own, { url: 'https://github.com/acme/app/actions/runs/7001' }]]);
});

it('are ten at most', async () => {
  const { read } = await runCloseGates({ closedBy: Array.from({ length: 12 }, (_, index) => open(101 + index)) });
  expect(read).toEqual(Array.from({ length: 10 }, (_, index) => 101 + index));
});

it('are left alone, and nothing is read, where there is no gate', async () => {
  openPulls(21);
  const { read, set } = await runCloseGates({
    closedBy: [open(21)],
    change: ({ settings }) => ({ settings: { ...settings, gate: { ...settings.gate, context: '' } } }),
  });
  expect([read, set]).toEqual([[], []]);
});

it('are a warning where they cannot be shut, and the next one is', async () => {
  const [, second] = openPulls(21, 22);
  const match = { operation: 'Pull', body: /"number":21/ };
  scene.github.faults.add({ kind: 'status', status: 403, message: 'Not today', times: Infinity, match });
  const { set, warnings } = await runCloseGates({ closedBy: [open(21), open(22)] });
  expect(warnings).toEqual([expect.stringMatching(/^the commit status of #21 could not be written: .*Not today/)]);
  expect(set.map(([sha]) => sha)).toEqual([second]);
});

describe('a hire', () => {
  it('shuts the gate of a pull request that was there before', async () => {
    const { headSha } = scene.repo.openPull({ number: 21, body: `Fixes #${ISSUE}`, author: 'ada', files: ['a.ts'] });
    const result = await scene.hire(byLabel(scene));
    expect(scene.repo.status(headSha, 'orkestro/mission')).toMatchObject({
      state: 'pending',
      targetUrl: result.kind === 'tracked' ? result.tracked.comment?.url : '',
    });
  });
});
