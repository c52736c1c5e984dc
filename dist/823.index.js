export const id = 823;
export const ids = [823];
export const modules = {

/***/ 2195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ OTHERS_MS),
/* harmony export */   RQ: () => (/* binding */ TAKEOVER_MS),
/* harmony export */   gi: () => (/* binding */ beginSettling),
/* harmony export */   kL: () => (/* binding */ DECISION_MS),
/* harmony export */   l2: () => (/* binding */ advanceSettling)
/* harmony export */ });
const DECISION_MS = 60_000;
const OTHERS_MS = 120_000;
const TAKEOVER_MS = 15 * 60_000;
function beginSettling(plan, at) {
    const state = {
        plan,
        awaits: 'look',
        askedAt: at,
        preconditions: null,
        seen: [],
        acquisition: null,
        note: null,
        left: null,
        sent: 0,
        answer: 'none',
        then: 'again',
    };
    return { state, effect: { kind: 'look' } };
}
function advanceSettling(state, event) {
    if (event.to !== state.awaits)
        throw new RangeError(`waiting for ${state.awaits}, not for ${event.to}`);
    return dispatch(state, event);
}
function dispatch(state, event) {
    return AFTER[event.to](state, event.reply, event);
}
const AFTER = {
    look: afterLook,
    acquire: afterAcquire,
    read_lock: afterReadLock,
    clear: (state, cleared, { at }) => (cleared ? ask(state, 'acquire', at) : end(state, held('others'))),
    list_decisions: afterDecisions,
    write_decision: (state, note, { at }) => note === null ? releaseLock(state, 'failed', at) : ask({ ...state, note }, 'read_again', at),
    read_again: afterReading,
    send: afterSending,
    read_mission: afterMission,
    remove_decision: (state, _removed, { at }) => ask({ ...state, note: null }, 'release', at),
    release: (state, clean) => end(state, clean ? toEnd(state.then) : held('stuck')),
};
function ask(state, step, at) {
    return { state: { ...state, awaits: step, askedAt: at }, effect: { kind: step } };
}
function end(state, how) {
    return { state, effect: { kind: 'end', end: how } };
}
function held(why) {
    return { kind: 'held', why };
}
function toEnd(then) {
    return then === 'others' ? held('others') : { kind: then };
}
function afterLook(state, look, { at }) {
    const { plan } = state;
    const { ground: preconditions, seen } = look;
    const same = look.verdict === plan.verdict &&
        preconditions.isReady &&
        !preconditions.isBlocked &&
        preconditions.head === plan.head;
    if (!same)
        return end(state, { kind: 'again' });
    return look.placed ? ask({ ...state, preconditions, seen }, 'acquire', at) : end(state, held('gone'));
}
function afterAcquire(state, acquire, { at }) {
    switch (acquire.kind) {
        case 'acquired': {
            const owner = { ...state, acquire: { id: acquire.acquisitionId, deadline: state.askedAt + DECISION_MS } };
            return ask(owner, state.plan.recorded ? 'list_decisions' : 'read_again', at);
        }
        case 'taken':
            return ask(state, 'read_lock', at);
        case 'gone':
        case 'denied':
            return end(state, held(acquire.kind));
        case 'unclear':
            return end(state, held('acquire_unknown'));
    }
}
function afterReadLock(state, lock, { at }) {
    if (lock === null || lock.kind === 'free')
        return end(state, { kind: 'again' });
    if (lock.kind === 'gone')
        return end(state, held('gone'));
    const { at: since } = lock;
    const { askedAt } = state.plan;
    if (since === null)
        return end(state, held('others'));
    if (askedAt === null)
        return end(state, at - since < OTHERS_MS ? { kind: 'busy', since } : held('others'));
    if (state.left !== null || askedAt - since < DECISION_MS + TAKEOVER_MS)
        return end(state, { kind: 'busy', since });
    return ask({ ...state, left: lock.acquisitionId }, 'clear', at);
}
function afterDecisions(state, ids, { at }) {
    if (ids === null)
        return releaseLock(state, 'failed', at);
    if (ids.some((id) => !state.seen.includes(id)))
        return releaseLock(state, 'again', at);
    const isLeftOver = ids.length > 0 && state.plan.askedAt === null;
    return isLeftOver ? releaseLock(state, 'others', at) : ask(state, 'write_decision', at);
}
function afterReading(state, now, { at, cancelled }) {
    const inTime = state.acquisition !== null && at < state.acquisition.deadline && !cancelled;
    if (inTime && now !== null && samePreconditions(now, state.preconditions))
        return ask({ ...state, sent: state.sent + 1 }, 'send', at);
    return state.sent > 0 ? end(state, unconfirmed(state)) : releaseLock(state, 'again', at);
}
function samePreconditions(now, judged) {
    return (judged !== null &&
        now.isReady &&
        !now.isBlocked &&
        now.head === judged.head &&
        now.reworks === judged.reworks &&
        now.fingerprint === judged.fingerprint);
}
function afterSending(state, reply, { at }) {
    if (reply.kind === 'refused')
        return state.sent > 1 ? end(state, unconfirmed(state)) : releaseLock(state, 'refused', at);
    const answered = { ...state, answer: reply.kind };
    return reply.kind === 'done' && reply.standing !== null && tookEffect(answered, reply.standing)
        ? end(answered, { kind: 'settled' })
        : ask(answered, 'read_mission', at);
}
function afterMission(state, standing, { at }) {
    if (standing !== null && tookEffect(state, standing))
        return end(state, { kind: 'settled' });
    const mayRepeat = state.plan.verdict === 'accept' &&
        state.answer === 'unclear' &&
        state.sent === 1 &&
        standing?.phase === 'awaiting_acceptance';
    return mayRepeat ? ask(state, 'read_again', at) : end(state, unconfirmed(state));
}
function tookEffect({ plan, preconditions, answer }, { phase, reworks }) {
    if (plan.verdict === 'accept')
        return phase === 'accepted';
    const isAtWork = phase === 'in_progress' || phase === 'matched';
    const before = preconditions?.reworks ?? null;
    if (before === null || reworks === null || (isAtWork && answer === 'done'))
        return isAtWork;
    return reworks > before;
}
function unconfirmed({ answer }) {
    return held(answer === 'done' ? 'no_change' : 'unclear');
}
function releaseLock(state, then, at) {
    const leaving = { ...state, then };
    return ask(leaving, state.note === null ? 'release' : 'remove_decision', at);
}


