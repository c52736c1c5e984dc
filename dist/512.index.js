export const id = 512;
export const ids = [512];
export const modules = {

/***/ 9626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m6: () => (/* binding */ writeReply),
/* harmony export */   qz: () => (/* binding */ tell),
/* harmony export */   wv: () => (/* binding */ react)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3736);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5112);



function tell(kind, title, message, nextStep = '') {
    return { kind, title, message, nextStep, commands: null, views: [] };
}
async function react(engine, { commentId }, feedback) {
    if (engine.settings.dryRun)
        return;
    await engine.github.conversations.react(commentId, feedback).catch((error) => {
        engine.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
    });
}
async function writeReply(engine, intent, conversation, reply) {
    engine.log.info(`${reply.title}: ${[reply.message, reply.nextStep].filter((text) => text !== '').join(' ')}`);
    if (engine.settings.dryRun)
        return;
    const subject = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubject */ .QK)(engine.run.repository, { kind: intent.on, number: intent.number });
    const mark = { type: 'reply', subject, command: intent.commentId };
    const visible = engine.render.reply(reply);
    const body = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .composeBody */ .h$)(visible, mark, engine.signer);
    const earlier = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .listMarkers */ .YL)(conversation.comments, 'reply', subject, engine.signer).find((one) => one.marker.command === intent.commentId);
    const { conversations } = engine.github;
    try {
        if (earlier === undefined)
            await conversations.createComment(intent.number, body);
        else if ((0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .stripMarker */ .db)(earlier.comment.body) !== visible.trimEnd())
            await conversations.editComment(earlier.comment, body);
    }
    catch (error) {
        engine.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
}


/***/ }),

/***/ 7512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./src/flow/commands/reply.js
var commands_reply = __webpack_require__(9626);
// EXTERNAL MODULE: ./src/flow/run/conclude.js
var conclude = __webpack_require__(9823);
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





async function findForConversation(engine, page) {
    const { missionKey } = engine.settings;
    const subject = { kind: page.on, number: page.number, ...(missionKey !== null && { key: missionKey }) };
    const lookup = await (0,missions_lookup/* lookUp */.T)(engine, subject);
    const conversation = await engine.github.conversations.read(page.number);
    const own = lookup.kind === 'none' ? [] : [(0,adopt/* adopt */.d)(engine, { subject, lookup, conversation, wanted: null })];
    if (page.on === 'issue')
        return own;
    const others = await findDelivered(engine, page.number);
    return others.length > 0 && own.every(isEnded) ? others : [...own, ...others];
}
async function findDelivered(engine, number) {
    const pull = await engine.github.pulls.read(number);
    if (pull === null)
        return [];
    const posted = await (0,for_pull/* listRepositoryMissions */.qb)(engine);
    const others = (0,for_pull/* listForPull */.Zv)(engine, posted, pull).filter(({ mission, subject }) => !(0,domain_mission/* isOver */.PU)(mission) && subject.number !== number);
    const found = [];
    for (const one of others)
        found.push((await (0,gate_status/* findPosted */.Hb)(engine, one, posted)).result);
    return found;
}
function isEnded(result) {
    const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
    return mission !== null && (0,domain_mission/* isOver */.PU)(mission);
}

// EXTERNAL MODULE: ./src/flow/commands/verify.js
var verify = __webpack_require__(6836);
// EXTERNAL MODULE: ./src/flow/hire/hire.js + 19 modules
var hire = __webpack_require__(9651);
// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var shared_outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/commands/authorize-override.js

