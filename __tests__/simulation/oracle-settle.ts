/** May this run settle this round, by what it has been told and has written down? (docs/BEHAVIOR.md#decision, docs/PROTOCOL.md#settle-order) */
import type { DecisionMarker } from '../../src/core/state/markers.ts';
import { parseFooter } from '../../src/core/domain/reference.ts';
import { LOCK_REACTIONS } from '../../src/github/locks/reaction-lock.ts';
import { threadNumberOf } from './facts.ts';
import { readLastConclusion, hadWritePermission, readLastHead, isOnHold, readLastMission } from './last-responses.ts';
import type { Run } from './run.ts';
import type { SettleSend, Monitor } from './monitor.ts';

/** From the acquire to the POST, ms (docs/PROTOCOL.md#settle-order). */
const DECISION_MS = 60_000;
/** After a acquire and its minute, a person may take over (docs/PROTOCOL.md#manual-decisions), ms. */
const TAKEOVER_MS = 16 * 60_000;

/** Reports every broken rule; `null`: there is no decision to speak of. */
export function checkSettle(
  monitor: Monitor,
  run: Run,
  mission: string,
  verdict: 'accept' | 'rework',
): SettleSend | null {
  const reportProblem = (what: string): void => {
    monitor.reportProblem(`${run.name} sends ${verdict} ${what}`);
  };
  const found = findDecision(monitor, run, mission);
  if (found === null) {
    reportProblem('without a durable decision');
    return null;
  }
  const { marker, seq } = found;
  const send: SettleSend = {
    run,
    mission,
    verdict,
    round: marker.round,
    sha: marker.sha,
    at: monitor.facts.now(),
    seq: run.log.seq,
    isManual: isByPerson(run, verdict),
    threadNumber: threadNumberOf(marker.subject),
  };
  if (marker.verdict !== verdict) reportProblem(`although it decided ${marker.verdict}`);
  judgeLock(monitor, send, reportProblem);
  checkEarlier(monitor, send, reportProblem);
  const before = monitor.settles.findLast((one) => one.run === run && one.mission === mission);
  checkReadings(send, Math.max(seq, before?.seq ?? 0), reportProblem);
  if (!send.isManual) checkEvidence(send, reportProblem);
  return send;
}

function findDecision(monitor: Monitor, run: Run, mission: string): { marker: DecisionMarker; seq: number } | null {
  for (const { body, seq } of run.log.comments.toReversed()) {
    const marker = monitor.facts.readMarker(body, 'decision');
    if (marker?.mission === mission) return { marker, seq };
  }
  return null;
}

/** A permitted person's command is an override (docs/PROTOCOL.md#manual-decisions). */
function isByPerson({ spec, log }: Run, verdict: string): boolean {
  const { event } = spec;
  // Sam delivers, and does not settle what sam delivers.
  if (event.kind !== 'comment' || event.sender === null || event.sender.login === 'sam') return false;
  return event.body.startsWith(`/orkestro ${verdict}`) && hadWritePermission(log, event.sender.login);
}

function judgeLock(
  monitor: Monitor,
  { run, mission, round, at, threadNumber }: SettleSend,
  reportProblem: (what: string) => void,
): void {
  const content = LOCK_REACTIONS[round - 1];
  const acquire = run.log.acquires.findLast(
    (one) => one.content === content && isTarget(monitor, run, mission, one.place),
  );
  const isOwn = acquire !== undefined && !acquire.withdrawn && monitor.facts.hasReaction(acquire.place, acquire.id);
  if (!isOwn && !ownsRef(monitor, run, threadNumber, mission, round))
    reportProblem(`without owning the lock of round ${round}`);
  const isFirst = !monitor.settles.some((one) => one.run === run && one.round === round);
  if (isOwn && isFirst && at - acquire.at > DECISION_MS) reportProblem('too late after the acquire');
}

/** The status comment that the mission's description names; one that a person had rebuilt only where that one is gone. */
function isTarget({ facts }: Monitor, { log }: Run, mission: string, target: string): boolean {
  const named = parseFooter(readLastMission(log, mission)?.mission.description ?? null)?.comment ?? 0;
  if (target === `comment ${named}`) return true;
  const body = facts.repo.comments.get(Number(target.replace('comment ', '')))?.body ?? '';
  return !facts.isWhole(named) && facts.readMarker(body, 'status')?.mission === mission;
}

function ownsRef({ facts }: Monitor, { spec }: Run, threadNumber: number, mission: string, round: number): boolean {
  const name = Array.from(mission, (char) =>
    /[A-Za-z0-9-]/.test(char) ? char : `_${char.charCodeAt(0).toString(16)}`,
  ).join('');
  const start = `refs/orkestro/${threadNumber}/m-${name}/${round}`;
  // Each withdrawal opens the next turn of a round: there is no last one.
  return [...facts.repo.refs.keys()].some(
    (ref) => (ref === start || ref.startsWith(`${start}.`)) && facts.ownsRef(ref, spec),
  );
}

/** One decision per round: only its owner, and only an accept, may be sent once more. */
function checkEarlier(monitor: Monitor, send: SettleSend, reportProblem: (what: string) => void): void {
  const earlier = monitor.settles.filter((one) => one.mission === send.mission && one.round === send.round);
  for (const one of earlier) {
    const same = one.run === send.run && one.verdict === 'accept' && send.verdict === 'accept' && one.sha === send.sha;
    const takenOver = send.isManual && send.at - one.at >= TAKEOVER_MS - DECISION_MS;
    if (!same && !takenOver) reportProblem(`in round ${send.round}, for which ${one.run.name} sent ${one.verdict}`);
  }
  if (earlier.filter((one) => one.run === send.run).length > 1) reportProblem('a third time');
}

/** Mission, people's words and the head are read again after the decision, and the head last. */
function checkReadings(send: SettleSend, since: number, reportProblem: (what: string) => void): void {
  const { run, mission, verdict, sha, threadNumber } = send;
  const { log } = run;
  const fresh = readLastMission(log, mission);
  if (fresh === null || fresh.logged.seq < since) reportProblem('without reading the mission again');
  else if (fresh.mission.status !== 'awaiting_acceptance')
    reportProblem(`while the mission is ${fresh.mission.status}`);
  const thread = log.lastByKind.get(`Conversation ${threadNumber}`);
  if (thread === undefined || thread.seq < since) reportProblem("without reading people's words again");
  // What the verifier failed goes back even where no pull request is bound.
  if (sha === null && verdict === 'rework') return;
  const head = readLastHead(log);
  if (head === null || head.logged.seq < since) reportProblem('without reading the head again');
  else {
    if (head.sha !== sha) reportProblem(`for ${String(sha)} while the head is ${head.sha}`);
    if (log.latest !== 'Head') reportProblem(`with ${log.latest} read after the head`);
  }
}

function checkEvidence(
  { run, mission, verdict, sha, threadNumber }: SettleSend,
  reportProblem: (what: string) => void,
): void {
  const { log } = run;
  const verification = readLastMission(log, mission)?.mission.verification ?? null;
  const conclusion = sha === null ? null : readLastConclusion(log, sha);
  if (isOnHold(log, threadNumber)) reportProblem("against a person's hold");
  if (verdict === 'accept') {
    if (verification !== 'passed') reportProblem(`with verification ${String(verification)}`);
    if (conclusion !== 'SUCCESS') reportProblem(`with the required check ${String(conclusion)}`);
  } else if (verification !== 'failed' && conclusion !== 'FAILURE') reportProblem('without a reason');
}
