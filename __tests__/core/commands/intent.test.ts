import { describe, expect, it } from '@jest/globals';
import type { TriggerEvent } from '../../../src/core/domain/event.ts';
import { planIntent } from '../../../src/core/commands/intent.ts';
import type { Mode, Settings } from '../../../src/core/domain/settings.ts';
import { buildRun, buildSettings } from '../../support/builders.ts';

const MAYA = { login: 'maya', id: 7, isBot: false };
const LABELED: TriggerEvent = {
  kind: 'labeled',
  on: 'issue',
  number: 12,
  label: 'orkestro',
  sender: MAYA,
  title: 'Fix',
  body: 'Please',
  fork: false,
};
const PULL: TriggerEvent = { kind: 'pull', number: 13, headSha: 'a'.repeat(40), fork: false };
const MANUAL: TriggerEvent = { kind: 'manual', event: 'workflow_dispatch', sender: MAYA };
const COMMENT: TriggerEvent = {
  kind: 'comment',
  on: 'issue',
  number: 12,
  commentId: 5,
  body: '/orkestro status',
  createdAt: 0,
  subjectTitle: 'Fix',
  subjectBody: 'Please',
  author: MAYA,
  sender: MAYA,
};
const COMMIT: TriggerEvent = { kind: 'commit', sha: 'b'.repeat(40), event: 'status' };
const IRRELEVANT: TriggerEvent = { kind: 'irrelevant', why: 'issues: closed' };
const MERGE_GROUP: TriggerEvent = {
  kind: 'merge_group',
  headSha: 'c'.repeat(40),
  headRef: 'x',
  baseSha: 'd'.repeat(40),
  baseRef: 'y',
};

const titled = { brief: { title: 'Fix', description: null, dod: 'Green' } };

function plan(event: TriggerEvent, settings: Partial<Settings> = {}) {
  return planIntent(event, buildRun(), buildSettings(settings));
}

describe('auto', () => {
  it('hires for an issue with the trigger label, by the text of the payload', () => {
    expect(plan(LABELED)).toEqual({
      kind: 'hire',
      subject: { kind: 'issue', number: 12 },
      source: { kind: 'label', label: 'orkestro', sender: MAYA, title: 'Fix', body: 'Please' },
      wait: 'loop',
    });
  });

  it.each<[string, TriggerEvent, Partial<Settings>, object]>([
    ['a pull request', PULL, {}, { kind: 'sync', target: { kind: 'pull', number: 13 }, wait: 'once' }],
    [
      'another label on a pull request',
      { ...LABELED, on: 'pull_request', label: 'x' },
      {},
      { target: { kind: 'pull', number: 12 } },
    ],
    ['a commit', COMMIT, {}, { target: { kind: 'commit', sha: 'b'.repeat(40) } }],
    ['a dispatched mission', { kind: 'mission', missionId: 'm_9' }, {}, { target: { kind: 'announced', id: 'm_9' } }],
    ['mission-id alone', MANUAL, { missionId: 'm_1' }, { target: { kind: 'mission', id: 'm_1' }, wait: 'once' }],
    ['pr-number on a commit event', COMMIT, { prNumber: 8 }, { target: { kind: 'pull', number: 8 } }],
    ['mission-id on a pull request', PULL, { missionId: 'm_1' }, { target: { kind: 'mission', id: 'm_1' } }],
  ])('syncs for %s', (_name, event, settings, intent) => {
    expect(plan(event, settings)).toMatchObject({ kind: 'sync', ...intent });
  });

  it.each<[string, TriggerEvent, Partial<Settings>, RegExp]>([
    ['inputs without title and mission-id', MANUAL, {}, /nothing to hire for/],
  ])('says plainly what it cannot do for %s', (_name, event, settings, what) => {
    const intent = plan(event, settings);
    expect(intent).toMatchObject({ kind: 'refuse', what: expect.stringMatching(what) as unknown });
  });

  it('skips a label on an issue that the config file does not name, and tells it', () => {
    const intent = plan({ ...LABELED, label: 'orkestro: docs' }, {});
    expect(intent).toEqual({ kind: 'skip', why: 'the config file names no label `orkestro: docs`' });
  });

  it.each(['run', 'post'] as const)('skips another label under mode: %s', (mode) => {
    const intent = plan({ ...LABELED, label: 'bug' }, { mode });
    expect(intent).toEqual({ kind: 'skip', why: 'the label put on is not `orkestro`' });
  });

  it('takes the trigger label in any case', () => {
    expect(plan({ ...LABELED, label: 'Orkestro' }, {})).toMatchObject({ kind: 'hire', source: { label: 'Orkestro' } });
  });

  it('sweeps by the schedule, and gates a merge group', () => {
    expect(plan({ kind: 'schedule' })).toEqual({ kind: 'sweep' });
    expect(plan(MERGE_GROUP)).toEqual({ kind: 'gate', target: MERGE_GROUP });
    expect(plan(MERGE_GROUP, { mode: 'sync', missionId: 'm_1' })).toEqual({ kind: 'gate', target: MERGE_GROUP });
  });

  it('skips what is none of ours, with the reason, even with a title', () => {
    expect(plan(IRRELEVANT, titled)).toEqual({ kind: 'skip', why: 'issues: closed' });
  });

  it('says what is missing for a hire and for a gate, and what to give', () => {
    expect(plan(MANUAL)).toMatchObject({
      why: expect.stringMatching(/title.*mission-id/) as unknown,
      fix: 'give the inputs title and dod to post a mission, or mission-id to go on with one, or run on: issues: types: [labeled]',
    });
    expect(plan(MANUAL, { mode: 'gate' })).toEqual({
      kind: 'refuse',
      what: 'there is nothing to gate',
      why: 'the event names no pull request, merge group or commit, and pr-number is not given',
      fix: 'run mode: gate on pull_request_target or merge_group, or give pr-number',
    });
  });

  it('hires by a title, also for a mission-id that is given beside it', () => {
    expect(plan(MANUAL, { ...titled, missionId: 'm_1' })).toMatchObject({ kind: 'hire', source: { kind: 'inputs' } });
  });
});

