/** Reads the run and the event payload from the environment (GitHub's documentation, "Default environment variables"). */
import { readFileSync, statSync } from 'node:fs';
import type { RunFacts } from '../../core/domain/event.ts';
import type { Repository } from '../../core/domain/model.ts';
import { messageOf, RunnerError } from '../failure.ts';
import { valueAt, stringAt } from './payload.ts';
import { readServer } from './server.ts';
import { badVariable, readDigits, readVariable, requireDigits, requireVariable } from './variables.ts';
import type { Environment } from '../runner/runner.ts';

/** Far more than the 25 MB that GitHub allows for a payload. */
const MAX_EVENT_BYTES = 64 * 1024 * 1024;

/** Reads the event file. @throws RunnerError `bad_event`, which names the file */
export function readPayload(env: Environment): unknown {
  const path = requireVariable(env, 'GITHUB_EVENT_PATH');
  let text: string;
  try {
    if (statSync(path).size > MAX_EVENT_BYTES) throw new Error('it is larger than any event');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw badEventFile(path, `it cannot be read: ${messageOf(error)}`, error);
  }
  let payload: unknown;
  try {
    // A tool that writes the event file can start it with a byte order mark, which is no JSON.
    payload = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's message would quote foreign text.
    throw badEventFile(path, `its ${text.length} characters are not JSON`, error);
  }
  if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return payload;
  throw badEventFile(path, 'it holds no JSON object');
}

/**
 * The repository as environment and event name it. `null`: they don't say, as under nektos/act
 * (docs/GITHUB-FACTS.md#other-servers-and-runners).
 */
export interface NamedRepository extends Omit<Repository, 'id' | 'defaultBranch'> {
  readonly id: number | null;
  readonly defaultBranch: string | null;
}

/** The run, with the repository as environment and event name it. */
export interface NamedRun extends RunFacts {
  readonly repository: NamedRepository;
}

/** Reads the run from the environment. @throws RunnerError `bad_environment` outside a GitHub Actions step */
export function readRun(env: Environment, payload: unknown): NamedRun {
  const eventName = requireVariable(env, 'GITHUB_EVENT_NAME');
  return {
    repository: readRepository(env, payload, eventName),
    eventName,
    runId: requireDigits(env, 'GITHUB_RUN_ID'),
    runAttempt: Number(readDigits(env, 'GITHUB_RUN_ATTEMPT') ?? '1'),
    job: requireVariable(env, 'GITHUB_JOB'),
    step: readVariable(env, 'GITHUB_ACTION') ?? '',
    triggeringActor: readVariable(env, 'GITHUB_TRIGGERING_ACTOR'),
    actor: readVariable(env, 'GITHUB_ACTOR'),
    sha: readVariable(env, 'GITHUB_SHA'),
    ...readServer(env),
    workspace: readVariable(env, 'GITHUB_WORKSPACE') ?? '',
    tempDirectory: readVariable(env, 'RUNNER_TEMP') ?? '',
    debug: env['RUNNER_DEBUG'] === '1',
  };
}

/** Reads the repository of the run. */
function readRepository(env: Environment, payload: unknown, eventName: string): NamedRepository {
  const fullName = requireVariable(env, 'GITHUB_REPOSITORY');
  const [owner = '', name = '', ...rest] = fullName.split('/');
  if (owner === '' || name === '' || rest.length > 0) {
    throw badVariable('GITHUB_REPOSITORY', `it is ${JSON.stringify(fullName)}, not owner/name`);
  }
  return {
    owner,
    name,
    id: readRepositoryId(env, payload),
    defaultBranch: readDefaultBranch(env, payload, eventName),
    ...(valueAt(payload, 'repository.private') === false && { isPublic: true }),
  };
}

/** Reads the repository's ID. @returns null if neither environment nor event has it @throws RunnerError `bad_environment` */
function readRepositoryId(env: Environment, payload: unknown): number | null {
  const given = readDigits(env, 'GITHUB_REPOSITORY_ID');
  const id = given === null ? valueAt(payload, 'repository.id') : Number(given);
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}

/** Events that always run at the default branch (docs/GITHUB-FACTS.md#event-refs-and-code). */
const DEFAULT_BRANCH_EVENTS = new Set([
  'issues',
  'issue_comment',
  'schedule',
  'workflow_run',
  'status',
  'repository_dispatch',
  'check_run',
  'check_suite',
]);

/**
 * Reads the default branch from the payload. A scheduled event might lack the repository, but it runs at the default branch.
 *
 * @returns null if neither environment nor event has it
 */
function readDefaultBranch(env: Environment, payload: unknown, eventName: string): string | null {
  const branch = stringAt(payload, 'repository.default_branch') ?? '';
  if (branch !== '') return branch;
  return DEFAULT_BRANCH_EVENTS.has(eventName) ? readVariable(env, 'GITHUB_REF_NAME') : null;
}

/** Creates the error for an event file that can't be used. */
function badEventFile(path: string, why: string, cause?: unknown): RunnerError {
  return new RunnerError(
    'bad_event',
    {
      what: 'the event file cannot be used',
      where: `${path} (GITHUB_EVENT_PATH)`,
      why,
      fix: 'the runner writes this file for every job; check that no earlier step changed it',
    },
    cause,
  );
}
