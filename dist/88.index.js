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
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2126);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3801);







async function refuseAll(context, intent, verdict) {
    switch (intent.kind) {
        case 'hire':
            return refuseHire(context, intent, verdict);
        case 'command':
            return refuseCommand(context, intent, verdict);
        case 'gate':
            return refuseGate(context, intent.target, verdict);
        case 'sync':
            if (intent.target.kind === 'pull')
                await closeGate(context, intent.target, verdict);
            return toHeld(verdict);
        case 'sweep':
        case 'discover':
            return toHeld(verdict);
    }
}
async function refuseHire(context, { subject, wait }, verdict) {
    const outcome = await (0,_run_conclude_js__WEBPACK_IMPORTED_MODULE_1__.conclude)(context, (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_4__/* .holdHire */ .kg)(subject, verdict), wait);
    if (subject.kind === 'pull_request')
        await closeGate(context, { kind: 'pull', number: subject.number }, verdict);
    return outcome;
}
async function refuseGate(context, target, verdict) {
    const writes = await closeGate(context, target, verdict);
    const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
    return { ...toHeld(verdict), exitWithFailure: isSilent };
}
function toHeld({ code, message, nextStep }) {
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_5__/* .EMPTY_OUTCOME */ .zN, kind: 'held', code, message, nextStep };
}
async function refuseCommand(context, intent, verdict) {
    const { sender } = intent;
    if (sender.isBot && !context.settings.limits.allowedBots.includes(sender.login))
        return toHeld(verdict);
    const check = await (0,_commands_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyCommand */ .p0)(context, intent);
    if (check.kind === 'ignored')
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_5__/* .createSkippedOutcome */ .p)(check.why);
    await (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .react */ .wv)(context, intent, 'refused');
    if (await (0,_commands_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .shouldReply */ .Sz)(context, intent)) {
        await (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReply */ .m6)(context, intent, check.conversation, (0,_commands_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .createReply */ .fC)('refused', 'Not done', verdict.message, verdict.nextStep));
    }
    return toHeld(verdict);
}
async function closeGate(context, target, { message }) {
    const { context: statusContext } = context.settings.gate;
    if (statusContext === '')
        return ['off'];
    const reading = {
        state: 'error',
        description: (0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .describeForStatus */ .t4)(message),
        url: null,
        view: null,
        bound: false,
    };
    if (target.kind === 'merge_group')
        return [await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_2__/* .setStatus */ .Lx)(context, target.headSha, reading, null)];
    const numbers = target.kind === 'pull' ? [target.number] : await context.github.pulls.listByCommit(target.sha);
    const writes = [];
    for (const number of numbers) {
        const pull = await context.github.pulls.read(number);
        if (pull?.state === 'open')
            writes.push(await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_2__/* .writeGate */ .vk)(context, pull, reading));
    }
    return writes;
}


/***/ }),

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
