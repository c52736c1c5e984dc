/** Reads the run and the event payload from the environment (GitHub's documentation, "Default environment variables"). */
import { readFileSync, statSync } from 'node:fs';
import type { RunContext } from '../../core/domain/event.ts';
import type { Repository } from '../../core/domain/model.ts';
import { messageOf, RunnerError } from '../failure.ts';
import { valueAt, stringAt } from './payload.ts';
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

/** Reads the run from the environment. @throws RunnerError `bad_environment` outside a GitHub Actions step */
export function readRunContext(env: Environment, payload: unknown): RunContext {
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
    ...readUrls(env),
    workspace: readVariable(env, 'GITHUB_WORKSPACE') ?? '',
    tempDirectory: readVariable(env, 'RUNNER_TEMP') ?? '',
    debug: env['RUNNER_DEBUG'] === '1',
  };
}

/** Reads the URLs of the GitHub server. */
function readUrls(env: Environment): Pick<RunContext, 'serverUrl' | 'apiUrl' | 'graphqlUrl'> {
  return {
    serverUrl: readUrl(env, 'GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: readUrl(env, 'GITHUB_API_URL', 'https://api.github.com'),
    graphqlUrl: readUrl(env, 'GITHUB_GRAPHQL_URL', 'https://api.github.com/graphql'),
  };
}

/** Reads the repository of the run. */
function readRepository(env: Environment, payload: unknown, eventName: string): Repository {
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

/**
 * Reads the repository's ID. A mission's reference is built from it, so there is no fallback.
 *
 * @throws RunnerError `bad_environment`
 */
function readRepositoryId(env: Environment, payload: unknown): number {
  const given = readDigits(env, 'GITHUB_REPOSITORY_ID');
  const id = given === null ? valueAt(payload, 'repository.id') : Number(given);
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
  throw badVariable('GITHUB_REPOSITORY_ID', 'neither it nor the event says which repository this is');
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
 * @throws RunnerError `bad_environment`
 */
function readDefaultBranch(env: Environment, payload: unknown, eventName: string): string {
  const branch = stringAt(payload, 'repository.default_branch') ?? '';
  if (branch !== '') return branch;
  const ref = readVariable(env, 'GITHUB_REF_NAME');
  if (ref !== null && DEFAULT_BRANCH_EVENTS.has(eventName)) return ref;
  throw badVariable('GITHUB_EVENT_PATH', "the event does not say the repository's default branch");
}

/** Reads a variable, trimmed. @returns null if it is empty or not set */
function readVariable(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

/** Reads a variable that must be set. @throws RunnerError `bad_environment` */
function requireVariable(env: Environment, name: string): string {
  const value = readVariable(env, name);
  if (value === null) throw badVariable(name, 'it is not set');
  return value;
}

/** Reads a positive whole number as text. @returns null if it is not set @throws RunnerError `bad_environment` */
function readDigits(env: Environment, name: string): string | null {
  const value = readVariable(env, name);
  if (value !== null && !/^[1-9]\d{0,15}$/.test(value)) {
    throw badVariable(name, `it is ${JSON.stringify(value.slice(0, 40))}, not a number`);
  }
  return value;
}

/** Reads a positive whole number that must be set. @throws RunnerError `bad_environment` */
function requireDigits(env: Environment, name: string): string {
  const value = readDigits(env, name);
  if (value === null) throw badVariable(name, 'it is not set');
  return value;
}

/** Reads an http(s) URL and removes trailing slashes. @throws RunnerError `bad_environment` */
function readUrl(env: Environment, name: string, fallback: string): string {
  const value = readVariable(env, name) ?? fallback;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw badVariable(name, 'it is not an http(s) URL');
  return value.replace(/\/+$/, '');
}

/** Creates the error for a variable that can't be used. */
function badVariable(name: string, why: string): RunnerError {
  return new RunnerError('bad_environment', {
    what: "the runner's environment is not as documented",
    where: `environment variable ${name}`,
    why,
    fix: 'run this as a step of a GitHub Actions job, and do not set GITHUB_* variables yourself',
  });
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
