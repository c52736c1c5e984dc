import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { WebhookDefinition } from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { readEvent, type TriggerSettings, explainMissingSecrets } from '../../../src/action/event/event.ts';
import { RunnerError } from '../../../src/action/failure.ts';

/** Real payloads that GitHub's users contributed. */
const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples') as WebhookDefinition[];
type Payload = Record<string, unknown>;

const TRIGGERS: TriggerSettings = { label: 'orkestro', command: '/orkestro', statusContext: 'orkestro/mission' };

function examples(name: string, action?: string): readonly Payload[] {
  const found = EXAMPLES.find((definition) => definition.name === name)?.examples as readonly Payload[];
  return found.filter((payload) => action === undefined || payload['action'] === action);
}

/** Copies a real payload and changes some members, each by its path. */
function example(name: string, action: string | undefined, changes: Payload = {}): Payload {
  const payload = structuredClone(examples(name, action)[0]);
  if (payload === undefined) throw new Error(`no example of ${name} ${action ?? ''}`);
  for (const [path, value] of Object.entries(changes)) setPath(payload, path.split('.'), value);
  return payload;
}

function setPath(target: Payload, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(target, key);
    else target[key] = value;
    return;
  }
  target[key] ??= {};
  setPath(target[key] as Payload, rest, value);
}

function read(eventName: string, payload: unknown, triggers: TriggerSettings = TRIGGERS): ReturnType<typeof readEvent> {
  return readEvent(payload, { eventName }, triggers);
}

describe('a broken payload is said to be one', () => {
  it.each<readonly [string, Payload, string]>([
    ['issues', { action: 'labeled', label: { name: 'orkestro' } }, 'issue.number'],
    ['issues', example('issues', 'labeled', { 'label.name': 'orkestro', 'issue.number': '12' }), 'issue.number'],
    ['issues', example('issues', 'labeled', { 'label.name': 'orkestro', 'issue.number': -1 }), 'issue.number'],
    ['issues', example('issues', 'labeled', { 'label.name': 'orkestro', 'issue.title': 7 }), 'issue.title'],
    ['issues', example('issues', 'labeled', { 'label.name': 'orkestro', 'issue.body': undefined }), 'issue.body'],
    ['pull_request', {}, 'pull_request.number'],
    ['pull_request', example('pull_request', 'opened', { 'pull_request.head.sha': 'main' }), 'pull_request.head.sha'],
    ['issue_comment', { action: 'created', comment: {} }, 'comment.body'],
    ['issue_comment', { action: 'created', comment: { body: '/orkestro hire', id: 1 } }, 'issue.number'],
    [
      'issue_comment',
      { action: 'created', comment: { body: '/orkestro hire', id: 1, created_at: 'soon' }, issue: { number: 1 } },
      'comment.created_at',
    ],
    ['merge_group', { action: 'checks_requested' }, 'merge_group.head_sha'],
    ['workflow_run', { action: 'completed', workflow_run: { head_sha: 'abc' } }, 'workflow_run.head_sha'],
    ['check_suite', {}, 'check_suite.head_sha'],
    ['check_run', { check_run: null }, 'check_run.head_sha'],
    ['status', { context: 'ci' }, 'sha'],
  ])('%s %#: %s', (eventName, payload, path) => {
    expect(() => read(eventName, payload)).toThrow(RunnerError);
    try {
      read(eventName, payload);
    } catch (error) {
      expect((error as RunnerError).failure).toMatchObject({ code: 'bad_event' });
      expect((error as RunnerError).failure.where).toContain(`\`${path}\``);
    }
  });

  it('whatever it is, and never anything but a RunnerError', () => {
    const names = ['issues', 'issue_comment', 'pull_request', 'merge_group', 'status', 'repository_dispatch', 'push'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, payload) => {
        try {
          read(name, payload);
        } catch (error) {
          expect(error).toBeInstanceOf(RunnerError);
        }
      }),
    );
  });

  it('does not take inherited members for the payload’s', () => {
    expect(read('constructor', {})).toEqual({ kind: 'manual', event: 'constructor', sender: null });
    expect(() =>
      read('issues', JSON.parse('{"action":"labeled","label":{"name":"orkestro"},"__proto__":{"issue":{}}}')),
    ).toThrow(RunnerError);
  });
});

