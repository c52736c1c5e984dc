/**
 * `npm run conformance`: how a marketplace answers the open questions of docs/MARKETPLACE-API.md. It only reads.
 *
 *   ORKESTRO_API_KEY=… npm run conformance -- --api-url=https://orkestro.net/api/v1 [--key=…]
 */
import { systemClock } from '../system-clock.ts';
import { runConformance } from './cli.ts';

process.exitCode = await runConformance(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  write: (text) => void process.stdout.write(text),
});
