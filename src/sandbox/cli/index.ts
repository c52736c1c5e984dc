#!/usr/bin/env node
/**
 * The program `orkestro-sandbox`. It checks the Node version first, because an old Node can't load the other modules.
 */
import { explainUnsupportedNode } from './runtime.ts';

const problem = explainUnsupportedNode(process.versions.node);
if (problem === null) {
  void import('./main.ts').then(({ main }) => main(process.argv.slice(2), 'orkestro-sandbox'));
} else {
  console.error(problem);
  process.exitCode = 1;
}
