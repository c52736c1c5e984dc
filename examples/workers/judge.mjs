#!/usr/bin/env node
/**
 * A small verifier: judges what was pushed against the Definition-of-Done, in a clone of its own. Exit code 0 is passed; anything
 * else is failed, and what it printed is the reason.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { mission, repository, result } = JSON.parse(readFileSync(0, 'utf8'));

function refuse(why) {
  console.log(why);
  process.exit(1);
}

if (typeof result.branch !== 'string' || typeof result.commit !== 'string')
  refuse('no branch and commit were handed in');
const named = /the test "([^"]+)" passes/.exec(mission.dod ?? '')?.[1];
if (named === undefined) refuse('the Definition-of-Done names no test: the test "…" passes');

// Nothing in the worker's directory is trusted: it could have changed what git or the tests do there.
const directory = mkdtempSync(join(tmpdir(), 'judge-'));
const git = (...args) => execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8' }).trim();
execFileSync('git', ['clone', '--quiet', '--', repository, directory]);
if (git('rev-parse', `origin/${result.branch}`) !== result.commit)
  refuse(`${result.branch} is not at ${result.commit}`);
git('checkout', '--quiet', '--detach', result.commit);

const touched = git('diff', '--name-only', 'origin/HEAD...HEAD').split('\n');
const tests = touched.filter((file) => file.endsWith('.test.js'));
if (tests.length > 0) refuse(`tests were changed: ${tests.join(', ')}`);

const args = ['--test', '--test-reporter=tap', '--test-name-pattern', named];
const run = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' });
if (run.status !== 0) refuse(`the test "${named}" fails on ${result.commit}`);
if (!run.stdout.includes(`ok 1 - ${named}`)) refuse(`there is no test "${named}" on ${result.commit}`);
console.log(`the test "${named}" passes on ${result.commit.slice(0, 7)}`);
