/**
 * Everything that `flow/reconcile.ts` loads once an intent asks for it, loaded beforehand: under a virtual clock time must
 * not pass while a file is read.
 */
import '../../src/flow/command.ts';
import '../../src/flow/conclude.ts';
import '../../src/flow/gate-mode.ts';
import '../../src/flow/hire.ts';
import '../../src/flow/sweep.ts';
import '../../src/flow/sync.ts';