function authorizeOverride(request, seen) {
    const earlier = seen.record.find(({ mark }) => mark.command === request.commentId);
    if (earlier !== undefined)
        return authorizeRepeatedOverride(earlier.mark, seen);
    for (const objection of OBJECTIONS) {
        const refused = objection(request, seen);
        if (refused !== null)
            return { kind: 'refused', ...refused };
    }
    const overrides = seen.policy.kind === request.command.kind ? null : seen.policy.code;
    return { kind: 'allowed', overrides, exception: isAuthor(request, seen) ? nameException(request, seen) : null };
}
function authorizeRepeatedOverride(mark, { mission, round }) {
    if (mission.phase === 'accepted' || round > mark.round)
        return { kind: 'done' };
    return {
        kind: 'refused',
        say: 'This command was begun before, and whether it arrived cannot be known.',
        next: 'Look at the mission on the marketplace. If it still awaits acceptance a quarter of an hour later, write the command again in a new comment.',
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
        return { say: 'The mission is accepted and paid already.', next: 'Nothing is left to do.' };
    }
    return {
        say: `The mission is "${(0,core_text/* cut */.Jj)(mission.status, 60)}", and the marketplace settles only what awaits acceptance.`,
        next: mission.phase === 'ended'
            ? 'Nothing is left to settle; give the command hire to hire again.'
            : 'Write the command again once the work is delivered.',
    };
}
function ofEarlierRound({ askedAt }, { record, round }) {
    if (!record.some(({ mark, at }) => mark.round < round && at > askedAt))
        return null;
    return {
        say: 'The command was written before the work was sent back, so it is about an earlier delivery.',
        next: 'Look at the delivery that is here now, and write the command again.',
    };
}
function unclearBinding(_request, { binding, pull }) {
    if (binding.kind !== 'conflict' || pull !== null)
        return null;
    return {
        say: `Which pull request delivers this mission is not clear: ${(0,core_text/* cut */.Jj)(binding.why, 300)}`,
        next: 'Name the right one with the command link, then write this command again.',
    };
}
function nothingDelivered({ command }, { pull, needsPull }) {
    if (pull !== null || !needsPull || command.kind === 'rework')
        return null;
    return {
        say: 'No pull request is linked to the mission, so there is no commit to pay for.',
        next: 'Name one with the command link, then write this command again.',
    };
}
function otherHead({ command }, { pull, shownHead }) {
    if (command.kind === 'rework')
        return null;
    const live = pull?.headSha ?? null;
    if (command.sha === null)
        return shownHead === live ? null : describeHead(live, 'this page did not show when the command was written');
    if (live === command.sha)
        return null;
    return live?.startsWith(command.sha) === true
        ? describeHead(live, `the command names by ${command.sha.length} digits only, and other commits can be made to share those`)
        : describeHead(live, `is not ${command.sha.slice(0, 12)}`);
}
function describeHead(live, why) {
    if (live === null)
        return {
            say: 'No pull request is linked to the mission now.',
            next: 'Name one with the command link, or look at the mission again.',
        };
    return {
        say: `The pull request's head is ${live.slice(0, 12)} now, which ${why}.`,
        next: `Look at that commit. To accept it, name it in full: accept ${live}`,
    };
}
function ownWork(request, seen) {
    if (!isAuthor(request, seen) || nameException(request, seen) !== null)
        return null;
    return {
        say: `@${request.by.login} wrote ${isAuthorOf(request, seen.pull) ? 'the' : 'a'} pull request that delivers this mission, so somebody else has to settle it.`,
        next: 'Another permitted person gives the command.',
    };
}
function isAuthor(request, { pull, authors }) {
    return isAuthorOf(request, pull) || authors.includes(request.by.login);
}
function isAuthorOf({ by }, pull) {
    const author = pull?.author ?? null;
    return author !== null && (author.login === by.login || (author.id !== null && author.id === by.id));
}
function nameException({ by, permission }, { subject, pull, hirer }) {
    const isOnPull = subject.kind === 'pull_request' && subject.number === pull?.number;
    if (isOnPull && hirer === by.login)
        return 'hired for the own pull request';
    return permission === 'admin' ? 'admin settles the own pull request' : null;
}