/***/ }),

/***/ 8141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ publishHeld),
/* harmony export */   mk: () => (/* binding */ publish),
/* harmony export */   xL: () => (/* binding */ announceBinding)
/* harmony export */ });
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3736);
/* harmony import */ var _missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var _gate_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8582);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8344);
/* harmony import */ var _observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4851);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5112);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2126);







async function publish(engine, look, page) {
    logChange(engine, page);
    const { engaged } = look;
    if (engine.settings.dryRun)
        return engaged;
    const visible = engine.render.comment(page);
    const { comment, state } = engaged;
    const [written] = await Promise.all([
        guard(engine, 'the status comment', { comment, state }, async () => comment === null ? { comment, state } : writeMerged(engine, look.copies, { comment, state }, visible)),
        guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible)),
        guard(engine, 'the commit status', undefined, () => showStatus(engine, look, page)),
    ]);
    return { ...engaged, ...written };
}
async function announceBinding(engine, look) {
    if (!isNewlyBound(engine, look))
        return;
    const visible = engine.render.comment((0,_observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewOfSnapshot */ .b)(engine, look, BOUND));
    await guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible));
}
const BOUND = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'A pull request is bound to the mission.',
    nextStep: 'It is looked at once more, and then settled.',
};
function isNewlyBound(engine, { engaged, observation }) {
    const { comment, threadNumber } = engaged;
    if (comment === null || observation.pull === null || observation.pull.number === threadNumber)
        return false;
    const stored = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .readMarker */ .t7)(comment, 'status', engine.signer)?.marker.pull;
    return engine.signer.tag === 'orkestro' && stored !== observation.pull.number;
}
async function writeMerged(engine, copies, status, visible) {
    const written = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .writeStatus */ .Kn)(engine, status.comment, status.state, visible);
    for (const copy of copies)
        await engine.github.conversations.deleteComment(copy);
    return written;
}
function logChange(engine, page) {
    const line = engine.render.logLine(page);
    if (engine.shown.get('log') === line)
        return;
    engine.shown.set('log', line);
    engine.log.info(line);
}
async function guard(engine, what, otherwise, write) {
    try {
        return await write();
    }
    catch (error) {
        engine.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
        return otherwise;
    }
}
async function showOnPull(engine, { engaged, observation }, visible) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound' || pull.number === engaged.threadNumber)
        return;
    const mark = {
        type: 'page',
        subject: engaged.state.subject,
        mission: engaged.mission.id,
        pull: pull.number,
    };
    const body = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .composeBody */ .h$)(visible, mark, engine.signer);
    const place = `page ${pull.number}`;
    if (engine.shown.get(place) === body)
        return;
    const [found = null, ...copies] = findPages(engine, pull, mark);
    const made = found === null ? (engine.shown.get(`${place} comment`) ?? null) : null;
    if (made !== null)
        await engine.github.conversations.editComment(toPlace(made), body);
    else if (found === null) {
        const { id, nodeId = '' } = await engine.github.conversations.createComment(pull.number, body);
        engine.shown.set(`${place} comment`, `${id} ${nodeId}`);
    }
    else if ((0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .stripMarker */ .db)(found.body) !== visible.trimEnd())
        await engine.github.conversations.editComment(found, body);
    engine.shown.set(place, body);
    for (const copy of copies)
        await engine.github.conversations.deleteComment(copy);
}
function toPlace(made) {
    const [id = '', nodeId = ''] = made.split(' ');
    return { id: Number(id), ...(nodeId !== '' && { nodeId }) };
}
function findPages(engine, pull, mark) {
    if (engine.signer.tag === 'orkestro-sandbox')
        return pull.comments.filter((comment) => comment.byUs && (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .hasMarker */ .xY)(comment.body, engine.signer)).slice(0, 1);
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarkers */ .YL)(pull.comments, 'page', mark.subject, engine.signer)
        .filter((one) => one.marker.mission === mark.mission)
        .map(({ comment }) => comment);
}
async function showStatus(engine, { observation, engaged }, page) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound')
        return;
    const own = (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .toGateReading */ .BS)(engine, page, engaged.comment?.url ?? null, pull.number);
    await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .showGate */ .fs)(engine, pull, own.state === 'success' ? await joinSiblings(engine, engaged, pull, own) : own);
}
async function joinSiblings(engine, engaged, pull, own) {
    const { subject, mission } = engaged;
    if (engine.settings.lock !== 'ref' || subject.kind === 'run')
        return own;
    const posted = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(engine);
    const others = (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listOpen */ .xO)(posted).filter((one) => one.subject.number === subject.number && one.mission.id !== mission.id);
    if (others.length === 0)
        return own;
    return (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(own, await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(engine, pull, posted, new Map([[mission.id, own]])));
}
async function publishHeld(engine, held) {
    const state = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__/* .createState */ .ur)((0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__/* .keyOf */ .TN)(engine, held.subject), held.generation);
    const page = (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_6__/* .createMissionView */ .i)(engine, { ...held, state: null });
    logChange(engine, page);
    const { subject } = held;
    if (subject.kind === 'run' || engine.settings.dryRun)
        return { page, url: null };
    const url = await guard(engine, 'the status comment', null, async () => {
        const conversation = await engine.github.conversations.read(subject.number);
        if (conversation === null)
            return null;
        const visible = engine.render.comment(page);
        const { comment, state: stored } = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureStatus */ .JW)(engine, subject.number, conversation, state, visible);
        const { code } = held.verdict;
        if (code === 'reference_taken' || (code === 'bad_input' && stored.mission !== null))
            return comment.url;
        return (await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .writeStatus */ .Kn)(engine, comment, stored, visible)).comment.url;
    });
    if (held.refused)
        await guard(engine, 'the trigger label', undefined, () => removeTrigger(engine, subject.number));
    return { page, url };
}
function removeTrigger(engine, number) {
    return engine.github.conversations.removeLabel(number, engine.settings.label);
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   conclude: () => (/* binding */ conclude)
/* harmony export */ });
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9021);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _publish_publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8141);



