/** Reads the marketplace and GitHub into one plain value (spec §2). GitHub is asked only as far as the decision needs it. */
import { decideBinding, parseMissionClaims } from '../core/binding.ts';
import type { ChecksReading } from '../core/checks.ts';
import type { Say, StandingWords } from '../core/commands.ts';
import { listCommandAuthors, readStandingWords } from '../core/commands.ts';
import { evaluateChecks } from '../core/evaluate.ts';
import type { ContextResult } from '../core/evidence.ts';
import type { Mission } from '../core/mission.ts';
import type { Account, Binding, Comment, Conversation, Pull, PullCandidate } from '../core/model.ts';
import type { EvidenceReading, Observation } from '../core/observation.ts';
import { parseFooter, parseSubject } from '../core/reference.ts';
import { advanceRound } from '../core/rounds.ts';
import { listMarks, mergeHistories, readMark } from '../core/state.ts';
import type { DecisionMark, Marked, MissionState } from '../core/state.ts';
import { cut } from '../core/text.ts';
import { weigh } from './authorise.ts';
import type { Engaged, Engine, Known } from './engine.ts';
import { isPageShared } from './shared-page.ts';
import { listCopies, readStatus } from './status-comment.ts';

/** One look: the observation, and what later steps need to act on it. */
export interface Look {
  readonly engaged: Engaged;
  readonly observation: Observation;
  readonly reading: ChecksReading | null;
  /** Decisions already on record for this round, ours or another run's. */
  readonly decisions: readonly Marked<DecisionMark>[];
  /** Decisions of every round. */
  readonly record: readonly Marked<DecisionMark>[];
  /** How often this round was opened again, where burns can't be taken back. */
  readonly turn: number;
  /** The signed state is gone or not to be trusted; why. */
  readonly lost: string | null;
  /** Further status comments of this very mission, left by runs that overlapped; their history is in the state. */
  readonly copies: readonly Comment[];
}

