/**
 * Plays seeded stories of runs that crash, overlap and lose answers (__tests__/simulation), and says what broke.
 *
 *   npm run simulate -- --seeds 10000 [--from 1] [--workers 2] [--flow real] [--first] [--json] [--save FILE]
 *   npm run simulate -- --seed 17 --trace      one story, every line
 *
 * With `--save` the sums so far are in that file; the same command goes on from there.
 *
 * Exit: 0 when no invariant broke, 1 otherwise.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type Progress, runCampaign } from '../__tests__/simulation/campaign.ts';
import { FLOWS, type FlowName } from '../__tests__/simulation/flows.ts';
import { shrink } from '../__tests__/simulation/shrink.ts';
import { playScenario } from '../__tests__/simulation/scenario.ts';
import { formatSummary } from '../__tests__/simulation/summary.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    flow: { type: 'string', default: 'real' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});

function toNumber(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, not "${text}"`);
}

function toFlow(text: string): FlowName {
  const name = (Object.keys(FLOWS) as FlowName[]).find((one) => one === text);
  if (name === undefined) throw new Error(`--flow takes one of ${Object.keys(FLOWS).join(', ')}, not "${text}"`);
  return name;
}

const flow = toFlow(values.flow);

/** One story, told whole. */
async function printResult(seed: number): Promise<boolean> {
  const result = await playScenario(seed, { flow: FLOWS[flow] });
  process.stdout.write(`${(values.trace ? result.trace.whole() : result.trace.readable()).join('\n')}\n`);
  process.stdout.write(result.problems.length === 0 ? 'Nothing broke.\n' : `Broke: ${result.problems.join('; ')}\n`);
  return result.problems.length === 0;
}

/** The smallest telling of a story that broke something. */
async function printFailure(seed: number): Promise<void> {
  const result = await playScenario(seed, { flow: FLOWS[flow] });
  const small = await shrink(result, { flow: FLOWS[flow] });
  const lines = small.trace.readable();
  process.stderr.write(
    [`Seed ${seed}, made small (${small.parts.length} of ${result.parts.length} parts):`, ...lines, ''].join('\n'),
  );
  process.stderr.write(
    `Replay: npm run simulate -- --seed ${seed} --trace${flow === 'real' ? '' : ` --flow ${flow}`}\n`,
  );
}

type Named = Readonly<Record<'from' | 'seeds', number> & { flow: FlowName }>;

/** What an interrupted campaign has left. */
function readSaved(path: string, named: Named): Progress {
  const { summary, done, ...saved } = JSON.parse(readFileSync(path, 'utf8')) as Progress & Named;
  if (isDeepStrictEqual(saved, named)) return { summary, done };
  throw new Error(`--save ${path} holds another campaign (${JSON.stringify(saved)}); give another file`);
}

/** Many stories. */
async function play(): Promise<boolean> {
  const seeds = toNumber('seeds', values.seeds);
  const startedAt = performance.now();
  let shown = 0;
  const from = toNumber('from', values.from);
  const named = { from, seeds, flow };
  const showProgress = ({ summary, done }: Progress): void => {
    if (values.save !== undefined) writeFileSync(values.save, JSON.stringify({ ...named, summary, done }));
    const share = Math.floor((20 * summary.seeds) / seeds);
    if (share <= shown || values.json) return;
    shown = share;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    process.stderr.write(`${summary.seeds} of ${seeds} stories, ${summary.failing.length} broke, ${seconds} s\n`);
  };
  const summary = await runCampaign({
    from,
    seeds,
    workers: toNumber('workers', values.workers),
    flow,
    ...(values.save !== undefined && existsSync(values.save) && { resume: readSaved(values.save, named) }),
    ...(values.first && { stopAt: () => true }),
    onProgress: showProgress,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (values.json) process.stdout.write(`${JSON.stringify({ ...summary, seconds })}\n`);
  else {
    const { node } = process.versions;
    process.stdout.write(
      `${formatSummary(summary)}\n\n${seconds.toFixed(1)} s, ${values.workers} workers, Node ${node}\n`,
    );
  }
  for (const { seed } of summary.failing.slice(0, 3)) await printFailure(seed);
  return summary.failing.length === 0;
}

const isFine = values.seed === undefined ? await play() : await printResult(toNumber('seed', values.seed));
process.exitCode = isFine ? 0 : 1;
