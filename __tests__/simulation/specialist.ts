/** The other side: a specialist who works, a verifier, and CI. All of them slow, sometimes wrong, sometimes flaky. */
import type { WireMission } from '../../src/sandbox/market/missions.ts';
import { CHECK, ISSUE, PULL } from './facts.ts';
import type { Stage } from './stage.ts';

/** Hears of every change of a mission and does what comes next. */
export function workOn(stage: Stage, { id, status, verification, rework_count: reworks }: WireMission): void {
  const { chance, market } = stage;
  const attempt = reworks + 1;
  const name = `specialist ${id.slice(-2)} attempt ${attempt}`;
  const when = (wanted: WireMission['status'], act: () => void) => () => {
    const now = market.missions().find((one) => one.id === id);
    if (now?.status !== wanted || now.rework_count !== reworks) return;
    act();
    market.noticed();
  };
  if (status === 'matched') {
    stage.later(
      chance.between(500, 4_000, name, 'starts'),
      `${name} starts`,
      when('matched', () => void market.sandbox.start(id)),
    );
  } else if (status === 'in_progress') {
    const delay = chance.between(2_000, 9_000, name, 'works');
    stage.later(
      delay,
      `${name} delivers`,
      when('in_progress', () => {
        deliver(stage, id, attempt);
      }),
    );
  } else if (status === 'awaiting_acceptance' && verification === 'pending') {
    const word = chance.happens(0.12, name, 'bad work') ? 'failed' : 'passed';
    stage.later(chance.between(1_000, 4_000, name, 'verifies'), `verifier says ${word}`, () => {
      const now = market.missions().find((one) => one.id === id);
      if (now?.status !== 'awaiting_acceptance' || now.verification !== 'pending') return;
      market.sandbox.verify(id, word);
      market.noticed();
    });
  }
}

function deliver(stage: Stage, id: string, attempt: number): void {
  const { chance, world, market } = stage;
  const name = `delivery ${attempt}`;
  if (!world.threads.has(PULL)) {
    const how = chance.uniform(name, 'claims');
    const body = how < 0.6 ? `Fixes #${ISSUE}` : how < 0.95 ? `Orkestro-Mission: ${id}` : 'Some work.';
    world.openPull({ number: PULL, title: 'Fix the parser', body, files: ['src/a.ts'], author: 'sam' });
    stage.note('specialist', `opens #${PULL} (${body})`);
    stage.onHead(name);
  } else if (world.pull(PULL).state === 'open' && chance.happens(0.93, name, 'pushes')) {
    world.push(PULL);
    stage.note('specialist', `pushes ${world.pull(PULL).headSha.slice(0, 7)}`);
    stage.onHead(name);
  }
  market.sandbox.deliver(id, { verification: chance.happens(0.6, name, 'verified later') ? 'pending' : 'passed' });
}

/** CI looks at a new head: often red first, sometimes run again. */
export function runChecks(stage: Stage, cause: string): void {
  const { chance, world } = stage;
  const sha = world.pull(PULL).headSha;
  const short = sha.slice(0, 7);
  const say = (conclusion: 'success' | 'failure'): void => {
    world.report({ sha, name: CHECK, conclusion });
    if (conclusion === 'success') stage.facts.noteGreen(sha);
    stage.onChecked(sha, `${cause} ${conclusion}`);
  };
  const isRed = chance.happens(cause === 'delivery 1' ? 0.35 : 0.15, 'red', cause);
  const first = isRed ? 'failure' : 'success';
  const delay = chance.between(300, 4_000, 'CI', cause);
  if (chance.happens(0.4, 'CI shows progress', cause)) {
    stage.later(delay / 2, `CI begins on ${short}`, () => void world.report({ sha, name: CHECK }));
  }
  stage.later(delay, `CI says ${first} on ${short}`, () => {
    say(first);
  });
  if (!chance.happens(isRed ? 0.3 : 0.05, 'CI again', cause)) return;
  const second = isRed ? 'success' : 'failure';
  stage.later(
    delay + chance.between(2_000, 60_000, 'CI later', cause),
    `CI, run again, says ${second} on ${short}`,
    () => {
      say(second);
    },
  );
}
