export const id = 381;
export const ids = [381];
export const modules = {

/***/ 4381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gate: () => (/* binding */ gate)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(770);
/* harmony import */ var _missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8582);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3801);




async function gate(engine, target) {
    const posted = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(engine);
    switch (target.kind) {
        case 'pull':
            return gatePulls(engine, posted, [target.number]);
        case 'commit':
            return gatePulls(engine, posted, await engine.github.pulls.listByCommit(target.sha));
        case 'merge_group':
            return gateGroup(engine, posted, target);
    }
}
async function gatePulls(engine, posted, numbers) {
    const { pulls, missing } = await readPulls(engine, numbers);
    if (missing !== undefined)
        engine.log.warning(`Pull request #${missing} could not be found.`);
    const readings = [];
    const writes = [];
    for (const pull of pulls) {
        const reading = await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(engine, pull, posted);
        readings.push(reading);
        if (pull.state === 'open')
            writes.push(await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .showGate */ .fs)(engine, pull, reading));
    }
    const [first] = readings;
    if (first === undefined)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__/* .skipped */ .hT)('the event concerns no pull request of this repository');
    const where = pulls.map(({ number }) => `#${number}`).join(', ');
    return toOutcome(engine, { reading: (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(first, ...readings), readings, writes, where });
}
async function readPulls(engine, numbers) {
    const read = await Promise.all(numbers.map((number) => engine.github.pulls.read(number)));
    const pulls = read.filter((pull) => pull !== null);
    return { pulls, missing: numbers.find((number) => !pulls.some((pull) => pull.number === number)) };
}
async function gateGroup(engine, posted, group) {
    const readings = await readGroup(engine, posted, group);
    const [first = OPEN] = readings;
    const strictest = (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStrictest */ .fG)(first, ...readings);
    const reading = strictest.state === 'pending' ? { ...strictest, state: 'failure' } : strictest;
    const { context } = engine.settings.gate;
    const write = context === '' ? 'off' : await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .setStatus */ .Lx)(engine, group.headSha, reading, null);
    const where = `the merge group ${group.headSha.slice(0, 7)}`;
    return toOutcome(engine, { reading, readings, writes: [write], where });
}
const NOTHING = { url: null, page: null, bound: false };
const OPEN = { ...NOTHING, state: 'success', description: 'No mission is delivered here' };
async function readGroup(engine, posted, group) {
    const { whenNoMission } = engine.settings.gate;
    if (posted.length === 0 && whenNoMission === 'pass')
        return [OPEN];
    const found = await engine.github.pulls.readMergeGroup(group);
    if (found.kind === 'unknown')
        return [refuseUnknown(engine, found.why)];
    const { pulls, missing } = await readPulls(engine, found.numbers);
    if (missing !== undefined)
        return [refuseUnknown(engine, `#${missing} could not be found`)];
    const readings = [];
    for (const pull of pulls) {
        const reading = await (0,_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readGate */ .cw)(engine, pull, posted);
        readings.push({ ...reading, description: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(`#${pull.number}: ${reading.description}`, DESCRIPTION_LIMIT) });
    }
    return readings;
}
function refuseUnknown(engine, why) {
    engine.log.warning(`The pull requests of the merge group cannot be told: ${why}.`);
    return { ...NOTHING, state: 'failure', description: 'The pull requests of this merge group cannot be told' };
}
const DESCRIPTION_LIMIT = 140;
function toOutcome(engine, { reading, readings, writes, where }) {
    const { context } = engine.settings.gate;
    const isSilent = writes.some((write) => write === 'denied' || write === 'off');
    const name = context === '' ? 'The gate' : context;
    const message = `${name} for ${where} is ${reading.state}: ${reading.description}.`;
    engine.log.info(message);
    const { page: view } = reading;
    return {
        ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_2__/* .EMPTY */ .wg,
        kind: toKind(reading),
        code: view?.verdict.code ?? (reading.state === 'success' ? 'no_mission' : toClosedCode(reading)),
        message,
        nextStep: view?.verdict.nextStep ?? '',
        view,
        views: readings.length > 1 ? readings.flatMap((one) => (one.page === null ? [] : [one.page])) : [],
        commentUrl: reading.url,
        exitWithFailure: isSilent && reading.state !== 'success',
    };
}
function toKind({ page, state }) {
    if (page !== null)
        return page.outcome;
    return state === 'success' ? 'skipped' : 'held';
}
function toClosedCode({ description }) {
    return description.includes('cannot be told') ? 'group_unknown' : 'no_mission';
}


/***/ })

};
