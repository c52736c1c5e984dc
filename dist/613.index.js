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








async function sync(context, target, waitMode) {
    switch (target.kind) {
        case 'mission':
            return syncOne(context, await context.marketplace.getMission(target.id), waitMode);
        case 'announced':
            return syncAnnounced(context, target.id);
        case 'issue':
            return syncIssue(context, target.number);
        case 'pull':
            return syncPull(context, target.number);
        case 'commit':
            return syncCommit(context, target.sha);
    }
}
async function syncOne(context, mission, waitMode) {
    const { result, prefetched } = await (0,_missions_adopt_by_id_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptById */ .T)(context, mission);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_3__.conclude)(context, result, waitMode, { ...prefetched, mission });
}
async function syncAnnounced(context, id) {
    const mission = await context.marketplace.getMission(id).catch((error) => {
        if ((0,_shared_remote_error_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f1)(error)?.code === 'not_found')
            return null;
        throw error;
    });
    if (mission === null || !hasThreadHere(context, mission))
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .createSkippedOutcome */ .p)('the event names no mission of this repository');
    return syncOne(context, mission, 'once');
}
function hasThreadHere({ run }, { description }) {
    const subject = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSubject */ .Ci)((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_7__/* .parseFooter */ .fy)(description)?.subject ?? '');
    return subject?.repositoryId === run.repository.id && subject.number !== null;
}
async function syncIssue(context, number) {
    const repositoryMissions = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(context);
    const issueMissions = (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listOpen */ .xO)(repositoryMissions).filter(({ subject }) => subject.number === number);
    const outcomes = [];
    for (const one of issueMissions)
        outcomes.push(await followMission(context, one, repositoryMissions));
    return combineOutcomes(outcomes) ?? (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .createSkippedOutcome */ .p)(`no open mission belongs to #${number}`);
}
async function syncPull(context, number) {
    const [repositoryMissions, pull] = await Promise.all([
        (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(context),
        context.github.pulls.readDelivery(number),
    ]);
    if (pull === null)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .createSkippedOutcome */ .p)(`there is no pull request #${number}`);
    const outcomes = await followForPull(context, pull, repositoryMissions);
    const reading = await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readGate */ .cw)(context, pull, repositoryMissions, toReadings(context, outcomes, number));
    const write = await writeSeenGate(context, pull, reading);
    return combineOutcomes(outcomes) ?? describeGate(context, number, reading, write);
}
async function syncCommit(context, sha) {
    const nothing = 'no open mission of this repository is concerned by this event';
    const repositoryMissions = await (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listRepositoryMissions */ .qb)(context);
    if ((0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listOpen */ .xO)(repositoryMissions).length === 0)
        return (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .createSkippedOutcome */ .p)(nothing);
    const outcomes = [];
    const done = new Set();
    for (const number of await context.github.pulls.listByCommit(sha)) {
        const pull = await context.github.pulls.readDelivery(number);
        if (pull === null)
            continue;
        const left = repositoryMissions.filter(({ mission }) => !done.has(mission.id));
        const own = await followForPull(context, pull, left);
        if (own.length === 0)
            continue;
        for (const { view } of own)
            done.add((0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .findMissionId */ .bl)(view));
        await writeSeenGate(context, pull, await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .readGate */ .cw)(context, pull, repositoryMissions, toReadings(context, own, number)));
        outcomes.push(...own);
    }
    return combineOutcomes(outcomes) ?? (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .createSkippedOutcome */ .p)(nothing);
}
async function followForPull(context, pull, repositoryMissions) {
    const outcomes = [];
    for (const one of (0,_missions_for_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .listForPull */ .Zv)(context, repositoryMissions, pull)) {
        if (!(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(one.mission))
            outcomes.push(await followMission(context, one, repositoryMissions, pull));
    }
    return outcomes;
}
async function followMission(context, one, repositoryMissions, pull) {
    const { result, prefetched } = await (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .adoptListed */ .Cq)(context, one, repositoryMissions);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_3__.conclude)(context, result, 'once', pull === undefined ? prefetched : { ...prefetched, pull });
}
function toReadings(context, outcomes, number) {
    const readings = new Map();
    for (const { view, commentUrl } of outcomes) {
        const id = (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .findMissionId */ .bl)(view);
        if (view !== null && id !== null)
            readings.set(id, (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .toGateReading */ .BS)(context, view, commentUrl, number));
    }
    return readings;
}
async function writeSeenGate(context, pull, reading) {
    const seen = reading.bound ? (reading.view?.pull ?? pull) : pull;
    if (seen.state !== 'open')
        return 'unchanged';
    return (0,_gate_status_js__WEBPACK_IMPORTED_MODULE_5__/* .writeGate */ .vk)(context, seen, reading).catch((error) => {
        context.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
        return 'unchanged';
    });
}
function describeGate(context, number, reading, write) {
    const { context: statusContext } = context.settings.gate;
    const what = reading.view === null ? 'No mission is delivered by' : 'No open mission is delivered by';
    const gate = write === 'off' || write === 'denied' ? '' : `; ${statusContext} is ${reading.state}`;
    const message = `${what} pull request #${number}${gate}.`;
    context.log.info(`Skipped: ${message}`);
    return { ..._shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .EMPTY_OUTCOME */ .zN, kind: 'skipped', code: 'no_mission', message, nextStep: 'Nothing to do.' };
}
function combineOutcomes(outcomes) {
    const [only] = outcomes;
    if (only === undefined)
        return null;
    return outcomes.length === 1 ? only : (0,_shared_outcomes_js__WEBPACK_IMPORTED_MODULE_6__/* .summarize */ .eh)(outcomes);
}


/***/ })

};