describe('an event that concerns nothing of ours', () => {
  it.each<readonly [string, Payload, string]>([
    ['issues', example('issues', 'labeled'), 'not `orkestro`'],
    ['issues', example('issues', 'opened'), 'opened'],
    ['issues', example('issues', 'edited'), 'edited'],
    ['issues', example('issues', 'unlabeled', { 'label.name': 'orkestro' }), 'unlabeled'],
    ['issues', {}, 'changed'],
    ['issue_comment', example('issue_comment', 'created'), 'no `/orkestro` command'],
    ['issue_comment', example('issue_comment', 'edited', { 'comment.body': '/orkestro hire' }), 'only a new comment'],
    ['issue_comment', example('issue_comment', 'deleted', { 'comment.body': '/orkestro hire' }), 'only a new comment'],
    ['merge_group', example('merge_group', 'checks_requested', { action: 'destroyed' }), 'gone'],
    ['status', example('status', undefined, { context: 'orkestro/mission' }), 'our own'],
    ['status', example('status', undefined, { context: 'orkestro/sweep 2/8' }), 'our own'],
    ['repository_dispatch', { action: 'orkestro-mission', client_payload: {} }, 'mission_id'],
    ['repository_dispatch', { action: 'orkestro-mission', client_payload: { mission_id: '../x y' } }, 'mission_id'],
    ['repository_dispatch', { action: 'orkestro-mission', client_payload: { mission_id: ['m1'] } }, 'mission_id'],
  ])('%s %#: %s', (eventName, payload, why) => {
    const event = read(eventName, payload);
    expect(event.kind).toBe('irrelevant');
    expect(event.kind === 'irrelevant' && event.why).toContain(why);
  });

  it.each([
    '> /orkestro hire',
    ' /orkestro hire',
    '    /orkestro hire',
    '`/orkestro hire`',
    '```\n/orkestro hire\n```',
    'please\n/orkestro hire',
    '\n/orkestro hire',
    '/orkestrohire',
    '/orkestro2 hire',
    '/Orkestro hire',
    '\u200b/orkestro hire',
    '- /orkestro hire',
    '/other hire',
    '',
  ])('a comment that says %j', (body) => {
    expect(read('issue_comment', example('issue_comment', 'created', { 'comment.body': body })).kind).toBe(
      'irrelevant',
    );
  });
});

describe('a label', () => {
  it('on an issue carries title, body and sender as they stood', () => {
    const payload = example('issues', 'labeled', { 'label.name': 'Orkestro', 'issue.body': null });
    expect(read('issues', payload)).toEqual({
      kind: 'labeled',
      on: 'issue',
      number: 1,
      label: 'Orkestro',
      sender: { login: 'Codertocat', id: 21031067, isBot: false },
      title: 'Spelling error in the README file',
      body: '',
      fork: false,
    });
  });

  it.each(['pull_request', 'pull_request_target'])('on a pull request, by %s', (eventName) => {
    const payload = example('pull_request', 'labeled', { 'label.name': 'orkestro' });
    expect(read(eventName, payload)).toMatchObject({ kind: 'labeled', on: 'pull_request', number: 2, fork: false });
  });

  it('another one on a pull request is a change like any other', () => {
    expect(read('pull_request', example('pull_request', 'labeled'))).toMatchObject({ kind: 'pull', number: 2 });
  });

  it('by a bot, or by an account that is gone', () => {
    const changes = { 'label.name': 'orkestro', sender: { login: 'renovate[bot]', id: 29139614, type: 'Bot' } };
    const event = read('issues', example('issues', 'labeled', changes));
    expect(event).toMatchObject({ sender: { login: 'renovate[bot]', isBot: true } });
    const orphan = example('issues', 'labeled', { 'label.name': 'orkestro', sender: undefined });
    expect(read('issues', orphan)).toMatchObject({ kind: 'labeled', sender: null });
    const named = example('issues', 'labeled', { 'label.name': 'orkestro', sender: { login: 'x[bot]', id: 'no' } });
    expect(read('issues', named)).toMatchObject({ sender: { login: 'x[bot]', id: null, isBot: true } });
  });

  it('of another name where the workflow says so', () => {
    const payload = example('issues', 'labeled');
    const label = (payload['label'] as { name: string }).name;
    expect(read('issues', payload, { ...TRIGGERS, label }).kind).toBe('labeled');
  });
});

