import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from './compile-cache.ts';

/** Asserts Node 24, which the action runs on: tests on another major would prove little. `npm test` brings its own. */
function assertRuntime(): void {
  if (!process.version.startsWith('v24.')) {
    throw new Error(
      `Tests run under Node ${process.version}, the action under Node 24. Start them with \`npm test\`, which brings Node 24 from node_modules.`,
    );
  }
}

export default function setUp(): void {
  assertRuntime();
  process.env[COMPILE_CACHE] = fileURLToPath(new URL('../../build/compile-cache', import.meta.url));
}
