/** May this run settle this round, by what it has been told and has written down? (docs/BEHAVIOR.md#decision, docs/PROTOCOL.md#settle-order) */
import type { DecisionMarker } from '../../src/core/state/markers.ts';
import { parseFooter } from '../../src/core/domain/reference.ts';
import { LOCK_REACTIONS } from '../../src/github/locks/reaction-lock.ts';
import { homeOf } from './facts.ts';
import { conclusionOf, hasWrite, headOf, isHeld, missionOf } from './hearsay.ts';
import type { Run } from './run.ts';
import type { SettleSend, Watch } from './watch.ts';

/** From the acquire to the POST, ms (docs/PROTOCOL.md#settle-order). */
const DECISION_MS = 60_000;
/** After a acquire and its minute, a person may take over (docs/PROTOCOL.md#manual-decisions), ms. */
const TAKEOVER_MS = 16 * 60_000;

/** Reports every lack; `null`: there is no decision to speak of. */
export function judgeSettle(watch: Watch, run: Run, mission: string, verdict: 'accept' | 'rework'): SettleSend | null {
  const lack = (what: string): void => {
    watch.fail(`${run.name} sends ${verdict} ${what}`);
  };
  const found = findDecision(watch, run, mission);
  if (found === null) {
    lack('without a durable decision');
    return null;
  }
  const { mark, seq } = found;
  const send: SettleSend = {
    run,
    mission,
    verdict,
    round: mark.round,
    sha: mark.sha,
    at: watch.facts.now(),
    seq: run.log.seq,
    person: isByPerson(run, verdict),
    home: homeOf(mark.subject),
  };
  if (mark.verdict !== verdict) lack(`although it decided ${mark.verdict}`);
  judgeLock(watch, send, lack);
  judgeEarlier(watch, send, lack);
  const before = watch.settles.findLast((one) => one.run === run && one.mission === mission);
  judgeReadings(send, Math.max(seq, before?.seq ?? 0), lack);
  if (!send.person) judgeEvidence(send, lack);
  return send;
}

function findDecision(watch: Watch, run: Run, mission: string): { mark: DecisionMarker; seq: number } | null {
  for (const { body, seq } of run.log.comments.toReversed()) {
    const mark = watch.facts.readMark(body, 'decision');
    if (mark?.mission === mission) return { mark, seq };
  }
  return null;
}

/** A permitted person's command is an override (docs/PROTOCOL.md#manual-decisions). */
function isByPerson({ spec, log }: Run, verdict: string): boolean {
  const { event } = spec;
  // Sam delivers, and does not settle what sam delivers.
  if (event.kind !== 'comment' || event.sender === null || event.sender.login === 'sam') return false;
  return event.body.startsWith(`/orkestro ${verdict}`) && hasWrite(log, event.sender.login);
}

function judgeLock(watch: Watch, { run, mission, round, at, home }: SettleSend, lack: (what: string) => void): void {
  const content = LOCK_REACTIONS[round - 1];
  const acquire = run.log.acquires.findLast(
    (one) => one.content === content && isPlace(watch, run, mission, one.place),
  );
  const isOwn = acquire !== undefined && !acquire.withdrawn && watch.facts.hasReaction(acquire.place, acquire.id);
  if (!isOwn && !ownsRef(watch, run, home, mission, round)) lack(`without owning the lock of round ${round}`);
  const isFirst = !watch.settles.some((one) => one.run === run && one.round === round);
  if (isOwn && isFirst && at - acquire.at > DECISION_MS) lack('too late after the acquire');
}

/** The status comment that the mission's description names; one that a person had rebuilt only where that one is gone. */
function isPlace({ facts }: Watch, { log }: Run, mission: string, place: string): boolean {
  const named = parseFooter(missionOf(log, mission)?.mission.description ?? null)?.comment ?? 0;
  if (place === `comment ${named}`) return true;
  const body = facts.world.comments.get(Number(place.replace('comment ', '')))?.body ?? '';
  return !facts.isWhole(named) && facts.readMark(body, 'status')?.mission === mission;
}

function ownsRef({ facts }: Watch, { spec }: Run, home: number, mission: string, round: number): boolean {
  const name = Array.from(mission, (char) =>
    /[A-Za-z0-9-]/.test(char) ? char : `_${char.charCodeAt(0).toString(16)}`,
  ).join('');
  const start = `refs/orkestro/${home}/m-${name}/${round}`;
  // Each withdrawal opens the next turn of a round: there is no last one.
  return [...facts.world.refs.keys()].some(
    (ref) => (ref === start || ref.startsWith(`${start}.`)) && facts.ownsRef(ref, spec),
  );
}

/** One decision per round: only its owner, and only an accept, may be sent once more. */
function judgeEarlier(watch: Watch, send: SettleSend, lack: (what: string) => void): void {
  const earlier = watch.settles.filter((one) => one.mission === send.mission && one.round === send.round);
  for (const one of earlier) {
    const same = one.run === send.run && one.verdict === 'accept' && send.verdict === 'accept' && one.sha === send.sha;
    const takenOver = send.person && send.at - one.at >= TAKEOVER_MS - DECISION_MS;
    if (!same && !takenOver) lack(`in round ${send.round}, for which ${one.run.name} sent ${one.verdict}`);
  }
  if (earlier.filter((one) => one.run === send.run).length > 1) lack('a third time');
}

/** Mission, people's words and the head are read again after the decision, and the head last. */
function judgeReadings(send: SettleSend, since: number, lack: (what: string) => void): void {
  const { run, mission, verdict, sha, home } = send;
  const { log } = run;
  const fresh = missionOf(log, mission);
  if (fresh === null || fresh.heard.seq < since) lack('without reading the mission again');
  else if (fresh.mission.status !== 'awaiting_acceptance') lack(`while the mission is ${fresh.mission.status}`);
  const page = log.heard.get(`Conversation ${home}`);
  if (page === undefined || page.seq < since) lack("without reading people's words again");
  // What the verifier failed goes back even where no pull request is bound.
  if (sha === null && verdict === 'rework') return;
  const head = headOf(log);
  if (head === null || head.heard.seq < since) lack('without reading the head again');
  else {
    if (head.sha !== sha) lack(`for ${String(sha)} while the head is ${head.sha}`);
    if (log.latest !== 'Head') lack(`with ${log.latest} read after the head`);
  }
}

function judgeEvidence({ run, mission, verdict, sha, home }: SettleSend, lack: (what: string) => void): void {
  const { log } = run;
  const verification = missionOf(log, mission)?.mission.verification ?? null;
  const conclusion = sha === null ? null : conclusionOf(log, sha);
  if (isHeld(log, home)) lack("against a person's hold");
  if (verdict === 'accept') {
    if (verification !== 'passed') lack(`with verification ${String(verification)}`);
    if (conclusion !== 'SUCCESS') lack(`with the required check ${String(conclusion)}`);
  } else if (verification !== 'failed' && conclusion !== 'FAILURE') lack('without a reason');
}
