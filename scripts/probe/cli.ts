/** The command line of the probe: refuses what it must not touch, connects, runs, and chooses the exit code. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { neutralizeLines } from '../../src/action/runner/neutralize.ts';
import { createSecrets } from '../../src/action/runner/secrets.ts';
import { parseApiUrl } from '../../src/core/api-url.ts';
import type { Clock } from '../../src/core/ports/runtime.ts';
import { HttpError } from '../../src/http/errors.ts';
import { createBench, readLogin, readRepository } from './bench.ts';
import { type ClientOptions, createClient } from './client.ts';
import { CannotTry, FACT_NAMES, type FactName } from './facts.ts';
import { formatSummary, type Print, type Result, tryFacts } from './run.ts';

const USAGE = `npm run probe -- --repo owner/name-probe [--only name,name] [--api-url URL] [--yes]

Tries what docs/GITHUB-FACTS.md marks as unproven, in a repository that you can throw away.
  GITHUB_TOKEN       the token under test: the GITHUB_TOKEN of a job, to prove what holds for one
  PROBE_ADMIN_TOKEN  optional: a token with admin access, to set up rules and to delete issues
  --yes              also runs in a repository whose name doesn't end in "-probe"

Exit: 0 all that was tried is as expected, 1 something isn't or was left behind, 2 nothing was tried.`;

/** Environment of a run. Times in milliseconds. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly write: (text: string) => void;
  readonly signal: AbortSignal;
}

interface Options {
  readonly repository: string;
  readonly apiUrl: string;
  readonly names: readonly FactName[];
  readonly token: string;
  readonly adminToken: string | null;
}

const RUN_MS = 45 * 60_000;

/** Runs the probe. Returns the exit code. */
export async function runProbe(argv: readonly string[], host: Host): Promise<0 | 1 | 2> {
  const secrets = createSecrets();
  const print: Print = (line) => {
    for (const part of neutralizeLines(secrets.redact(line))) host.write(`${part}\n`);
  };
  const options = readOptions(argv, host.env);
  if (typeof options === 'string') {
    print(options);
    return 2;
  }
  for (const secret of [options.token, options.adminToken ?? '']) secrets.add(secret);
  try {
    const result = await connectAndTry(options, host, print);
    for (const line of formatSummary(result)) print(line);
    return toExitCode(result);
  } catch (error) {
    if (!(error instanceof CannotTry || error instanceof HttpError)) throw error;
    print(`The probe did not start: ${error.message}.`);
    return 2;
  }
}

async function connectAndTry(options: Options, { env, clock, signal }: Host, print: Print): Promise<Result> {
  const end = clock.now() + RUN_MS;
  const common: Omit<ClientOptions, 'token'> = {
    apiUrl: options.apiUrl,
    graphqlUrl: toGraphqlUrl(options.apiUrl),
    clock,
    deadline: () => end,
    env,
  };
  const client = createClient({ ...common, token: options.token });
  const admin = options.adminToken === null ? null : createClient({ ...common, token: options.adminToken });
  const repository = await readRepository(client, options.repository);
  const login = await readLogin(client);
  const id = randomBytes(4).toString('hex');
  const runSha = /^[0-9a-f]{40}$/.exec(env['GITHUB_SHA'] ?? '')?.[0] ?? null;
  const rights = admin === null ? 'without an admin token' : 'with an admin token';
  print(`Probe ${id} of ${options.repository} as ${login}, ${rights}.`);
  const bench = createBench({ client, admin, login, clock, id, runSha, repository });
  return tryFacts(bench, options.names, { print, signal });
}

/** Nothing tried proves nothing. Things that GitHub can't delete, and only closes, are no failure. */
function toExitCode({ findings, leftovers }: Result): 0 | 1 | 2 {
  const kinds = new Set(findings.map(([, { kind }]) => kind));
  if (kinds.has('unexpected') || leftovers.some(({ isFailure }) => isFailure)) return 1;
  return kinds.has('as_expected') ? 0 : 2;
}

/** Reads the options, or returns why the probe must not run. */
function readOptions(argv: readonly string[], env: Host['env']): Options | string {
  const values = parse(argv);
  if (values === null) return USAGE;
  const repository = values.repo ?? env['GITHUB_REPOSITORY'] ?? '';
  const apiUrl = parseApiUrl(values['api-url'] ?? orElse(env['GITHUB_API_URL'], 'https://api.github.com'));
  const names = values.only?.split(',') ?? FACT_NAMES;
  const unknown = names.find((name) => !isFactName(name));
  const token = env['GITHUB_TOKEN'] ?? '';
  if (!/^[\w-]+\/[\w.-]+$/.test(repository)) return `--repo takes owner/name.\n\n${USAGE}`;
  if (unknown !== undefined) return `--only: there is no fact ${unknown}. Facts: ${FACT_NAMES.join(', ')}.`;
  if (apiUrl.kind === 'refused') return `--api-url ${apiUrl.message}.`;
  if (token === '') return 'GITHUB_TOKEN is empty. Set it to the token under test.';
  if (!repository.endsWith('-probe') && values.yes !== true) return refuse(repository);
  const adminToken = orElse(env['PROBE_ADMIN_TOKEN'], null);
  return { repository, apiUrl: apiUrl.base, names: names.filter(isFactName), token, adminToken };
}

/** A variable that is set to nothing counts as absent: a secret that doesn't exist is an empty text. */
function orElse<T>(value: string | undefined, other: T): string | T {
  return value === undefined || value === '' ? other : value;
}

function parse(argv: readonly string[]): ReturnType<typeof parseValues> | null {
  try {
    return parseValues(argv);
  } catch {
    return null;
  }
}

function parseValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { repo: text, only: text, 'api-url': text, yes: { type: 'boolean' } } as const;
  return parseArgs({ args: [...argv], options }).values;
}

const isFactName = (name: string): name is FactName => FACT_NAMES.some((known) => known === name);

const refuse = (repository: string): string =>
  `The probe creates and deletes issues, branches, and rules, so it refuses ${repository}.
Fix: Use a repository whose name ends in "-probe", or add --yes if you can throw this one away.`;

/** `…/api/v3` of GitHub Enterprise Server has GraphQL beside it. */
const toGraphqlUrl = (apiUrl: string): string => `${apiUrl.replace(/\/v3$/, '')}/graphql`;
