/**
 * The action's public contract as data: every input and output of docs/BEHAVIOR.md#inputs, in its order. scripts/docs.ts
 * generates action.yml and the README's tables from this file. The typed reader (inputs.ts) reads nothing else.
 */
import { CATEGORIES, TIERS } from '../../core/domain/mission.ts';
import { InvariantError } from '../../core/invariant.ts';

const LEVELS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
const BOOLEAN = ['true', 'false'] as const;

/** An input of the action. */
interface InputContract {
  readonly name: string;
  /** As in action.yml. The runner evaluates expressions (`${{ … }}`). Empty with `values`: the default is derived. */
  readonly default: string;
  /** GitHub-flavored Markdown, one line. */
  readonly description: string;
  readonly required?: true;
  /** Whether an empty value is a value of its own. If not, it means the default. */
  readonly mayBeEmpty?: true;
  /** Whether the value is masked before anything else, and never shown. */
  readonly secret?: true;
  /** The closed set of values, if there is one. */
  readonly values?: readonly string[];
}

/** The inputs, in the order of docs/BEHAVIOR.md#inputs. */
export const INPUTS = [
  {
    name: 'mode',
    default: 'auto',
    values: ['auto', 'run', 'post', 'sync', 'gate', 'discover', 'doctor'],
    description:
      '`run` hires and waits until the mission is settled, `post` hires and returns, `sync` settles what is there once, `gate` only sets the commit status, `discover` lists specialists and spends nothing, `doctor` checks the set-up. `auto` chooses by event.',
  },
  {
    name: 'api-key',
    default: '',
    required: true,
    secret: true,
    description:
      'Customer key of the marketplace (`osk_…`), from a secret. Or the word `sandbox`: a marketplace inside the step, no account, no money.',
  },
  {
    name: 'api-url',
    default: 'https://orkestro.net/api/v1',
    description: "The marketplace's API. https only; plain http only to loopback.",
  },
  {
    name: 'github-token',
    default: '${{ github.token }}',
    secret: true,
    description: 'Token for comments, reactions, checks and statuses in this repository.',
  },
  {
    name: 'title',
    default: '',
    description: "The brief's title, one line, when it is not taken from an issue.",
  },
  {
    name: 'description',
    default: '',
    description: 'What to do, in Markdown, when it is not taken from an issue.',
  },
  {
    name: 'dod',
    default: '',
    description: 'Definition of Done: what must be true for the work to be paid.',
  },
  {
    name: 'description-file',
    default: '',
    description:
      'File in the workspace to read `description` from: inputs travel as environment variables, long texts overflow.',
  },
  {
    name: 'dod-file',
    default: '',
    description: 'File in the workspace to read `dod` from.',
  },
  {
    name: 'category',
    default: 'Other',
    values: CATEGORIES,
    description: "Which specialists to choose from. With `Other`, the issue's or the config's category counts.",
  },
  {
    name: 'tier',
    default: 'T1 Verified',
    values: TIERS,
    description: "Guarantee level. With `T1 Verified`, the issue's or the config's tier counts.",
  },
  {
    name: 'budget-usd',
    default: '',
    description:
      'What the mission may cost, in US dollars: `120` or `120.50`. Held in escrow from match to acceptance.',
  },
  {
    name: 'specialist',
    default: '',
    description: 'Name of one specialist to hire directly (implies `kind: hire`).',
  },
  {
    name: 'auto-assign',
    default: 'true',
    values: BOOLEAN,
    description: '`true` hires the best-ranked specialist at once; `false` queues the mission without hiring.',
  },
  {
    name: 'min-rank',
    default: '',
    description:
      'Least Agent Rank, 0 to 100. Nothing is posted when nobody of the category and tier has it; a match below it is held.',
  },
  {
    name: 'mission-id',
    default: '',
    description: 'An existing mission to adopt instead of posting one.',
  },
  {
    name: 'issue-number',
    default: '',
    description: 'The issue the mission is for, when the event does not say.',
  },
  {
    name: 'pr-number',
    default: '',
    description: 'The pull request that delivers, when hiring or beside `mission-id`; elsewhere only where to look.',
  },
  {
    name: 'mission-key',
    default: '',
    description:
      'Tells several missions of one subject apart; part of the reference and the title. Implies `lock: ref`.',
  },
  {
    name: 'label',
    default: 'orkestro',
    description: 'The label that triggers a hire.',
  },
  {
    name: 'command',
    default: '/orkestro',
    description: 'Prefix of commands in comments.',
  },
  {
    name: 'config-file',
    default: '.github/orkestro.yml',
    description: 'Read at the default branch, never from a pull request; absent is fine.',
  },
  {
    name: 'wait',
    default: 'true',
    values: BOOLEAN,
    description: '`false`: post, look once, return.',
  },
  {
    name: 'timeout',
    default: '30m',
    description: 'Wall clock for the whole step: `90s`, `45m`, `5h`; at most 6h.',
  },
  {
    name: 'on-timeout',
    default: 'pending',
    values: ['pending', 'fail'],
    description: '`pending`: exit 0 with `outcome: pending`, later runs resume. `fail`: exit 1.',
  },
  {
    name: 'poll-interval',
    default: '30s',
    description: 'Longest pause between two looks, 10s to 5m; the schedule adapts below it.',
  },
  {
    name: 'checks',
    default: 'required',
    description:
      'Which checks must pass: `required` (what the repository requires), `all`, `none`, or names by comma or line. A comma inside brackets belongs to the name.',
  },
  {
    name: 'ignore-checks',
    default: '',
    description: "Names never counted, by comma or line. The action's own status and job never count.",
  },
  {
    name: 'skipped-checks',
    default: 'pass',
    values: ['pass', 'hold'],
    description: 'Whether a skipped check passes, as on GitHub, or holds the payment.',
  },
  {
    name: 'protected-paths',
    default: '.github/**',
    description:
      'Globs, one per line, `!` re-allows. A pull request that touches these is settled by a person. Replaces the default; empty means the default.',
  },
  {
    name: 'lock',
    default: '',
    values: ['reaction', 'ref'],
    description:
      'What keeps two runs from hiring twice: a `reaction` on the issue or pull request (default), or a Git `ref` (`contents: write`; default with `mission-key`).',
  },
  {
    name: 'require-review',
    default: 'false',
    values: BOOLEAN,
    description: 'Also needs an approving review; requested changes send the work back.',
  },
  {
    name: 'when-no-required-checks',
    default: 'hold',
    values: ['hold', 'accept'],
    description: 'What an empty set of checks means. `hold`: an empty set never pays by accident.',
  },
  {
    name: 'on-pass',
    default: 'accept',
    values: ['accept', 'hold'],
    description: 'What passing evidence does; `hold` only reports.',
  },
  {
    name: 'on-fail',
    default: 'rework',
    values: ['rework', 'hold'],
    description: 'What failing evidence does; `hold` only reports.',
  },
  {
    name: 'max-reworks',
    default: '3',
    description: 'How often work is sent back before a person decides, 0 to 7.',
  },
  {
    name: 'max-budget-usd',
    default: '',
    description: 'Cap per mission, in US dollars. Needed before a budget in issue text counts.',
  },
  {
    name: 'monthly-budget-usd',
    default: '',
    description: 'Cap on the budgets posted this UTC month under this key, in US dollars.',
  },
  {
    name: 'hire-permission',
    default: 'write',
    values: LEVELS,
    description: 'Least permission of the person who labels or commands a hire, looked up live.',
  },
  {
    name: 'settle-permission',
    default: 'write',
    values: LEVELS,
    description: 'Least permission of the person who accepts, reworks, holds or resumes, looked up live.',
  },
  {
    name: 'allowed-bots',
    default: '',
    description: 'Exact logins of bots that may act, by comma or line; `*` is refused.',
  },
  {
    name: 'status-context',
    default: 'orkestro/mission',
    mayBeEmpty: true,
    description: 'Commit status that gates merges; empty turns it off.',
  },
  {
    name: 'gate-when-no-mission',
    default: 'pass',
    values: ['pass', 'fail'],
    description: 'What the gate says about a pull request without a mission.',
  },
  {
    name: 'gate-on',
    default: 'accepted',
    values: ['accepted', 'verified'],
    description:
      '`accepted`: the gate opens once the mission is paid. `verified`: as soon as the delivery is verified and its checks pass.',
  },
  {
    name: 'pay-on',
    default: 'checks',
    values: ['checks', 'merge'],
    description: '`merge` pays only once the pull request is merged (needs `gate-on: verified`).',
  },
  {
    name: 'comment',
    default: 'full',
    values: ['full', 'minimal'],
    description: "How much the sticky comment shows. There is always one: it is the mission's page.",
  },
  {
    name: 'max-operations',
    default: '800',
    description:
      'Most requests to GitHub that one sweep (`sync` of everything) makes, 50 to 100000; what is left over is reported, and a later sweep starts elsewhere.',
  },
  {
    name: 'shard',
    default: '',
    description:
      'Which part of the missions a sweep looks at: `2/8` is the second of eight. The parts never overlap and together are everything.',
  },
  {
    name: 'dry-run',
    default: 'false',
    values: BOOLEAN,
    description: 'Does every read, says what it would post or settle, writes nothing anywhere.',
  },
  {
    name: 'job-check-run-id',
    default: '${{ job.check_run_id }}',
    description: "This job's own check run, to leave it out of the evidence. Leave the default.",
  },
  {
    name: 'job-index',
    default: '${{ strategy.job-index }}',
    description: 'Tells the legs of a matrix apart. Leave the default.',
  },
] as const satisfies readonly InputContract[];

