/** How long the built action takes from its start to its first request at the marketplace, in a run that hires. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawnSync } from 'node:child_process';
import { ISSUE_BODY, openScene, type Scene } from '../../__tests__/support/scene.ts';

const ISSUE = 12;
const WARM_UP = 2;

/** Milliseconds, one value a round; the rounds belong together. */
export interface FirstByte {
  readonly nothing: readonly number[];
  /** Label → mission: the config file is read at GitHub first. */
  readonly hire: readonly number[];
  /** `mode: discover`, which needs nothing of GitHub. */
  readonly discover: readonly number[];
}

/** Measures an empty script and the action in turn. The action is ended at its first request. */
export async function measureFirstByte(rounds: number): Promise<FirstByte> {
  const scene = await openScene();
  scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
  scene.repo.label(ISSUE, 'orkestro', 'maya');
  const seen = { nothing: [] as number[], hire: [] as number[], discover: [] as number[] };
  try {
    for (let round = -WARM_UP; round < rounds; round += 1) {
      const began = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      const nothing = performance.now() - began;
      const hire = await timeFirst(scene, {});
      const discover = await timeFirst(scene, { mode: 'discover' });
      if (round < 0) continue;
      seen.nothing.push(nothing);
      seen.hire.push(hire);
      seen.discover.push(discover);
    }
    return seen;
  } finally {
    await scene.close();
  }
}

async function timeFirst(scene: Scene, inputs: Readonly<Record<string, string>>): Promise<number> {
  let end = (): void => undefined;
  let took: number | undefined;
  let began = 0;
  const market = createServer((incoming) => {
    took ??= performance.now() - began;
    incoming.destroy();
    end();
  });
  await new Promise<void>((listening) => market.listen(0, '127.0.0.1', listening));
  try {
    const { port } = market.address() as AddressInfo;
    const event = scene.payloads.issueLabeled(ISSUE, 'orkestro', 'maya');
    began = performance.now();
    const { stdout, stderr } = await scene.run(
      event,
      { 'api-url': `http://127.0.0.1:${port}/api/v1`, ...inputs },
      {
        onStart(process) {
          end = () => void process.kill('SIGKILL');
        },
      },
    );
    if (took === undefined) throw new Error(`the marketplace was not asked:\n${stdout}${stderr}`);
    return took;
  } finally {
    market.closeAllConnections();
    await new Promise((closed) => market.close(closed));
  }
}
