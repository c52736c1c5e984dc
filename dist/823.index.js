export const id = 823;
export const ids = [823];
export const modules = {

/***/ 8740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kL: () => (/* reexport */ DECISION_MS),
  mG: () => (/* reexport */ OTHER_RUN_MS),
  RQ: () => (/* reexport */ TAKEOVER_MS),
  l2: () => (/* binding */ advanceSettling),
  gi: () => (/* binding */ beginSettling)
});

;// CONCATENATED MODULE: ./src/core/protocol/settle-conditions.js
function samePreconditions(now, judged) {
    return (judged !== null &&
        now.isReady &&
        !now.isBlocked &&
        now.head === judged.head &&
        now.reworks === judged.reworks &&
        now.fingerprint === judged.fingerprint);
}
function tookEffect(state, mission) {
    return state.plan.verdict === 'accept' ? mission.phase === 'accepted' : wasSentBack(state, mission);
}
function wasSentBack({ preconditions, response }, { phase, reworks }) {
    const isAtWork = phase === 'in_progress' || phase === 'matched';
    const reworksBefore = preconditions?.reworks ?? null;
    if (reworksBefore === null || reworks === null)
        return isAtWork;
    return (isAtWork && response === 'done') || reworks > reworksBefore;
}

;// CONCATENATED MODULE: ./src/core/protocol/settle-state.js
const DECISION_MS = 60_000;
const OTHER_RUN_MS = 120_000;
const TAKEOVER_MS = 15 * 60_000;

;// CONCATENATED MODULE: ./src/core/protocol/settle-machine.js



function beginSettling(plan, at) {
    const state = {
        plan,
        awaitedStep: 'refresh',
        askedAt: at,
        preconditions: null,
        seenDecisions: [],
        acquisition: null,
        decisionComment: null,
        abandonedAcquisition: null,
        sendCount: 0,
        response: 'none',
        pendingEnd: 'again',
    };
    return { state, effect: { kind: 'refresh' } };
}
function advanceSettling(state, event) {
    if (event.to !== state.awaitedStep)
        throw new RangeError(`waiting for ${state.awaitedStep}, not for ${event.to}`);
    return dispatch(state, event);
}
function dispatch(state, event) {
    return REPLY_HANDLERS[event.to](state, event.reply, event);
}
const REPLY_HANDLERS = {
    refresh: afterRefresh,
    acquire: afterAcquire,
    read_lock: afterReadLock,
    clear_lock: (state, cleared, { at }) => (cleared ? ask(state, 'acquire', at) : end(state, held('others'))),
    list_decisions: afterDecisions,
    write_decision: (state, decisionComment, { at }) => decisionComment === null ? releaseLock(state, 'failed', at) : ask({ ...state, decisionComment }, 'read_again', at),
    read_again: afterReading,
    send: afterSending,
    read_mission: afterMission,
    remove_decision: (state, _removed, { at }) => ask({ ...state, decisionComment: null }, 'release', at),
    release: (state, isReleased) => end(state, isReleased ? toEnd(state.pendingEnd) : held('not_released')),
};
function ask(state, step, at) {
    return { state: { ...state, awaitedStep: step, askedAt: at }, effect: { kind: step } };
}
function end(state, reason) {
    return { state, effect: { kind: 'end', end: reason } };
}
function held(why) {
    return { kind: 'held', why };
}
function toEnd(pendingEnd) {
    return pendingEnd === 'others' ? held('others') : { kind: pendingEnd };
}
function afterRefresh(state, refreshed, { at }) {
    const { plan } = state;
    const { preconditions, seenDecisions } = refreshed;
    const isUnchanged = refreshed.verdict === plan.verdict &&
        preconditions.isReady &&
        !preconditions.isBlocked &&
        preconditions.head === plan.head;
    if (!isUnchanged)
        return end(state, { kind: 'again' });
    return refreshed.isLockAvailable
        ? ask({ ...state, preconditions, seenDecisions }, 'acquire', at)
        : end(state, held('gone'));
}
function afterAcquire(state, reply, { at }) {
    switch (reply.kind) {
        case 'acquired': {
            const owner = { ...state, acquisition: { id: reply.acquisitionId, deadline: state.askedAt + DECISION_MS } };
            return ask(owner, state.plan.isRecorded ? 'list_decisions' : 'read_again', at);
        }
        case 'taken':
            return ask(state, 'read_lock', at);
        case 'gone':
        case 'denied':
            return end(state, held(reply.kind));
        case 'unclear':
            return end(state, held('acquire_unknown'));
    }
}
function afterReadLock(state, lock, { at }) {
    if (lock === null || lock.kind === 'free')
        return end(state, { kind: 'again' });
    if (lock.kind === 'gone')
        return end(state, held('gone'));
    if (lock.at === null)
        return end(state, held('others'));
    return waitOrTakeOver(state, { since: lock.at, acquisitionId: lock.acquisitionId }, at);
}
function waitOrTakeOver(state, { since, acquisitionId }, at) {
    const { askedAt } = state.plan;
    if (askedAt === null)
        return end(state, at - since < OTHER_RUN_MS ? { kind: 'busy', since } : held('others'));
    if (state.abandonedAcquisition !== null || askedAt - since < DECISION_MS + TAKEOVER_MS)
        return end(state, { kind: 'busy', since });
    return ask({ ...state, abandonedAcquisition: acquisitionId }, 'clear_lock', at);
}
function afterDecisions(state, ids, { at }) {
    if (ids === null)
        return releaseLock(state, 'failed', at);
    if (ids.some((id) => !state.seenDecisions.includes(id)))
        return releaseLock(state, 'again', at);
    const isLeftOver = ids.length > 0 && state.plan.askedAt === null;
    return isLeftOver ? releaseLock(state, 'others', at) : ask(state, 'write_decision', at);
}
function afterReading(state, now, { at, cancelled }) {
    const isInTime = state.acquisition !== null && at < state.acquisition.deadline && !cancelled;
    if (isInTime && now !== null && samePreconditions(now, state.preconditions))
        return ask({ ...state, sendCount: state.sendCount + 1 }, 'send', at);
    return state.sendCount > 0 ? end(state, unconfirmed(state)) : releaseLock(state, 'again', at);
}
function afterSending(state, reply, { at }) {
    if (reply.kind === 'refused')
        return state.sendCount > 1 ? end(state, unconfirmed(state)) : releaseLock(state, 'refused', at);
    const answered = { ...state, response: reply.kind };
    return reply.kind === 'done' && reply.standing !== null && tookEffect(answered, reply.standing)
        ? end(answered, { kind: 'settled' })
        : ask(answered, 'read_mission', at);
}
function afterMission(state, standing, { at }) {
    if (standing !== null && tookEffect(state, standing))
        return end(state, { kind: 'settled' });
    const mayRepeat = state.plan.verdict === 'accept' &&
        state.response === 'unclear' &&
        state.sendCount === 1 &&
        standing?.phase === 'awaiting_acceptance';
    return mayRepeat ? ask(state, 'read_again', at) : end(state, unconfirmed(state));
}
function unconfirmed({ response }) {
    return held(response === 'done' ? 'no_change' : 'unclear');
}
function releaseLock(state, pendingEnd, at) {
    return ask({ ...state, pendingEnd }, state.decisionComment === null ? 'release' : 'remove_decision', at);
}


