/**
 * The built action, really killed at every network call over real sockets, and run again (threat row 25): one mission, one
 * payment at most, and the second run says what is the case. SIGKILL strikes every call, with its effect, and every write
 * also without; SIGINT, which asks a run for its last words, every second call.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../support/action.ts';
import { openScene } from '../support/scene.ts';
import { HIRE, judgeEnd, SETTLE, type Story } from './spending-stories.ts';

/** What strikes the k-th call, counted over both servers in the order of arrival; `lost`: the call has no effect either. */
interface Blow {
  readonly at: number;
  readonly signal: NodeJS.Signals;
  readonly lost: boolean;
}

interface Told {
  readonly blow: Blow | null;
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

/** Tells a story once: a run that meets the blow, and its re-run. Without a blow there is one run. */
async function tell(story: Story, blow: Blow | null): Promise<Told> {
  const calls: string[] = [];
  const sent: string[] = [];
  let strike: (() => void) | null = null;
  const isLost = (call: string): boolean => {
    if (SPENDS.test(call)) sent.push(call);
    if (strike === null) return false;
    calls.push(call);
    if (calls.length !== blow?.at) return false;
    strike();
    return blow.lost;
  };
  const faults = ({ method, path }: { readonly method: string; readonly path: string }): { kind: 'reset' } | null =>
    isLost(`${method} ${path}`) ? { kind: 'reset' } : null;
  const scene = await openScene({}, { faults });
  try {
    const [event, inputs] = await story.arrange(scene);
    scene.github.faults.add({
      kind: 'reset_before',
      times: Infinity,
      match: ({ method, path }) => isLost(`${method} ${path}`),
    });
    const first = await scene.run(event, inputs, {
      onStart(process) {
        strike = () => void process.kill(blow?.signal ?? 'SIGKILL');
      },
    });
    strike = null;
    const again = blow === null ? null : await scene.run(event, inputs, { attempt: 2 });
    const { sandbox } = scene.market;
    const payments = sandbox.ledger().transfers.filter(({ kind }) => kind === 'release').length;
    const problems = [...scene.github.violations, ...sandbox.audit().problems];
    return { blow, calls, first, again, missions: sandbox.missions().length, payments, sent, problems };
  } finally {
    await scene.close();
  }
}

/** Everything that is wrong with one telling. */
function judge({ blow, calls, first, again, missions, payments, sent, problems }: Told): readonly string[] {
  if (blow === null || again === null) return [];
  const struck = calls.length >= blow.at;
  const ended = blow.signal === 'SIGKILL' && struck ? [] : judgeEnd('the run', first);
  const spent = Map.groupBy(sent, (call) => call);
  const faults = [
    ...problems,
    ...ended,
    ...judgeEnd('the re-run', again),
    ...(struck && blow.signal === 'SIGKILL' && first.signal !== 'SIGKILL' ? ['the run survived'] : []),
    ...(missions > 1 ? [`${missions} missions`] : []),
    ...(payments > 1 ? [`${payments} payments`] : []),
    ...[...spent].filter(([, all]) => all.length > 1).map(([call, all]) => `${call} was sent ${all.length} times`),
  ];
  const where = `${blow.signal} at call ${blow.at} (${calls[blow.at - 1] ?? 'never made'}${blow.lost ? ', lost' : ''})`;
  return faults.map((fault) => `${where}: ${fault}`);
}

const isWrite = (call: string): boolean => !call.startsWith('GET ') && !call.endsWith('/graphql');

function planBlows(calls: readonly string[]): readonly Blow[] {
  return calls.flatMap((call, index) => [
    { at: index + 1, signal: 'SIGKILL', lost: false } as const,
    ...(isWrite(call) ? [{ at: index + 1, signal: 'SIGKILL', lost: true } as const] : []),
    ...(index % 2 === 0 ? [{ at: index + 1, signal: 'SIGINT', lost: false } as const] : []),
  ]);
}

/** A few at once: a run mostly waits for its own start. */
async function tellAll(story: Story, blows: readonly Blow[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  const left = [...blows];
  const work = async (): Promise<void> => {
    for (let blow = left.shift(); blow !== undefined; blow = left.shift()) told.push(await tell(story, blow));
  };
  await Promise.all([work(), work(), work(), work()]);
  return told;
}

describe.each([
  ['hiring', HIRE, 'mission_not_ready'],
  ['settling', SETTLE, 'checks_passed'],
] as const)('a run that is killed while %s', (what, story, usual) => {
  let undisturbed: Told;
  let told: readonly Told[];
  beforeAll(async () => {
    undisturbed = await tell(story, null);
    told = await tellAll(story, planBlows(undisturbed.calls));
  }, 300_000);
  afterAll(() => {
    const endings = Map.groupBy(told, ({ again }) => again?.outputs['reason-code'] ?? '');
    const counts = [...endings].map(([code, all]) => `${code} ${all.length}`).join(', ');
    process.stdout.write(
      `killed while ${what}: ${told.length} kills over ${undisturbed.calls.length} calls: ${counts}\n`,
    );
  });

  it('threat row 25: at every network call: at most one mission and one payment, and the re-run says what is the case', () => {
    expect(undisturbed.first.outputs['reason-code']).toBe(usual);
    expect(told.flatMap(judge)).toEqual([]);
  });

  it('threat row 25: mostly goes on where it was, and stays safe where nobody can know', () => {
    const struck = told.filter(({ blow, calls }) => blow !== null && calls.length >= blow.at);
    expect(struck.length).toBeGreaterThanOrEqual(0.9 * told.length);
    const isBusy = ({ again }: (typeof told)[number]): boolean =>
      (again?.outputs['reason'] ?? '').includes('Another run is settling it');
    const codeOf = ({ again }: (typeof told)[number]): string => again?.outputs['reason-code'] ?? '';
    const goneOn = told.filter((one) => [usual, 'already_accepted'].includes(codeOf(one)) && !isBusy(one));
    expect(goneOn.length).toBeGreaterThan(0.5 * told.length);
    // In doubt for good after a hire; after a taken decision for its minute, in which another run may be sending.
    expect(told.filter((one) => codeOf(one) === 'hire_unconfirmed' || isBusy(one))).not.toEqual([]);
  });
});
