export const id = 381;
export const ids = [381];
export const modules = {

/***/ 4381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGate: () => (/* binding */ runGate)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(770);
/* harmony import */ var _missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8582);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3801);




async function runGate(context, target) {
    const repositoryMissions = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(context);
    switch (target.kind) {
        case 'pull':
            return gatePulls(context, repositoryMissions, [target.number]);
        case 'commit':
            return gatePulls(context, repositoryMissions, await context.github.pulls.listByCommit(target.sha));
        case 'merge_group':
            return gateGroup(context, repositoryMissions, target);
    }
}
async function gatePulls(context, repositoryMissions, numbers) {
    const { pulls, missing } = await readPulls(context, numbers);
    if (missing !== undefined)
        context.log.warning(`Pull request #${missing} could not be found.`);
    const readings = [];
    const writes = [];
    for (const pull of pulls) {
        const reading = await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(context, pull, repositoryMissions);
        readings.push(reading);
        if (pull.state === 'open')
            writes.push(await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .writeGate */ .vk)(context, pull, reading));
    }
    const [first] = readings;
    if (first === undefined)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__/* .createSkippedOutcome */ .p)('the event concerns no pull request of this repository');
    const where = pulls.map(({ number }) => `#${number}`).join(', ');
    return toOutcome(context, { reading: (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(first, ...readings), readings, writes, where });
}
async function readPulls(context, numbers) {
    const read = await Promise.all(numbers.map((number) => context.github.pulls.read(number)));
    const pulls = read.filter((pull) => pull !== null);
    return { pulls, missing: numbers.find((number) => !pulls.some((pull) => pull.number === number)) };
}
async function gateGroup(context, repositoryMissions, group) {
    const readings = await readGroup(context, repositoryMissions, group);
    const [first = OPEN_GATE] = readings;
    const strictest = (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(first, ...readings);
    const reading = strictest.state === 'pending' ? { ...strictest, state: 'failure' } : strictest;
    const { context: statusContext } = context.settings.gate;
    const write = statusContext === '' ? 'off' : await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .setStatus */ .Lx)(context, group.headSha, reading, null);
    const where = `the merge group ${group.headSha.slice(0, 7)}`;
    return toOutcome(context, { reading, readings, writes: [write], where });
}
const NO_MISSION_READING = { url: null, view: null, bound: false };
const OPEN_GATE = { ...NO_MISSION_READING, state: 'success', description: 'No mission is delivered here' };
async function readGroup(context, repositoryMissions, group) {
    const { whenNoMission } = context.settings.gate;
    if (repositoryMissions.length === 0 && whenNoMission === 'pass')
        return [OPEN_GATE];
    const found = await context.github.pulls.readMergeGroup(group);
    if (found.kind === 'unknown')
        return [refuseUnknown(context, found.why)];
    const { pulls, missing } = await readPulls(context, found.numbers);
    if (missing !== undefined)
        return [refuseUnknown(context, `#${missing} could not be found`)];
    const readings = [];
    for (const pull of pulls) {
        const reading = await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(context, pull, repositoryMissions);
        readings.push({ ...reading, description: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(`#${pull.number}: ${reading.description}`, DESCRIPTION_LIMIT) });
    }
    return readings;
}
function refuseUnknown(context, why) {
    context.log.warning(`The pull requests of the merge group cannot be told: ${why}.`);
    return {
        ...NO_MISSION_READING,
        state: 'failure',
        description: 'The pull requests of this merge group cannot be told',
    };
}
const DESCRIPTION_LIMIT = 140;
function toOutcome(context, { reading, readings, writes, where }) {
    const { context: statusContext } = context.settings.gate;
    const isSilent = writes.some((write) => write === 'denied' || write === 'off');
    const isClosed = reading.state !== 'success';
    const name = statusContext === '' ? 'The gate' : statusContext;
    const message = `${name} for ${where} is ${reading.state}: ${reading.description}.`;
    context.log.info(message);
    const { view } = reading;
    return {
        ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY_OUTCOME */ .zN,
        kind: toKind(reading),
        code: view === null ? toCode(reading) : view.verdict.code,
        message,
        nextStep: view === null ? '' : view.verdict.nextStep,
        view,
        views: readings.length > 1 ? listViews(readings) : [],
        commentUrl: reading.url,
        exitWithFailure: isSilent && isClosed,
    };
}
function listViews(readings) {
    return readings.flatMap(({ view }) => (view === null ? [] : [view]));
}
function toKind({ view, state }) {
    if (view !== null)
        return view.outcome;
    return state === 'success' ? 'skipped' : 'held';
}
function toCode({ state, description }) {
    return state !== 'success' && description.includes('cannot be told') ? 'group_unknown' : 'no_mission';
}


/***/ })

};