/***/ }),

/***/ 8141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mk: () => (/* binding */ publish),
/* harmony export */   o7: () => (/* binding */ publishBlocked),
/* harmony export */   oC: () => (/* binding */ announceLink)
/* harmony export */ });
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3736);
/* harmony import */ var _missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var _gate_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8582);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8344);
/* harmony import */ var _observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4851);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5112);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2126);







async function publish(context, snapshot, view) {
    logChange(context, view);
    const { tracked } = snapshot;
    if (context.settings.dryRun)
        return tracked;
    const visible = context.render.statusComment(view);
    const { comment, state } = tracked;
    const [written] = await Promise.all([
        warnOnFailure(context, 'the status comment', { comment, state }, async () => comment === null ? { comment, state } : writeMerged(context, snapshot.copies, { comment, state }, visible)),
        warnOnFailure(context, "the pull request's page", undefined, () => writePullComment(context, snapshot, visible)),
        warnOnFailure(context, 'the commit status', undefined, () => writeGateStatus(context, snapshot, view)),
    ]);
    return { ...tracked, ...written };
}
async function announceLink(context, snapshot) {
    if (!isNewlyLinked(context, snapshot))
        return;
    const visible = context.render.statusComment((0,_observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_3__/* .viewOfSnapshot */ .b)(context, snapshot, LINKED_VERDICT));
    await warnOnFailure(context, "the pull request's page", undefined, () => writePullComment(context, snapshot, visible));
}
const LINKED_VERDICT = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'A pull request is bound to the mission.',
    nextStep: 'It is looked at once more, and then settled.',
};
function isNewlyLinked(context, { tracked, observation }) {
    const { comment, threadNumber } = tracked;
    if (comment === null || observation.pull === null || observation.pull.number === threadNumber)
        return false;
    const stored = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_6__/* .readMarker */ .t7)(comment, 'status', context.signer)?.marker.pull;
    return !context.signer.isSandbox && stored !== observation.pull.number;
}
async function writeMerged(context, copies, status, visible) {
    const written = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStatus */ .Kn)(context, status.comment, status.state, visible);
    for (const copy of copies)
        await context.github.conversations.deleteComment(copy);
    return written;
}
function logChange(context, view) {
    const line = context.render.logLine(view);
    if (context.shown.get('log') === line)
        return;
    context.shown.set('log', line);
    context.log.info(line);
}
async function warnOnFailure(context, what, fallback, write) {
    try {
        return await write();
    }
    catch (error) {
        context.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
        return fallback;
    }
}
async function writePullComment(context, { tracked, observation }, visible) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound' || pull.number === tracked.threadNumber)
        return;
    const marker = {
        type: 'page',
        subject: tracked.state.subject,
        mission: tracked.mission.id,
        pull: pull.number,
    };
    const body = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .composeBody */ .h$)(visible, marker, context.signer);
    const shownKey = `page ${pull.number}`;
    if (context.shown.get(shownKey) === body)
        return;
    const [found, ...copies] = listPullComments(context, pull, marker);
    if (found === undefined)
        await createOrEdit(context, pull.number, body);
    else if ((0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_6__/* .stripMarker */ .db)(found.body) !== visible.trimEnd())
        await context.github.conversations.editComment(found, body);
    context.shown.set(shownKey, body);
    for (const copy of copies)
        await context.github.conversations.deleteComment(copy);
}
async function createOrEdit({ github, shown }, number, body) {
    const shownKey = `page ${number} comment`;
    const created = shown.get(shownKey);
    if (created !== undefined) {
        await github.conversations.editComment(parseCommentKey(created), body);
        return;
    }
    const { id, nodeId = '' } = await github.conversations.createComment(number, body);
    shown.set(shownKey, `${id} ${nodeId}`);
}
function parseCommentKey(created) {
    const [id = '', nodeId = ''] = created.split(' ');
    return { id: Number(id), ...(nodeId !== '' && { nodeId }) };
}
function listPullComments(context, pull, marker) {
    if (context.signer.isSandbox)
        return pull.comments.filter((comment) => comment.byUs && (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_6__/* .hasMarker */ .xY)(comment.body, context.signer)).slice(0, 1);
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_6__/* .listMarkers */ .YL)(pull.comments, 'page', marker.subject, context.signer)
        .filter((one) => one.marker.mission === marker.mission)
        .map(({ comment }) => comment);
}
async function writeGateStatus(context, { observation, tracked }, view) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound')
        return;
    const own = (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .toGateReading */ .BS)(context, view, tracked.comment?.url ?? null, pull.number);
    await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .writeGate */ .vk)(context, pull, own.state === 'success' ? await joinSiblings(context, tracked, pull, own) : own);
}
async function joinSiblings(context, tracked, pull, own) {
    const { subject, mission } = tracked;
    if (context.settings.lock !== 'ref' || subject.kind === 'run')
        return own;
    const repositoryMissions = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(context);
    const others = (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listOpen */ .xO)(repositoryMissions).filter((one) => one.subject.number === subject.number && one.mission.id !== mission.id);
    if (others.length === 0)
        return own;
    return (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(own, await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(context, pull, repositoryMissions, new Map([[mission.id, own]])));
}
async function publishBlocked(context, blocked) {
    const state = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__/* .createState */ .ur)((0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSubjectKey */ .J_)(context, blocked.subject), blocked.generation);
    const view = (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_2__/* .createMissionView */ .i)(context, { ...blocked, state: null });
    logChange(context, view);
    const { subject } = blocked;
    if (subject.kind === 'run' || context.settings.dryRun)
        return { view, url: null };
    const url = await warnOnFailure(context, 'the status comment', null, async () => {
        const conversation = await context.github.conversations.read(subject.number);
        if (conversation === null)
            return null;
        const visible = context.render.statusComment(view);
        const { comment, state: stored } = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureStatus */ .JW)(context, subject.number, conversation, state, visible);
        const { code } = blocked.verdict;
        if (code === 'reference_taken' || (code === 'bad_input' && stored.mission !== null))
            return comment.url;
        return (await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStatus */ .Kn)(context, comment, stored, visible)).comment.url;
    });
    if (blocked.refused)
        await warnOnFailure(context, 'the trigger label', undefined, () => removeTrigger(context, subject.number));
    return { view, url };
}
function removeTrigger(context, number) {
    return context.github.conversations.removeLabel(number, context.settings.label);
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   conclude: () => (/* binding */ conclude)
/* harmony export */ });
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3801);
/* harmony import */ var _publish_publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8141);



