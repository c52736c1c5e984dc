/**
 * Runs a workflow file the way GitHub does as far as it matters here: `on:` decides whether it starts, `if:` whether a job
 * does, `permissions:` is what its token may, and `with:` is what the built action gets. Expressions are evaluated by
 * GitHub's own library.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import type { ActionResult, ActionRun } from '../support/action.ts';
import type { Permissions } from '../support/github/tokens.ts';
import type { Delivery } from '../support/github/payloads.ts';
import type { Scene } from '../support/scene.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Permissions;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowRun {
  /** False: the event starts no run of this workflow. */
  readonly started: boolean;
  /** Jobs whose `if:` was true, in order. */
  readonly jobs: readonly string[];
  /** What each use of the action ended in, in order. */
  readonly results: readonly ActionResult[];
  /** Scripts that were run, in order, by name; `ok` is whether they ended with 0. */
  readonly scripts: readonly { readonly name: string; readonly ok: boolean }[];
}

/** `scripts: true` also runs the `run:` steps, in a shell. */
export interface RunningJob extends Partial<ActionRun> {
  readonly scripts?: boolean;
}

type Context = Readonly<Record<string, unknown>>;

export function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8')) as Workflow;
}

/** Plays one event. `more` reaches every run of the action, such as another run id. */
export async function runWorkflow(
  scene: Scene,
  workflow: Workflow,
  event: Delivery,
  more: RunningJob = {},
): Promise<WorkflowRun> {
  if (!starts(workflow, event)) return { started: false, jobs: [], results: [], scripts: [] };
  const jobs: string[] = [];
  const results: ActionResult[] = [];
  const scripts: WorkflowRun['scripts'][number][] = [];
  const needs: Record<string, unknown> = {};
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const about = { ...toContext(scene, event), needs };
    if (job.if !== undefined && !isTrue(job.if, about)) continue;
    jobs.push(id);
    for (const matrix of expand(job.strategy?.matrix ?? {})) {
      const { steps, ...ran } = await runJob(scene, job, event, { context: { ...about, matrix }, more });
      results.push(...ran.results);
      scripts.push(...ran.scripts);
      needs[id] = {
        result: 'success',
        outputs: mapValues(job.outputs ?? {}, (value) => interpolate(value, { ...about, matrix, steps })),
      };
    }
  }
  return { started: true, jobs, results, scripts };
}

/** By its published name, or the one that is checked out. */
const OURS = /^(orkestro\/orkestro-action@.*|\.\/)$/;

/** Runs the steps of one job that use the action, and its scripts if asked for. */
async function runJob(
  scene: Scene,
  job: Job,
  event: Delivery,
  { context: around, more: running }: { readonly context: Context; readonly more: RunningJob },
): Promise<{ readonly steps: Context } & Pick<WorkflowRun, 'results' | 'scripts'>> {
  const { scripts: isRun = false, ...more } = running;
  const steps: Record<string, unknown> = {};
  const results: ActionResult[] = [];
  const scripts: WorkflowRun['scripts'][number][] = [];
  scene.github.permit(job.permissions ?? {});
  for (const step of job.steps) {
    const context = { ...around, steps };
    if (step.if !== undefined && !isTrue(step.if, context)) continue;
    if (isRun) scripts.push(...runScript(step, context));
    if (step.uses === undefined || !OURS.test(step.uses)) continue;
    const env = mapValues(job.env ?? {}, (value) => interpolate(value, context));
    const result = await scene.run(event, readInputs(scene, step, context), { ...more, env });
    results.push(result);
    steps[step.id ?? ''] = { outputs: result.outputs, outcome: result.exitCode === 0 ? 'success' : 'failure' };
  }
  return { steps, results, scripts };
}

function readInputs(scene: Scene, step: Step, context: Context): Record<string, string> {
  const given = mapValues(step.with ?? {}, (value) => interpolate(String(value), context));
  return { ...CLEARED, ...given, 'api-url': scene.market.url };
}

/** Runs a script as the runner starts `shell: bash`. Does nothing for a step without a script. */
function runScript({ run, name = run, env = {} }: Step, context: Context): readonly WorkflowRun['scripts'][number][] {
  if (run === undefined || name === undefined) return [];
  const given = mapValues(env, (value) => interpolate(value, context));
  const options = { env: { PATH: process.env['PATH'] ?? '', ...given }, input: run };
  return [{ name, ok: spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail'], options).status === 0 }];
}

/** A scene's own inputs, which a pasted workflow would not have. */
const CLEARED = { 'budget-usd': '', timeout: '30m' };

function starts(workflow: Workflow, event: Delivery): boolean {
  if (!Object.hasOwn(workflow.on, event.name)) return false;
  const types = workflow.on[event.name]?.types;
  return types === undefined || types.includes(String(event.payload['action']));
}

function toContext(scene: Scene, event: Delivery): Context {
  const { repo, market } = scene;
  const sha = (event.payload['merge_group'] as { head_sha?: string } | undefined)?.head_sha ?? repo.branchHead('main');
  return {
    github: { event: event.payload, event_name: event.name, repository: `${repo.owner}/${repo.name}`, sha },
    secrets: { ORKESTRO_API_KEY: market.key },
    inputs: event.payload['inputs'] ?? {},
    vars: {},
  };
}

/** Returns every combination of a matrix; one empty one without. */
function expand(matrix: Readonly<Record<string, readonly (string | number)[]>>): readonly Record<string, unknown>[] {
  return Object.entries(matrix).reduce<readonly Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function isTrue(condition: string, context: Context): boolean {
  const text = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const value = evaluate(text, context);
  return value instanceof data.BooleanData ? value.value : value.coerceString() !== '';
}

function interpolate(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) =>
    evaluate(expression, context).coerceString(),
  );
}

function evaluate(expression: string, context: Context): data.ExpressionData {
  const { tokens } = new Lexer(expression.trim()).lex();
  const tree = new Parser(tokens, [...CONTEXTS], []).parse();
  const known = JSON.parse(JSON.stringify(context), data.reviver) as data.Dictionary;
  return new Evaluator(tree, known).evaluate();
}

const CONTEXTS = ['github', 'secrets', 'inputs', 'vars', 'matrix', 'needs', 'steps'];

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
