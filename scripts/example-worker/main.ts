/**
 * `npm run example:worker`: a real worker repairs a real repository and is paid when its tests pass. Then the same with a
 * worker whose first repair is wrong. The exit code is 0 only if the ledger shows exactly one payment each time.
 */
import { playScenario } from './story.ts';

const started = performance.now();

function log(who: string, text: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${who.padEnd(11)} ${text}`);
}

async function play(title: string, hasty: boolean, expected: readonly string[]): Promise<boolean> {
  console.log(`\n${title}\n`);
  const { action, payments, problems, checks } = await playScenario({ hasty, log });
  const outcome = action.outputs['outcome'] ?? '?';
  log('example', `outcome ${outcome}, checks ${checks.join(' then ')}, payments ${payments}`);
  for (const problem of problems) log('ledger', problem);
  const isWell = outcome === 'accepted' && action.exitCode === 0 && payments === 1 && problems.length === 0;
  if (!isWell) console.error(`\nThe action's log:\n${action.stdout}\n${action.stderr}`);
  return isWell && checks.join() === expected.join();
}

const first = await play('A worker that is right at once', false, ['success']);
const second = await play('A hasty worker: its first repair breaks another test', true, ['failure', 'success']);
process.exitCode = first && second ? 0 : 1;
