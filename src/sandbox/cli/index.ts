#!/usr/bin/env node
/** `orkestro-sandbox`: looks at the runtime first, because an old Node cannot even load the rest. */
import { explainUnsupportedNode } from './runtime.ts';

const problem = explainUnsupportedNode(process.versions.node);
if (problem === null) {
  void import('./main.ts').then(({ main }) => main(process.argv.slice(2), 'orkestro-sandbox'));
} else {
  console.error(problem);
  process.exitCode = 1;
}
