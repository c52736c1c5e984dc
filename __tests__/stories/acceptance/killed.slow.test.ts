/**
 * The built action, really killed at every network call over real sockets, and run again (threat row 25): one mission, one
 * payment at most, and the second run says what is the case. SIGKILL strikes every call, with its effect, and every write
 * also without; SIGINT, which asks a run for its last words, every second call.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import { openScene } from '../../support/scene.ts';
import { HIRE, findEndProblems, SETTLE, type SpendingScenario } from './spending-scenarios.ts';

/** What strikes the k-th call, counted over both servers in the order of arrival; `lost`: the call has no effect either. */
interface Interruption {
  readonly at: number;
  readonly signal: NodeJS.Signals;
  readonly lost: boolean;
}

interface ScenarioRun {
  readonly interruption: Interruption | null;
  /** Calls of the first run, `METHOD /path`. */
  readonly calls: readonly string[];
  readonly first: ActionResult;
  readonly again: ActionResult | null;
  readonly missions: number;
  readonly payments: number;
  readonly sent: readonly string[];
  readonly problems: readonly string[];
}

const SPENDS = /^POST \S*\/(?:missions|accept|rework)$/;

/** Plays a scenario once: a run that is killed, and its rerun. Without a kill there is one run. */
async function runScenario(scenario: SpendingScenario, interruption: Interruption | null): Promise<ScenarioRun> {
  const calls: string[] = [];
  const sent: string[] = [];
  let interrupt: (() => void) | null = null;
  const isLost = (call: string): boolean => {
    if (SPENDS.test(call)) sent.push(call);
    if (interrupt === null) return false;
    calls.push(call);
    if (calls.length !== interruption?.at) return false;
    interrupt();
    return interruption.lost;
  };
  const faults = ({ method, path }: { readonly method: string; readonly path: string }): { kind: 'reset' } | null =>
    isLost(`${method} ${path}`) ? { kind: 'reset' } : null;
  const scene = await openScene({}, { faults });
  try {
    const [event, inputs] = await scenario.arrange(scene);
    scene.github.faults.add({
      kind: 'reset_before',
      times: Infinity,
      match: ({ method, path }) => isLost(`${method} ${path}`),
    });
    const first = await scene.run(event, inputs, {
      onStart(process) {
        interrupt = () => void process.kill(interruption?.signal ?? 'SIGKILL');
      },
    });
    interrupt = null;
    const again = interruption === null ? null : await scene.run(event, inputs, { attempt: 2 });
    const { sandbox } = scene.market;
    const payments = sandbox.ledger().transfers.filter(({ kind }) => kind === 'release').length;
    const problems = [...scene.github.violations, ...sandbox.audit().problems];
    return { interruption, calls, first, again, missions: sandbox.missions().length, payments, sent, problems };
  } finally {
    await scene.close();
  }
}

/** Returns everything that is wrong with one telling. */
function findProblems({
  interruption,
  calls,
  first,
  again,
  missions,
  payments,
  sent,
  problems,
}: ScenarioRun): readonly string[] {
  if (interruption === null || again === null) return [];
  const wasInterrupted = calls.length >= interruption.at;
  const ended = interruption.signal === 'SIGKILL' && wasInterrupted ? [] : findEndProblems('the run', first);
  const spent = Map.groupBy(sent, (call) => call);
  const faults = [
    ...problems,
    ...ended,
    ...findEndProblems('the re-run', again),
    ...(wasInterrupted && interruption.signal === 'SIGKILL' && first.signal !== 'SIGKILL' ? ['the run survived'] : []),
    ...(missions > 1 ? [`${missions} missions`] : []),
    ...(payments > 1 ? [`${payments} payments`] : []),
    ...[...spent].filter(([, all]) => all.length > 1).map(([call, all]) => `${call} was sent ${all.length} times`),
  ];
  const where = `${interruption.signal} at call ${interruption.at} (${calls[interruption.at - 1] ?? 'never made'}${interruption.lost ? ', lost' : ''})`;
  return faults.map((fault) => `${where}: ${fault}`);
}

const isWrite = (call: string): boolean => !call.startsWith('GET ') && !call.endsWith('/graphql');

function planInterruptions(calls: readonly string[]): readonly Interruption[] {
  return calls.flatMap((call, index) => [
    { at: index + 1, signal: 'SIGKILL', lost: false } as const,
    ...(isWrite(call) ? [{ at: index + 1, signal: 'SIGKILL', lost: true } as const] : []),
    ...(index % 2 === 0 ? [{ at: index + 1, signal: 'SIGINT', lost: false } as const] : []),
  ]);
}

/** Runs a few at once, because a run mostly waits for its own start. */
async function runAll(scenario: SpendingScenario, blows: readonly Interruption[]): Promise<readonly ScenarioRun[]> {
  const runs: ScenarioRun[] = [];
  const left = [...blows];
  const work = async (): Promise<void> => {
    for (let interruption = left.shift(); interruption !== undefined; interruption = left.shift())
      runs.push(await runScenario(scenario, interruption));
  };
  await Promise.all([work(), work(), work(), work()]);
  return runs;
}

describe.each([
  ['hiring', HIRE, 'mission_not_ready'],
  ['settling', SETTLE, 'checks_passed'],
] as const)('a run that is killed while %s', (what, scenario, usual) => {
  let undisturbed: ScenarioRun;
  let runs: readonly ScenarioRun[];
  beforeAll(async () => {
    undisturbed = await runScenario(scenario, null);
    runs = await runAll(scenario, planInterruptions(undisturbed.calls));
  }, 300_000);
  afterAll(() => {
    const endings = Map.groupBy(runs, ({ again }) => again?.outputs['reason-code'] ?? '');
    const counts = [...endings].map(([code, all]) => `${code} ${all.length}`).join(', ');
    process.stdout.write(
      `killed while ${what}: ${runs.length} kills over ${undisturbed.calls.length} calls: ${counts}\n`,
    );
  });

  it('threat row 25: at every network call: at most one mission and one payment, and the re-run says what is the case', () => {
    expect(undisturbed.first.outputs['reason-code']).toBe(usual);
    expect(runs.flatMap(findProblems)).toEqual([]);
  });

  it('threat row 25: mostly goes on where it was, and stays safe where nobody can know', () => {
    const wasInterrupted = runs.filter(
      ({ interruption, calls }) => interruption !== null && calls.length >= interruption.at,
    );
    expect(wasInterrupted.length).toBeGreaterThanOrEqual(0.9 * runs.length);
    const isBusy = ({ again }: (typeof runs)[number]): boolean =>
      (again?.outputs['reason'] ?? '').includes('Another run is settling it');
    const codeOf = ({ again }: (typeof runs)[number]): string => again?.outputs['reason-code'] ?? '';
    const goneOn = runs.filter((one) => [usual, 'already_accepted'].includes(codeOf(one)) && !isBusy(one));
    expect(goneOn.length).toBeGreaterThan(0.5 * runs.length);
    // A hire stays unconfirmed. A taken lock of a decision holds only while another run might be sending.
    expect(runs.filter((one) => codeOf(one) === 'hire_unconfirmed' || isBusy(one))).not.toEqual([]);
  });
});
