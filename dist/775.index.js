export const id = 775;
export const ids = [775];
export const modules = {

/***/ 4314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m6: () => (/* binding */ writeReply),
/* harmony export */   qz: () => (/* binding */ tell),
/* harmony export */   wv: () => (/* binding */ react)
/* harmony export */ });
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2004);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28);
/* harmony import */ var _status_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7522);



function tell(mood, title, say, next = '') {
    return { mood, title, say, next, commands: null, pages: [] };
}
async function react(engine, { commentId }, feedback) {
    if (engine.settings.dryRun)
        return;
    await engine.github.conversations.react(commentId, feedback).catch((error) => {
        engine.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
    });
}
async function writeReply(engine, intent, conversation, reply) {
    engine.log.info(`${reply.title}: ${[reply.say, reply.next].filter((text) => text !== '').join(' ')}`);
    if (engine.settings.dryRun)
        return;
    const subject = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubject */ .QK)(engine.run.repository, { kind: intent.on, number: intent.number });
    const mark = { type: 'reply', subject, command: intent.commentId };
    const visible = engine.render.reply(reply);
    const body = (0,_status_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .composeBody */ .h$)(visible, mark, engine.codec);
    const earlier = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .listMarks */ .rD)(conversation.comments, 'reply', subject, engine.codec).find((one) => one.mark.command === intent.commentId);
    const { conversations } = engine.github;
    try {
        if (earlier === undefined)
            await conversations.createComment(intent.number, body);
        else if ((0,_core_state_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutMark */ .E_)(earlier.comment.body) !== visible.trimEnd())
            await conversations.editComment(earlier.comment, body);
    }
    catch (error) {
        engine.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
}


/***/ }),

/***/ 7974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ deservesReply),
/* harmony export */   Gf: () => (/* binding */ findLackFor),
/* harmony export */   dc: () => (/* binding */ hear)
/* harmony export */ });
/* harmony import */ var _core_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8031);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2964);
/* harmony import */ var _authorise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9900);



const LOOKS = 4;
const LAG_MS = 2_000;
async function hear(engine, intent) {
    for (let look = 1; look <= LOOKS; look++) {
        const conversation = await engine.github.conversations.read(intent.number);
        const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
        if (conversation !== null && comment !== undefined)
            return check(engine, intent, conversation, comment);
        if (look < LOOKS)
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
    const now = (0,_core_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCommand */ .RM)(comment.body, engine.settings.command);
    if (JSON.stringify(now) !== JSON.stringify(intent.command))
        return unheard('the comment says something else by now');
    return { kind: 'heard', conversation, comment };
}
async function findLackFor(engine, { command, sender }) {
    const needed = neededFor(command, engine.settings.limits);
    const lack = await (0,_authorise_js__WEBPACK_IMPORTED_MODULE_1__/* .findLack */ .FD)(engine, sender, needed);
    if (lack !== null)
        return `@${sender.login} may not do that here (${lack}; ${needed} is needed)`;
    const login = engine.run.triggeringActor;
    if (login === null || login === sender.login)
        return null;
    const other = await (0,_authorise_js__WEBPACK_IMPORTED_MODULE_1__/* .findLack */ .FD)(engine, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
    return other === null ? null : `@${login}, who ran this again, may not do that here (${other}; ${needed} is needed)`;
}
function neededFor(command, { hirePermission, settlePermission }) {
    switch (command.kind) {
        case 'hire':
        case 'rehire':
            return hirePermission;
        case 'accept':
        case 'rework':
        case 'hold':
        case 'resume':
        case 'bind':
            return settlePermission;
        case 'status':
        case 'help':
        case 'unknown':
            return _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .PERMISSIONS */ .J.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
    }
}
async function deservesReply(engine, { sender }) {
    return (await (0,_authorise_js__WEBPACK_IMPORTED_MODULE_1__/* .findLack */ .FD)(engine, sender, 'triage')) === null;
}


/***/ }),

/***/ 8775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   holdEverything: () => (/* binding */ holdEverything)
/* harmony export */ });
/* harmony import */ var _core_config_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4051);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4314);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6581);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6480);
/* harmony import */ var _hearing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7974);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4759);
/* harmony import */ var _outcomes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8613);







async function holdEverything(engine, intent, verdict) {
    switch (intent.kind) {
        case 'hire': {
            const { subject, wait } = intent;
            const outcome = await (0,_conclude_js__WEBPACK_IMPORTED_MODULE_1__.conclude)(engine, (0,_held_js__WEBPACK_IMPORTED_MODULE_5__/* .holdHire */ .kg)(subject, verdict), wait);
            if (subject.kind === 'pull_request')
                await shut(engine, { kind: 'pull', number: subject.number }, verdict);
            return outcome;
        }
        case 'command':
            return turnDown(engine, intent, verdict);
        case 'gate': {
            const writes = await shut(engine, intent.target, verdict);
            const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
            return { ...toHeld(verdict), exitWithFailure: isSilent };
        }
        case 'sync':
            if (intent.target.kind === 'pull')
                await shut(engine, intent.target, verdict);
            return toHeld(verdict);
        case 'sweep':
        case 'discover':
            return toHeld(verdict);
    }
}
function toHeld({ code, say, next }) {
    return { ..._outcomes_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg, kind: 'held', code, say, next };
}
async function turnDown(engine, intent, verdict) {
    const { sender } = intent;
    if (sender.isBot && !engine.settings.limits.allowedBots.includes(sender.login))
        return toHeld(verdict);
    const heard = await (0,_hearing_js__WEBPACK_IMPORTED_MODULE_3__/* .hear */ .dc)(engine, intent);
    if (heard.kind === 'unheard')
        return (0,_outcomes_js__WEBPACK_IMPORTED_MODULE_4__/* .skipped */ .hT)(heard.why);
    await (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .react */ .wv)(engine, intent, 'refused');
    if (await (0,_hearing_js__WEBPACK_IMPORTED_MODULE_3__/* .deservesReply */ .Es)(engine, intent)) {
        await (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReply */ .m6)(engine, intent, heard.conversation, (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .qz)('refused', 'Not done', verdict.say, verdict.next));
    }
    return toHeld(verdict);
}
async function shut(engine, target, { say }) {
    const { context } = engine.settings.gate;
    if (context === '')
        return ['off'];
    const reading = {
        state: 'error',
        description: (0,_core_config_words_js__WEBPACK_IMPORTED_MODULE_6__/* .describeForStatus */ .t4)(say),
        url: null,
        page: null,
        bound: false,
    };
    if (target.kind === 'merge_group')
        return [await (0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .setStatus */ .Lx)(engine, target.headSha, reading, null)];
    const numbers = target.kind === 'pull' ? [target.number] : await engine.github.pulls.listByCommit(target.sha);
    const writes = [];
    for (const number of numbers) {
        const pull = await engine.github.pulls.read(number);
        if (pull?.state === 'open')
            writes.push(await (0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .showGate */ .fs)(engine, pull, reading));
    }
    return writes;
}


/***/ })

};
