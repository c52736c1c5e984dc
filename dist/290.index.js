export const id = 290;
export const ids = [290];
export const modules = {

/***/ 9626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fC: () => (/* binding */ createReply),
/* harmony export */   m6: () => (/* binding */ writeReply),
/* harmony export */   wv: () => (/* binding */ react)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3736);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5112);



function createReply(kind, title, message, nextStep = '') {
    return { kind, title, message, nextStep, commands: null, views: [] };
}
async function react(context, { commentId }, feedback) {
    if (context.settings.dryRun)
        return;
    await context.github.conversations.react(commentId, feedback).catch((error) => {
        context.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
    });
}
async function writeReply(context, intent, conversation, reply) {
    context.log.info(`${reply.title}: ${[reply.message, reply.nextStep].filter((text) => text !== '').join(' ')}`);
    if (context.settings.dryRun)
        return;
    const subject = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubject */ .QK)(context.run.repository, { kind: intent.on, number: intent.number });
    const marker = { type: 'reply', subject, command: intent.commentId };
    const visible = context.render.reply(reply);
    const body = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .composeBody */ .h$)(visible, marker, context.signer);
    const earlier = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .listMarkers */ .YL)(conversation.comments, 'reply', subject, context.signer).find((one) => one.marker.command === intent.commentId);
    const { conversations } = context.github;
    try {
        if (earlier === undefined)
            await conversations.createComment(intent.number, body);
        else if ((0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .stripMarker */ .db)(earlier.comment.body) !== visible.trimEnd())
            await conversations.editComment(earlier.comment, body);
    }
    catch (error) {
        context.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
}


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var shared_outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ./src/flow/hire/hire.js + 26 modules
var hire = __webpack_require__(2173);
// EXTERNAL MODULE: ./src/flow/run/conclude.js
var conclude = __webpack_require__(9823);
// EXTERNAL MODULE: ./src/flow/commands/reply.js
var commands_reply = __webpack_require__(9626);
;// CONCATENATED MODULE: ./src/flow/commands/hire.js



async function hireByCommand({ context, intent }, { force, budgetCents }) {
    const { on, number, sender, commentId, createdAt, subjectTitle: title, subjectBody: body } = intent;
    const { missionKey } = context.settings;
    const result = await context.log.group('Hire', () => (0,hire.hire)(context, {
        kind: 'hire',
        subject: { kind: on, number, ...(missionKey !== null && { key: missionKey }) },
        source: { kind: 'command', force, sender, commentId, createdAt, budgetCents, title, body },
        wait: intent.wait,
    }));
    const reply = describeHire(context, result);
    await (0,commands_reply/* react */.wv)(context, intent, result.kind === 'tracked' ? 'done' : 'refused');
    const outcome = await (0,conclude.conclude)(context, result, intent.wait);
    return { done: result.kind === 'tracked', reply, outcome };
}
function describeHire(context, result) {
    if (result.kind !== 'tracked') {
        const { message, nextStep } = result.blocked.verdict;
        return (0,commands_reply/* createReply */.fC)('refused', 'Not hired', message, nextStep);
    }
    if (result.how === 'posted')
        return null;
    const { mission } = result.tracked;
    const { command } = context.settings;
    return (0,commands_reply/* createReply */.fC)('told', 'There is a mission already', `Mission ${mission.id} (${mission.status}) is taken up; nothing was posted.`, `Once it has ended, ${command} hire in a new comment hires again.`);
}

// EXTERNAL MODULE: ./src/flow/missions/ambiguous.js
var ambiguous = __webpack_require__(9968);
;// CONCATENATED MODULE: ./src/flow/commands/results.js