async function conclude(engine, result, patience, known = {}) {
    if (result.kind === 'engaged') {
        return engine.log
            .group('Follow', () => (0,_follow_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e)(engine, result.engaged, patience, { ...result.known, ...known }))
            .catch((error) => (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .toFailed */ .VQ)(engine, result.engaged, error));
    }
    const { page, url } = await (0,_publish_publish_js__WEBPACK_IMPORTED_MODULE_2__/* .publishHeld */ .Fj)(engine, result.held);
    const { code, message, nextStep } = result.held.verdict;
    const kind = result.kind === 'failed' ? 'failed' : page.outcome;
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY */ .wg, kind, code, message, nextStep, view: { ...page, outcome: kind }, commentUrl: url };
}


/***/ }),

/***/ 9021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ follow),
  o: () => (/* binding */ reportSettled)
});

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
;// CONCATENATED MODULE: ./src/core/state/receipt.js

function createReceipt(page, decider) {
    if (page.mission === null)
        return null;
    const { repository, evidence } = page;
    const content = {
        schema_version: 1,
        repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
        subject: formatSubject(page.subject),
        reference: page.reference,
        generation: page.generation,
        mission: toMissionPart(page.mission),
        brief_sha256: page.brief?.hash ?? null,
        decision: toDecisionPart(page, decider),
        ...toDeliveryPart(page),
        rule_sources: evidence === null ? null : { rules: evidence.sources.rules, classic: evidence.sources.classic },
        checks: evidence === null ? [] : evidence.results.map(toCheckPart),
        sandbox: page.sandbox,
    };
    return { ...content, digest: digestOf(content) };
}
function verifyReceipt(receipt) {
    const { digest, ...content } = receipt;
    return digest === digestOf(content);
}
function digestOf(content) {
    return (0,digest/* sha256 */.sc)((0,digest/* canonicalJson */.dj)(content));
}
function formatSubject(subject) {
    if (subject.kind === 'run')
        return `run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
    return `${subject.kind} #${subject.number}`;
}
function toMissionPart(mission) {
    return {
        id: mission.id,
        status: mission.status,
        specialist: mission.specialist,
        rank: mission.rank,
        budget_cents: mission.budgetCents,
        escrow_status: mission.escrowStatus,
        verification: mission.verificationText,
    };
}
function toDecisionPart({ verdict, now, round }, decider) {
    const { kind, code, message } = verdict;
    return { verdict: kind, reason_code: code, reason: message, ...decider, at: new Date(now).toISOString(), round };
}
function toDeliveryPart({ evidence, pull }) {
    return { head_sha: evidence?.sha ?? pull?.headSha ?? null, pull_request: pull?.number ?? null };
}
function toCheckPart(result) {
    return {
        name: result.name,
        kind: result.kind,
        app_id: result.appId,
        app: result.appName,
        state: result.state,
        verdict: result.verdict,
        url: result.url,
        required_by: result.source,
    };
}

// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 5 modules
var evaluate = __webpack_require__(173);
// EXTERNAL MODULE: ./src/flow/shared/in-process-lock.js
var in_process_lock = __webpack_require__(787);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 2 modules
var observe = __webpack_require__(6091);
// EXTERNAL MODULE: ./src/flow/shared/mission-view.js
var mission_view = __webpack_require__(8344);
// EXTERNAL MODULE: ./src/flow/observe/snapshot-view.js
var snapshot_view = __webpack_require__(4851);
// EXTERNAL MODULE: ./src/flow/publish/publish.js
var publish = __webpack_require__(8141);
// EXTERNAL MODULE: ./src/flow/settle/settle.js + 5 modules
var settle = __webpack_require__(3600);
;// CONCATENATED MODULE: ./src/core/schedule.js
const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
const LAST_LOOK_MS = 2_000;
function nextPollDelay({ lookIndex, capMs, random, now, deadline }) {
    const lastLook = deadline - LAST_LOOK_MS - now;
    if (lastLook <= 0)
        return null;
    const pause = Math.min(FIRST_DELAY_MS * GROWTH ** lookIndex, capMs);
    return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), lastLook);
}

;// CONCATENATED MODULE: ./src/flow/shared/waiter.js