describe('inputs', () => {
  it.each<[string, TriggerEvent, Partial<Settings>, object]>([
    ['issue-number', MANUAL, { issueNumber: 5, prNumber: 6 }, { kind: 'issue', number: 5 }],
    ['pr-number', MANUAL, { prNumber: 6 }, { kind: 'pull_request', number: 6 }],
    ['the labeled issue', LABELED, {}, { kind: 'issue', number: 12 }],
    [
      'the commented pull request',
      { ...COMMENT, on: 'pull_request' },
      { mode: 'run' },
      { kind: 'pull_request', number: 12 },
    ],
    ['the pull request of the event', PULL, { mode: 'run' }, { kind: 'pull_request', number: 13 }],
    ['the run itself', MANUAL, {}, { kind: 'run', runId: '9001', job: 'hire', index: '0', step: 'orkestro' }],
    ['a matrix leg', MANUAL, { jobIndex: '3' }, { kind: 'run', index: '3' }],
    [
      'an issue under a key',
      MANUAL,
      { issueNumber: 5, missionKey: 'linux' },
      { kind: 'issue', number: 5, key: 'linux' },
    ],
  ])('with a title are posted for %s', (_name, event, settings, subject) => {
    expect(plan(event, { ...titled, ...settings })).toMatchObject({
      kind: 'hire',
      subject,
      source: { kind: 'inputs' },
    });
  });

  it('go on with mission-id in mode run, and stay', () => {
    expect(plan(MANUAL, { mode: 'run', missionId: 'm_1' })).toEqual({
      kind: 'sync',
      target: { kind: 'mission', id: 'm_1' },
      wait: 'loop',
    });
  });
});

