/** What dist/ weighs, and how often each library is in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const DIST = resolve('dist');

/** A line that stands once in each library's own source, however the bundler names modules. */
const MARKERS: Readonly<Record<string, RegExp>> = {
  undici: /^class Agent extends \w+ \{$/gm,
  zod: /^class \$?ZodAsyncError extends Error \{$/gm,
  octokit: /^class Octokit \{$/gm,
  yaml: /^class Document \{$/gm,
};

/** Bytes of each JavaScript file of dist/; the licenses are aside. */
export function measureFiles(): ReadonlyMap<string, number> {
  const names = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name, statSync(join(DIST, name)).size]));
}

/** Counts the copies of each library in all of dist/. */
export function countCopies(): ReadonlyMap<string, number> {
  const texts = [...measureFiles().keys()].map((name) => readFileSync(join(DIST, name), 'utf8'));
  return new Map(
    Object.entries(MARKERS).map(([library, marker]) => [
      library,
      texts.reduce((sum, text) => sum + [...text.matchAll(marker)].length, 0),
    ]),
  );
}

/** Returns the files that hold the embedded marketplace: its tables are made in no other. */
export function findSandboxFiles(): readonly string[] {
  return [...measureFiles().keys()].filter((name) =>
    readFileSync(join(DIST, name), 'utf8').includes('CREATE TABLE specialists'),
  );
}