const NO_MISSION_NEXT_STEP = 'Write it on the issue or pull request that the mission was posted for, or give the command hire to post one.';
function createRefusedOutcome(code, message, nextStep) {
    return { ...shared_outcomes/* EMPTY_OUTCOME */.zN, kind: 'held', code, message, nextStep };
}
async function runPasses(context, found) {
    const outcomes = [];
    for (const result of found)
        outcomes.push(await (0,conclude.conclude)(context, result, 'once'));
    const [only] = outcomes;
    if (only === undefined)
        return (0,shared_outcomes/* createSkippedOutcome */.p)('there is no mission here');
    return outcomes.length === 1 ? only : (0,shared_outcomes/* summarize */.eh)(outcomes);
}
async function refuse({ context }, found, message, nextStep) {
    const reply = (0,commands_reply/* createReply */.fC)('refused', 'Not done', message, nextStep);
    if (found.length === 0)
        return { done: false, reply, outcome: createRefusedOutcome('command_refused', message, nextStep) };
    return { done: false, reply, outcome: await runPasses(context, found) };
}
async function explainAmbiguous({ context, intent }) {
    const ambiguousMissions = await (0,ambiguous/* listAmbiguous */.h)(context, intent);
    if (ambiguousMissions.length === 0)
        return null;
    const names = ambiguousMissions.map(({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`);
    return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/missions/adopt.js
var adopt = __webpack_require__(5782);
// EXTERNAL MODULE: ./src/flow/missions/for-pull.js
var for_pull = __webpack_require__(403);
// EXTERNAL MODULE: ./src/flow/gate/status.js + 1 modules
var gate_status = __webpack_require__(8582);
// EXTERNAL MODULE: ./src/flow/missions/lookup.js
var missions_lookup = __webpack_require__(7500);
;// CONCATENATED MODULE: ./src/flow/commands/targets.js





async function findCommandTargets(context, thread) {
    const { missionKey } = context.settings;
    const subject = { kind: thread.on, number: thread.number, ...(missionKey !== null && { key: missionKey }) };
    const lookup = await (0,missions_lookup/* lookUp */.T)(context, subject);
    const conversation = await context.github.conversations.read(thread.number);
    const own = lookup.kind === 'none' ? [] : [(0,adopt/* adopt */.d)(context, { subject, lookup, conversation, wanted: null })];
    if (thread.on === 'issue')
        return own;
    const others = await findDelivered(context, thread.number);
    return others.length > 0 && own.every(isEnded) ? others : [...own, ...others];
}
async function findDelivered(context, number) {
    const pull = await context.github.pulls.read(number);
    if (pull === null)
        return [];
    const repositoryMissions = await (0,for_pull/* listRepositoryMissions */.qb)(context);
    const others = (0,for_pull/* listForPull */.Zv)(context, repositoryMissions, pull).filter(({ mission, subject }) => !(0,domain_mission/* isOver */.PU)(mission) && subject.number !== number);
    const found = [];
    for (const one of others)
        found.push((await (0,gate_status/* adoptListed */.Cq)(context, one, repositoryMissions)).result);
    return found;
}
function isEnded(result) {
    const mission = result.kind === 'tracked' ? result.tracked.mission : result.blocked.mission;
    return mission !== null && (0,domain_mission/* isOver */.PU)(mission);
}

;// CONCATENATED MODULE: ./src/flow/commands/link.js


async function linkPull(commandContext, number) {
    const { context, intent } = commandContext;
    const why = await findLinkProblem(context, intent, number);
    const found = await findCommandTargets(context, intent);
    if (why !== null)
        return refuse(commandContext, found, why, 'Name an open pull request of this repository in a new comment; until then nothing is settled.');
    if (found.length === 0)
        return refuse(commandContext, found, 'There is no mission here that could be bound.', NO_MISSION_NEXT_STEP);
    const ambiguity = await explainAmbiguous(commandContext);
    if (ambiguity !== null)
        return refuse(commandContext, found, ambiguity, "Name the pull request with pr-number in the workflow of the mission's key.");
    return { done: true, reply: null, outcome: await runPasses(context, found) };
}
async function findLinkProblem(context, { sender }, number) {
    const pull = await context.github.pulls.read(number);
    if (pull === null)
        return `There is no pull request #${number}.`;
    if (pull.state !== 'open')
        return `Pull request #${number} is ${pull.state}.`;
    return pull.fork && sender.isBot ? `Pull request #${number} comes from a fork, which only a person may bind.` : null;
}

// EXTERNAL MODULE: ./src/core/domain/reference.js
var reference = __webpack_require__(2799);
// EXTERNAL MODULE: ./src/core/state/rounds.js
var rounds = __webpack_require__(2426);
// EXTERNAL MODULE: ./src/core/state/markers.js
var markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/flow/shared/hire-result.js
var hire_result = __webpack_require__(2126);
// EXTERNAL MODULE: ./src/flow/shared/mission-view.js
var mission_view = __webpack_require__(8344);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/state/rebuild.js






async function rebuildState(context, lostState, by) {
    const { conversation, mission, generation } = lostState;
    const namedCommentId = (0,reference/* parseFooter */.fy)(mission.description)?.comment ?? null;
    const state = composeState(context, lostState, namedCommentId, by);
    const target = { subject: state.subject, generation, commentId: namedCommentId, mission: mission.id };
    const current = (0,status_comment/* readStatus */.rk)(conversation, context.signer, target);
    if (current.kind === 'found' && current.state.mission === mission.id)
        return;
    const view = (0,mission_view/* createMissionView */.i)(context, { ...hire_result/* NO_ORDER */.DH, ...lostState, verdict: REBUILT, state });
    const body = (0,status_comment/* composeBody */.h$)(context.render.statusComment(view), state, context.signer);
    const old = (0,status_comment/* findReplacement */.wk)(conversation, context.signer, target);
    if (old === null)
        await context.github.conversations.createComment(conversation.number, body);
    else
        await context.github.conversations.editComment(old, body);
}
const REBUILT = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'The state was written anew.',
    nextStep: 'Looking at the mission now.',
};
function composeState(context, { subject, mission, generation, conversation }, namedCommentId, by) {
    const key = (0,hire_result/* formatSubjectKey */.J_)(context, subject);
    const decisions = (0,markers/* listMarkers */.YL)(conversation.comments, 'decision', key, context.signer)
        .map(({ marker }) => marker)
        .filter((marker) => marker.mission === mission.id && marker.generation === generation);
    const fresh = (0,hire_result/* createState */.ur)(key, generation, {
        mission: mission.id,
        brief: (0,reference/* parseFooter */.fy)(mission.description)?.brief ?? null,
        budgetCents: mission.budgetCents,
        restored: { by, comment: namedCommentId },
        history: [{ at: context.clock.now(), text: `State written anew at the word of @${by}` }],
    });
    return (0,rounds/* advanceRound */.H)(fresh, mission, decisions);
}

// EXTERNAL MODULE: ./src/core/policy/contract.js
var policy_contract = __webpack_require__(6004);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 3 modules
var observe = __webpack_require__(7679);
;// CONCATENATED MODULE: ./src/flow/commands/freeze-contract.js



async function freezeContract(context, tracked, { sender, createdAt }) {
    const snapshot = await (0,observe/* loadSnapshot */.N)(context, tracked);
    if (snapshot.contracts.kind !== 'unreadable' || snapshot.lostReason !== null)
        return 'not_needed';
    if (await isBarredDeliverer(context, snapshot, sender))
        return 'refused';
    const contract = composeContract(context, snapshot, createdAt);
    await postCopy(context, snapshot.tracked, contract, sender.login);
    return 'frozen';
}
async function isBarredDeliverer(context, { observation, tracked }, sender) {
    const isRecorded = tracked.state.authors?.includes(sender.login) === true;
    if (!isRecorded && !isSameAccount(observation.pull?.author ?? null, sender))
        return false;
    const reading = await context.github.permissions.read(sender.login);
    return reading.kind !== 'known' || reading.permission !== 'admin';
}
function isSameAccount(author, { login, id }) {
    return author !== null && (author.login === login || (author.id !== null && author.id === id));
}
function composeContract(context, { tracked, observation }, frozenAt) {
    const { settings, run } = context;
    return {
        base: observation.pull?.baseRef ?? tracked.state.base ?? run.repository.defaultBranch,
        head: null,
        hiredAt: frozenAt,
        budgetCents: observation.mission.budgetCents,
        prNumber: settings.prNumber,
        lock: settings.lock,
        settings: (0,policy_contract/* toJudgingSettings */.Pt)(settings),
    };
}
async function postCopy(context, { mission, state, threadNumber }, contract, by) {
    if (threadNumber === null)
        return;
    const { subject, generation } = state;
    const line = (0,policy_contract/* formatContract */.G4)(contract, { subject, generation }, context.signer.signer);
    const marker = { type: 'contract', subject, mission: mission.id, generation, line };
    const visible = context.render.reply({
        kind: 'told',
        title: 'Settings frozen',
        message: `@${by} resumed mission ${mission.id}, whose contract can't be read. From now on it is judged under the settings of this moment.`,
        nextStep: 'Nothing to do: the next run decides under them.',
        commands: null,
        views: [],
    });
    await context.github.conversations.createComment(threadNumber, (0,status_comment/* composeBody */.h$)(visible, marker, context.signer));
}

;// CONCATENATED MODULE: ./src/flow/commands/resume.js





async function resume(commandContext) {
    const { context, intent } = commandContext;
    const found = await findCommandTargets(context, intent);
    if (found.length === 0)
        return refuse(commandContext, found, 'There is no mission here to go on with.', NO_MISSION_NEXT_STEP);
    const frozen = context.settings.dryRun ? [] : await freezeContracts(commandContext, found);
    if (frozen.includes('refused'))
        return refuseDeliverer(commandContext, found);
    const lostMissions = found.flatMap(listLost);
    if (lostMissions.length === 0 || context.settings.dryRun)
        return { done: true, reply: null, outcome: await runPasses(context, found) };
    for (const lost of lostMissions)
        await rebuild(commandContext, lost);
    const again = await findCommandTargets(context, intent);
    const done = again.every(({ kind }) => kind === 'tracked');
    return { done, reply: describeResumed(done), outcome: await runPasses(context, again) };
}
function freezeContracts({ context, intent }, found) {
    const tracked = found.flatMap((result) => (result.kind === 'tracked' ? [result.tracked] : []));
    return Promise.all(tracked.map((one) => freezeContract(context, one, intent)));
}
function refuseDeliverer(commandContext, found) {
    return refuse(commandContext, found, `@${commandContext.intent.sender.login} delivers this mission, so someone else must look at it and resume it.`, 'Another person with permission to settle gives the command.');
}
function listLost(result) {
    return result.kind === 'blocked' && result.blocked.verdict.code === 'state_lost' ? [result.blocked] : [];
}
async function rebuild({ context, intent }, { subject, mission, generation }) {
    const conversation = subject.kind === 'run' ? null : await context.github.conversations.read(subject.number);
    if (conversation !== null && mission !== null)
        await rebuildState(context, { subject, mission, generation, conversation }, intent.sender.login);
}
function describeResumed(done) {
    return done
        ? (0,commands_reply/* createReply */.fC)('done', 'State written anew', 'The mission goes on from what the marketplace and the decisions on record say.')
        : (0,commands_reply/* createReply */.fC)('refused', 'Not resumed', 'The state was written anew, but the mission could not be taken up yet.', 'Write the command again in a new comment.');
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/commands/authorize-override.js

function authorizeOverride(request, seen) {
    const earlier = seen.decisions.find(({ marker }) => marker.command === request.commentId);
    if (earlier !== undefined)
        return authorizeRepeatedOverride(earlier.marker, seen);
    for (const objection of OBJECTIONS) {
        const refused = objection(request, seen);
        if (refused !== null)
            return { kind: 'refused', ...refused };
    }
    const overrides = seen.policy.kind === request.command.kind ? null : seen.policy.code;
    return { kind: 'allowed', overrides, exception: isAuthor(request, seen) ? findException(request, seen) : null };
}
function authorizeRepeatedOverride(marker, { mission, round }) {
    if (mission.phase === 'accepted' || round > marker.round)
        return { kind: 'done' };
    return {
        kind: 'refused',
        message: 'This command was begun before, and whether it arrived cannot be known.',
        nextStep: 'Look at the mission on the marketplace. If it still awaits acceptance a quarter of an hour later, write the command again in a new comment.',
    };
}
const OBJECTIONS = [
    notAwaiting,
    ofEarlierRound,
    unclearBinding,
    nothingDelivered,
    otherHead,
    ownWork,
];
function notAwaiting(_request, { mission }) {
    if (mission.phase === 'awaiting_acceptance')
        return null;
    if (mission.phase === 'accepted') {
        return { message: 'The mission is accepted and paid already.', nextStep: 'Nothing is left to do.' };
    }
    return {
        message: `The mission is "${(0,core_text/* cut */.Jj)(mission.status, 60)}", and the marketplace settles only what awaits acceptance.`,
        nextStep: mission.phase === 'ended'
            ? 'Nothing is left to settle; give the command hire to hire again.'
            : 'Write the command again once the work is delivered.',
    };
}
function ofEarlierRound({ askedAt }, { decisions, round }) {
    if (!decisions.some(({ marker, at }) => marker.round < round && at > askedAt))
        return null;
    return {
        message: 'The command was written before the work was sent back, so it is about an earlier delivery.',
        nextStep: 'Look at the delivery that is here now, and write the command again.',
    };
}
function unclearBinding(_request, { binding, pull }) {
    if (binding.kind !== 'conflict' || pull !== null)
        return null;
    return {
        message: `Which pull request delivers this mission is not clear: ${(0,core_text/* cut */.Jj)(binding.why, 300)}`,
        nextStep: 'Name the right one with the command link, then write this command again.',
    };
}
function nothingDelivered({ command }, { pull, needsPull }) {
    if (pull !== null || !needsPull || command.kind === 'rework')
        return null;
    return {
        message: 'No pull request is linked to the mission, so there is no commit to pay for.',
        nextStep: 'Name one with the command link, then write this command again.',
    };
}
function otherHead({ command }, { pull, shownHead }) {
    if (command.kind === 'rework')
        return null;
    const live = pull?.headSha ?? null;
    if (command.sha !== null)
        return otherNamedHead(command.sha, live);
    return shownHead === live ? null : describeHead(live, 'this page did not show when the command was written');
}
function otherNamedHead(named, live) {
    if (live === named)
        return null;
    return live?.startsWith(named) === true
        ? describeHead(live, `the command names by ${named.length} digits only, and other commits can be made to share those`)
        : describeHead(live, `is not ${named.slice(0, 12)}`);
}
function describeHead(live, why) {
    if (live === null)
        return {
            message: 'No pull request is linked to the mission now.',
            nextStep: 'Name one with the command link, or look at the mission again.',
        };
    return {
        message: `The pull request's head is ${live.slice(0, 12)} now, which ${why}.`,
        nextStep: `Look at that commit. To accept it, name it in full: accept ${live}`,
    };
}
function ownWork(request, seen) {
    if (!isAuthor(request, seen) || findException(request, seen) !== null)
        return null;
    return {
        message: `@${request.by.login} wrote ${isAuthorOf(request, seen.pull) ? 'the' : 'a'} pull request that delivers this mission, so somebody else has to settle it.`,
        nextStep: 'Another permitted person gives the command.',
    };
}
function isAuthor(request, { pull, authors }) {
    return isAuthorOf(request, pull) || authors.includes(request.by.login);
}
function isAuthorOf({ by }, pull) {
    const author = pull?.author ?? null;
    return author !== null && (author.login === by.login || (author.id !== null && author.id === by.id));
}
function findException({ by, permission }, { subject, pull, hirer }) {
    const isOnPull = subject.kind === 'pull_request' && subject.number === pull?.number;
    if (isOnPull && hirer === by.login)
        return 'hired for the own pull request';
    return permission === 'admin' ? 'admin settles the own pull request' : null;
}

// EXTERNAL MODULE: ./src/core/protocol/settle-machine.js + 2 modules
var settle_machine = __webpack_require__(8740);
// EXTERNAL MODULE: ./src/core/invariant.js
var invariant = __webpack_require__(7929);
// EXTERNAL MODULE: ./src/flow/run/follow.js + 2 modules
var follow = __webpack_require__(7496);
// EXTERNAL MODULE: ./src/flow/run/outcome.js + 1 modules
var run_outcome = __webpack_require__(9736);
// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 6 modules
var evaluate = __webpack_require__(519);
// EXTERNAL MODULE: ./src/flow/settle/settle.js + 8 modules
var settle = __webpack_require__(3703);
;// CONCATENATED MODULE: ./src/flow/commands/override.js










const BUSY_MS = 5_000;
async function settleManually(context, tracked, request, reason) {
    const shownHead = findShownHead(tracked, request.askedAt);
    const authorize = (snapshot) => authorizeOverride(request, toSituation(context, snapshot, shownHead));
    for (;;) {
        const snapshot = await (0,observe/* loadSnapshot */.N)(context, tracked);
        if (snapshot.lostReason !== null) {
            const { message, nextStep } = (0,evaluate/* evaluate */._3)(context, snapshot);
            return override_refuse(context, tracked, message, nextStep);
        }
        const decision = authorize(snapshot);
        if (decision.kind === 'refused')
            return override_refuse(context, tracked, decision.message, decision.nextStep);
        if (decision.kind === 'done' || context.settings.dryRun)
            return pass(context, tracked);
        const order = toOrder(context, snapshot, { request, reason, allowed: decision, authorize });
        const result = await (0,settle/* settle */.G)(context, snapshot, order);
        if (result.kind !== 'busy' || !(await waitForOthers(context, result.since)))
            return report(context, tracked, order, result);
    }
}
const MAX_CLOCK_SKEW_MS = 60_000;
function findShownHead({ comment, state }, askedAt) {
    const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
    const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + MAX_CLOCK_SKEW_MS <= askedAt;
    return isOld ? state.head : null;
}
function toSituation(context, snapshot, shownHead) {
    const { observation, tracked, allDecisions } = snapshot;
    return {
        mission: observation.mission,
        subject: tracked.subject,
        round: observation.rounds.round,
        binding: observation.binding,
        pull: observation.pull,
        shownHead,
        hirer: tracked.state.hirer,
        authors: tracked.state.authors ?? [],
        decisions: allDecisions.map(({ marker, comment }) => ({ marker, at: comment.createdAt })),
        needsPull: snapshot.settings.some(({ checks }) => checks.kind !== 'none'),
        policy: (0,evaluate/* evaluate */._3)(context, snapshot),
    };
}
function toOrder(context, snapshot, { request, reason, allowed, authorize }) {
    const { by, commentId, askedAt, command } = request;
    const verdict = describeVerdict(request, reason, allowed.overrides === null ? null : (0,evaluate/* evaluate */._3)(context, snapshot));
    const { overrides, exception } = allowed;
    const manualDecision = {
        by,
        commentId,
        askedAt,
        verdict: command.kind,
        reason,
        overrides,
        exception,
    };
    return { verdict, manualDecision, evaluate: (fresh) => (authorize(fresh).kind === 'allowed' ? verdict : null) };
}
function describeVerdict({ command, by }, reason, policy) {
    const policyNote = policy === null ? '' : ` The checks alone would have said: ${(0,core_text/* endSentence */.H_)(policy.message, 300)}`;
    if (command.kind === 'accept')
        return {
            kind: 'accept',
            code: 'accepted_by_person',
            message: `@${by.login} accepted it by command.${policyNote}`,
            nextStep: 'The escrow is released to the specialist.',
        };
    return {
        kind: 'rework',
        code: 'sent_back_by_person',
        message: `@${by.login} sent it back: ${(0,core_text/* endSentence */.H_)((0,core_text/* cut */.Jj)(reason, 600), 600)}`,
        nextStep: 'The specialist works on it again and delivers anew.',
    };
}
async function waitForOthers(context, since) {
    const { clock, deadline, signal } = context;
    if (clock.now() - since >= settle_machine/* OTHER_RUN_MS */.mG || clock.now() + BUSY_MS >= deadline || signal.aborted)
        return false;
    await clock.sleep(BUSY_MS, signal);
    return !signal.aborted;
}
async function report(context, tracked, order, result) {
    switch (result.kind) {
        case 'settled': {
            const outcome = await (0,run_outcome/* reportSettled */.oV)(context, result.snapshot, result.verdict, toDecider(order));
            return { done: true, reply: null, outcome };
        }
        case 'again':
            return override_refuse(context, tracked, 'Something moved while the command was carried out, so nothing was sent.', 'Look at the mission as it stands now, and write the command again.');
        case 'busy': {
            const from = new Date(result.since + settle_machine/* DECISION_MS */.kL + settle_machine/* TAKEOVER_MS */.RQ).toISOString().slice(0, 16).replace('T', ' ');
            return override_refuse(context, tracked, 'Another run began to settle this round, and whether it did cannot be known yet.', `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`);
        }
        case 'held':
            return override_refuse(context, result.snapshot.tracked, result.verdict.message, result.verdict.nextStep);
    }
}
function toDecider({ manualDecision }) {
    if (manualDecision === null)
        throw new invariant/* InvariantError */.z('a command settled without a manual decision');
    const { by, overrides, exception } = manualDecision;
    return { by: `@${by.login}`, overrides, exception };
}
async function pass(context, tracked) {
    return { done: true, reply: null, outcome: await (0,follow/* follow */.e)(context, tracked, 'once') };
}
async function override_refuse(context, tracked, message, nextStep) {
    const reply = (0,commands_reply/* createReply */.fC)('refused', 'Not settled', message, nextStep);
    return { done: false, reply, outcome: await (0,follow/* follow */.e)(context, tracked, 'once') };
}

;// CONCATENATED MODULE: ./src/flow/commands/settle.js



async function settleByCommand(commandContext, command) {
    const { context, intent, comment } = commandContext;
    const found = await findCommandTargets(context, intent);
    const target = await findTarget(commandContext, found);
    if (target.kind === 'refused')
        return refuse(commandContext, found, target.message, target.nextStep);
    const { login } = intent.sender;
    const reading = await context.github.permissions.read(login);
    const request = {
        command,
        by: intent.sender,
        permission: reading.kind === 'known' ? reading.permission : 'none',
        commentId: comment.id,
        askedAt: comment.createdAt,
    };
    const reason = command.kind === 'rework' ? parseReason(command.reason, comment) : '';
    return settleManually(context, target.tracked, request, reason);
}
async function findTarget(commandContext, found) {
    const [only] = found;
    if (only === undefined)
        return toRefusal('There is no mission here.', NO_MISSION_NEXT_STEP);
    const ambiguity = await explainAmbiguous(commandContext);
    if (ambiguity !== null)
        return toRefusal(ambiguity, 'Accept it, or send it back, on the marketplace.');
    if (found.length > 1)
        return toRefusal(`Several missions are concerned here (${found.map(missionIdOf).join(', ')}).`, 'Write the command on the page of the one you mean.');
    if (only.kind !== 'tracked')
        return toRefusal(only.blocked.verdict.message, only.blocked.verdict.nextStep);
    return checkThread(commandContext, only.tracked);
}
function checkThread({ intent }, tracked) {
    const { threadNumber, state, mission } = tracked;
    const isOnThread = [threadNumber, state.pull].includes(intent.number);
    if (intent.on !== 'pull_request' || state.pull === null || isOnThread)
        return { kind: 'mission', tracked };
    return toRefusal(`Mission ${mission.id} is delivered by pull request #${state.pull}, not by this one.`, `Write the command on #${state.pull}, or bind the mission to this one first.`);
}
function toRefusal(message, nextStep) {
    return { kind: 'refused', message, nextStep };
}
function missionIdOf(result) {
    const mission = result.kind === 'tracked' ? result.tracked.mission : result.blocked.mission;
    return mission?.id ?? 'unknown';
}
function parseReason(first, { body }) {
    return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}

// EXTERNAL MODULE: ./src/flow/commands/verify.js
var verify = __webpack_require__(6836);
;// CONCATENATED MODULE: ./src/flow/commands/run.js









async function runCommand(context, intent) {
    const check = await (0,verify/* verifyCommand */.p0)(context, intent);
    if (check.kind === 'ignored')
        return (0,shared_outcomes/* createSkippedOutcome */.p)(check.why);
    await (0,commands_reply/* react */.wv)(context, intent, 'seen');
    const denial = await (0,verify/* explainDeniedFor */.M4)(context, intent);
    if (denial !== null)
        return rejectCommand(context, intent, check.conversation, denial);
    const { conversation, comment } = check;
    const result = await executeCommand({ context, intent, conversation, comment });
    await (0,commands_reply/* react */.wv)(context, intent, result.done ? 'done' : 'refused');
    if (result.reply !== null)
        await (0,commands_reply/* writeReply */.m6)(context, intent, conversation, result.reply);
    return result.outcome;
}
async function rejectCommand(context, intent, conversation, why) {
    await (0,commands_reply/* react */.wv)(context, intent, 'refused');
    const { hirePermission, settlePermission } = context.settings.limits;
    const nextStep = `Somebody with ${settlePermission} permission can settle, hold and bind; with ${hirePermission}, hire.`;
    if (await (0,verify/* shouldReply */.Sz)(context, intent))
        await (0,commands_reply/* writeReply */.m6)(context, intent, conversation, (0,commands_reply/* createReply */.fC)('refused', 'Not allowed', `${why}.`, nextStep));
    return createRefusedOutcome('not_permitted', `${why}.`, nextStep);
}
function executeCommand(commandContext) {
    const { command } = commandContext.intent;
    switch (command.kind) {
        case 'hire':
            return hireByCommand(commandContext, command);
        case 'accept':
        case 'rework':
            return settleByCommand(commandContext, command);
        case 'link':
            return linkPull(commandContext, command.number);
        case 'resume':
            return resume(commandContext);
        case 'hold':
            return refreshMissions(commandContext, null);
        case 'status':
            return refreshMissions(commandContext, (0,commands_reply/* createReply */.fC)('told', 'Status', ''));
        case 'help':
            return help(commandContext, (0,commands_reply/* createReply */.fC)('told', 'Commands', ''), true);
        case 'unknown':
            return help(commandContext, describeUnknown(command), false);
    }
}
function describeUnknown({ text, suggestion }) {
    const message = text === '' ? 'There is no command here.' : `There is no command "${text}".`;
    const nextStep = `Write what you meant in a new comment, perhaps: ${suggestion}`;
    return (0,commands_reply/* createReply */.fC)('refused', 'Not understood', message, nextStep);
}
async function refreshMissions({ context, intent }, reply) {
    const found = await findCommandTargets(context, intent);
    const outcome = await runPasses(context, found);
    if (found.length === 0)
        return { done: true, reply: (0,commands_reply/* createReply */.fC)('told', 'No mission', 'There is no mission here yet.', ''), outcome };
    return { done: true, reply: reply === null ? null : { ...reply, views: viewsOf(outcome) }, outcome };
}
function viewsOf(outcome) {
    return outcome.view === null ? outcome.views : [outcome.view];
}
function help({ context }, reply, done) {
    const outcome = done
        ? (0,shared_outcomes/* createSkippedOutcome */.p)('the commands were listed')
        : createRefusedOutcome('command_refused', reply.message, reply.nextStep);
    return Promise.resolve({ done, reply: { ...reply, commands: context.settings.command }, outcome });
}


/***/ }),

/***/ 6836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M4: () => (/* binding */ explainDeniedFor),
/* harmony export */   Sz: () => (/* binding */ shouldReply),
/* harmony export */   p0: () => (/* binding */ verifyCommand)
/* harmony export */ });
/* harmony import */ var _core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2555);
/* harmony import */ var _core_domain_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(815);
/* harmony import */ var _access_permissions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3897);



