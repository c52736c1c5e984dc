import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPayload, readRun } from '../../../src/action/event/context.ts';
import { RunnerError } from '../../../src/action/failure.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-event-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function failureOf(run: () => unknown): RunnerError['failure'] {
  try {
    run();
  } catch (error) {
    if (error instanceof RunnerError) return error.failure;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('an event file that cannot be used is named', () => {
  it('missing', () => {
    const path = join(directory, 'gone.json');
    const failure = failureOf(() => readPayload({ GITHUB_EVENT_PATH: path }));
    expect(failure.code).toBe('bad_event');
    expect(failure.where).toBe(`${path} (GITHUB_EVENT_PATH)`);
    expect(failure.why).toContain('ENOENT');
  });

  it.each([
    ['', 'its 0 characters are not JSON'],
    ['{"action": "labeled", "secret": osk_live_x}', 'its 43 characters are not JSON'],
    ['[]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['"text"', 'no JSON object'],
  ])('holding %j', (text, why) => {
    const path = join(directory, 'event.json');
    writeFileSync(path, text);
    const failure = failureOf(() => readPayload({ GITHUB_EVENT_PATH: path }));
    expect(failure.where).toContain(path);
    expect(failure.why).toContain(why);
    expect(failure.why).not.toContain('osk_live');
  });

  it('a directory, or no variable at all', () => {
    expect(failureOf(() => readPayload({ GITHUB_EVENT_PATH: directory })).code).toBe('bad_event');
    expect(failureOf(() => readPayload({})).where).toBe('environment variable GITHUB_EVENT_PATH');
  });

  it('and one that can be is read', () => {
    const path = join(directory, 'good.json');
    writeFileSync(path, '{"action":"labeled"}');
    expect(readPayload({ GITHUB_EVENT_PATH: path })).toEqual({ action: 'labeled' });
    writeFileSync(path, '\uFEFF{"action":"labeled"}');
    expect(readPayload({ GITHUB_EVENT_PATH: path })).toEqual({ action: 'labeled' });
  });
});

const ENV = {
  GITHUB_REPOSITORY: 'octo/hello.world',
  GITHUB_REPOSITORY_ID: '123',
  GITHUB_EVENT_NAME: 'issues',
  GITHUB_RUN_ID: '9007199254740',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'mission',
  GITHUB_ACTION: '__orkestro_orkestro-action',
  GITHUB_TRIGGERING_ACTOR: 'mona',
  GITHUB_ACTOR: 'hubot',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_SERVER_URL: 'https://github.example/',
  GITHUB_API_URL: 'https://github.example/api/v3',
  GITHUB_GRAPHQL_URL: 'https://github.example/api/graphql',
  GITHUB_WORKSPACE: '/w',
  RUNNER_TEMP: '/t',
  RUNNER_DEBUG: '1',
};
const PAYLOAD = { repository: { id: 456, default_branch: 'trunk' } };

describe('the run’s context is refused', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, unknown, string]>([
    ['GITHUB_REPOSITORY', { GITHUB_REPOSITORY: '' }, PAYLOAD, 'not set'],
    ['GITHUB_REPOSITORY', { GITHUB_REPOSITORY: 'octo' }, PAYLOAD, 'not owner/name'],
    ['GITHUB_REPOSITORY', { GITHUB_REPOSITORY: 'a/b/c' }, PAYLOAD, 'not owner/name'],
    ['GITHUB_REPOSITORY', { GITHUB_REPOSITORY: '/b' }, PAYLOAD, 'not owner/name'],
    ['GITHUB_REPOSITORY_ID', { GITHUB_REPOSITORY_ID: 'abc' }, PAYLOAD, 'not a number'],
    ['GITHUB_EVENT_NAME', { GITHUB_EVENT_NAME: ' ' }, PAYLOAD, 'not set'],
    ['GITHUB_RUN_ID', { GITHUB_RUN_ID: '' }, PAYLOAD, 'not set'],
    ['GITHUB_RUN_ID', { GITHUB_RUN_ID: '0' }, PAYLOAD, 'not a number'],
    ['GITHUB_RUN_ATTEMPT', { GITHUB_RUN_ATTEMPT: '-1' }, PAYLOAD, 'not a number'],
    ['GITHUB_JOB', { GITHUB_JOB: '' }, PAYLOAD, 'not set'],
    ['GITHUB_API_URL', { GITHUB_API_URL: 'api.github.com' }, PAYLOAD, 'URL'],
    ['GITHUB_API_URL', { GITHUB_API_URL: 'file:///x' }, PAYLOAD, 'URL'],
    ['GITHUB_GRAPHQL_URL', { GITHUB_GRAPHQL_URL: 'https://[' }, PAYLOAD, 'URL'],
  ])('%s: %j', (variable, changes, payload, why) => {
    const failure = failureOf(() => readRun({ ...ENV, ...changes }, payload));
    expect(failure).toMatchObject({ code: 'bad_environment', where: `environment variable ${variable}` });
    expect(failure.why).toContain(why);
    expect(failure.fix).not.toBe('');
  });
});