describe('a pull request', () => {
  it.each(examples('pull_request').map((payload, index) => [String(payload['action']), index, payload] as const))(
    '%s (%i) is read from its real payload',
    (_action, _index, payload) => {
      const event = read('pull_request', payload);
      expect(event.kind).toBe('pull');
      expect(event.kind === 'pull' && event.headSha).toMatch(/^[0-9a-f]{40}$/);
      expect(event.kind === 'pull' && event.fork).toBe(false);
    },
  );

  it('review is a look at the pull request', () => {
    for (const payload of examples('pull_request_review')) {
      expect(read('pull_request_review', payload)).toMatchObject({ kind: 'pull', number: 2 });
    }
  });

  it.each<readonly [string, Payload, boolean]>([
    ['its head is in another repository', { 'pull_request.head.repo.id': 99 }, true],
    ['its head repository is gone', { 'pull_request.head.repo': null }, true],
    ['its head repository has no id', { 'pull_request.head.repo.id': undefined }, true],
    ['nobody says which repository this is', { repository: undefined, 'pull_request.base.repo': undefined }, true],
    [
      'nobody says which repository either is',
      { repository: undefined, 'pull_request.base.repo': null, 'pull_request.head.repo': null },
      true,
    ],
    ['only the base says which repository this is', { repository: undefined }, false],
    ['only the name of the head differs', { 'pull_request.head.repo.full_name': 'else/where' }, false],
  ])('from a fork? %s', (_case, changes, fork) => {
    expect(read('pull_request', example('pull_request', 'opened', changes))).toMatchObject({ kind: 'pull', fork });
  });
});

describe('a command', () => {
  it.each([
    '/orkestro',
    '/orkestro hire',
    '/orkestro\thire $120',
    '/orkestro rework\nbecause of this',
    '/orkestro\r\n',
  ])('%j is one', (body) => {
    const payload = example('issue_comment', 'created', { 'comment.body': body });
    expect(read('issue_comment', payload)).toEqual({
      kind: 'comment',
      on: 'issue',
      number: 1,
      commentId: 492700400,
      body,
      createdAt: Date.parse('2019-05-15T15:20:21Z'),
      subjectTitle: 'Spelling error in the README file',
      subjectBody: "It looks like you accidently spelled 'commit' with two 't's.",
      labels: ['bug'],
      author: { login: 'Codertocat', id: 21031067, isBot: false },
      sender: { login: 'Codertocat', id: 21031067, isBot: false },
    });
  });

  it('on a pull request says so', () => {
    const changes = { 'comment.body': '/orkestro status', 'issue.pull_request': { url: 'https://api.github.com/…' } };
    expect(read('issue_comment', example('issue_comment', 'created', changes))).toMatchObject({ on: 'pull_request' });
  });
});

