export const id = 88;
export const ids = [88];
export const modules = {

/***/ 7088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   refuseAll: () => (/* binding */ refuseAll)
/* harmony export */ });
/* harmony import */ var _core_config_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4634);
/* harmony import */ var _commands_reply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9626);
/* harmony import */ var _run_conclude_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9823);
/* harmony import */ var _gate_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8582);
/* harmony import */ var _commands_verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6836);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2126);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3801);







async function refuseAll(engine, intent, verdict) {
    switch (intent.kind) {
        case 'hire': {
            const { subject, wait } = intent;
            const outcome = await (0,_run_conclude_js__WEBPACK_IMPORTED_MODULE_1__.conclude)(engine, (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_5__/* .holdHire */ .kg)(subject, verdict), wait);
            if (subject.kind === 'pull_request')
                await closeGate(engine, { kind: 'pull', number: subject.number }, verdict);
            return outcome;
        }
        case 'command':
            return refuseCommand(engine, intent, verdict);
        case 'gate': {
            const writes = await closeGate(engine, intent.target, verdict);
            const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
            return { ...toHeld(verdict), exitWithFailure: isSilent };
        }
        case 'sync':
            if (intent.target.kind === 'pull')
                await closeGate(engine, intent.target, verdict);
            return toHeld(verdict);
        case 'sweep':
        case 'discover':
            return toHeld(verdict);
    }
}
function toHeld({ code, message, nextStep }) {
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg, kind: 'held', code, message, nextStep };
}
async function refuseCommand(engine, intent, verdict) {
    const { sender } = intent;
    if (sender.isBot && !engine.settings.limits.allowedBots.includes(sender.login))
        return toHeld(verdict);
    const heard = await (0,_commands_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyCommand */ .p0)(engine, intent);
    if (heard.kind === 'unheard')
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_4__/* .skipped */ .hT)(heard.why);
    await (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .react */ .wv)(engine, intent, 'refused');
    if (await (0,_commands_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .shouldReply */ .Sz)(engine, intent)) {
        await (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReply */ .m6)(engine, intent, heard.conversation, (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .tell */ .qz)('refused', 'Not done', verdict.message, verdict.nextStep));
    }
    return toHeld(verdict);
}
async function closeGate(engine, target, { message }) {
    const { context } = engine.settings.gate;
    if (context === '')
        return ['off'];
    const reading = {
        state: 'error',
        description: (0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .describeForStatus */ .t4)(message),
        url: null,
        page: null,
        bound: false,
    };
    if (target.kind === 'merge_group')
        return [await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_2__/* .setStatus */ .Lx)(engine, target.headSha, reading, null)];
    const numbers = target.kind === 'pull' ? [target.number] : await engine.github.pulls.listByCommit(target.sha);
    const writes = [];
    for (const number of numbers) {
        const pull = await engine.github.pulls.read(number);
        if (pull?.state === 'open')
            writes.push(await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_2__/* .showGate */ .fs)(engine, pull, reading));
    }
    return writes;
}


/***/ }),

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