async function conclude(context, result, waitMode, prefetched = {}) {
    if (result.kind === 'tracked') {
        return context.log
            .group('Follow', () => (0,_follow_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e)(context, result.tracked, waitMode, { ...result.prefetched, ...prefetched }))
            .catch((error) => (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .toFailedOutcome */ .XI)(context, result.tracked, error));
    }
    const { view, url } = await (0,_publish_publish_js__WEBPACK_IMPORTED_MODULE_2__/* .publishBlocked */ .o7)(context, result.blocked);
    const { code, message, nextStep } = result.blocked.verdict;
    const kind = result.kind === 'failed' ? 'failed' : view.outcome;
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_OUTCOME */ .zN, kind, code, message, nextStep, view: { ...view, outcome: kind }, commentUrl: url };
}


/***/ }),

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ follow)
});

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
// EXTERNAL MODULE: ./src/flow/shared/in-process-lock.js
var in_process_lock = __webpack_require__(787);
;// CONCATENATED MODULE: ./src/core/schedule.js
const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
const LAST_POLL_MS = 2_000;
function nextPollDelay({ pollIndex, maxDelayMs, random, now, deadline }) {
    const untilLastPoll = deadline - LAST_POLL_MS - now;
    if (untilLastPoll <= 0)
        return null;
    const pause = Math.min(FIRST_DELAY_MS * GROWTH ** pollIndex, maxDelayMs);
    return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), untilLastPoll);
}

;// CONCATENATED MODULE: ./src/flow/shared/waiter.js

function createWaiter({ clock, settings, deadline, signal }) {
    let pollCount = 0;
    let last = null;
    return {
        async pause() {
            const now = clock.now();
            const delay = nextPollDelay({
                pollIndex: pollCount++,
                maxDelayMs: settings.waiting.pollIntervalMs,
                random: clock.random(),
                now,
                deadline,
            });
            if (delay === null || signal.aborted)
                return false;
            await clock.sleep(delay, signal);
            return !signal.aborted;
        },
        recordSeen(seen) {
            if (seen !== last)
                pollCount = 0;
            last = seen;
        },
        isLast: () => signal.aborted || clock.now() >= deadline,
    };
}

// EXTERNAL MODULE: ./src/flow/run/outcome.js + 1 modules
var outcome = __webpack_require__(9736);
// EXTERNAL MODULE: ./src/flow/run/pass.js
var run_pass = __webpack_require__(7135);
;// CONCATENATED MODULE: ./src/flow/run/follow.js






const FULL_PASS_MS = 5 * 60_000;
const TRANSIENT_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);
async function follow(outerContext, start, waitMode, prefetched = {}) {
    const context = withLockFor(outerContext, start);
    switch (waitMode) {
        case 'none':
            return (0,outcome/* reportPosted */.qI)(context, start);
        case 'once':
            return (0,outcome/* toOutcome */.KA)(context, await (0,run_pass/* runPass */.B)(context, start, prefetched));
        case 'loop':
            return followUntilEnd(context, start, prefetched);
    }
}
function withLockFor(context, { threadNumber }) {
    return threadNumber === null ? { ...context, lock: (0,in_process_lock/* createInProcessLock */.C)(() => context.clock.now()) } : context;
}
async function followUntilEnd(context, start, prefetched) {
    const waiter = createWaiter(context);
    let tracked = start;
    let fullPassAt = context.clock.now();
    let next = prefetched;
    for (;;) {
        const pass = await tolerateTransient(context, waiter.isLast(), () => (0,run_pass/* runPass */.B)(context, tracked, next));
        if (pass !== null) {
            if (isEnd(pass))
                return (0,outcome/* toOutcome */.KA)(context, pass);
            tracked = pass.snapshot.tracked;
            fullPassAt = context.clock.now();
            waiter.recordSeen(describePass(pass));
        }
        const change = await waitForChange(context, waiter, tracked, fullPassAt);
        if (change === null)
            return pass === null ? (0,outcome/* toOutcome */.KA)(context, await (0,run_pass/* runPass */.B)(context, tracked)) : (0,outcome/* toTimeout */.PE)(context, pass);
        next = change;
    }
}
function isEnd({ verdict, view }) {
    if (view.outcome === 'accepted')
        return true;
    return verdict.kind === 'hold' && !TRANSIENT_HOLDS.has(verdict.code);
}
function describePass({ view, verdict, snapshot }) {
    const { tracked, observation } = snapshot;
    return `${view.outcome} ${verdict.code} ${tracked.mission.status} ${observation.pull?.headSha ?? ''}`;
}
async function waitForChange(context, waiter, { mission: before }, fullPassAt) {
    for (;;) {
        if (!(await waiter.pause()))
            return null;
        if ((0,domain_mission/* isReady */.i_)(before) || context.clock.now() - fullPassAt >= FULL_PASS_MS)
            return {};
        const mission = await tolerateTransient(context, false, () => context.marketplace.getMission(before.id));
        if (mission !== null && hasChanged(before, mission))
            return { mission };
    }
}
function hasChanged(before, { status, verificationText, specialist }) {
    return status !== before.status || verificationText !== before.verificationText || specialist !== before.specialist;
}
async function tolerateTransient(context, isLast, body) {
    try {
        return await body();
    }
    catch (error) {
        if (isLast || !(0,remote_error/* isTransient */.dg)(error))
            throw error;
        context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
        return null;
    }
}