describe('the run’s context', () => {
  it('is what the runner says', () => {
    expect(readRun(ENV, PAYLOAD)).toEqual({
      repository: { owner: 'octo', name: 'hello.world', id: 123, defaultBranch: 'trunk' },
      eventName: 'issues',
      runId: '9007199254740',
      runAttempt: 2,
      job: 'mission',
      step: '__orkestro_orkestro-action',
      triggeringActor: 'mona',
      actor: 'hubot',
      sha: 'a'.repeat(40),
      serverUrl: 'https://github.example',
      apiUrl: 'https://github.example/api/v3',
      graphqlUrl: 'https://github.example/api/graphql',
      workspace: '/w',
      tempDirectory: '/t',
      debug: true,
    });
  });

  it('has fallbacks for what older runners leave out', () => {
    const { GITHUB_REPOSITORY, GITHUB_EVENT_NAME, GITHUB_RUN_ID, GITHUB_JOB } = ENV;
    expect(readRun({ GITHUB_REPOSITORY, GITHUB_EVENT_NAME, GITHUB_RUN_ID, GITHUB_JOB }, PAYLOAD)).toEqual({
      repository: { owner: 'octo', name: 'hello.world', id: 456, defaultBranch: 'trunk' },
      eventName: 'issues',
      runId: '9007199254740',
      runAttempt: 1,
      job: 'mission',
      step: '',
      triggeringActor: null,
      actor: null,
      sha: null,
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      workspace: '',
      tempDirectory: '',
      debug: false,
    });
  });

  it.each<readonly [Readonly<Record<string, string>>, unknown, object]>([
    [{ GITHUB_REPOSITORY_ID: '' }, {}, { id: null, defaultBranch: null }],
    [{ GITHUB_REPOSITORY_ID: '' }, { repository: { id: '5', default_branch: 7 } }, { id: null, defaultBranch: null }],
    [{ GITHUB_REPOSITORY_ID: '' }, { repository: { id: 5 } }, { id: 5, defaultBranch: null }],
    [{ GITHUB_REPOSITORY_ID: '' }, { repository: { default_branch: 'trunk' } }, { id: null, defaultBranch: 'trunk' }],
    [{ GITHUB_EVENT_NAME: 'push', GITHUB_REF_NAME: 'feature' }, {}, { id: 123, defaultBranch: null }],
    [{ GITHUB_EVENT_NAME: 'schedule' }, {}, { id: 123, defaultBranch: null }],
  ])('leaves open what neither environment nor event says: %j, %j', (changes, payload, named) => {
    const { repository } = readRun({ ...ENV, ...changes }, payload);
    expect(repository).toEqual({ owner: 'octo', name: 'hello.world', ...named });
  });

  it('takes the default branch of a scheduled run from its ref', () => {
    const context = readRun({ ...ENV, GITHUB_EVENT_NAME: 'schedule', GITHUB_REF_NAME: 'main' }, {});
    expect(context.repository.defaultBranch).toBe('main');
  });

  it.each([
    [false, true],
    [true, undefined],
    [undefined, undefined],
  ])('says that a repository is public only where the event does (private: %s)', (isPrivate, isPublic) => {
    const payload = { repository: { default_branch: 'main', ...(isPrivate !== undefined && { private: isPrivate }) } };
    const { repository } = readRun({ ...ENV, GITHUB_EVENT_NAME: 'issues' }, payload);
    expect(repository.isPublic).toBe(isPublic);
  });
});
