/** Naive: when the answer is lost, look whether the mission is there, and if it isn't, send it again. */
import { isListed, orderOf, withHire } from './naive.ts';

export const lookUpThenRetry = withHire(async (engine, intent) => {
  for (let tries = 0; tries < 3; tries++) {
    if (await isListed(engine, intent).catch(() => false)) return;
    const reply = await engine.marketplace.postMission(orderOf(engine, intent));
    if (reply.kind !== 'unclear') return;
    await engine.clock.sleep(5_000);
  }
});
