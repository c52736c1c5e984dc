/** `sync`: the missions concerned, one pass (spec §2): the named one, or those that a pull request or commit delivers. */
import type { SyncTarget } from '../core/intent.ts';
import type { Mission } from '../core/mission.ts';
import type { Conversation, Subject } from '../core/model.ts';
import { parseMissionClaims } from '../core/binding.ts';
import type { Footer } from '../core/reference.ts';
import { parseFooter, parseSubject } from '../core/reference.ts';
import { adoptMission } from './adopt.ts';
import type { Engine, HireResult } from './engine.ts';
import { hold } from './engine.ts';
import { createState, holdHire, keyOf } from './held.ts';
import { listOpenOfRepository } from './lookup.ts';
import { createPage } from './page.ts';
import { ensureStatus } from './status-comment.ts';

/** The missions a target stands for, each adopted or held. */
export async function findMissions(engine: Engine, target: SyncTarget): Promise<readonly HireResult[]> {
  switch (target.kind) {
    case 'mission':
      return [await adoptById(engine, await engine.marketplace.getMission(target.id))];
    case 'pull':
      return findByPulls(engine, [target.number]);
    case 'commit':
      return findByPulls(engine, await engine.github.pulls.listByCommit(target.sha));
  }
}

async function findByPulls(engine: Engine, numbers: readonly number[]): Promise<readonly HireResult[]> {
  if (numbers.length === 0) return [];
  const open = listOpenOfRepository(await engine.marketplace.listMissions(), engine.run.repository.id);
  if (open.length === 0) return [];
  const pulls = await Promise.all(numbers.map((number) => engine.github.pulls.read(number)));
  const named = new Set<number>(numbers);
  const claimed = new Set<string>();
  for (const pull of pulls) {
    for (const number of pull?.closes ?? []) named.add(number);
    for (const id of parseMissionClaims(pull?.body ?? '')) claimed.add(id);
  }
  const concerned = open.filter(
    ({ mission, number }) => claimed.has(mission.id) || (number !== null && named.has(number)),
  );
  return Promise.all(concerned.map(({ mission }) => adoptById(engine, mission)));
}

/** Adopts a mission by id: its last line names the subject; without one, issue-number or pr-number must. */
async function adoptById(engine: Engine, mission: Mission): Promise<HireResult> {
  const footer = parseFooter(mission.description);
  const { repository } = engine.run;
  const posted = footer === null ? null : parseSubject(footer.subject);
  const here = posted?.repositoryId === repository.id ? posted.number : null;
  const number = footer === null ? namedSubject(engine) : here;
  if (number === null) return adoptElsewhere(engine, mission, footer);
  const conversation = await engine.github.conversations.read(number);
  const key = posted === null ? engine.settings.key : posted.key;
  const subject: Subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
  if (conversation === null)
    return holdHire(subject, missing(mission, `there is no issue or pull request #${number}`), { mission });
  if (footer === null) return adoptForeign(engine, mission, subject, conversation);
  return adoptMission(engine, { subject, mission, footer, generation: footer.generation, conversation, order: null });
}

function namedSubject(engine: Engine): number | null {
  return engine.settings.issueNumber ?? engine.settings.prNumber;
}

/** A mission of a run without issue belongs to that run alone; one of another repository to that repository. */
function adoptElsewhere(engine: Engine, mission: Mission, footer: Footer | null): HireResult {
  const { run, settings } = engine;
  const own: Subject = {
    kind: 'run',
    runId: run.runId,
    job: run.job,
    index: settings.jobIndex ?? '0',
    step: run.step,
    ...(settings.key !== null && { key: settings.key }),
  };
  if (footer !== null && footer.subject === keyOf(engine, own)) {
    const { generation } = footer;
    return adoptMission(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
  }
  const why =
    footer === null
      ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
      : `it was posted for another subject (${footer.subject})`;
  return holdHire(own, missing(mission, why), { mission });
}

/** A mission posted outside this action gets its status comment on the issue or pull request named for it. */
async function adoptForeign(
  engine: Engine,
  mission: Mission,
  subject: Subject,
  conversation: Conversation,
): Promise<HireResult> {
  const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
  const key = keyOf(engine, subject);
  const state = createState(key, 1, {
    mission: mission.id,
    budgetCents: mission.budgetCents,
    history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
  });
  if (engine.settings.dryRun) return adoptMission(engine, known);
  const verdict = { kind: 'wait', code: 'mission_not_ready', say: 'Adopted.', next: 'Looking at it now.' } as const;
  const page = createPage(engine, {
    verdict,
    subject,
    generation: 1,
    mission,
    brief: null,
    droppedComments: 0,
    warnings: [],
    state,
  });
  const ensured = await ensureStatus(engine, conversation.number, conversation, state, engine.render.comment(page));
  const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
  return adoptMission(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}

function missing(mission: Mission, why: string): ReturnType<typeof hold> {
  return hold(
    'state_lost',
    `Mission ${mission.id} cannot be settled from here: ${why}.`,
    'Give issue-number or pr-number of this repository, or re-run the run that posted it.',
  );
}
