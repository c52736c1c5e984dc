/** A sandbox to kill: waits for a line, then serves a data file and prints its URL and key. */
import { once } from 'node:events';
import { startSandboxServer } from '../../../src/sandbox/server/server.ts';
import { CRASH_SCENARIO } from './crash-scenario.ts';

const [, , path = ''] = process.argv;
// Started in advance, so that a hundred of them don't take minutes. It opens the file only on request.
await once(process.stdin, 'data');
const { url, key } = await startSandboxServer({ path, scenario: CRASH_SCENARIO });
console.log(`${url} ${key}`);
// The first one exits instead of being killed: only then does Node store its compile cache for all later ones.
process.stdin.on('end', () => process.exit()).resume();
