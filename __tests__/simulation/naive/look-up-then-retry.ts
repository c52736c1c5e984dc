/** Naive: when the answer is lost, look whether the mission is there, and if it isn't, send it again. */
import { isListed, orderOf, withHire } from './naive.ts';

export const lookUpThenRetry = withHire(async (context, intent) => {
  for (let tries = 0; tries < 3; tries++) {
    if (await isListed(context, intent).catch(() => false)) return;
    const reply = await context.marketplace.postMission(orderOf(context, intent));
    if (reply.kind !== 'unclear') return;
    await context.clock.sleep(5_000);
  }
});
