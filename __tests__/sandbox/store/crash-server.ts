/** A sandbox to be killed: waits for a line, then serves a data file and prints where and with which key. */
import { once } from 'node:events';
import { startSandboxServer } from '../../../src/sandbox/server/server.ts';

const [, , path = ''] = process.argv;
// Loaded beforehand, so that a hundred of them don't take minutes; it opens nothing before it is told to.
await once(process.stdin, 'data');
const { url, key } = await startSandboxServer({
  path,
  scenario: {
    ...{ rateLimit: null, startingBalanceUsd: 1e6, verification: ['failed', 'passed'] },
    pace: { startMs: 0, workMs: 0, reviewMs: 0 },
  },
});
console.log(`${url} ${key}`);
// The first one is let go instead of being killed: only then does Node keep what it compiled, for all that come after.
process.stdin.on('end', () => process.exit()).resume();