describe('modes', () => {
  it.each<[Mode, boolean, string]>([
    ['run', true, 'loop'],
    ['run', false, 'once'],
    ['post', true, 'none'],
    ['auto', false, 'once'],
  ])('%s with wait: %s stays %s', (mode, wait, waitMode) => {
    const waiting = { ...buildSettings().waiting, wait };
    expect(plan(MANUAL, { ...titled, mode, waiting })).toMatchObject({ kind: 'hire', wait: waitMode });
  });

  it('gate without anything to do is refused, not ignored', () => {
    expect(plan(MANUAL, { mode: 'gate' })).toMatchObject({ kind: 'refuse', what: 'there is nothing to gate' });
  });

  it('doctor looks, whatever the event', () => {
    expect(plan(IRRELEVANT, { mode: 'doctor' })).toEqual({ kind: 'doctor' });
  });

  it.each<[string, TriggerEvent, Partial<Settings>, object]>([
    ['a pull request', PULL, {}, { kind: 'pull', number: 13 }],
    ['a labeled pull request', { ...LABELED, on: 'pull_request' }, {}, { kind: 'pull', number: 12 }],
    ['a comment on a pull request', { ...COMMENT, on: 'pull_request' }, {}, { kind: 'pull', number: 12 }],
    ['a commit', COMMIT, {}, { kind: 'commit', sha: 'b'.repeat(40) }],
    ['a merge group', MERGE_GROUP, {}, MERGE_GROUP],
    ['pr-number', MANUAL, { prNumber: 8 }, { kind: 'pull', number: 8 }],
  ])('gate asks about %s', (_name, event, settings, target) => {
    expect(plan(event, { ...settings, mode: 'gate' })).toEqual({ kind: 'gate', target });
  });

  it.each([LABELED, COMMENT, { kind: 'schedule' } as const, IRRELEVANT])(
    'gate has nothing to ask about $kind',
    (event) => {
      expect(plan(event, { mode: 'gate' })).toMatchObject({ kind: 'refuse', what: 'there is nothing to gate' });
    },
  );

  it('discover spends nothing, whatever the event', () => {
    expect(plan(LABELED, { mode: 'discover' })).toEqual({ kind: 'discover' });
  });

  it.each<[string, TriggerEvent, object]>([
    ['an issue', LABELED, { kind: 'sync', target: { kind: 'issue', number: 12 } }],
    ['a comment on an issue', COMMENT, { kind: 'sync', target: { kind: 'issue', number: 12 } }],
    [
      'a comment on a pull request',
      { ...COMMENT, on: 'pull_request' },
      { kind: 'sync', target: { kind: 'pull', number: 12 } },
    ],
    ['inputs', MANUAL, { kind: 'sweep' }],
    ['anything', IRRELEVANT, { kind: 'sweep' }],
  ])('sync by %s', (_name, event, intent) => {
    expect(plan(event, { mode: 'sync' })).toMatchObject(intent);
  });

  it('sync by issue-number', () => {
    const settings = { mode: 'sync', issueNumber: 7 } as const;
    expect(plan(MANUAL, settings)).toMatchObject({ kind: 'sync', target: { kind: 'issue', number: 7 } });
  });
});

describe('a command', () => {
  it('is heard with all that it is judged by', () => {
    const { kind: _kind, author: _author, ...commandText } = COMMENT;
    expect(plan(COMMENT)).toEqual({ ...commandText, kind: 'command', command: { kind: 'status' }, wait: 'loop' });
    const noWaiting = { waiting: { ...buildSettings().waiting, wait: false } };
    expect(plan(COMMENT, noWaiting)).toMatchObject({ kind: 'command', wait: 'once' });
  });

  const bot = { login: 'helper[bot]', id: 9, isBot: true };
  const limits = (allowedBots: readonly string[]) => ({ limits: { ...buildSettings().limits, allowedBots } });

  it.each<[string, Partial<TriggerEvent>, Partial<Settings>, RegExp]>([
    ['no command', { body: '/orkestrostatus' }, {}, /no `\/orkestro` command/],
    ['another prefix', {}, { command: '/bot' }, /no `\/bot` command/],
    ['somebody else’s comment', { author: { ...MAYA, login: 'noah' } }, {}, /not written by the sender/],
    ['another account of that name', { author: { ...MAYA, id: 8 } }, {}, /not written by the sender/],
    ['a deleted account’s', { author: null }, {}, /not written by the sender/],
    ['an event without sender', { sender: null }, {}, /not written by the sender/],
    ['a bot that is not listed', { author: bot, sender: bot }, limits(['other[bot]']), /allowed-bots/],
    ['a trial', {}, { sandbox: true }, /trial/],
  ])('is not heard: %s', (_name, event, settings, why) => {
    const intent = plan({ ...COMMENT, ...event } as TriggerEvent, settings);
    expect(intent).toMatchObject({ kind: 'skip', why: expect.stringMatching(why) as unknown });
  });

  it('is heard from a bot that is listed, and a trial may be hired', () => {
    expect(plan({ ...COMMENT, author: bot, sender: bot }, limits(['helper[bot]'])).kind).toBe('command');
    expect(plan({ ...COMMENT, body: '/orkestro hire' }, { sandbox: true }).kind).toBe('command');
  });

  it('may stand beside inputs that hire for the issue it is on', () => {
    expect(plan(COMMENT, { ...titled, mode: 'run' })).toMatchObject({
      kind: 'hire',
      subject: { kind: 'issue', number: 12 },
    });
  });
});
