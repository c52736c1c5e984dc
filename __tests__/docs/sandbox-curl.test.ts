/** docs/SANDBOX.md, executed: every curl line in it, in its order, against a sandbox on a socket. */
import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openSocket } from '../support/sandbox/open.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = readFileSync(join(ROOT, 'docs/SANDBOX.md'), 'utf8');
const BLOCKS = [...DOCUMENT.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);
const CURLS = BLOCKS.filter((block) => block.startsWith('curl '));

interface Answer {
  readonly error?: unknown;
  readonly mission?: { readonly id: string; readonly status: string };
}

it('docs/SANDBOX.md: each curl line works as it stands, with the variables that the page sets', async () => {
  const api = await openSocket();
  const env: Record<string, string | undefined> = {
    ...{ PATH: process.env['PATH'], URL: `${api.origin}/api/v1`, KEY: api.key },
  };
  const [, variables = ''] = /^export (.*)$/m.exec(BLOCKS[0] ?? '') ?? [];
  expect([...variables.matchAll(/(\w+)=/g)].map(([, name]) => name)).toEqual(['URL', 'KEY', 'MISSION']);
  const statuses: (string | undefined)[] = [];
  for (const block of CURLS) {
    const { stdout, stderr } = await promisify(execFile)('/bin/sh', ['-euc', block], { env });
    expect([block, stderr]).toEqual([block, '']);
    const answer = JSON.parse(stdout) as Answer;
    expect([block, answer.error]).toEqual([block, undefined]);
    if (answer.mission !== undefined) {
      statuses.push(answer.mission.status);
      env['MISSION'] = answer.mission.id;
    }
    api.clock.advance(60_000);
  }
  expect(statuses).toEqual(['matched', 'awaiting_acceptance', 'in_progress', 'accepted']);
  expect(api.sandbox.missions()).toHaveLength(1);
  // No curl line is hidden in a block that begins with something else.
  expect(DOCUMENT.match(/^curl /gm)).toHaveLength(CURLS.length);
  expect(CURLS.length).toBeGreaterThanOrEqual(10);
  await api.close();
});