const MAX_READS = 4;
const LAG_MS = 2_000;
async function verifyCommand(context, intent) {
    for (let attempt = 1; attempt <= MAX_READS; attempt++) {
        const conversation = await context.github.conversations.read(intent.number);
        const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
        if (conversation !== null && comment !== undefined)
            return checkComment(context, intent, conversation, comment);
        if (attempt < MAX_READS)
            await context.clock.sleep(LAG_MS, context.signal);
    }
    return { kind: 'ignored', why: 'the comment is gone' };
}
function checkComment(context, intent, conversation, comment) {
    const ignore = (why) => ({ kind: 'ignored', why });
    if (comment.byUs)
        return ignore('the comment is our own');
    if (comment.editedAt !== null)
        return ignore('the comment was edited, and edits are no commands');
    if (comment.author?.login !== intent.sender.login)
        return ignore('the comment is somebody else\u2019s');
    const currentCommand = (0,_core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCommand */ .RM)(comment.body, context.settings.command);
    if (JSON.stringify(currentCommand) !== JSON.stringify(intent.command))
        return ignore('the comment says something else by now');
    return { kind: 'valid', conversation, comment };
}
async function explainDeniedFor(context, { command, sender }) {
    const needed = requiredPermission(command, context.settings.limits);
    const denial = await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(context, sender, needed);
    if (denial !== null)
        return `@${sender.login} may not do that here (${denial}; ${needed} is needed)`;
    const login = context.run.triggeringActor;
    if (login === null || login === sender.login)
        return null;
    const rerunnerDenial = await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(context, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
    return rerunnerDenial === null
        ? null
        : `@${login}, who ran this again, may not do that here (${rerunnerDenial}; ${needed} is needed)`;
}
const COMMAND_USES = {
    hire: 'hire',
    accept: 'settle',
    rework: 'settle',
    hold: 'settle',
    resume: 'settle',
    link: 'settle',
    status: 'read',
    help: 'read',
    unknown: 'read',
};
function requiredPermission({ kind }, { hirePermission, settlePermission }) {
    switch (COMMAND_USES[kind]) {
        case 'hire':
            return hirePermission;
        case 'settle':
            return settlePermission;
        case 'read':
            return _core_domain_model_js__WEBPACK_IMPORTED_MODULE_2__/* .PERMISSIONS */ .J.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
    }
}
async function shouldReply(context, { sender }) {
    return (await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(context, sender, 'triage')) === null;
}


/***/ })

};
