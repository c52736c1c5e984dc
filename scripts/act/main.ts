/**
 * `npm run act [-- case …]` plays the workflows of the README and of examples/ in nektos/act, which others wrote, with the
 * built action (run `npm run build` first). GitHub is the stand-in of the tests, and the marketplace is the sandbox.
 * `--list` prints the cases. Exits with 1 if a case fails, and with 2 if something is missing.
 * docs/internals/TESTING.md#run-under-act
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASES } from './cases.ts';
import type { ActCase } from './cases/case.ts';
import { enterNamespace, findObstacle, readNamespaceFolder } from './namespace.ts';
import { playCases } from './play.ts';
import { findAct, findMissing, readActVersion, type Missing } from './requirements.ts';

const LIST = '--list';

function refuse({ problem, fix }: Missing): 2 {
  console.error(`npm run act: ${problem}\nFix: ${fix}`);
  return 2;
}

function printCases(): 0 {
  for (const { name, examples = [] } of CASES) console.log(`${name.padEnd(24)} ${examples.join(', ')}`.trimEnd());
  return 0;
}

/** Returns the named cases in the order of the names, or all of them. */
function selectCases(names: readonly string[]): readonly ActCase[] {
  return names.length === 0 ? CASES : names.flatMap((name) => CASES.filter((one) => one.name === name));
}

/** Plays the cases inside a namespace. Outside, makes one and starts this program there. */
async function run(names: readonly string[], act: string): Promise<number> {
  const folder = readNamespaceFolder();
  if (folder !== null) {
    console.log(`${readActVersion(act)}, node ${process.version}\n`);
    return (await playCases(selectCases(names), act, folder)) ? 0 : 1;
  }
  const obstacle = findObstacle();
  return obstacle === null ? enterNamespace(mkdtempSync(join(tmpdir(), 'orkestro-act-')), names) : refuse(obstacle);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes(LIST)) return printCases();
  const unknown = args.find((name) => selectCases([name]).length === 0);
  if (unknown !== undefined) return refuse({ problem: `there is no case ${unknown}.`, fix: `npm run act -- ${LIST}` });
  const missing = findMissing(process.env);
  return missing === null ? run(args, findAct(process.env) ?? '') : refuse(missing);
}

process.exitCode = await main(process.argv.slice(2));