// EXTERNAL MODULE: ./src/core/protocol/settle-machine.js
var settle_machine = __webpack_require__(2195);
// EXTERNAL MODULE: ./src/flow/run/follow.js + 3 modules
var follow = __webpack_require__(9021);
// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 5 modules
var evaluate = __webpack_require__(173);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 2 modules
var observe = __webpack_require__(6091);
// EXTERNAL MODULE: ./src/flow/settle/settle.js + 5 modules
var settle = __webpack_require__(3600);
;// CONCATENATED MODULE: ./src/flow/commands/override.js








const BUSY_MS = 5_000;
async function settleManually(engine, engaged, request, reason) {
    const shownHead = findShownHead(engaged, request.askedAt);
    const rule = (look) => authorizeOverride(request, toSituation(engine, look, shownHead));
    for (;;) {
        const look = await (0,observe/* observe */.l)(engine, engaged);
        if (look.lost !== null)
            return refuse(engine, engaged, (0,evaluate/* evaluate */._3)(engine, look).message, (0,evaluate/* evaluate */._3)(engine, look).nextStep);
        const ruling = rule(look);
        if (ruling.kind === 'refused')
            return refuse(engine, engaged, ruling.say, ruling.next);
        if (ruling.kind === 'done' || engine.settings.dryRun)
            return pass(engine, engaged);
        const order = toOrder(engine, look, { request, reason, ruling, rule });
        const result = await (0,settle/* settle */.G)(engine, look, order);
        if (result.kind !== 'busy' || !(await waitForOthers(engine, result.since)))
            return report(engine, engaged, order, result);
    }
}
function findShownHead({ comment, state }, askedAt) {
    const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
    const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + 60_000 <= askedAt;
    return isOld ? state.head : null;
}
function toSituation(engine, look, shownHead) {
    const { observation, engaged, record } = look;
    return {
        mission: observation.mission,
        subject: engaged.subject,
        round: observation.rounds.round,
        binding: observation.binding,
        pull: observation.pull,
        shownHead,
        hirer: engaged.state.hirer,
        authors: engaged.state.authors ?? [],
        record: record.map(({ marker, comment }) => ({ mark: marker, at: comment.createdAt })),
        needsPull: engine.settings.policy.checks.kind !== 'none',
        policy: (0,evaluate/* evaluate */._3)(engine, look),
    };
}
function toOrder(engine, look, { request, reason, ruling, rule }) {
    const { by, commentId, askedAt, command } = request;
    const verdict = describeVerdict(request, reason, ruling.overrides === null ? null : (0,evaluate/* evaluate */._3)(engine, look));
    const { overrides, exception } = ruling;
    const person = { by, commentId, askedAt, verdict: command.kind, reason, overrides, exception };
    return { verdict, person, judge: (fresh) => (rule(fresh).kind === 'allowed' ? verdict : null) };
}
function describeVerdict({ command, by }, reason, policy) {
    const although = policy === null ? '' : ` The checks alone would have said: ${(0,core_text/* endSentence */.H_)(policy.message, 300)}`;
    if (command.kind === 'accept')
        return {
            kind: 'accept',
            code: 'accepted_by_person',
            message: `@${by.login} accepted it by command.${although}`,
            nextStep: 'The escrow is released to the specialist.',
        };
    return {
        kind: 'rework',
        code: 'sent_back_by_person',
        message: `@${by.login} sent it back: ${(0,core_text/* endSentence */.H_)((0,core_text/* cut */.Jj)(reason, 600), 600)}`,
        nextStep: 'The specialist works on it again and delivers anew.',
    };
}
async function waitForOthers(engine, since) {
    const { clock, deadline, signal } = engine;
    if (clock.now() - since >= settle_machine/* OTHERS_MS */.Bh || clock.now() + BUSY_MS >= deadline || signal.aborted)
        return false;
    await clock.sleep(BUSY_MS, signal);
    return !signal.aborted;
}
async function report(engine, engaged, order, result) {
    switch (result.kind) {
        case 'settled': {
            const { person } = order;
            const decider = {
                by: `@${person?.by.login ?? ''}`,
                overrides: person?.overrides ?? null,
                exception: person?.exception ?? null,
            };
            const outcome = await (0,follow/* reportSettled */.o)(engine, result.look, result.verdict, decider);
            return { done: true, reply: null, outcome };
        }
        case 'again':
            return refuse(engine, engaged, 'Something moved while the command was carried out, so nothing was sent.', 'Look at the mission as it stands now, and write the command again.');
        case 'busy': {
            const from = new Date(result.since + settle_machine/* DECISION_MS */.kL + settle_machine/* TAKEOVER_MS */.RQ).toISOString().slice(0, 16).replace('T', ' ');
            return refuse(engine, engaged, 'Another run began to settle this round, and whether it did cannot be known yet.', `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`);
        }
        case 'held':
            return refuse(engine, result.look.engaged, result.verdict.message, result.verdict.nextStep);
    }
}
async function pass(engine, engaged) {
    return { done: true, reply: null, outcome: await (0,follow/* follow */.e)(engine, engaged, 'once') };
}
async function refuse(engine, engaged, say, next) {
    const reply = (0,commands_reply/* tell */.qz)('refused', 'Not settled', say, next);
    return { done: false, reply, outcome: await (0,follow/* follow */.e)(engine, engaged, 'once') };
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






async function rebuildState(engine, lost, by) {
    const { conversation, mission, generation } = lost;
    const named = (0,reference/* parseFooter */.fy)(mission.description)?.comment ?? null;
    const state = composeState(engine, lost, named, by);
    const place = { subject: state.subject, generation, commentId: named, mission: mission.id };
    const known = (0,status_comment/* readStatus */.rk)(conversation, engine.signer, place);
    if (known.kind === 'found' && known.state.mission === mission.id)
        return;
    const page = (0,mission_view/* createMissionView */.i)(engine, { ...PLAIN, ...lost, verdict: REBUILT, state });
    const body = (0,status_comment/* composeBody */.h$)(engine.render.comment(page), state, engine.signer);
    const old = (0,status_comment/* findReplacement */.wk)(conversation, engine.signer, place);
    if (old === null)
        await engine.github.conversations.createComment(conversation.number, body);
    else
        await engine.github.conversations.editComment(old, body);
}
const REBUILT = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'The state was written anew.',
    nextStep: 'Looking at the mission now.',
};
const PLAIN = { brief: null, droppedComments: 0, warnings: [] };
function composeState(engine, { subject, mission, generation, conversation }, named, by) {
    const key = (0,hire_result/* keyOf */.TN)(engine, subject);
    const record = (0,markers/* listMarkers */.YL)(conversation.comments, 'decision', key, engine.signer)
        .map(({ marker }) => marker)
        .filter((mark) => mark.mission === mission.id && mark.generation === generation);
    const fresh = (0,hire_result/* createState */.ur)(key, generation, {
        mission: mission.id,
        brief: (0,reference/* parseFooter */.fy)(mission.description)?.brief ?? null,
        budgetCents: mission.budgetCents,
        restored: { by, comment: named },
        history: [{ at: engine.clock.now(), text: `State written anew at the word of @${by}` }],
    });
    return (0,rounds/* advanceRound */.H)(fresh, mission, record);
}