/** The name of an input. */
export type InputName = (typeof INPUTS)[number]['name'];

/** The name of an input with a closed set of values. Booleans are excluded. */
export type ChoiceName = {
  [N in InputName]: InputRow<N> extends { values: readonly string[] }
    ? InputRow<N> extends { values: typeof BOOLEAN }
      ? never
      : N
    : never;
}[InputName];

/** A value of an input with a closed set. */
export type Choice<N extends ChoiceName> = Extract<InputRow<N>, { values: readonly string[] }>['values'][number];

/** The row of an input. */
type InputRow<N extends InputName> = Extract<(typeof INPUTS)[number], { name: N }>;

/** Returns the row of an input. @throws InvariantError if there is none */
export function inputContract(name: InputName): InputContract {
  const found = INPUTS.find((input) => input.name === name);
  if (found === undefined) throw new InvariantError(`no input ${name} in the contract`);
  return found;
}

/**
 * Returns an input's text, or its default if the text is empty, as an unset variable of the workflow leaves it. A default
 * that is an expression counts as empty, because the runner evaluates it.
 */
export function withDefault(name: InputName, given: string): string {
  const contract = inputContract(name);
  const text = given.trim();
  if (text !== '' || contract.mayBeEmpty === true) return text;
  return contract.default.startsWith('${{') ? '' : contract.default;
}

