/**
 * Everything that `flow/run-intent.ts` loads once an intent asks for it, loaded beforehand: under a virtual clock time must
 * not pass while a file is read.
 */
import '../../src/flow/commands/run.ts';
import '../../src/flow/run/conclude.ts';
import '../../src/flow/gate/gate-mode.ts';
import '../../src/flow/hire/hire.ts';
import '../../src/flow/sweep/sweep.ts';
import '../../src/flow/run/sync.ts';