function createWaiter({ clock, settings, deadline, signal }) {
    let looks = 0;
    let last = null;
    return {
        async pause() {
            const now = clock.now();
            const delay = nextPollDelay({
                lookIndex: looks++,
                capMs: settings.waiting.pollIntervalMs,
                random: clock.random(),
                now,
                deadline,
            });
            if (delay === null || signal.aborted)
                return false;
            await clock.sleep(delay, signal);
            return !signal.aborted;
        },
        observe(seen) {
            if (seen !== last)
                looks = 0;
            last = seen;
        },
        isLast: () => signal.aborted || clock.now() >= deadline,
    };
}

;// CONCATENATED MODULE: ./src/flow/run/follow.js











const FULL_LOOK_MS = 5 * 60_000;
const PASSING_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);
const BUSY_MS = 5_000;
async function follow(given, start, patience, known = {}) {
    if (patience === 'none')
        return reportPosted(given, start);
    const engine = withLockFor(given, start);
    const waiter = createWaiter(engine);
    let engaged = start;
    let fullAt = engine.clock.now();
    let fresh = known;
    for (;;) {
        const just = fresh;
        fresh = {};
        const turn = await attempt(engine, waiter.isLast() || patience !== 'loop', () => runPass(engine, engaged, just));
        if (turn !== null) {
            engaged = turn.look.engaged;
            fullAt = engine.clock.now();
            if (patience !== 'loop' || isEnd(turn))
                return toOutcome(engine, turn);
            waiter.observe(`${turn.page.outcome} ${turn.verdict.code} ${engaged.mission.status} ${turn.look.observation.pull?.headSha ?? ''}`);
        }
        const more = await waitForChange(engine, waiter, engaged, fullAt);
        if (more === null && turn !== null)
            return toTimeout(engine, turn);
        if (more === null)
            return toOutcome(engine, await runPass(engine, engaged));
        fresh = more;
    }
}
function withLockFor(engine, { threadNumber }) {
    return threadNumber === null ? { ...engine, lock: (0,in_process_lock/* createInProcessLock */.C)(() => engine.clock.now()) } : engine;
}
async function waitForChange(engine, waiter, engaged, fullAt) {
    for (;;) {
        if (!(await waiter.pause()))
            return null;
        if ((0,domain_mission/* isReady */.i_)(engaged.mission) || engine.clock.now() - fullAt >= FULL_LOOK_MS)
            return {};
        const mission = await attempt(engine, false, () => engine.marketplace.getMission(engaged.mission.id));
        if (mission === null)
            continue;
        const { status, verificationText, specialist } = engaged.mission;
        if (mission.status !== status || mission.verificationText !== verificationText || mission.specialist !== specialist)
            return { mission };
    }
}
async function attempt(engine, last, body) {
    try {
        return await body();
    }
    catch (error) {
        if (last || !(0,remote_error/* isTransient */.dg)(error))
            throw error;
        engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
        return null;
    }
}
async function runPass(engine, engaged, known = {}) {
    let look = await (0,observe/* observe */.l)(engine, engaged, known);
    let busy = false;
    for (let round = 0; round < 3; round++) {
        look ??= await (0,observe/* observe */.l)(engine, engaged);
        const verdict = (0,evaluate/* evaluate */._3)(engine, look);
        if (engine.settings.dryRun || !isSettling(verdict))
            return show(engine, look, verdict);
        const order = { verdict, judge: (fresh) => (0,evaluate/* evaluate */._3)(engine, fresh), person: null };
        const result = await (0,settle/* settle */.G)(engine, look, order);
        if (result.kind === 'settled')
            return showSettled(engine, result.look, result.verdict);
        if (result.kind === 'held')
            return show(engine, result.look, result.verdict);
        busy = result.kind === 'busy';
        if (busy)
            await pauseForOthers(engine);
        look = result.kind === 'again' ? result.look : null;
    }
    look ??= await (0,observe/* observe */.l)(engine, engaged);
    const verdict = (0,evaluate/* evaluate */._3)(engine, look);
    return show(engine, look, isSettling(verdict) ? { ...verdict, ...(busy ? BUSY : MOVING) } : verdict);
}
const MOVING = {
    kind: 'wait',
    code: 'head_moved',
    say: 'Something kept moving while it was judged; this run sent nothing.',
};
const BUSY = { kind: 'wait', say: 'Another run is settling it; this run sent nothing.' };
function pauseForOthers({ clock, deadline, signal }) {
    return clock.sleep(Math.min(BUSY_MS, Math.max(0, deadline - clock.now())), signal);
}
function isSettling(verdict) {
    return verdict.kind === 'accept' || verdict.kind === 'rework';
}
async function show(engine, look, verdict) {
    const page = (0,snapshot_view/* viewOfSnapshot */.b)(engine, look, verdict);
    const engaged = await (0,publish/* publish */.mk)(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: false };
}
async function reportSettled(engine, look, verdict, decider) {
    return toOutcome(engine, await showSettled(engine, look, verdict), decider);
}
async function showSettled(engine, look, verdict) {
    const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
    const page = (0,snapshot_view/* viewOfSnapshot */.b)(engine, look, verdict, { outcome });
    const engaged = await (0,publish/* publish */.mk)(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: true };
}
function isEnd({ verdict, page }) {
    if (page.outcome === 'accepted')
        return true;
    return verdict.kind === 'hold' && !PASSING_HOLDS.has(verdict.code);
}
function toOutcome(engine, { look, page: view, verdict, acted }, by = null) {
    const settledNow = acted || view.outcome === 'accepted';
    const decider = by ?? (acted ? policyOf(engine.run.runId) : findDecider(look));
    const receipt = settledNow ? createReceipt(view, decider) : null;
    return {
        kind: view.outcome,
        code: verdict.code,
        message: verdict.message,
        nextStep: verdict.nextStep,
        view,
        views: [],
        commentUrl: look.engaged.comment?.url ?? null,
        specialists: null,
        receipt,
        exitWithFailure: false,
    };
}
function policyOf(run) {
    return { by: `policy, run ${run}`, overrides: null, exception: null };
}
function findDecider({ record }) {
    const mark = record.findLast((one) => one.marker.verdict === 'accept')?.marker;
    if (mark === undefined)
        return { by: 'an earlier run', overrides: null, exception: null };
    if (mark.by === null)
        return policyOf(mark.run);
    return { by: `@${mark.by}`, overrides: mark.overrides, exception: mark.exception };
}
function toTimeout(engine, turn) {
    const outcome = toOutcome(engine, turn);
    if (turn.page.outcome === 'reworked')
        return outcome;
    const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
    if (engine.signal.aborted) {
        return {
            ...outcome,
            kind: 'pending',
            code: 'cancelled',
            message: `Cancelled while waiting: ${turn.verdict.message}`,
            nextStep: resume,
        };
    }
    const timedOut = turn.verdict.kind === 'wait';
    return { ...outcome, exitWithFailure: timedOut && engine.settings.waiting.onTimeout === 'fail' };
}
function reportPosted(engine, engaged) {
    const verdict = {
        kind: 'wait',
        code: 'posted',
        message: `Mission ${engaged.mission.id} is posted (${engaged.mission.status}).`,
        nextStep: 'A later run settles it: mode: sync with this mission-id, or the label again.',
    };
    const view = (0,mission_view/* createMissionView */.i)(engine, { ...engaged, verdict });
    engine.log.info(engine.render.logLine(view));
    return {
        kind: 'pending',
        code: verdict.code,
        message: verdict.message,
        nextStep: verdict.nextStep,
        view,
        views: [],
        commentUrl: engaged.comment?.url ?? null,
        specialists: null,
        receipt: null,
        exitWithFailure: false,
    };
}


