export const id = 613;
export const ids = [613];
export const modules = {

/***/ 9613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sync: () => (/* binding */ sync)
/* harmony export */ });
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2799);
/* harmony import */ var _missions_adopt_by_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _shared_remote_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8661);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9823);
/* harmony import */ var _missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(403);
/* harmony import */ var _gate_status_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8582);
/* harmony import */ var _shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3801);








async function sync(engine, target, patience) {
    switch (target.kind) {
        case 'mission':
            return syncOne(engine, await engine.marketplace.getMission(target.id), patience);
        case 'announced':
            return syncAnnounced(engine, target.id);
        case 'issue':
            return syncIssue(engine, target.number);
        case 'pull':
            return syncPull(engine, target.number);
        case 'commit':
            return syncCommit(engine, target.sha);
    }
}
async function syncOne(engine, mission, patience) {
    const { result, known } = await (0,_missions_adopt_by_id_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptById */ .T)(engine, mission);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_3__.conclude)(engine, result, patience, { ...known, mission });
}
async function syncAnnounced(engine, id) {
    const mission = await engine.marketplace.getMission(id).catch((error) => {
        if ((0,_shared_remote_error_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f1)(error)?.code === 'not_found')
            return null;
        throw error;
    });
    const subject = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSubject */ .Ci)((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_7__/* .parseFooter */ .fy)(mission?.description ?? null)?.subject ?? '');
    if (mission === null || subject?.repositoryId !== engine.run.repository.id || subject.number === null)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .skipped */ .hT)('the event names no mission of this repository');
    return syncOne(engine, mission, 'once');
}
async function syncIssue(engine, number) {
    const posted = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(engine);
    const concerned = (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listOpen */ .xO)(posted).filter(({ subject }) => subject.number === number);
    const outcomes = [];
    for (const one of concerned)
        outcomes.push(await followMissions(engine, one, posted));
    return gather(outcomes) ?? (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .skipped */ .hT)(`no open mission belongs to #${number}`);
}
async function syncPull(engine, number) {
    const [posted, pull] = await Promise.all([(0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(engine), engine.github.pulls.readDelivery(number)]);
    if (pull === null)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .skipped */ .hT)(`there is no pull request #${number}`);
    const outcomes = await followForPull(engine, pull, posted);
    const reading = await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readGate */ .cw)(engine, pull, posted, toReadings(engine, outcomes, number));
    const write = await showAsSeen(engine, pull, reading);
    return gather(outcomes) ?? describeGate(engine, number, reading, write);
}
async function syncCommit(engine, sha) {
    const nothing = 'no open mission of this repository is concerned by this event';
    const posted = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(engine);
    if ((0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listOpen */ .xO)(posted).length === 0)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .skipped */ .hT)(nothing);
    const outcomes = [];
    const done = new Set();
    for (const number of await engine.github.pulls.listByCommit(sha)) {
        const pull = await engine.github.pulls.readDelivery(number);
        if (pull === null)
            continue;
        const left = posted.filter(({ mission }) => !done.has(mission.id));
        const own = await followForPull(engine, pull, left);
        if (own.length === 0)
            continue;
        for (const { view } of own)
            done.add((0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readId */ .wh)(view));
        await showAsSeen(engine, pull, await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readGate */ .cw)(engine, pull, posted, toReadings(engine, own, number)));
        outcomes.push(...own);
    }
    return gather(outcomes) ?? (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .skipped */ .hT)(nothing);
}
async function followForPull(engine, pull, posted) {
    const outcomes = [];
    for (const one of (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listForPull */ .Zv)(engine, posted, pull)) {
        if (!(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(one.mission))
            outcomes.push(await followMissions(engine, one, posted, pull));
    }
    return outcomes;
}
async function followMissions(engine, one, posted, pull) {
    const { result, known } = await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .findPosted */ .Hb)(engine, one, posted);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_3__.conclude)(engine, result, 'once', pull === undefined ? known : { ...known, pull });
}
function toReadings(engine, outcomes, number) {
    const readings = new Map();
    for (const { view, commentUrl } of outcomes) {
        const id = (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readId */ .wh)(view);
        if (view !== null && id !== null)
            readings.set(id, (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .toGateReading */ .BS)(engine, view, commentUrl, number));
    }
    return readings;
}
async function showAsSeen(engine, pull, reading) {
    const seen = reading.bound ? (reading.page?.pull ?? pull) : pull;
    if (seen.state !== 'open')
        return 'unchanged';
    return (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .showGate */ .fs)(engine, seen, reading).catch((error) => {
        engine.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
        return 'unchanged';
    });
}
function describeGate(engine, number, reading, write) {
    const { context } = engine.settings.gate;
    const what = reading.page === null ? 'No mission is delivered by' : 'No open mission is delivered by';
    const gate = write === 'off' || write === 'denied' ? '' : `; ${context} is ${reading.state}`;
    const message = `${what} pull request #${number}${gate}.`;
    engine.log.info(`Skipped: ${message}`);
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .EMPTY */ .wg, kind: 'skipped', code: 'no_mission', message, nextStep: 'Nothing to do.' };
}
function gather(outcomes) {
    const [only] = outcomes;
    if (only === undefined)
        return null;
    return outcomes.length === 1 ? only : (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .summarize */ .eh)(outcomes);
}


/***/ })

};