describe('a commit', () => {
  it.each(['workflow_run', 'check_suite', 'check_run', 'status'])('is named by every real %s payload', (eventName) => {
    for (const payload of examples(eventName)) {
      const event = read(eventName, payload);
      expect(event).toMatchObject({ kind: 'commit', event: eventName });
      expect(event.kind === 'commit' && event.sha).toMatch(/^[0-9a-f]{40}$/);
    }
  });

  it('status of our own counts where no context is ours', () => {
    const payload = example('status', undefined, { context: '' });
    expect(read('status', payload, { ...TRIGGERS, statusContext: '' }).kind).toBe('commit');
  });

  it('of a merge group', () => {
    const [payload] = examples('merge_group', 'checks_requested');
    const event = read('merge_group', payload);
    expect(event).toMatchObject({ kind: 'merge_group' });
    expect(event.kind === 'merge_group' && event.headRef).toContain('gh-readonly-queue');
  });

  it('is lower case, and may be SHA-256', () => {
    expect(read('status', { sha: 'A'.repeat(64), context: 'ci' })).toEqual({
      kind: 'commit',
      sha: 'a'.repeat(64),
      event: 'status',
    });
  });
});

describe('other events', () => {
  it('schedule', () => {
    expect(read('schedule', { schedule: '*/10 * * * *' })).toEqual({ kind: 'schedule' });
  });

  it.each([
    ['m_1', 'm_1'],
    [42, '42'],
  ])('repository_dispatch names mission %j', (given, missionId) => {
    const payload = example('repository_dispatch', undefined, {
      action: 'orkestro-mission',
      client_payload: { mission_id: given },
    });
    expect(read('repository_dispatch', payload)).toEqual({ kind: 'mission', missionId });
  });

  it.each(['workflow_dispatch', 'push', 'release', 'repository_dispatch', 'deployment_status'])(
    '%s is driven by inputs',
    (eventName) => {
      const [payload] = examples(eventName);
      expect(read(eventName, payload)).toMatchObject({ kind: 'manual', event: eventName });
    },
  );

  it('every known event of GitHub’s is read', () => {
    for (const { name, examples: payloads } of EXAMPLES) {
      for (const payload of payloads as readonly Payload[]) {
        expect(() => read(name, payload)).not.toThrow();
      }
    }
  });
});

describe('why secrets are absent', () => {
  const FORK = { 'pull_request.head.repo.id': 99 };
  it.each(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
    'a fork’s %s has none',
    (eventName) => {
      const payload = example(eventName === 'pull_request_target' ? 'pull_request' : eventName, undefined, FORK);
      expect(explainMissingSecrets(payload, { eventName, actor: 'someone' })).toContain('fork');
    },
  );

  it('Dependabot’s has none, whoever of actor and sender it is', () => {
    const own = example('pull_request', 'opened');
    expect(explainMissingSecrets(own, { eventName: 'pull_request', actor: 'dependabot[bot]' })).toContain('Dependabot');
    const sent = example('push', undefined, { 'sender.login': 'dependabot[bot]' });
    expect(explainMissingSecrets(sent, { eventName: 'push', actor: null })).toContain('Dependabot');
  });

  it.each(['pull_request', 'issues', 'workflow_dispatch', 'issue_comment'])('%s of our own has them', (eventName) => {
    expect(explainMissingSecrets(example(eventName, undefined), { eventName, actor: 'Codertocat' })).toBeNull();
  });
});

it.each([[undefined], ['bug'], [[null, { name: 5 }, {}]]])(
  'a command on a page whose labels are %j has none',
  (labels) => {
    const payload = example('issue_comment', 'created', { 'comment.body': '/orkestro', 'issue.labels': labels });
    expect(read('issue_comment', payload)).toMatchObject({ kind: 'comment', labels: [] });
  },
);

it.each([
  ['orkestro: docs', 'labeled'],
  ['ORKESTRO', 'labeled'],
  ['orkestrodocs', 'irrelevant'],
])('the label %j on an issue is %s', (label, kind) => {
  expect(read('issues', example('issues', 'labeled', { 'label.name': label }))).toMatchObject({ kind });
});