/***/ }),

/***/ 3600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ settle)
});

// EXTERNAL MODULE: ./src/core/domain/reference.js
var domain_reference = __webpack_require__(2799);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy/rework-reason.js

const REASON_LENGTH = 4_000;
const MEASURES = [
    { checks: 20, summary: 1_200, annotations: 10, items: 20 },
    { checks: 20, summary: 400, annotations: 10, items: 20 },
    { checks: 20, summary: 150, annotations: 5, items: 10 },
    { checks: 20, summary: 0, annotations: 3, items: 5 },
    { checks: 20, summary: 0, annotations: 1, items: 0 },
    { checks: 8, summary: 0, annotations: 0, items: 0 },
    { checks: 3, summary: 0, annotations: 0, items: 0 },
];
function formatReworkReason(input) {
    let text = '';
    for (const measure of MEASURES) {
        text = formatParts(input, measure);
        if (text.length <= REASON_LENGTH)
            return text;
    }
    return (0,core_text/* cut */.Jj)(text, REASON_LENGTH);
}
function formatParts(input, measure) {
    const failed = (input.evidence?.results ?? []).filter(({ verdict }) => verdict === 'failed');
    const clean = (text) => input.redact(toPlainText(input.redact(text ?? '')));
    const checks = failed.slice(0, measure.checks).map((result) => formatCheck(result, input, measure, clean));
    const rest = failed.length - checks.length;
    return [
        clean(input.verdict.message),
        formatVerification(input, clean),
        ...checks,
        rest > 0 ? `And ${rest} more failed.` : '',
        formatItems(clean(input.mission.dod), failed, measure.items),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function formatVerification({ verdict, mission }, clean) {
    if (verdict.code !== 'verification_failed')
        return '';
    return `Verification: ${(0,core_text/* cut */.Jj)(clean(mission.verificationText), 300)}`;
}
function formatCheck(result, { details }, measure, clean) {
    const detail = details.get(result.nodeId ?? '') ?? NO_DETAILS;
    const short = (text, most) => (0,core_text/* cut */.Jj)(clean(text).replaceAll(/\s+/g, ' '), most);
    const title = short(detail.title ?? result.description, 160);
    const lines = [
        `Failed: ${short(result.name, 120)}${title === '' ? '' : ` \u2014 ${title}`}`,
        short(result.url, 300),
        ...detail.annotations
            .slice(0, measure.annotations)
            .map(({ path, line, message }) => `${short(path, 160)}:${line} ${short(message, 240)}`),
        measure.summary === 0 ? '' : (0,core_text/* cut */.Jj)(clean(detail.summary), measure.summary),
    ];
    const text = lines.filter((line) => line !== '').join('\n');
    return text.replaceAll('\n', '\n  ');
}
const NO_DETAILS = { title: null, summary: null, annotations: [] };
function formatItems(dod, failed, most) {
    const lines = dod.split('\n').filter((line) => line.trim() !== '');
    const list = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,3}[.)]) (.*)/s.exec(line)?.[1]?.trim() ?? []);
    const items = (list.length > 0 ? list : lines)
        .filter((item) => !/^\[x\]/i.test(item))
        .map((item) => item.replace(/^\[ \] */, ''));
    const names = failed.map(({ name }) => name.toLowerCase());
    const concerned = items.filter((item) => names.some((name) => item.toLowerCase().includes(name)));
    const chosen = (concerned.length > 0 ? concerned : items).slice(0, most);
    return chosen.length === 0 ? '' : ['Definition of Done:', ...chosen.map((item) => `- ${(0,core_text/* cut */.Jj)(item, 200)}`)].join('\n');
}
function toPlainText(text) {
    return text
        .replaceAll(/\u001B\[[0-9;]{0,20}[A-Za-z]/g, '')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
}

// EXTERNAL MODULE: ./src/core/protocol/settle-machine.js
var settle_machine = __webpack_require__(2195);
// EXTERNAL MODULE: ./src/core/state/markers.js
var markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var context = __webpack_require__(6917);
// EXTERNAL MODULE: ./src/flow/observe/snapshot-view.js
var snapshot_view = __webpack_require__(4851);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/settle/decision-comment.js





async function listDecisions(engine, { engaged }) {
    const { threadNumber, state } = engaged;
    const conversation = threadNumber === null ? null : await engine.github.conversations.read(threadNumber);
    return (0,markers/* listMarkers */.YL)(conversation?.comments ?? [], 'decision', state.subject, engine.signer)
        .filter(({ marker }) => isOfRound(marker, state))
        .map(({ comment }) => comment.id);
}
function isOfRound(mark, state) {
    return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}
async function writeDecision(engine, look, verdict, person) {
    const { state, mission, threadNumber } = look.engaged;
    const { evidence, pull } = look.observation;
    const mark = {
        type: 'decision',
        subject: state.subject,
        mission: mission.id,
        generation: state.generation,
        round: state.round,
        verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
        sha: pull?.headSha ?? null,
        evidence: (0,digest/* sha256 */.sc)((0,digest/* canonicalJson */.dj)(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
        by: person?.by.login ?? null,
        command: person?.commentId ?? null,
        overrides: person?.overrides ?? null,
        exception: person?.exception ?? null,
        run: (0,context/* formatRun */.TI)(engine.run),
        nonce: engine.nonce(),
        at: engine.clock.now(),
    };
    const visible = engine.render.decision((0,snapshot_view/* viewOfSnapshot */.b)(engine, look, verdict), verdict, mark.sha);
    return engine.github.conversations.createComment(threadNumber ?? 0, (0,status_comment/* composeBody */.h$)(visible, mark, engine.signer));
}
async function writeWithdrawal(engine, look, turn) {
    const { state, mission, threadNumber } = look.engaged;
    const { subject, generation, round } = state;
    const mark = {
        type: 'decision-withdrawal',
        subject,
        mission: mission.id,
        generation,
        round,
        turn,
        run: (0,context/* formatRun */.TI)(engine.run),
        at: engine.clock.now(),
    };
    const visible = engine.render.reply({
        kind: 'told',
        title: 'Not settled',
        message: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
        nextStep: 'Nothing to do: whoever settles the round next says so in a comment of its own.',
        commands: null,
        views: [],
    });
    return engine.github.conversations.createComment(threadNumber ?? 0, (0,status_comment/* composeBody */.h$)(visible, mark, engine.signer));
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/observe/find-pull.js
var find_pull = __webpack_require__(3276);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 2 modules
var observe = __webpack_require__(6091);
// EXTERNAL MODULE: ./src/core/commands/parse.js
var parse = __webpack_require__(2555);
;// CONCATENATED MODULE: ./src/flow/access/manual-decision.js

function isStillValid(word, comments, prefix) {
    const comment = comments.find(({ id }) => id === word.commentId);
    if (comment === undefined || comment.byUs || comment.editedAt !== null)
        return false;
    return comment.author?.login === word.by.login && (0,parse/* parseCommand */.RM)(comment.body, prefix)?.kind === word.verdict;
}

;// CONCATENATED MODULE: ./src/flow/settle/preconditions.js





function preconditionsOf({ observation, engaged }, person) {
    const { mission, pull, hold } = observation;
    const stopped = person === null ? hold !== null : (hold?.at ?? 0) > person.askedAt;
    return toPreconditions({
        mission,
        pull,
        person,
        stopped: stopped || (engaged.threadNumber !== null && engaged.comment === null),
    });
}
async function readPreconditions(engine, look, person) {
    const { engaged, observation } = look;
    const [mission, conversation, pull] = await Promise.all([
        engine.marketplace.getMission(engaged.mission.id),
        engaged.threadNumber === null ? null : engine.github.conversations.read(engaged.threadNumber),
        observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
    ]);
    const elsewhere = pull === null || pull.number === engaged.threadNumber ? [] : pull.comments;
    const comments = [...(conversation?.comments ?? []), ...elsewhere];
    const stopped = (await isBlocked(engine, look, person, comments)) ||
        (person === null &&
            pull !== null &&
            (await (0,find_pull/* findOtherClaim */.Mb)(engine, { engaged, mission, conversation }, pull)) !== null);
    const head = pull === null ? null : await engine.github.pulls.readHead(pull.number);
    return toPreconditions({
        mission,
        pull: pull === null ? null : { ...pull, headSha: head ?? pull.headSha },
        person,
        stopped,
    });
}
async function isBlocked(engine, { engaged, observation }, person, comments) {
    const place = engaged.comment?.id;
    const isTrial = engine.signer.tag === 'orkestro-sandbox';
    if (place !== undefined && !isTrial && !comments.some(({ id }) => id === place))
        return true;
    if (person !== null && !isStillValid(person, comments, engine.settings.command))
        return true;
    const words = await (0,observe/* readCommands */.P)(engine, engaged, comments);
    const bound = observation.pull?.number ?? null;
    if ((words.bind ?? bound) !== bound)
        return true;
    return person === null ? words.hold !== null : (words.hold?.at ?? 0) > person.askedAt;
}
function toPreconditions(seen) {
    const { mission, pull, person, stopped: isBlocked } = seen;
    const always = { budget: mission.budgetCents, pull: pull?.number ?? null };
    const judged = {
        verification: mission.verification,
        state: pull?.state ?? null,
        draft: pull?.draft ?? null,
        base: pull?.baseRef ?? null,
    };
    return {
        isReady: (0,domain_mission/* isReady */.i_)(mission),
        head: pull?.headSha ?? null,
        isBlocked,
        reworks: mission.reworkCount,
        fingerprint: (0,digest/* canonicalJson */.dj)(person === null ? { ...always, ...judged } : always),
    };
}

// EXTERNAL MODULE: ./src/flow/publish/publish.js
var publish = __webpack_require__(8141);
;// CONCATENATED MODULE: ./src/flow/settle/messages.js


function describeSettleHeld(engine, facts) {
    const said = facts.said ?? 'no reason was given';
    switch (facts.why) {
        case 'gone':
            return describeLostComment(engine);
        case 'denied':
            return describeDenied(engine, said);
        case 'acquire_unknown':
            return describeUnconfirmed(engine, `whether this run taken the decision lock is unknown: ${said}`);
        case 'others':
            return describeUnconfirmed(engine, `round ${facts.round} was begun by another run and the mission still waits`);
        case 'stuck':
            return describeUnconfirmed(engine, `nothing was sent, but the guarding ${guardOf(engine)} could not be given up`);
        case 'unclear':
            return describeUnconfirmed(engine, `the ${facts.verdict} was sent and its answer is unclear (${said})`);
        case 'no_change':
            return describeUnconfirmed(engine, `the ${facts.verdict} was sent, the marketplace said yes, but the mission has not changed`);
    }
}
function guardOf({ lock }) {
    return lock.kind === 'ref' ? 'ref' : 'reaction';
}
function describeDenied(engine, said) {
    const guard = guardOf(engine);
    const needed = guard === 'ref' ? 'contents: write' : 'issues: write and pull-requests: write';
    return (0,context/* hold */._2)('missing_permission', `Nothing was settled: the ${guard} that guards the decision could not be set (${said}).`, `Give the job permissions: ${needed}; the next run goes on.`);
}
function describeUnconfirmed(engine, why) {
    const minutes = Math.ceil((settle_machine/* DECISION_MS */.kL + settle_machine/* TAKEOVER_MS */.RQ) / 60_000);
    return (0,context/* hold */._2)('decision_unconfirmed', `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`, `Look at the mission on the marketplace. If it still awaits acceptance ${minutes} minutes from now, a permitted person comments ${formatSettling(engine)}.`);
}
function formatSettling({ settings }) {
    return `\`${settings.command} accept\` or \`${settings.command} rework <reason>\``;
}
function describeLostComment({ settings }) {
    return (0,context/* hold */._2)('state_lost', 'The status comment that guards the decision is gone, so nothing is settled by itself.', `A permitted person looks at the mission and comments \`${settings.command} resume\`: that writes the state anew.`);
}
function describeRefused(failure) {
    return (0,context/* hold */._2)('marketplace_error', `Nothing was settled: ${failure?.what ?? 'the marketplace refused'} (${failure?.why ?? 'no reason was given'}).`, failure?.fix ?? 'Look at the mission on the marketplace.');
}

;// CONCATENATED MODULE: ./src/flow/settle/settle.js









async function settle(engine, before, order) {
    const { threadNumber } = before.engaged;
    if (threadNumber === null && engine.run.runAttempt > 1 && order.verdict.kind === 'rework') {
        const verdict = describeUnconfirmed(engine, 'an earlier attempt of this run may have sent the work back already');
        return { kind: 'held', verdict, look: before };
    }
    const desk = { ...EMPTY, engine, order, look: before, verdict: order.verdict };
    const plan = {
        verdict: order.verdict.kind,
        head: before.observation.pull?.headSha ?? null,
        askedAt: order.person?.askedAt ?? null,
        recorded: threadNumber !== null && !isSandbox(engine),
    };
    let move = (0,settle_machine/* beginSettling */.gi)(plan, engine.clock.now());
    while (move.effect.kind !== 'end')
        move = (0,settle_machine/* advanceSettling */.l2)(move.state, await performEffects(desk, move.state));
    return conclude(desk, move.state, move.effect.end);
}
const EMPTY = {
    turn: 0,
    untouched: null,
    decisions: null,
    reason: null,
    mission: null,
    error: null,
    failure: null,
    said: null,
};
async function performEffects(desk, state) {
    const { clock, signal } = desk.engine;
    const reply = await EFFECT_HANDLERS[state.awaits](desk, state);
    return { to: state.awaits, reply, at: clock.now(), cancelled: signal.aborted };
}
const EFFECT_HANDLERS = {
    look: lookAgain,
    acquire: acquireLock,
    read_lock: (desk) => desk.engine.lock.read(lockKeyOf(desk), desk.look.observation.rounds.round).catch(() => null),
    clear: (desk, { left }) => releaseLock(desk, left),
    list_decisions: (desk) => desk.decisions ?? readDecisions(desk),
    write_decision: writeDecisionAndLink,
    read_again: readAgain,
    send,
    read_mission: (desk) => desk.engine.marketplace.getMission(desk.look.engaged.mission.id).then((mission) => keepMission(desk, mission), () => null),
    remove_decision: ({ engine }, { note }) => engine.github.conversations.deleteComment({ id: note ?? 0 }).catch(() => false),
    release: (desk, state) => releaseLock(desk, state.acquisition?.id ?? null),
};
async function lookAgain(desk) {
    const { engine, order } = desk;
    const place = lockKeyOf(desk);
    const slot = desk.look.observation.rounds.round;
    const isSlot = slot <= engine.lock.maxSequence && desk.look.engaged.comment !== null;
    const [look, untouched] = await Promise.all([
        (0,observe/* observe */.l)(engine, desk.look.engaged),
        isSlot && engine.lock.peek(place, slot),
    ]);
    desk.look = look;
    desk.untouched = untouched ? { place, slot } : null;
    desk.turn = look.turn;
    const verdict = look.lost === null ? order.judge(look) : null;
    if (verdict !== null)
        desk.verdict = verdict;
    const { threadNumber, comment, state } = look.engaged;
    return {
        verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
        ground: preconditionsOf(look, order.person),
        placed: (threadNumber === null || comment !== null) && state.round <= engine.lock.maxSequence,
        seen: look.decisions.map((decision) => decision.comment.id),
    };
}
function lockKeyOf({ look, turn }) {
    const { threadNumber, comment, subject, mission } = look.engaged;
    const reference = (0,domain_reference/* formatRefPart */.WZ)(threadNumber ?? 0, subject.key);
    return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, turn };
}
async function acquireLock(desk, state) {
    const { untouched } = desk;
    const place = lockKeyOf(desk);
    const { round } = desk.look.observation.rounds;
    const isSeen = untouched?.slot === round && untouched.place.on === 'comment' && place.on === 'comment';
    const reply = await desk.engine.lock.acquire(place, round, {
        untouched: isSeen && untouched.place.id === place.id,
        read: () => {
            if (!state.plan.recorded)
                return Promise.resolve();
            desk.decisions = readDecisions(desk);
            return desk.decisions;
        },
    });
    if (reply.kind === 'denied' || reply.kind === 'unclear')
        desk.said = reply.why;
    return reply;
}
function readDecisions(desk) {
    return attempt(desk, () => listDecisions(desk.engine, desk.look));
}
async function writeDecisionAndLink(desk) {
    const { engine, look, verdict, order } = desk;
    const [id] = await Promise.all([
        attempt(desk, async () => (await writeDecision(engine, look, verdict, order.person)).id),
        order.person === null ? (0,publish/* announceBinding */.xL)(engine, look) : null,
    ]);
    return id;
}
async function releaseLock(desk, acquisitionId) {
    const { engine, look, turn } = desk;
    if (acquisitionId === null)
        return false;
    if (engine.lock.kind !== 'ref')
        return engine.lock.release(lockKeyOf(desk), acquisitionId).catch(() => false);
    const opened = await attempt(desk, () => writeWithdrawal(engine, look, turn));
    if (opened !== null)
        desk.turn += 1;
    return opened !== null;
}
async function attempt(desk, body) {
    try {
        return await body();
    }
    catch (error) {
        desk.error = error;
        return null;
    }
}
async function readAgain(desk) {
    const { engine, look, order, verdict } = desk;
    if (verdict.kind === 'rework')
        desk.reason ??= await composeReason(engine, look, { ...verdict, message: order.person?.reason ?? verdict.message });
    return readPreconditions(engine, look, order.person).catch(() => null);
}
async function composeReason(engine, look, verdict) {
    const { evidence: seen } = look.observation;
    const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
    const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
    const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
    const details = checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
    return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}
async function send(desk) {
    const { marketplace } = desk.engine;
    const { id } = desk.look.engaged.mission;
    const reply = desk.verdict.kind === 'accept'
        ? await marketplace.acceptMission(id)
        : await marketplace.reworkMission(id, desk.reason ?? '');
    if (reply.kind === 'done')
        return { kind: 'done', standing: reply.value === null ? null : keepMission(desk, reply.value) };
    desk.failure = reply.failure;
    desk.said = reply.failure.why;
    return { kind: reply.kind };
}
function keepMission(desk, mission) {
    desk.mission = mission;
    return { phase: mission.phase, reworks: mission.reworkCount };
}
function conclude(desk, state, end) {
    const { engine, look } = desk;
    switch (end.kind) {
        case 'settled':
            return { kind: 'settled', verdict: desk.verdict, look: record(desk) };
        case 'again':
            return { kind: 'again', look: state.awaits === 'look' ? look : null };
        case 'busy':
            return { kind: 'busy', since: end.since, look };
        case 'refused':
            return { kind: 'held', verdict: describeRefused(desk.failure), look };
        case 'failed':
            throw desk.error;
        case 'held': {
            const facts = { why: end.why, verdict: state.plan.verdict, round: look.engaged.state.round, said: desk.said };
            return { kind: 'held', verdict: describeSettleHeld(engine, facts), look: state.sent > 0 ? remember(desk) : look };
        }
    }
}
function record(desk) {
    const { engine, look, verdict } = desk;
    const { state } = look.engaged;
    const sha = look.observation.pull?.headSha ?? null;
    const text = describeAct(desk, sha);
    const history = (0,markers/* addHistory */.Gs)(state.history, { at: engine.clock.now(), text });
    const next = verdict.kind === 'accept'
        ? { ...state, history }
        : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
    return { ...look, engaged: { ...look.engaged, mission: desk.mission ?? look.engaged.mission, state: next } };
}
function describeAct({ verdict, order, look }, sha) {
    const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
    const by = order.person === null ? '' : ` by @${order.person.by.login}`;
    return verdict.kind === 'accept'
        ? `Accepted and paid${where}${by}`
        : `Sent back${where}${by} (round ${look.engaged.state.round})`;
}
function remember({ look, verdict }) {
    if (verdict.kind !== 'rework')
        return look;
    const sentBackSha = look.observation.pull?.headSha ?? null;
    const state = { ...look.engaged.state, sentBackSha, leftSince: false };
    return { ...look, engaged: { ...look.engaged, state } };
}
function isSandbox(engine) {
    return engine.signer.tag === 'orkestro-sandbox';
}


/***/ })

};
