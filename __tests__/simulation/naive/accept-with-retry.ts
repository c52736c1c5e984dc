/** Naive: a client that sends an accept or rework again until it gets an answer, as HTTP libraries do by themselves. */
import type { WriteReply } from '../../../src/core/ports/errors.ts';
import { runIntent } from '../../../src/flow/run-intent.ts';
import type { Flow } from '../run.ts';

export const acceptWithRetry: Flow = (context, intent) => {
  const { marketplace, clock } = context;
  const again = async <T>(send: () => Promise<WriteReply<T>>): Promise<WriteReply<T>> => {
    let reply = await send();
    for (let tries = 1; tries < 4 && reply.kind === 'unclear'; tries++) {
      await clock.sleep(2_000 * tries);
      reply = await send();
    }
    return reply;
  };
  return runIntent(
    {
      ...context,
      marketplace: {
        ...marketplace,
        acceptMission: (id) => again(() => marketplace.acceptMission(id)),
        reworkMission: (id, reason) => again(() => marketplace.reworkMission(id, reason)),
      },
    },
    intent,
  );
};