/***/ }),

/***/ 9736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qI: () => (/* binding */ reportPosted),
  oV: () => (/* binding */ reportSettled),
  KA: () => (/* binding */ toOutcome),
  PE: () => (/* binding */ toTimeout)
});

// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
;// CONCATENATED MODULE: ./src/core/state/receipt.js

function createReceipt(view, decider) {
    if (view.mission === null)
        return null;
    const { repository, evidence } = view;
    const content = {
        schema_version: 1,
        repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
        subject: formatSubject(view.subject),
        reference: view.reference,
        generation: view.generation,
        mission: toMissionPart(view.mission),
        brief_sha256: view.brief?.hash ?? null,
        decision: toDecisionPart(view, decider),
        ...toDeliveryPart(view),
        rule_sources: evidence === null ? null : { rules: evidence.sources.rules, classic: evidence.sources.classic },
        checks: evidence === null ? [] : evidence.results.map(toCheckPart),
        sandbox: view.sandbox,
    };
    return { ...content, digest: computeDigest(content) };
}
function verifyReceipt(receipt) {
    const { digest, ...content } = receipt;
    return digest === computeDigest(content);
}
function computeDigest(content) {
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

// EXTERNAL MODULE: ./src/flow/shared/mission-view.js
var mission_view = __webpack_require__(8344);
// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ./src/flow/run/pass.js
var pass = __webpack_require__(7135);
;// CONCATENATED MODULE: ./src/flow/run/outcome.js




async function reportSettled(context, snapshot, verdict, decider) {
    return toOutcome(context, await (0,pass/* publishSettled */.p)(context, snapshot, verdict), decider);
}
function toOutcome(context, pass, by = null) {
    const { snapshot, view, verdict } = pass;
    const isSettled = pass.settled || view.outcome === 'accepted';
    return {
        ...outcomes/* EMPTY_OUTCOME */.zN,
        kind: view.outcome,
        code: verdict.code,
        message: verdict.message,
        nextStep: verdict.nextStep,
        view,
        commentUrl: snapshot.tracked.comment?.url ?? null,
        receipt: isSettled ? createReceipt(view, by ?? findDecider(context, pass)) : null,
    };
}
function findDecider({ run }, { settled, snapshot }) {
    if (settled)
        return toPolicyDecider(run.runId);
    const marker = snapshot.allDecisions.findLast((one) => one.marker.verdict === 'accept')?.marker;
    if (marker === undefined)
        return { by: 'an earlier run', overrides: null, exception: null };
    if (marker.by === null)
        return toPolicyDecider(marker.run);
    return { by: `@${marker.by}`, overrides: marker.overrides, exception: marker.exception };
}
function toPolicyDecider(run) {
    return { by: `policy, run ${run}`, overrides: null, exception: null };
}
function toTimeout(context, pass) {
    const outcome = toOutcome(context, pass);
    if (pass.view.outcome === 'reworked')
        return outcome;
    const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
    if (context.signal.aborted) {
        return {
            ...outcome,
            kind: 'pending',
            code: 'cancelled',
            message: `Cancelled while waiting: ${pass.verdict.message}`,
            nextStep: resume,
        };
    }
    const isWaiting = pass.verdict.kind === 'wait';
    return { ...outcome, exitWithFailure: isWaiting && context.settings.waiting.onTimeout === 'fail' };
}
function reportPosted(context, tracked) {
    const verdict = {
        kind: 'wait',
        code: 'posted',
        message: `Mission ${tracked.mission.id} is posted (${tracked.mission.status}).`,
        nextStep: 'A later run settles it: mode: sync with this mission-id, or the label again.',
    };
    const view = (0,mission_view/* createMissionView */.i)(context, { ...tracked, verdict });
    context.log.info(context.render.logLine(view));
    const { code, message, nextStep } = verdict;
    return { ...outcomes/* EMPTY_OUTCOME */.zN, kind: 'pending', code, message, nextStep, view, commentUrl: tracked.comment?.url ?? null };
}


/***/ }),

/***/ 7135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ runPass),
/* harmony export */   p: () => (/* binding */ publishSettled)
/* harmony export */ });
/* harmony import */ var _observe_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(519);
/* harmony import */ var _observe_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7679);
/* harmony import */ var _observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4851);
/* harmony import */ var _publish_publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8141);
/* harmony import */ var _settle_settle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3703);





