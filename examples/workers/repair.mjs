#!/usr/bin/env node
/**
 * A small worker: makes failing tests pass by changing one comparison, and pushes the change as a branch of its own.
 *
 * It reads the mission as JSON from standard input, works in the clone it is started in, and prints what it did as one line
 * of JSON. `--hasty` makes it try only the test that the Definition-of-Done names, until the customer sends the work back.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const { mission, round, rework_reason: reason } = JSON.parse(readFileSync(0, 'utf8'));
const hasty = process.argv.includes('--hasty') && round === 1;
const branch = `orkestro/${mission.id}`;

const IDENTITY = ['-c', 'user.name=Repair', '-c', 'user.email=repair@example.com'];
const git = (...args) => execFileSync('git', [...IDENTITY, ...args], { encoding: 'utf8' }).trim();

/** The test that the Definition-of-Done names: the test "…" passes. */
const named = /the test "([^"]+)" passes/.exec(mission.dod ?? '')?.[1];

function testsPass() {
  const only = hasty && named !== undefined ? ['--test-name-pattern', `^${RegExp.escape?.(named) ?? named}$`] : [];
  return spawnSync(process.execPath, ['--test', ...only], { stdio: 'ignore' }).status === 0;
}

/** Tries every comparison of every source file against every other one; the first that makes the tests pass stays. */
function repair() {
  for (const file of git('ls-files', '*.js').split('\n')) {
    if (file.endsWith('.test.js')) continue;
    const source = readFileSync(file, 'utf8');
    for (const match of source.matchAll(/ (<=|>=|<|>) /g)) {
      for (const other of ['<', '<=', '>=', '>']) {
        if (other === match[1]) continue;
        writeFileSync(file, `${source.slice(0, match.index)} ${other} ${source.slice(match.index + match[0].length)}`);
        if (testsPass()) return { file, from: match[1], to: other };
      }
    }
    writeFileSync(file, source);
  }
  return null;
}

// What was pushed in an earlier round is where this one goes on.
const known = git('ls-remote', '--heads', 'origin', branch) !== '';
git('checkout', '--quiet', '-B', branch, ...(known ? [`origin/${branch}`] : []));
if (reason !== null) console.error(`sent back: ${reason}`);

const change = repair();
if (change === null) {
  console.error('no change of one comparison makes the tests pass');
  process.exit(1);
}
const issue = /#(\d+)/.exec(mission.title)?.[1];
const body = [...(issue === undefined ? [] : [`Fixes #${issue}`]), `Orkestro-Mission: ${mission.id}`].join('\n');
git('commit', '--quiet', '--all', '-m', `Compare with ${change.to} in ${change.file}`, '-m', body);
git('push', '--quiet', 'origin', branch);

const summary = `${change.file}: ${change.from} became ${change.to}`;
console.log(JSON.stringify({ summary, branch, commit: git('rev-parse', 'HEAD') }));
