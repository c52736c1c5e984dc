/** Converts the inputs' texts to Settings (docs/BEHAVIOR.md#inputs): reads every input once, reports all problems together. */
import { parseMissionKey } from '../../core/domain/reference.ts';
import type {
  BriefInputs,
  Gate,
  Limits,
  Policy,
  Settings,
  Sweep,
  TermInputs,
  Waiting,
} from '../../core/domain/settings.ts';
import type { InputName } from './contract.ts';
import * as kinds from './kinds.ts';
import { BOOLEAN, duration, integer, line, optional, pattern } from './kinds.ts';
import { createInputReader, type InputReader } from './reader.ts';
import { WorkspaceFileError } from './workspace.ts';

const DIGITS = pattern(/^\d{1,20}$/, 'digits, as GitHub fills them in', "''");

/**
 * Parses all inputs. `read` returns an input's text, empty if it is unset. `readFile` returns a workspace file's text.
 * `configured` names the inputs whose text is from the config file, which counts even if it equals the default.
 *
 * @throws InputError that lists every bad input
 */
export function parseInputs(
  read: (name: InputName) => string,
  readFile: (path: string) => string,
  configured: ReadonlySet<InputName> = new Set(),
): Settings {
  const reader = createInputReader(read);
  const mode = reader.choice('mode');
  const apiKeySettings = readApiKey(reader, mode);
  const settings: Settings = {
    mode,
    ...apiKeySettings,
    sandbox: apiKeySettings.apiKey === 'sandbox',
    apiUrl: reader.get('api-url', kinds.API_URL),
    githubToken: reader.get('github-token', mode === 'discover' ? EMPTY_OR_TOKEN : kinds.GITHUB_TOKEN),
    brief: readBrief(reader, readFile),
    terms: readTerms(reader, configured),
    missionId: reader.get('mission-id', optional(kinds.MISSION_ID)),
    issueNumber: reader.get('issue-number', optional(kinds.ISSUE_NUMBER)),
    prNumber: reader.get('pr-number', optional(kinds.ISSUE_NUMBER)),
    missionKey: reader.get('mission-key', optional(MISSION_KEY)),
    label: reader.get('label', line(50, "a label's name", 'orkestro')),
    command: reader.get('command', COMMAND),
    configFile: reader.get('config-file', kinds.CONFIG_PATH),
    waiting: readWaiting(reader),
    policy: readPolicy(reader),
    limits: readLimits(reader),
    gate: readGate(reader),
    sweep: readSweep(reader),
    comment: reader.choice('comment'),
    dryRun: reader.get('dry-run', BOOLEAN),
    lock: readLock(reader),
    jobCheckRunId: reader.get('job-check-run-id', optional(DIGITS)),
    jobIndex: reader.get('job-index', optional(DIGITS)),
  };
  rejectContradictions(reader, settings);
  reader.finish();
  return settings;
}

const MISSION_KEY: kinds.Kind<string> = {
  parse: (text) => parseMissionKey(text) ?? undefined,
  expected: 'up to 40 lower-case letters and digits, in words joined by single `.`, `_` or `-`, such as node-24',
  example: 'node-24',
  placeholder: '',
};

const LOCKS: readonly Settings['lock'][] = ['reaction', 'ref'];

/** Reads the kind of lock. A mission key needs refs, so it implies them. */
function readLock(reader: InputReader): Settings['lock'] {
  const implied = reader.text('mission-key') === '' ? 'reaction' : 'ref';
  return reader.get('lock', optional(kinds.oneOf(LOCKS, implied))) ?? implied;
}

/** A value in the shape of a key that belongs to no account. */
const PLACEHOLDER_API_KEY = 'osk_none';

/** Reads the API key. `mode: doctor` reports a bad key among its findings instead, and never sends it. */
function readApiKey(reader: InputReader, mode: Settings['mode']): Pick<Settings, 'apiKey' | 'expectedApiKey'> {
  const given = reader.text('api-key');
  const { expected } = kinds.API_KEY;
  if (mode !== 'doctor' || kinds.API_KEY.parse(given) !== undefined)
    return { apiKey: reader.get('api-key', kinds.API_KEY) };
  return { apiKey: PLACEHOLDER_API_KEY, expectedApiKey: typeof expected === 'string' ? expected : expected(given) };
}

/** A token, or nothing: `mode: discover` doesn't use GitHub. */
const EMPTY_OR_TOKEN: kinds.Kind<string> = {
  ...kinds.GITHUB_TOKEN,
  parse: (text) => (text === '' ? '' : kinds.GITHUB_TOKEN.parse(text)),
};