const MAX_DECISIONS = 3;
const BUSY_MS = 5_000;
async function runPass(context, tracked, prefetched = {}) {
    let snapshot = await (0,_observe_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .loadSnapshot */ .N)(context, tracked, prefetched);
    let isBusy = false;
    for (let count = 0; count < MAX_DECISIONS; count++) {
        snapshot ??= await (0,_observe_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .loadSnapshot */ .N)(context, tracked);
        const attempt = await decideAndSettle(context, snapshot);
        if (attempt.kind === 'done')
            return attempt.pass;
        isBusy = attempt.kind === 'busy';
        if (isBusy)
            await pauseForOthers(context);
        snapshot = attempt.snapshot;
    }
    snapshot ??= await (0,_observe_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .loadSnapshot */ .N)(context, tracked);
    const verdict = (0,_observe_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(context, snapshot);
    return publishVerdict(context, snapshot, isSettling(verdict) ? toWait(verdict, isBusy) : verdict);
}
async function decideAndSettle(context, snapshot) {
    const verdict = (0,_observe_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(context, snapshot);
    if (context.settings.dryRun || !isSettling(verdict))
        return { kind: 'done', pass: await publishVerdict(context, snapshot, verdict) };
    const order = { verdict, evaluate: (fresh) => (0,_observe_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(context, fresh), manualDecision: null };
    const result = await (0,_settle_settle_js__WEBPACK_IMPORTED_MODULE_4__/* .settle */ .G)(context, snapshot, order);
    switch (result.kind) {
        case 'settled':
            return { kind: 'done', pass: await publishSettled(context, result.snapshot, result.verdict) };
        case 'held':
            return { kind: 'done', pass: await publishVerdict(context, result.snapshot, result.verdict) };
        case 'busy':
            return { kind: 'busy', snapshot: null };
        case 'again':
            return result;
    }
}
function toWait(verdict, isBusy) {
    return { ...verdict, ...(isBusy ? BUSY_VERDICT : MOVED_VERDICT) };
}
const MOVED_VERDICT = {
    kind: 'wait',
    code: 'head_moved',
    message: 'Something kept moving while it was judged; this run sent nothing.',
};
const BUSY_VERDICT = { kind: 'wait', message: 'Another run is settling it; this run sent nothing.' };
function pauseForOthers({ clock, deadline, signal }) {
    return clock.sleep(Math.min(BUSY_MS, Math.max(0, deadline - clock.now())), signal);
}
function isSettling(verdict) {
    return verdict.kind === 'accept' || verdict.kind === 'rework';
}
async function publishVerdict(context, snapshot, verdict) {
    const view = (0,_observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewOfSnapshot */ .b)(context, snapshot, verdict);
    const tracked = await (0,_publish_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publish */ .mk)(context, snapshot, view);
    return { snapshot: { ...snapshot, tracked }, view, verdict, settled: false };
}
async function publishSettled(context, snapshot, verdict) {
    const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
    const view = (0,_observe_snapshot_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewOfSnapshot */ .b)(context, snapshot, verdict, { outcome });
    const tracked = await (0,_publish_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publish */ .mk)(context, snapshot, view);
    return { snapshot: { ...snapshot, tracked }, view, verdict, settled: true };
}


/***/ }),

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ settle)
});

// EXTERNAL MODULE: ./src/core/protocol/settle-machine.js + 2 modules
var settle_machine = __webpack_require__(8740);
// EXTERNAL MODULE: ./src/core/domain/reference.js
var domain_reference = __webpack_require__(2799);
;// CONCATENATED MODULE: ./src/flow/settle/context.js

const EMPTY_VALUES = {
    epoch: 0,
    freeLock: null,
    decisions: null,
    reason: null,
    mission: null,
    error: null,
    failure: null,
    serverMessage: null,
};
function createSettleContext(context, snapshot, order) {
    return { ...EMPTY_VALUES, context, order, snapshot, verdict: order.verdict };
}
function lockKeyOf({ snapshot, epoch }) {
    const { threadNumber, comment, subject, mission } = snapshot.tracked;
    const reference = (0,domain_reference/* formatRefPart */.WZ)(threadNumber ?? 0, subject.key);
    return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, epoch };
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy/rework-reason.js

const REASON_LENGTH = 4_000;
const DETAIL_LEVELS = [
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
    for (const level of DETAIL_LEVELS) {
        text = formatParts(input, level);
        if (text.length <= REASON_LENGTH)
            return text;
    }
    return (0,core_text/* cut */.Jj)(text, REASON_LENGTH);
}
function formatParts(input, level) {
    const failed = (input.evidence?.results ?? []).filter(({ verdict }) => verdict === 'failed');
    const clean = (text) => input.redact(toPlainText(input.redact(text ?? '')));
    const checks = failed.slice(0, level.checks).map((result) => formatCheck(result, input, level, clean));
    const rest = failed.length - checks.length;
    return [
        clean(input.verdict.message),
        formatVerification(input, clean),
        ...checks,
        rest > 0 ? `And ${rest} more failed.` : '',
        formatItems(clean(input.mission.dod), failed, level.items),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function formatVerification({ verdict, mission }, clean) {
    if (verdict.code !== 'verification_failed')
        return '';
    return `Verification: ${(0,core_text/* cut */.Jj)(clean(mission.verificationText), 300)}`;
}
function formatCheck(result, { details }, level, clean) {
    const detail = details.get(result.nodeId ?? '') ?? NO_DETAILS;
    const short = (text, max) => (0,core_text/* cut */.Jj)(clean(text).replaceAll(/\s+/g, ' '), max);
    const title = short(detail.title ?? result.description, 160);
    const lines = [
        `Failed: ${short(result.name, 120)}${title === '' ? '' : ` \u2014 ${title}`}`,
        short(result.url, 300),
        ...detail.annotations
            .slice(0, level.annotations)
            .map(({ path, line, message }) => `${short(path, 160)}:${line} ${short(message, 240)}`),
        level.summary === 0 ? '' : (0,core_text/* cut */.Jj)(clean(detail.summary), level.summary),
    ];
    const text = lines.filter((line) => line !== '').join('\n');
    return text.replaceAll('\n', '\n  ');
}
const NO_DETAILS = { title: null, summary: null, annotations: [] };
function formatItems(dod, failed, max) {
    const lines = dod.split('\n').filter((line) => line.trim() !== '');
    const list = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,3}[.)]) (.*)/s.exec(line)?.[1]?.trim() ?? []);
    const items = (list.length > 0 ? list : lines)
        .filter((item) => !/^\[x\]/i.test(item))
        .map((item) => item.replace(/^\[ \] */, ''));
    const names = failed.map(({ name }) => name.toLowerCase());
    const concerned = items.filter((item) => names.some((name) => item.toLowerCase().includes(name)));
    const chosen = (concerned.length > 0 ? concerned : items).slice(0, max);
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

// EXTERNAL MODULE: ./src/flow/observe/observe.js + 3 modules
var observe = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/flow/publish/publish.js
var publish = __webpack_require__(8141);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
// EXTERNAL MODULE: ./src/core/state/markers.js
var markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var shared_context = __webpack_require__(6917);
// EXTERNAL MODULE: ./src/flow/observe/snapshot-view.js
var snapshot_view = __webpack_require__(4851);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/settle/decision-comment.js





