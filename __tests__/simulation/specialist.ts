/** The other side: a specialist who works, a verifier, and CI. All of them slow, sometimes wrong, sometimes flaky. */
import type { WireMission } from '../../src/sandbox/market/missions.ts';
import { CHECK, ISSUE, PULL } from './facts.ts';
import type { SimulationScene } from './scene.ts';

/** Hears of every change of a mission and does what comes next. */
export function workOn(scene: SimulationScene, { id, status, verification, rework_count: reworks }: WireMission): void {
  const { chance, market } = scene;
  const attempt = reworks + 1;
  const name = `specialist ${id.slice(-2)} attempt ${attempt}`;
  const when = (wanted: WireMission['status'], act: () => void) => () => {
    const now = market.missions().find((one) => one.id === id);
    if (now?.status !== wanted || now.rework_count !== reworks) return;
    act();
    market.noticed();
  };
  if (status === 'matched') {
    scene.schedule(
      chance.between(500, 4_000, name, 'starts'),
      `${name} starts`,
      when('matched', () => void market.sandbox.start(id)),
    );
  } else if (status === 'in_progress') {
    const delay = chance.between(2_000, 9_000, name, 'works');
    scene.schedule(
      delay,
      `${name} delivers`,
      when('in_progress', () => {
        deliver(scene, id, attempt);
      }),
    );
  } else if (status === 'awaiting_acceptance' && verification === 'pending') {
    const word = chance.happens(0.12, name, 'bad work') ? 'failed' : 'passed';
    scene.schedule(chance.between(1_000, 4_000, name, 'verifies'), `verifier says ${word}`, () => {
      const now = market.missions().find((one) => one.id === id);
      if (now?.status !== 'awaiting_acceptance' || now.verification !== 'pending') return;
      market.sandbox.verify(id, word);
      market.noticed();
    });
  }
}

function deliver(scene: SimulationScene, id: string, attempt: number): void {
  const { chance, repo, market } = scene;
  const name = `delivery ${attempt}`;
  if (!repo.threads.has(PULL)) {
    const how = chance.uniform(name, 'claims');
    const body = how < 0.6 ? `Fixes #${ISSUE}` : how < 0.95 ? `Orkestro-Mission: ${id}` : 'Some work.';
    repo.openPull({ number: PULL, title: 'Fix the parser', body, files: ['src/a.ts'], author: 'sam' });
    scene.logNote('specialist', `opens #${PULL} (${body})`);
    scene.onHead(name);
  } else if (repo.pull(PULL).state === 'open' && chance.happens(0.93, name, 'pushes')) {
    repo.push(PULL);
    scene.logNote('specialist', `pushes ${repo.pull(PULL).headSha.slice(0, 7)}`);
    scene.onHead(name);
  }
  market.sandbox.deliver(id, { verification: chance.happens(0.6, name, 'verified later') ? 'pending' : 'passed' });
}

/** CI looks at a new head: often red first, sometimes run again. */
export function runChecks(scene: SimulationScene, cause: string): void {
  const { chance, repo } = scene;
  const sha = repo.pull(PULL).headSha;
  const short = sha.slice(0, 7);
  const reportCheck = (conclusion: 'success' | 'failure'): void => {
    repo.report({ sha, name: CHECK, conclusion });
    if (conclusion === 'success') scene.facts.recordGreen(sha);
    scene.onChecked(sha, `${cause} ${conclusion}`);
  };
  const isRed = chance.happens(cause === 'delivery 1' ? 0.35 : 0.15, 'red', cause);
  const first = isRed ? 'failure' : 'success';
  const delay = chance.between(300, 4_000, 'CI', cause);
  if (chance.happens(0.4, 'CI shows progress', cause)) {
    scene.schedule(delay / 2, `CI begins on ${short}`, () => void repo.report({ sha, name: CHECK }));
  }
  scene.schedule(delay, `CI says ${first} on ${short}`, () => {
    reportCheck(first);
  });
  if (!chance.happens(isRed ? 0.3 : 0.05, 'CI again', cause)) return;
  const second = isRed ? 'success' : 'failure';
  scene.schedule(
    delay + chance.between(2_000, 60_000, 'CI later', cause),
    `CI, run again, says ${second} on ${short}`,
    () => {
      reportCheck(second);
    },
  );
}