// EXTERNAL MODULE: ./src/flow/missions/ambiguous.js
var ambiguous = __webpack_require__(9968);
;// CONCATENATED MODULE: ./src/flow/commands/run.js









async function runCommand(engine, intent) {
    const heard = await (0,verify/* verifyCommand */.p0)(engine, intent);
    if (heard.kind === 'unheard')
        return (0,shared_outcomes/* skipped */.hT)(heard.why);
    await (0,commands_reply/* react */.wv)(engine, intent, 'seen');
    const lack = await (0,verify/* explainDeniedFor */.M4)(engine, intent);
    if (lack !== null)
        return rejectCommand(engine, intent, heard.conversation, lack);
    const { conversation, comment } = heard;
    const answer = await executeCommand({ engine, intent, conversation, comment });
    await (0,commands_reply/* react */.wv)(engine, intent, answer.done ? 'done' : 'refused');
    if (answer.reply !== null)
        await (0,commands_reply/* writeReply */.m6)(engine, intent, conversation, answer.reply);
    return answer.outcome;
}
async function rejectCommand(engine, intent, conversation, why) {
    await (0,commands_reply/* react */.wv)(engine, intent, 'refused');
    const { hirePermission, settlePermission } = engine.settings.limits;
    const next = `Somebody with ${settlePermission} permission can settle, hold and bind; with ${hirePermission}, hire.`;
    if (await (0,verify/* shouldReply */.Sz)(engine, intent))
        await (0,commands_reply/* writeReply */.m6)(engine, intent, conversation, (0,commands_reply/* tell */.qz)('refused', 'Not allowed', `${why}.`, next));
    return refused('not_permitted', `${why}.`, next);
}
function refused(code, message, nextStep) {
    return { ...shared_outcomes/* EMPTY */.wg, kind: 'held', code, message, nextStep };
}
function executeCommand(desk) {
    const { command } = desk.intent;
    switch (command.kind) {
        case 'hire':
            return hireByCommand(desk, command);
        case 'accept':
        case 'rework':
            return settleHere(desk, command);
        case 'link':
            return linkPull(desk, command.number);
        case 'resume':
            return resume(desk);
        case 'hold':
            return lookAgain(desk, null);
        case 'status':
            return lookAgain(desk, (0,commands_reply/* tell */.qz)('told', 'Status', ''));
        case 'help':
            return help(desk, (0,commands_reply/* tell */.qz)('told', 'Commands', ''), true);
        case 'unknown': {
            const say = command.text === '' ? 'There is no command here.' : `There is no command "${command.text}".`;
            const next = `Write what you meant in a new comment, perhaps: ${command.suggestion}`;
            return help(desk, (0,commands_reply/* tell */.qz)('refused', 'Not understood', say, next), false);
        }
    }
}
async function hireByCommand(desk, { force, budgetCents }) {
    const { engine, intent } = desk;
    const { on, number, sender, commentId, createdAt, subjectTitle: title, subjectBody: body } = intent;
    const { missionKey } = engine.settings;
    const result = await engine.log.group('Hire', () => (0,hire.hire)(engine, {
        kind: 'hire',
        subject: { kind: on, number, ...(missionKey !== null && { key: missionKey }) },
        source: { kind: 'command', force, sender, commentId, createdAt, budgetCents, title, body },
        wait: intent.wait,
    }));
    const reply = describeHire(engine, result);
    await (0,commands_reply/* react */.wv)(engine, intent, result.kind === 'engaged' ? 'done' : 'refused');
    const outcome = await (0,conclude.conclude)(engine, result, intent.wait);
    return { done: result.kind === 'engaged', reply, outcome };
}
function describeHire(engine, result) {
    if (result.kind !== 'engaged') {
        const { message, nextStep } = result.held.verdict;
        return (0,commands_reply/* tell */.qz)('refused', 'Not hired', message, nextStep);
    }
    if (result.how === 'posted')
        return null;
    const { mission } = result.engaged;
    const { command } = engine.settings;
    return (0,commands_reply/* tell */.qz)('told', 'There is a mission already', `Mission ${mission.id} (${mission.status}) is taken up; nothing was posted.`, `Once it has ended, ${command} hire in a new comment hires again.`);
}
async function run_pass(engine, found) {
    const outcomes = [];
    for (const result of found)
        outcomes.push(await (0,conclude.conclude)(engine, result, 'once'));
    const [only] = outcomes;
    if (only === undefined)
        return (0,shared_outcomes/* skipped */.hT)('there is no mission here');
    return outcomes.length === 1 ? only : (0,shared_outcomes/* summarize */.eh)(outcomes);
}
function pagesOf(outcome) {
    return outcome.view === null ? outcome.views : [outcome.view];
}
async function lookAgain({ engine, intent }, reply) {
    const found = await findForConversation(engine, intent);
    const outcome = await run_pass(engine, found);
    if (found.length === 0)
        return { done: true, reply: (0,commands_reply/* tell */.qz)('told', 'No mission', 'There is no mission here yet.', ''), outcome };
    return { done: true, reply: reply === null ? null : { ...reply, views: pagesOf(outcome) }, outcome };
}
function help({ engine }, reply, done) {
    const outcome = done
        ? (0,shared_outcomes/* skipped */.hT)('the commands were listed')
        : refused('command_refused', reply.message, reply.nextStep);
    return Promise.resolve({ done, reply: { ...reply, commands: engine.settings.command }, outcome });
}
async function settleHere(desk, command) {
    const { engine, intent, comment } = desk;
    const found = await findForConversation(engine, intent);
    const [only] = found;
    if (only === undefined)
        return run_refuse(desk, found, 'There is no mission here.', ELSEWHERE);
    const shared = await findSharedPage(desk);
    if (shared !== null)
        return run_refuse(desk, found, shared, 'Accept it, or send it back, on the marketplace.');
    if (found.length > 1) {
        const ids = found.map((result) => nameOf(result)).join(', ');
        return run_refuse(desk, found, `Several missions are concerned here (${ids}).`, 'Write the command on the page of the one you mean.');
    }
    if (only.kind !== 'engaged')
        return run_refuse(desk, found, only.held.verdict.message, only.held.verdict.nextStep);
    const { threadNumber, state } = only.engaged;
    if (intent.on === 'pull_request' && state.pull !== null && ![threadNumber, state.pull].includes(intent.number))
        return run_refuse(desk, found, `Mission ${nameOf(only)} is delivered by pull request #${state.pull}, not by this one.`, `Write the command on #${state.pull}, or bind the mission to this one first.`);
    const { login } = intent.sender;
    const reading = await engine.github.permissions.read(login);
    const request = {
        command,
        by: intent.sender,
        permission: reading.kind === 'known' ? reading.permission : 'none',
        commentId: comment.id,
        askedAt: comment.createdAt,
    };
    return settleManually(engine, only.engaged, request, command.kind === 'rework' ? readReason(command.reason, comment) : '');
}
async function findSharedPage({ engine, intent }) {
    const sharing = await (0,ambiguous/* listSharing */.j)(engine, intent);
    if (sharing.length === 0)
        return null;
    const names = sharing.map(({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`);
    return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}
function readReason(first, { body }) {
    return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}
function nameOf(result) {
    const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
    return mission?.id ?? 'unknown';
}
async function run_refuse({ engine }, found, say, next) {
    const reply = (0,commands_reply/* tell */.qz)('refused', 'Not done', say, next);
    if (found.length === 0)
        return { done: false, reply, outcome: refused('command_refused', say, next) };
    return { done: false, reply, outcome: await run_pass(engine, found) };
}
async function linkPull(desk, number) {
    const { engine, intent } = desk;
    const why = await findLinkProblem(engine, intent, number);
    const found = await findForConversation(engine, intent);
    if (why !== null)
        return run_refuse(desk, found, why, 'Name an open pull request of this repository in a new comment; until then nothing is settled.');
    if (found.length === 0)
        return run_refuse(desk, found, 'There is no mission here that could be bound.', ELSEWHERE);
    const shared = await findSharedPage(desk);
    if (shared !== null)
        return run_refuse(desk, found, shared, "Name the pull request with pr-number in the workflow of the mission's key.");
    return { done: true, reply: null, outcome: await run_pass(engine, found) };
}
const ELSEWHERE = 'Write it on the issue or pull request that the mission was posted for, or give the command hire to post one.';
async function findLinkProblem(engine, { sender }, number) {
    const pull = await engine.github.pulls.read(number);
    if (pull === null)
        return `There is no pull request #${number}.`;
    if (pull.state !== 'open')
        return `Pull request #${number} is ${pull.state}.`;
    return pull.fork && sender.isBot ? `Pull request #${number} comes from a fork, which only a person may bind.` : null;
}
async function resume(desk) {
    const { engine, intent } = desk;
    const found = await findForConversation(engine, intent);
    if (found.length === 0)
        return run_refuse(desk, found, 'There is no mission here to go on with.', ELSEWHERE);
    const lost = found.flatMap((result) => result.kind === 'held' && result.held.verdict.code === 'state_lost' ? [result.held] : []);
    if (lost.length === 0 || engine.settings.dryRun)
        return { done: true, reply: null, outcome: await run_pass(engine, found) };
    for (const { subject, mission, generation } of lost) {
        const page = subject.kind === 'run' ? null : await engine.github.conversations.read(subject.number);
        if (page !== null && mission !== null)
            await rebuildState(engine, { subject, mission, generation, conversation: page }, intent.sender.login);
    }
    const again = await findForConversation(engine, intent);
    const done = again.every(({ kind }) => kind === 'engaged');
    const reply = done
        ? (0,commands_reply/* tell */.qz)('done', 'State written anew', 'The mission goes on from what the marketplace and the decisions on record say.')
        : (0,commands_reply/* tell */.qz)('refused', 'Not resumed', 'The state was written anew, but the mission could not be taken up yet.', 'Write the command again in a new comment.');
    return { done, reply, outcome: await run_pass(engine, again) };
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
async function verifyCommand(engine, intent) {
    for (let look = 1; look <= MAX_READS; look++) {
        const conversation = await engine.github.conversations.read(intent.number);
        const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
        if (conversation !== null && comment !== undefined)
            return check(engine, intent, conversation, comment);
        if (look < MAX_READS)
            await engine.clock.sleep(LAG_MS, engine.signal);
    }
    return { kind: 'unheard', why: 'the comment is gone' };
}
function check(engine, intent, conversation, comment) {
    const unheard = (why) => ({ kind: 'unheard', why });
    if (comment.byUs)
        return unheard('the comment is our own');
    if (comment.editedAt !== null)
        return unheard('the comment was edited, and edits are no commands');
    if (comment.author?.login !== intent.sender.login)
        return unheard('the comment is somebody else\u2019s');
    const now = (0,_core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCommand */ .RM)(comment.body, engine.settings.command);
    if (JSON.stringify(now) !== JSON.stringify(intent.command))
        return unheard('the comment says something else by now');
    return { kind: 'heard', conversation, comment };
}
async function explainDeniedFor(engine, { command, sender }) {
    const needed = neededFor(command, engine.settings.limits);
    const lack = await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(engine, sender, needed);
    if (lack !== null)
        return `@${sender.login} may not do that here (${lack}; ${needed} is needed)`;
    const login = engine.run.triggeringActor;
    if (login === null || login === sender.login)
        return null;
    const other = await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(engine, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
    return other === null ? null : `@${login}, who ran this again, may not do that here (${other}; ${needed} is needed)`;
}
function neededFor(command, { hirePermission, settlePermission }) {
    switch (command.kind) {
        case 'hire':
            return hirePermission;
        case 'accept':
        case 'rework':
        case 'hold':
        case 'resume':
        case 'link':
            return settlePermission;
        case 'status':
        case 'help':
        case 'unknown':
            return _core_domain_model_js__WEBPACK_IMPORTED_MODULE_2__/* .PERMISSIONS */ .J.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
    }
}
async function shouldReply(engine, { sender }) {
    return (await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDenied */ .ne)(engine, sender, 'triage')) === null;
}


/***/ })

};
