import { refuseOldNode } from './action/runner/node-version.ts';
import { main } from './app/main.ts';

if (!refuseOldNode()) await main();
