/**
 * `npm run probe`: proves what docs/GITHUB-FACTS.md marks as unproven, in a repository that can be thrown away.
 *
 *   GITHUB_TOKEN=… npm run probe -- --repo=owner/name-probe [--only=name,name] [--api-url=URL] [--yes]
 */
import { systemClock } from '../system-clock.ts';
import { runProbe } from './cli.ts';

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.error(`${signal}: the probe stops after this fact and removes what it made.`);
    controller.abort();
  });
}

process.exitCode = await runProbe(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  write: (text) => void process.stdout.write(text),
  signal: controller.signal,
});
