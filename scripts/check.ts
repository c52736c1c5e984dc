/**
 * `npm run check`: every static check, all of them reported. ESLint takes as long as all others together, so it runs beside
 * them. What measures time runs last and alone.
 */
import { spawn } from 'node:child_process';

interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const check = (name: string, ...command: readonly string[]): Check => ({ name, command });
const bin = (name: string): string => `node_modules/.bin/${name}`;

const LINT = [check('lint', bin('eslint'), '--max-warnings=0', '.')];
const OTHERS = [
  check('types', bin('tsc'), '-p', 'tsconfig.json'),
  check('architecture', bin('depcruise'), '--config', '.dependency-cruiser.js', 'src'),
  check('language', 'node', 'scripts/language.ts'),
  check('unused', bin('knip'), '--no-progress'),
  check('format', bin('prettier'), '--check', '--log-level=warn', '--cache', '.'),
  check('workflows', 'node', 'scripts/workflows/main.ts'),
  check('documents', 'node', 'scripts/docs.ts', '--check'),
  check('dist', 'node', 'scripts/build.ts', '--check'),
];
const MEASURED = [check('limits', 'node', 'scripts/limits.ts')];

/** Runs a check, prints what it said once it ends, and returns whether it passed. */
function run({ name, command: [program = '', ...args] }: Check): Promise<boolean> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

/** Runs checks one after the other and returns the names of those that failed. */
async function runInOrder(checks: readonly Check[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const one of checks) if (!(await run(one))) failed.push(one.name);
  return failed;
}

const beside = await Promise.all([runInOrder(LINT), runInOrder(OTHERS)]);
const failed = [...beside.flat(), ...(await runInOrder(MEASURED))];
if (failed.length > 0) {
  console.error(`\nnpm run check: ${failed.join(', ')} failed; the output above says where.`);
  process.exitCode = 1;
}