/** The outputs, in the order of docs/BEHAVIOR.md#outputs. */
export const OUTPUTS = [
  {
    name: 'outcome',
    description: 'How the step ended: `accepted`, `reworked`, `pending`, `held`, `skipped` or `failed`.',
  },
  { name: 'verdict', description: 'The decision: `accept`, `rework`, `wait` or `hold`.' },
  { name: 'reason-code', description: 'Why, as one word, such as `checks_passed`.' },
  { name: 'reason', description: 'Why, as one sentence.' },
  { name: 'mission-id', description: "The mission's id on the marketplace." },
  { name: 'mission-status', description: "The marketplace's own word for where the mission stands." },
  { name: 'verification', description: 'What the independent reviewer said: `passed`, `failed` or `pending`.' },
  { name: 'escrow-status', description: "The marketplace's own word for the escrow, such as `held`." },
  { name: 'specialist', description: 'Who was hired.' },
  { name: 'rank', description: 'Agent Rank of the specialist, 0 to 100.' },
  { name: 'budget-usd', description: 'The budget in US dollars, such as `120.00`.' },
  { name: 'rework-count', description: 'How often the work was sent back.' },
  { name: 'pr-number', description: 'The pull request that delivers the mission.' },
  { name: 'head-sha', description: 'The commit that was judged.' },
  { name: 'comment-url', description: "The mission's sticky comment." },
  { name: 'specialists', description: 'Specialists found, as a JSON array (`discover`; empty otherwise).' },
  { name: 'missions', description: 'Missions looked at, as a JSON array (`sync` of several; empty otherwise).' },
  { name: 'receipt', description: 'What was judged and paid, as JSON with a `schema_version` and a digest.' },
  { name: 'receipt-path', description: 'File that holds the receipt, fit for `actions/attest`.' },
  { name: 'result', description: 'Everything as one JSON object, `schema_version: 1`.' },
] as const satisfies readonly { readonly name: string; readonly description: string }[];

/** The name of an output. */
export type OutputName = (typeof OUTPUTS)[number]['name'];