const COMMAND = pattern(
  /^\/[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/,
  'a word that starts with /, of letters, digits, dots and hyphens',
  '/orkestro',
);

/** Reads the brief's texts. */
function readBrief(reader: InputReader, readFile: (path: string) => string): BriefInputs {
  return {
    title: reader.get('title', optional(line(1_000, 'a title', 'Fix the flaky login test'))),
    description: readTextOrFile(reader, 'description', 'description-file', readFile),
    dod: readTextOrFile(reader, 'dod', 'dod-file', readFile),
  };
}

/** Reads a long text from its input or from the file that its `-file` input names. Rejects both together. @returns null if neither is given */
function readTextOrFile(
  reader: InputReader,
  name: 'description' | 'dod',
  fileInput: `${typeof name}-file`,
  readFile: (path: string) => string,
): string | null {
  const [given, path] = [reader.text(name), reader.text(fileInput)];
  if (path === '') return given === '' ? null : given;
  if (given !== '') {
    reader.reject(fileInput, `either \`${name}\` or \`${fileInput}\`, not both`, "''");
    return null;
  }
  try {
    const text = readFile(path).trim();
    if (text !== '') return text;
    reader.reject(fileInput, 'a file with text in it: this one is empty', `.github/missions/${name}.md`);
  } catch (error) {
    if (!(error instanceof WorkspaceFileError)) throw error;
    const example = `.github/missions/${name}.md`;
    reader.reject(fileInput, `a text file in the workspace: this one ${error.message}`, example);
  }
  return null;
}

/** Reads the terms of the hire. */
function readTerms(reader: InputReader, configured: ReadonlySet<InputName>): TermInputs {
  const [category, tier] = [reader.choice('category'), reader.choice('tier')];
  return {
    category: configured.has('category') ? category : unlessDefault(category, 'Other'),
    tier: configured.has('tier') ? tier : unlessDefault(tier, 'T1 Verified'),
    budgetCents: reader.get('budget-usd', optional(kinds.BUDGET)),
    ...(configured.has('budget-usd') && { budgetIsConfigured: true }),
    specialist: reader.get('specialist', optional(line(100, "a specialist's name", 'Ada'))),
    autoAssign: reader.get('auto-assign', BOOLEAN),
  };
}

/**
 * Returns the value, or null if it is the default. The runner passes a default like a typed value, so both leave the choice
 * to the config file and the issue.
 */
function unlessDefault<T>(value: T, fallback: T): T | null {
  return value === fallback ? null : value;
}

/** Reads how long the step waits. */
function readWaiting(reader: InputReader): Waiting {
  return {
    wait: reader.get('wait', BOOLEAN),
    timeoutMs: reader.get('timeout', duration('1s', '6h', '45m')),
    onTimeout: reader.choice('on-timeout'),
    pollIntervalMs: reader.get('poll-interval', duration('10s', '5m', '30s')),
  };
}

/** Reads how deliveries are decided. */
function readPolicy(reader: InputReader): Policy {
  return {
    checks: reader.get('checks', kinds.CHECKS),
    ignoreChecks: reader.get('ignore-checks', kinds.NAMES),
    skippedChecks: reader.choice('skipped-checks'),
    protectedPaths: reader.get('protected-paths', kinds.PATHS),
    requireReview: reader.get('require-review', BOOLEAN),
    whenNoRequiredChecks: reader.choice('when-no-required-checks'),
    onPass: reader.choice('on-pass'),
    onFail: reader.choice('on-fail'),
    maxReworks: reader.get('max-reworks', integer(0, 7, 3)),
    minRank: reader.get('min-rank', optional(integer(0, 100, 80))),
    payOn: reader.choice('pay-on'),
  };
}

/** Reads the spending limits and permissions. */
function readLimits(reader: InputReader): Limits {
  return {
    maxBudgetCents: reader.get('max-budget-usd', optional(kinds.BUDGET)),
    monthlyBudgetCents: reader.get('monthly-budget-usd', optional(kinds.BUDGET)),
    hirePermission: reader.choice('hire-permission'),
    settlePermission: reader.choice('settle-permission'),
    allowedBots: reader.get('allowed-bots', kinds.BOTS),
  };
}

/** Reads the merge gate's settings. */
function readGate(reader: InputReader): Gate {
  return {
    context: reader.get('status-context', line(255, "a status context's name", 'orkestro/mission')),
    whenNoMission: reader.choice('gate-when-no-mission'),
    on: reader.choice('gate-on'),
  };
}

/** Reads the settings of a scheduled sync. */
function readSweep(reader: InputReader): Sweep {
  return {
    maxOperations: reader.get('max-operations', integer(50, 100_000, 800)),
    shard: reader.get('shard', optional(kinds.SHARD)),
  };
}

/** Rejects values that are valid alone but contradict each other. */
function rejectContradictions(reader: InputReader, settings: Settings): void {
  if (settings.policy.payOn === 'merge' && settings.gate.on !== 'verified') {
    const why = '`gate-on: verified` beside it: else the payment waits for the merge, and the merge for the payment';
    reader.reject('pay-on', why, 'checks');
  }
  if (settings.missionKey !== null && settings.lock !== 'ref') {
    const why = 'no `mission-key` beside it: the eight reactions of an issue cannot tell several missions apart';
    reader.reject('lock', why, 'ref');
  }
}
