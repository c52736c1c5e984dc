/**
 * The forge of the example: a real bare git repository and the stand-in for GitHub. A pushed branch becomes a pull request
 * with its commit's message, as `gh pr create --fill` does. Each push runs the tests and reports them.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../__tests__/support/github/state.ts';
import { runTests } from './ci.ts';

const PULL = 13;

export interface Forge {
  /** The path of the bare repository. */
  readonly path: string;
  /** Polls for pushes until the signal aborts. */
  readonly watch: (signal: AbortSignal) => Promise<void>;
}

const identity = ['-c', 'user.name=Maya', '-c', 'user.email=maya@example.com'];
const git = (directory: string, ...args: string[]): string =>
  execFileSync('git', [...identity, '-C', directory, ...args], { encoding: 'utf8' }).trim();

/** Creates the repository from `template` in `directory`. */
export function openForge(
  directory: string,
  template: string,
  repo: World,
  log: (who: string, text: string) => void,
): Forge {
  const first = join(directory, 'first');
  const path = join(directory, 'shop.git');
  cpSync(template, first, { recursive: true });
  git(first, 'init', '--quiet', '--initial-branch=main');
  git(first, 'add', '--all');
  git(first, 'commit', '--quiet', '-m', 'Sell things');
  mkdirSync(path);
  git(directory, 'clone', '--quiet', '--bare', first, path);

  let head = '';
  const poll = (): void => {
    const [line] = git(path, 'for-each-ref', '--format=%(objectname) %(refname:short)', 'refs/heads/orkestro').split(
      '\n',
    );
    const [sha = '', headRef = ''] = (line ?? '').split(' ');
    if (sha === '' || sha === head) return;
    const files = git(path, 'diff', '--name-only', 'main', sha).split('\n');
    if (head === '') {
      const [title = '', ...body] = git(path, 'log', '-1', '--format=%B', sha).split('\n');
      repo.openPull({ number: PULL, title, body: body.join('\n').trim(), headRef, sha, files });
    } else repo.push(PULL, { sha, files });
    head = sha;
    log('worker', `pushed ${sha.slice(0, 7)} to ${headRef}: pull request #${PULL}`);
    const result = runTests(path, sha);
    repo.report({ sha, name: 'test', ...result });
    log('CI', `ran the tests of ${sha.slice(0, 7)}: ${result.title}`);
  };
  return {
    path,
    watch: async (signal) => {
      while (!signal.aborted) {
        poll();
        await sleep(100, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
