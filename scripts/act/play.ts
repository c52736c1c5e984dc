/** Plays cases one after the other, and prints how each ended. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ActCase } from './cases/case.ts';
import { createChecks, type Checks } from './checks.ts';
import { copyAction } from './engine.ts';
import { createCertificate } from './front.ts';
import { openActScene, type ActScene, type Workshop } from './scene.ts';

/** The names that a run can ask for. act itself wants its notices from the last one. */
const KNOWN = ['api.github.com', 'orkestro.net', 'ghes.local', 'api.nektosact.com'];
/** How much of a failed run's log is printed, in lines. */
const SHOWN_LINES = 25;

/** Lines of a log that say nothing here: outputs one by one, and masked masks. */
const NOISE = /⚙ {2}(::set-output::|\*\*\*)/;

const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What must be true after every case: GitHub's contract, the names asked, the ledger, and the examples that it plays. */
function checkAfter(scene: ActScene, { examples = [] }: ActCase, checks: Checks): void {
  try {
    scene.github.assertNoViolations();
  } catch (error) {
    checks.that(describeError(error), false);
  }
  const names = new Set([...scene.front.asked, ...scene.front.tunneled]);
  checks.equal(
    'other names asked',
    [...names].filter((name) => !KNOWN.includes(name)),
    [],
  );
  const audit = scene.market.sandbox.audit();
  checks.that(`the ledger does not balance: ${audit.problems.join(', ')}`, audit.ok);
  checks.equal('examples played', [...scene.examples].toSorted(), [...examples].toSorted());
}

/** Prints a case's line, what failed, its notes, and the end of the last log where something failed. */
function print({ name }: ActCase, checks: Checks, seconds: string, runs: ActScene['runs']): void {
  const hasFailed = checks.failures.length > 0;
  console.log(`${hasFailed ? 'FAIL' : 'PASS'}  ${name.padEnd(24)} ${seconds.padStart(5)} s  ${checks.count} checks`);
  for (const failure of checks.failures) console.log(`        failed: ${failure}`);
  for (const note of checks.notes) console.log(`        ${note}`);
  const last = runs.at(-1);
  if (!hasFailed || last === undefined) return;
  const lines = last.text
    .trimEnd()
    .split('\n')
    .filter((line) => !NOISE.test(line));
  console.log(
    [`        the end of ${last.file}:`, ...lines.slice(-SHOWN_LINES).map((line) => `        | ${line}`)].join('\n'),
  );
}

async function playCase(one: ActCase, workshop: Workshop): Promise<boolean> {
  const checks = createChecks();
  const started = performance.now();
  const scene = await openActScene(one.name, workshop, checks, { ghes: one.ghes === true });
  try {
    await one.play(scene);
  } catch (error) {
    checks.that(describeError(error), false);
  } finally {
    checkAfter(scene, one, checks);
    await scene.close();
  }
  print(one, checks, ((performance.now() - started) / 1000).toFixed(1), scene.runs);
  return checks.failures.length === 0;
}

/** Plays the cases in a folder, whose `logs` stay. Returns whether all passed. */
export async function playCases(cases: readonly ActCase[], act: string, folder: string): Promise<boolean> {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const scratch = mkdtempSync(join(folder, 'scratch-'));
  const workshop: Workshop = {
    ...{ act, logs, folder: scratch },
    action: join(scratch, 'action'),
    certificate: createCertificate(scratch),
  };
  copyAction(workshop.action);
  let passed = 0;
  for (const one of cases) if (await playCase(one, workshop)) passed += 1;
  rmSync(scratch, { recursive: true, force: true });
  console.log(`\n${passed} of ${cases.length} passed, logs in ${logs}`);
  return passed === cases.length;
}