/** Looks at everything the decision needs. Throws MarketplaceError or GitHubError when a needed read fails for good. */
export async function observe(engine: Engine, engaged: Engaged, known: Known = {}): Promise<Look> {
  const [mission, conversation, ahead] = await Promise.all([
    known.mission ?? engine.marketplace.getMission(engaged.mission.id),
    known.conversation ?? (engaged.home === null ? null : engine.github.conversations.read(engaged.home)),
    readAhead(engine, engaged, known),
  ]);
  const memory = recall(engine, engaged, mission, conversation);
  const search: Search = { engaged, mission, state: memory.state, conversation, ahead };
  const pullMatters = isReady(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
  const first = pullMatters ? await findPull(engine, search) : NO_PULL;
  const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
  const words = await readWords(engine, engaged, comments);
  const { binding, pull } = words.bind === null ? first : await findCommanded(engine, search, words);
  const seen = isReady(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
  const state = remember(engine, memory.state, binding, pull);
  return {
    engaged: { ...engaged, mission, comment: memory.comment, state },
    reading: seen.reading,
    decisions: memory.record.filter(({ mark }) => mark.round === state.round),
    record: memory.record,
    turn: memory.turn,
    lost: memory.lost,
    copies: memory.copies,
    observation: {
      now: engine.clock.now(),
      mission,
      agreedBudgetCents: state.budgetCents,
      agreedMinRank: state.minRank ?? null,
      rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
      hold: words.hold,
      binding,
      pull,
      touched: seen.touched,
      evidence: seen.evidence,
      baseFailing: seen.baseFailing,
      changedAt: Math.max(state.headSince ?? 0, newestReport(seen.reading)),
      headAgain: null,
    },
  };
}

/** Ready as far as the marketplace is concerned: only then do pull request and checks decide anything. */
export function isReady(mission: Mission): boolean {
  return mission.phase === 'awaiting_acceptance';
}

/** What will be needed if nothing is found to have changed, read in the same moment as the rest; all of it optional. */
interface Ahead {
  readonly pull: Pull | null;
  /** `null`: not read. */
  readonly updated: readonly PullCandidate[] | null;
}

async function readAhead(engine: Engine, engaged: Engaged, known: Known): Promise<Ahead> {
  const { github, run } = engine;
  const ready = isReady(known.mission ?? engaged.mission);
  if (ready && engine.settings.policy.checks.kind !== 'none')
    github.checks.foresee(engaged.state.base ?? run.repository.defaultBranch);
  if (known.pull !== undefined) return { pull: known.pull, updated: null };
  const number = foretell(engine, engaged);
  // What fails here is read again where it is needed, and fails there in its own words.
  if (number !== null) return { pull: await readPull(engine, number, ready).catch(() => null), updated: null };
  const updated = ready ? listUpdated(engine, engaged.mission).catch(() => null) : null;
  return { pull: null, updated: await updated };
}

/** The pull request that delivers, as far as this run knows. */
function foretell({ settings }: Engine, { subject, state }: Engaged): number | null {
  return settings.prNumber ?? state.pull ?? (subject.kind === 'pull_request' ? subject.number : null);
}

/** With its checks and files where they decide. */
function readPull({ github }: Engine, number: number, ready: boolean): Promise<Pull | null> {
  return ready ? github.pulls.readDelivery(number) : github.pulls.read(number);
}

function listUpdated({ github }: Engine, { createdAt }: Mission): Promise<readonly PullCandidate[]> {
  return github.pulls.listUpdatedSince((createdAt ?? 0) - CLOCK_SKEW_MS);
}

const NO_PULL = { binding: { kind: 'none' } as Binding, pull: null };

function settingsBind(engine: Engine, engaged: Engaged): boolean {
  return engine.settings.prNumber !== null || engaged.subject.kind === 'pull_request';
}

function otherComments(pull: Pull | null, engaged: Engaged): readonly Comment[] {
  return pull === null || pull.number === engaged.home ? [] : pull.comments;
}

interface Memory {
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly record: readonly Marked<DecisionMark>[];
  readonly turn: number;
  readonly lost: string | null;
  readonly copies: readonly Comment[];
}

/** The state as the status comment has it now (another run may have gone on), and what the decisions on record add to it. */
function recall(engine: Engine, engaged: Engaged, mission: Mission, conversation: Conversation | null): Memory {
  const { comment, state: known } = engaged;
  if (conversation === null || comment === null || engine.codec.tag === 'orkestro-sandbox') {
    return { comment, state: advanceRound(known, mission, []), record: [], turn: 0, lost: null, copies: [] };
  }
  const { subject, generation } = known;
  const status = readStatus(conversation, engine.codec, { subject, generation, commentId: comment.id });
  const isOurs = (mark: { readonly mission: string; readonly generation: number }): boolean =>
    mark.mission === mission.id && mark.generation === generation;
  const record = listMarks(conversation.comments, 'decision', subject, engine.codec).filter(({ mark }) => isOurs(mark));
  if (status.kind !== 'found') {
    const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
    return { comment: null, state: known, record, turn: 0, lost, copies: [] };
  }
  // A lagging read may show an older state than the one this run has written.
  const isStored = status.state.mission === mission.id && status.state.sequence >= known.sequence;
  const stored = isStored ? withBinding(status.state, known) : known;
  const after = advanceRound(
    stored,
    mission,
    record.map(({ mark }) => mark),
  );
  const copies = listCopies(conversation, engine.codec, { ...after, commentId: status.comment.id });
  const histories = [after.history, ...copies.map(({ mark }) => mark.history)];
  const state = copies.length === 0 ? after : { ...after, history: mergeHistories(histories) };
  const withdrawn = listMarks(conversation.comments, 'decision-withdrawal', subject, engine.codec)
    .filter(({ mark }) => isOurs(mark) && mark.round === state.round)
    .map(({ mark }) => mark.turn + 1);
  const turn = Math.max(0, ...withdrawn);
  return { comment: status.comment, state, record, turn, lost: null, copies: copies.map((copy) => copy.comment) };
}

/** What this run has bound and not yet recorded stands, unless somebody has recorded another binding. */
function withBinding(stored: MissionState, { pull, base }: MissionState): MissionState {
  return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}

/** How far the marketplace's clock may be ahead of GitHub's, whose times are whole seconds. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** What the search for the delivering pull request starts from. */
interface Search {
  readonly engaged: Engaged;
  readonly mission: Mission;
  readonly state: MissionState;
  readonly conversation: Conversation | null;
  readonly ahead: Ahead;
}

/** Which pull request delivers, and that pull request. A claim by another mission is a conflict. */
async function findPull(
  engine: Engine,
  search: Search,
  commanded: number | null = null,
): Promise<{ readonly binding: Binding; readonly pull: Pull | null }> {
  const { engaged, mission, state, conversation, ahead } = search;
  const explicit = engine.settings.prNumber;
  const needsClaims =
    state.pull === null && explicit === null && commanded === null && engaged.subject.kind !== 'pull_request';
  const updated = needsClaims ? (ahead.updated ?? (await listUpdated(engine, mission))) : [];
  const binding = decideBinding({
    explicit,
    subject: engaged.subject,
    recorded: state.pull,
    commanded,
    missionId: mission.id,
    candidates: { byBody: claimants(updated, mission.id), byClosing: conversation?.closedBy ?? [] },
  });
  if (binding.kind !== 'bound') return { binding, pull: null };
  const { pull: read } = ahead;
  const pull = read?.number === binding.number ? read : await readPull(engine, binding.number, isReady(mission));
  if (pull === null)
    return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
  const why =
    findRetarget([state, engaged.state], pull) ??
    findOtherBase(engine, binding.how, pull) ??
    (await findOtherClaim(engine, search, pull));
  return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}

/** By a command: a bot's word binds no fork. */
async function findCommanded(
  engine: Engine,
  search: Search,
  { bind, personsBind }: Words,
): Promise<{ readonly binding: Binding; readonly pull: Pull | null }> {
  const found = await findPull(engine, search, bind);
  if (found.pull?.fork !== true || personsBind === bind) return found;
  const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
  return { ...found, binding: { kind: 'conflict', why } };
}

function claimants(pulls: readonly PullCandidate[], missionId: string): readonly PullCandidate[] {
  return pulls.filter((pull) => parseMissionClaims(pull.body).includes(missionId));
}

/** The base chooses which checks judge: whoever may edit a pull request must not choose them after it was bound. */
function findRetarget(states: readonly MissionState[], pull: Pull): string | null {
  const moved = states.find((state) => recordedBase(state, pull) !== pull.baseRef);
  if (moved === undefined) return null;
  const [was, is] = [recordedBase(moved, pull), pull.baseRef].map((branch) => cut(branch, 80));
  return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}

/**
 * Whoever opens a pull request chooses its base, and with it the checks that judge. A claim alone counts into the default
 * branch, which was looked at before hiring; into another one a person has to bind it.
 */
function findOtherBase({ run }: Engine, how: string, { number, baseRef }: Pull): string | null {
  const { defaultBranch } = run.repository;
  const isClaim = how === 'body' || how === 'closing-reference';
  if (!isClaim || baseRef === defaultBranch) return null;
  return `pull request #${number} goes into ${cut(baseRef, 80)}, not into ${cut(defaultBranch, 80)}, and by its own claim alone nobody knows whether that is meant`;
}

/** The recorded base; the present one where none was recorded for this pull request. */
function recordedBase({ pull: bound, base }: MissionState, pull: Pull): string {
  return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}

/** One pull request cannot carry two missions of the same key (spec §6, Binding). */
export async function findOtherClaim(
  engine: Engine,
  search: Pick<Search, 'engaged' | 'mission' | 'conversation'>,
  pull: Pull,
): Promise<string | null> {
  const { engaged, mission } = search;
  for (const claimed of parseMissionClaims(pull.body)) {
    if (claimed === mission.id) continue;
    // What cannot be read is no mission of another key.
    const other = await engine.marketplace.getMission(claimed).catch(() => null);
    if (!hasOtherKey(parseFooter(other?.description ?? null)?.subject ?? '', engaged))
      return `pull request #${pull.number} says that it delivers mission ${claimed}`;
  }
  const since = Math.min(...pull.comments.filter(({ byUs }) => byUs).flatMap(listOwn(engine, mission.id)));
  const shown = pull.comments.flatMap((comment) => {
    const other = readOtherMission(engine, engaged, comment, mission.id);
    return other === null ? [] : [{ other, first: comment.id > since }];
  });
  const earlier = listEarlier(engine, search, pull).map((other) => ({ other, first: false }));
  for (const { other, first } of [...shown, ...earlier]) {
    // What ended without payment gives the pull request back; of two that came at once, the first page keeps it.
    const { phase } = await engine.marketplace.getMission(other);
    if (phase === 'accepted' || (phase !== 'ended' && !first))
      return `pull request #${pull.number} already carries mission ${other}`;
  }
  return null;
}

/** Ids of the comments that say that this mission is delivered here. */
function listOwn(engine: Engine, missionId: string): (comment: Comment) => readonly number[] {
  return (comment) =>
    (['page', 'status'] as const).some((type) => readMarkOf(engine, comment, type)?.mission === missionId)
      ? [comment.id]
      : [];
}

/** An earlier mission of this very subject that remembers the pull request as its own, though its page there is gone. */
function listEarlier(
  engine: Engine,
  { engaged, mission, conversation }: Pick<Search, 'engaged' | 'mission' | 'conversation'>,
  pull: Pull,
): readonly string[] {
  if (engaged.subject.kind === 'pull_request') return [];
  return listMarks(conversation?.comments ?? [], 'status', engaged.state.subject, engine.codec).flatMap(({ mark }) =>
    mark.pull === pull.number && mark.mission !== null && mark.mission !== mission.id ? [mark.mission] : [],
  );
}

/** Missions that tell themselves apart by their keys may share a pull request. */
function hasOtherKey(subject: string, { subject: own }: Engaged): boolean {
  const parsed = parseSubject(subject);
  return parsed !== null && parsed.key !== (own.key ?? null);
}

function readOtherMission(engine: Engine, engaged: Engaged, comment: Comment, missionId: string): string | null {
  for (const type of ['page', 'status'] as const) {
    const marked = readMarkOf(engine, comment, type);
    const other = marked?.mission ?? null;
    if (other === null || other === missionId) continue;
    // A mission posted on the pull request itself is paid for its next state: the generation before it was for another.
    if (engaged.subject.kind === 'pull_request' && marked?.subject === engaged.state.subject) continue;
    if (!hasOtherKey(marked?.subject ?? '', engaged)) return other;
  }
  return null;
}

function readMarkOf(
  engine: Engine,
  comment: Comment,
  type: 'page' | 'status',
): { mission: string | null; subject: string } | null {
  return readMark(comment, type, engine.codec)?.mark ?? null;
}

/**
 * People's standing words, from those who may settle (spec §6). Permissions are read live. A `bind` names no key: where
 * missions of several keys live, it binds none.
 */
export async function readWords(engine: Engine, { subject }: Engaged, comments: readonly Comment[]): Promise<Words> {
  const { command, limits } = engine.settings;
  const authors = listCommandAuthors(comments, command);
  const says = new Map<string, Say>();
  await Promise.all(
    authors.map(async (author: Account) => {
      says.set(author.login, (await weigh(engine, author, limits.settlePermission)).say);
    }),
  );
  const sayOf = (login: string): Say => says.get(login) ?? 'unknown';
  const ofPeople = (login: string, isBot: boolean): Say => (isBot ? 'may_not' : sayOf(login));
  const { bind: personsBind } = readStandingWords(comments, { prefix: command, sayOf: ofPeople });
  const words = { ...readStandingWords(comments, { prefix: command, sayOf }), personsBind };
  const isNobodys = words.bind !== null && (await isPageShared(engine, subject));
  return isNobodys ? { ...words, bind: null, personsBind: null } : words;
}

interface Words extends StandingWords {
  /** The latest bind by a person: only people bind forks (spec §6, Binding). */
  readonly personsBind: number | null;
}

interface Delivery {
  readonly reading: ChecksReading | null;
  readonly touched: Observation['touched'];
  readonly evidence: EvidenceReading;
  readonly baseFailing: readonly string[];
}

const NOT_SEEN: Delivery = { reading: null, touched: null, evidence: { kind: 'not_needed' }, baseFailing: [] };

async function readDelivery(engine: Engine, state: MissionState, pull: Pull): Promise<Delivery> {
  const { policy, gate } = engine.settings;
  const [touched, reading] = await Promise.all([
    pull.ownEvidence?.touched ?? engine.github.pulls.listTouchedPaths(pull.number),
    policy.checks.kind === 'none' ? null : engine.github.checks.readForPull(pull),
  ]);
  if (reading === null) return { ...NOT_SEEN, touched };
  if (reading.kind === 'unavailable') return { reading, touched, evidence: reading, baseFailing: [] };
  const evidence = evaluateChecks(reading, {
    mode: policy.checks,
    ignore: policy.ignoreChecks,
    skipped: policy.skippedChecks,
    ours: ourselves(engine, state, gate.context),
  });
  return { reading, touched, evidence, baseFailing: await readBaseFailing(engine, evidence, pull) };
}

function ourselves(
  engine: Engine,
  state: MissionState,
  statusContext: string,
): Parameters<typeof evaluateChecks>[1]['ours'] {
  const { jobCheckRunId } = engine.settings;
  return {
    statusContext,
    checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
    // Without a check run id (GHES) our own job is known by the run its details URL names.
    runIds: jobCheckRunId === null ? [engine.run.runId] : [],
  };
}

/** Names that fail on the base as well, so that nobody is sent back for what they did not break. */
async function readBaseFailing(engine: Engine, evidence: EvidenceReading, pull: Pull): Promise<readonly string[]> {
  const failing = evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed) : [];
  if (failing.length === 0) return [];
  const base = await engine.github.checks.readForBranch(pull.baseRef);
  if (base.kind === 'unavailable') return [];
  const options = { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: NOBODY } as const;
  const all = evaluateChecks(base, options);
  const red = new Set(all.kind === 'evaluated' ? all.evidence.results.filter(hasFailed).map((one) => one.name) : []);
  return failing.map((one) => one.name).filter((name) => red.has(name));
}

const NOBODY = { statusContext: '', checkRunIds: [], runIds: [] };

function hasFailed(result: ContextResult): boolean {
  return result.verdict === 'failed';
}

function newestReport(reading: ChecksReading | null): number {
  return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}

/** Adds what this look has seen to the state: the first binding, the head and since when, and our own job. */
function remember(engine: Engine, state: MissionState, binding: Binding, pull: Pull | null): MissionState {
  const { jobCheckRunId } = engine.settings;
  const bound = binding.kind === 'bound' ? binding.number : state.pull;
  const moved = pull !== null && pull.headSha !== state.head;
  const known = jobCheckRunId === null || state.ownJobs.includes(jobCheckRunId);
  const base = bound === null ? null : baseOf(state, bound, pull);
  return {
    ...state,
    pull: bound,
    ...(base !== null && { base }),
    ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
    head: pull === null ? state.head : pull.headSha,
    headSince: moved ? engine.clock.now() : state.headSince,
    ownJobs: known ? state.ownJobs : [...state.ownJobs, jobCheckRunId].slice(-20),
  };
}

/** The last of so many: nobody binds one pull request after the other. */
const MAX_AUTHORS = 20;

function withAuthor(authors: readonly string[], { author }: Pull): readonly string[] {
  return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}

/** What was recorded for the pull request stays; of another one, or of an older mark, it is the present base. */
function baseOf(state: MissionState, bound: number, pull: Pull | null): string | null {
  return pull?.number === bound ? recordedBase(state, pull) : (state.base ?? null);
}