async function listDecisions(context, { tracked }) {
    const { threadNumber, state } = tracked;
    const conversation = threadNumber === null ? null : await context.github.conversations.read(threadNumber);
    return (0,markers/* listMarkers */.YL)(conversation?.comments ?? [], 'decision', state.subject, context.signer)
        .filter(({ marker }) => isOfCurrentRound(marker, state))
        .map(({ comment }) => comment.id);
}
function isOfCurrentRound(marker, state) {
    return marker.mission === state.mission && marker.generation === state.generation && marker.round === state.round;
}
async function writeDecision(context, snapshot, verdict, manualDecision) {
    const { state, mission, threadNumber } = snapshot.tracked;
    const { evidence, pull } = snapshot.observation;
    const marker = {
        type: 'decision',
        subject: state.subject,
        mission: mission.id,
        generation: state.generation,
        round: state.round,
        verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
        sha: pull?.headSha ?? null,
        evidence: (0,digest/* sha256 */.sc)((0,digest/* canonicalJson */.dj)(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
        ...describeDecider(manualDecision),
        run: (0,shared_context/* formatRun */.TI)(context.run),
        nonce: context.nonce(),
        at: context.clock.now(),
    };
    const visible = context.render.decision((0,snapshot_view/* viewOfSnapshot */.b)(context, snapshot, verdict), verdict, marker.sha);
    return context.github.conversations.createComment(threadNumber ?? 0, (0,status_comment/* composeBody */.h$)(visible, marker, context.signer));
}
function describeDecider(decision) {
    if (decision === null)
        return { by: null, command: null, overrides: null, exception: null };
    const { by, commentId, overrides, exception } = decision;
    return { by: by.login, command: commentId, overrides, exception };
}
async function writeReleaseMarker(context, snapshot, epoch) {
    const { state, mission, threadNumber } = snapshot.tracked;
    const { subject, generation, round } = state;
    const marker = {
        type: 'decision-withdrawal',
        subject,
        mission: mission.id,
        generation,
        round,
        turn: epoch,
        run: (0,shared_context/* formatRun */.TI)(context.run),
        at: context.clock.now(),
    };
    const visible = context.render.reply({
        kind: 'told',
        title: 'Not settled',
        message: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
        nextStep: 'Nothing to do: whoever settles the round next says so in a comment of its own.',
        commands: null,
        views: [],
    });
    return context.github.conversations.createComment(threadNumber ?? 0, (0,status_comment/* composeBody */.h$)(visible, marker, context.signer));
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/observe/other-mission.js
var other_mission = __webpack_require__(9884);
// EXTERNAL MODULE: ./src/flow/observe/active-commands.js
var active_commands = __webpack_require__(8181);
// EXTERNAL MODULE: ./src/core/commands/parse.js
var parse = __webpack_require__(2555);
;// CONCATENATED MODULE: ./src/flow/access/manual-decision.js

function isStillValid(decision, comments, prefix) {
    const comment = comments.find(({ id }) => id === decision.commentId);
    if (comment === undefined || comment.byUs || comment.editedAt !== null)
        return false;
    return comment.author?.login === decision.by.login && (0,parse/* parseCommand */.RM)(comment.body, prefix)?.kind === decision.verdict;
}

;// CONCATENATED MODULE: ./src/flow/settle/preconditions.js





function preconditionsOf({ observation, tracked }, manualDecision) {
    const { mission, pull, hold } = observation;
    const isCommentLost = tracked.threadNumber !== null && tracked.comment === null;
    return toPreconditions({ mission, pull, manualDecision, isBlocked: isHeld(hold, manualDecision) || isCommentLost });
}
function isHeld(hold, manualDecision) {
    return hold !== null && (manualDecision === null || hold.at > manualDecision.askedAt);
}
async function readPreconditions(context, snapshot, manualDecision) {
    const reads = await readAll(context, snapshot);
    const { mission, pull } = reads;
    const isBlocked = (await isBlockedByThread(context, snapshot, manualDecision, listComments(snapshot, reads))) ||
        (manualDecision === null && (await isForOtherMission(context, snapshot, reads)));
    if (pull === null)
        return toPreconditions({ mission, pull, manualDecision, isBlocked });
    const headSha = await context.github.pulls.readHead(pull.number);
    return toPreconditions({ mission, pull: { ...pull, headSha }, manualDecision, isBlocked });
}
async function readAll({ marketplace, github }, { tracked, observation }) {
    const [mission, conversation, pull] = await Promise.all([
        marketplace.getMission(tracked.mission.id),
        tracked.threadNumber === null ? null : github.conversations.read(tracked.threadNumber),
        observation.pull === null ? null : github.pulls.read(observation.pull.number),
    ]);
    return { mission, conversation, pull };
}
function listComments({ tracked }, { conversation, pull }) {
    const pullComments = pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
    return [...(conversation?.comments ?? []), ...pullComments];
}
async function isForOtherMission(context, { tracked }, { mission, conversation, pull }) {
    return pull !== null && (await (0,other_mission/* findOtherReference */.$)(context, { tracked, mission, conversation }, pull)) !== null;
}
async function isBlockedByThread(context, { tracked, observation }, manualDecision, comments) {
    if (isStatusGone(context, tracked.comment, comments))
        return true;
    if (manualDecision !== null && !isStillValid(manualDecision, comments, context.settings.command))
        return true;
    const commands = await (0,active_commands/* readCommands */.P)(context, tracked, comments);
    const linked = observation.pull?.number ?? null;
    return (commands.link !== null && commands.link !== linked) || isHeld(commands.hold, manualDecision);
}
function isStatusGone({ signer }, status, comments) {
    return status !== null && !signer.isSandbox && !comments.some(({ id }) => id === status.id);
}
function toPreconditions(seen) {
    const { mission, pull, manualDecision, isBlocked } = seen;
    return {
        isReady: (0,domain_mission/* isReady */.i_)(mission),
        head: pull?.headSha ?? null,
        isBlocked,
        reworks: mission.reworkCount,
        fingerprint: (0,digest/* canonicalJson */.dj)({
            budget: mission.budgetCents,
            pull: pull?.number ?? null,
            ...(manualDecision === null && describeJudged(mission, pull)),
        }),
    };
}
function describeJudged({ verification }, pull) {
    if (pull === null)
        return { verification, state: null, draft: null, base: null };
    return { verification, state: pull.state, draft: pull.draft, base: pull.baseRef };
}

;// CONCATENATED MODULE: ./src/flow/settle/effects.js






async function performEffect(settleContext, state) {
    const { clock, signal } = settleContext.context;
    const reply = await EFFECT_HANDLERS[state.awaitedStep](settleContext, state);
    return { to: state.awaitedStep, reply, at: clock.now(), cancelled: signal.aborted };
}
const EFFECT_HANDLERS = {
    refresh: refreshSnapshot,
    acquire: acquireLock,
    read_lock: (settleContext) => settleContext.context.lock
        .read(lockKeyOf(settleContext), settleContext.snapshot.observation.rounds.round)
        .catch(() => null),
    clear_lock: (settleContext, { abandonedAcquisition }) => releaseLock(settleContext, abandonedAcquisition),
    list_decisions: (settleContext) => settleContext.decisions ?? readDecisions(settleContext),
    write_decision: writeDecisionAndLink,
    read_again: readAgain,
    send: sendDecision,
    read_mission: (settleContext) => settleContext.context.marketplace.getMission(settleContext.snapshot.tracked.mission.id).then((mission) => keepMission(settleContext, mission), () => null),
    remove_decision: ({ context }, { decisionComment }) => context.github.conversations.deleteComment({ id: decisionComment ?? 0 }).catch(() => false),
    release: (settleContext, state) => releaseLock(settleContext, state.acquisition?.id ?? null),
};
async function refreshSnapshot(settleContext) {
    const { context, order } = settleContext;
    const [snapshot, freeLock] = await Promise.all([
        (0,observe/* loadSnapshot */.N)(context, settleContext.snapshot.tracked),
        findFreeLock(settleContext),
    ]);
    settleContext.snapshot = snapshot;
    settleContext.freeLock = freeLock;
    settleContext.epoch = snapshot.epoch;
    const verdict = snapshot.lostReason === null ? order.evaluate(snapshot) : null;
    if (verdict !== null)
        settleContext.verdict = verdict;
    return {
        verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
        preconditions: preconditionsOf(snapshot, order.manualDecision),
        isLockAvailable: hasLockPlace(context, snapshot),
        seenDecisions: snapshot.decisions.map((decision) => decision.comment.id),
    };
}
async function findFreeLock(settleContext) {
    const { context, snapshot } = settleContext;
    const lockKey = lockKeyOf(settleContext);
    const sequence = snapshot.observation.rounds.round;
    if (sequence > context.lock.maxSequence || snapshot.tracked.comment === null)
        return null;
    return (await context.lock.peek(lockKey, sequence)) ? { lockKey, sequence } : null;
}
function hasLockPlace({ lock }, { tracked }) {
    const { threadNumber, comment, state } = tracked;
    return (threadNumber === null || comment !== null) && state.round <= lock.maxSequence;
}
async function acquireLock(settleContext, state) {
    const { freeLock } = settleContext;
    const lockKey = lockKeyOf(settleContext);
    const { round } = settleContext.snapshot.observation.rounds;
    const isSameLock = freeLock?.sequence === round && freeLock.lockKey.on === 'comment' && lockKey.on === 'comment';
    const reply = await settleContext.context.lock.acquire(lockKey, round, {
        isKnownFree: isSameLock && freeLock.lockKey.id === lockKey.id,
        onAcquired: () => {
            if (!state.plan.isRecorded)
                return Promise.resolve();
            settleContext.decisions = readDecisions(settleContext);
            return settleContext.decisions;
        },
    });
    if (reply.kind === 'denied' || reply.kind === 'unclear')
        settleContext.serverMessage = reply.why;
    return reply;
}
function readDecisions(settleContext) {
    return attempt(settleContext, () => listDecisions(settleContext.context, settleContext.snapshot));
}
async function writeDecisionAndLink(settleContext) {
    const { context, snapshot, verdict, order } = settleContext;
    const [id] = await Promise.all([
        attempt(settleContext, async () => (await writeDecision(context, snapshot, verdict, order.manualDecision)).id),
        order.manualDecision === null ? (0,publish/* announceLink */.oC)(context, snapshot) : null,
    ]);
    return id;
}
async function releaseLock(settleContext, acquisitionId) {
    const { context, snapshot, epoch } = settleContext;
    if (acquisitionId === null)
        return false;
    if (context.lock.kind !== 'ref')
        return context.lock.release(lockKeyOf(settleContext), acquisitionId).catch(() => false);
    const marker = await attempt(settleContext, () => writeReleaseMarker(context, snapshot, epoch));
    if (marker !== null)
        settleContext.epoch += 1;
    return marker !== null;
}
async function attempt(settleContext, body) {
    try {
        return await body();
    }
    catch (error) {
        settleContext.error = error;
        return null;
    }
}
async function readAgain(settleContext) {
    const { context, snapshot, order, verdict } = settleContext;
    if (verdict.kind === 'rework')
        settleContext.reason ??= await composeReason(context, snapshot, {
            ...verdict,
            message: order.manualDecision?.reason ?? verdict.message,
        });
    return readPreconditions(context, snapshot, order.manualDecision).catch(() => null);
}
async function composeReason(context, snapshot, verdict) {
    const { evidence: seen } = snapshot.observation;
    const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
    const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
    const checks = snapshot.delivery.reading?.kind === 'read'
        ? snapshot.delivery.reading.reported.filter((one) => failing.has(one.nodeId))
        : [];
    const details = checks.length === 0 ? new Map() : await context.github.checks.readDetails(checks).catch(() => new Map());
    return formatReworkReason({ verdict, mission: snapshot.tracked.mission, evidence, details, redact: context.redact });
}
async function sendDecision(settleContext) {
    const { marketplace } = settleContext.context;
    const { id } = settleContext.snapshot.tracked.mission;
    const reply = settleContext.verdict.kind === 'accept'
        ? await marketplace.acceptMission(id)
        : await marketplace.reworkMission(id, settleContext.reason ?? '');
    if (reply.kind === 'done')
        return { kind: 'done', standing: reply.value === null ? null : keepMission(settleContext, reply.value) };
    settleContext.failure = reply.failure;
    settleContext.serverMessage = reply.failure.why;
    return { kind: reply.kind };
}
function keepMission(settleContext, mission) {
    settleContext.mission = mission;
    return { phase: mission.phase, reworks: mission.reworkCount };
}

;// CONCATENATED MODULE: ./src/flow/settle/messages.js


function describeSettleHeld(context, facts) {
    const serverMessage = serverMessageOf(facts);
    switch (facts.why) {
        case 'gone':
            return describeLostComment(context);
        case 'denied':
            return describeDenied(context, serverMessage);
        case 'acquire_unknown':
            return describeUnconfirmed(context, `whether this run took the decision lock is unknown: ${serverMessage}`);
        case 'others':
            return describeUnconfirmed(context, `round ${facts.round} was begun by another run and the mission still waits`);
        case 'not_released':
            return describeUnconfirmed(context, `nothing was sent, but the guarding ${lockNameOf(context)} could not be given up`);
        case 'unclear':
            return describeUnconfirmed(context, `the ${facts.verdict} was sent and its answer is unclear (${serverMessage})`);
        case 'no_change':
            return describeUnconfirmed(context, `the ${facts.verdict} was sent, the marketplace said yes, but the mission has not changed`);
    }
}
function serverMessageOf({ serverMessage }) {
    return serverMessage ?? 'no reason was given';
}
function lockNameOf({ lock }) {
    return lock.kind === 'ref' ? 'ref' : 'reaction';
}
function describeDenied(context, serverMessage) {
    const lockName = lockNameOf(context);
    const needed = lockName === 'ref' ? 'contents: write' : 'issues: write and pull-requests: write';
    return (0,shared_context/* hold */._2)('missing_permission', `Nothing was settled: the ${lockName} that guards the decision could not be set (${serverMessage}).`, `Give the job permissions: ${needed}; the next run goes on.`);
}
function describeUnconfirmed(context, why) {
    const minutes = Math.ceil((settle_machine/* DECISION_MS */.kL + settle_machine/* TAKEOVER_MS */.RQ) / 60_000);
    return (0,shared_context/* hold */._2)('decision_unconfirmed', `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`, `Look at the mission on the marketplace. If it still awaits acceptance ${minutes} minutes from now, a permitted person comments ${formatSettleCommands(context)}.`);
}
function formatSettleCommands({ settings }) {
    return `\`${settings.command} accept\` or \`${settings.command} rework <reason>\``;
}
function describeLostComment({ settings }) {
    return (0,shared_context/* hold */._2)('state_lost', 'The status comment that guards the decision is gone, so nothing is settled by itself.', `A permitted person looks at the mission and comments \`${settings.command} resume\`: that writes the state anew.`);
}
function describeRefused(failure) {
    return (0,shared_context/* hold */._2)('marketplace_error', `Nothing was settled: ${failure?.what ?? 'the marketplace refused'} (${failure?.why ?? 'no reason was given'}).`, failure?.fix ?? 'Look at the mission on the marketplace.');
}

;// CONCATENATED MODULE: ./src/flow/settle/record.js

function recordSettled(settleContext) {
    const { context, snapshot, verdict } = settleContext;
    const { state } = snapshot.tracked;
    const sha = snapshot.observation.pull?.headSha ?? null;
    const text = describeSettled(settleContext, sha);
    const history = (0,markers/* addHistory */.Gs)(state.history, { at: context.clock.now(), text });
    const next = verdict.kind === 'accept'
        ? { ...state, history }
        : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
    const mission = settleContext.mission ?? snapshot.tracked.mission;
    return { ...snapshot, tracked: { ...snapshot.tracked, mission, state: next } };
}
function describeSettled({ verdict, order, snapshot }, sha) {
    const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
    const by = order.manualDecision === null ? '' : ` by @${order.manualDecision.by.login}`;
    return verdict.kind === 'accept'
        ? `Accepted and paid${where}${by}`
        : `Sent back${where}${by} (round ${snapshot.tracked.state.round})`;
}
function recordUnseenRework({ snapshot, verdict }) {
    if (verdict.kind !== 'rework')
        return snapshot;
    const sentBackSha = snapshot.observation.pull?.headSha ?? null;
    const state = { ...snapshot.tracked.state, sentBackSha, leftSince: false };
    return { ...snapshot, tracked: { ...snapshot.tracked, state } };
}

;// CONCATENATED MODULE: ./src/flow/settle/settle.js





async function settle(context, before, order) {
    const { threadNumber } = before.tracked;
    if (threadNumber === null && context.run.runAttempt > 1 && order.verdict.kind === 'rework') {
        const verdict = describeUnconfirmed(context, 'an earlier attempt of this run may have sent the work back already');
        return { kind: 'held', verdict, snapshot: before };
    }
    const settleContext = createSettleContext(context, before, order);
    let move = (0,settle_machine/* beginSettling */.gi)(toPlan(context, before, order), context.clock.now());
    while (move.effect.kind !== 'end')
        move = (0,settle_machine/* advanceSettling */.l2)(move.state, await performEffect(settleContext, move.state));
    return toSettleResult(settleContext, move.state, move.effect.end);
}
function toPlan({ signer }, before, { verdict, manualDecision }) {
    return {
        verdict: verdict.kind,
        head: before.observation.pull?.headSha ?? null,
        askedAt: manualDecision?.askedAt ?? null,
        isRecorded: before.tracked.threadNumber !== null && !signer.isSandbox,
    };
}
function toSettleResult(settleContext, state, end) {
    const { snapshot } = settleContext;
    switch (end.kind) {
        case 'settled':
            return { kind: 'settled', verdict: settleContext.verdict, snapshot: recordSettled(settleContext) };
        case 'again':
            return { kind: 'again', snapshot: state.awaitedStep === 'refresh' ? snapshot : null };
        case 'busy':
            return { kind: 'busy', since: end.since, snapshot };
        case 'refused':
            return { kind: 'held', verdict: describeRefused(settleContext.failure), snapshot };
        case 'failed':
            throw settleContext.error;
        case 'held':
            return toHeldResult(settleContext, state, end.why);
    }
}
function toHeldResult(settleContext, { plan, sendCount }, why) {
    const { context, snapshot, serverMessage } = settleContext;
    const facts = { why, verdict: plan.verdict, round: snapshot.tracked.state.round, serverMessage };
    return {
        kind: 'held',
        verdict: describeSettleHeld(context, facts),
        snapshot: sendCount > 0 ? recordUnseenRework(settleContext) : snapshot,
    };
}


/***/ })

};
