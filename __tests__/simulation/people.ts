/** People at random: they edit, label, push, hold, resume, bind, command, and tidy away what they should not. */
import { ISSUE, PREFIX, PULL } from './facts.ts';
import type { SimulationScene } from './scene.ts';

type Move = (scene: SimulationScene, name: string) => void;

/** `maya` may write, `tri` may triage, `eve` and `sam` (who delivers) may nothing. */
const MOVES: readonly (readonly [string, number, Move])[] = [
  [
    'edits the issue',
    1,
    (scene) => {
      scene.repo.edit(ISSUE, { body: `${scene.repo.issue(ISSUE).body}\n\nAlso this.`, by: 'maya' });
    },
  ],
  [
    'renames the issue',
    0.5,
    (scene) => {
      scene.repo.edit(ISSUE, { title: 'Fix the parser well', by: 'maya' });
    },
  ],
  ['takes the label off and puts it on again', 2, relabel],
  [
    'has the label event delivered twice',
    2,
    (scene, name) => {
      scene.launch(0, labeled(scene, `${name} again`, 'maya'));
    },
  ],
  [
    'labels without permission',
    1.5,
    (scene, name) => {
      scene.launch(0, labeled(scene, `${name} by tri`, 'tri'));
    },
  ],
  ['pushes to the pull request', 3, pushAnother],
  [
    'holds',
    2,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'hold wait a moment');
    },
  ],
  [
    'resumes',
    3,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'resume');
    },
  ],
  [
    'holds without permission',
    1,
    (scene, name) => {
      writeComment(scene, name, 'eve', 'hold');
    },
  ],
  [
    'binds the pull request',
    2,
    (scene, name) => {
      writeComment(scene, name, 'maya', `link #${PULL}`);
    },
  ],
  [
    'binds another without permission',
    1,
    (scene, name) => {
      writeComment(scene, name, 'eve', 'bind #99');
    },
  ],
  [
    'accepts',
    1.5,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'accept');
    },
  ],
  [
    'accepts without permission',
    1,
    (scene, name) => {
      writeComment(scene, name, 'eve', 'accept');
    },
  ],
  [
    'accepts their own work',
    0.5,
    (scene, name) => {
      writeComment(scene, name, 'sam', 'accept');
    },
  ],
  [
    'sends the work back',
    1,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'rework please add a test');
    },
  ],
  [
    'hires by command',
    1,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'hire');
    },
  ],
  [
    'hires again',
    1.5,
    (scene, name) => {
      writeComment(scene, name, 'maya', 'hire --force');
    },
  ],
  [
    'hires again without permission',
    0.5,
    (scene, name) => {
      writeComment(scene, name, 'eve', 'hire --force');
    },
  ],
  [
    'deletes a comment of ours',
    0.7,
    (scene, name) => {
      withOwnComments(scene, name, (id) => {
        scene.repo.deleteComment(id);
      });
    },
  ],
  [
    'edits a comment of ours',
    0.7,
    (scene, name) => {
      withOwnComments(scene, name, (id, body) => {
        scene.repo.editComment(id, { body: `${body}\n(edited)`, by: 'maya' });
      });
    },
  ],
  [
    'loses the permission',
    0.4,
    (scene) => {
      scene.repo.addUser('maya', 'read');
    },
  ],
  [
    'gets the permission back',
    0.4,
    (scene) => {
      scene.repo.addUser('maya', 'write');
    },
  ],
  [
    'closes the pull request',
    0.4,
    (scene) => {
      withPull(scene, () => {
        scene.repo.close(PULL);
      });
    },
  ],
  [
    'makes it a draft',
    0.4,
    (scene) => {
      withPull(scene, () => {
        scene.repo.pull(PULL).draft = true;
      });
    },
  ],
  [
    'makes it ready',
    0.6,
    (scene) => {
      withPull(scene, () => {
        scene.repo.pull(PULL).draft = false;
      });
    },
  ],
  [
    'edits the workflow in the pull request',
    0.5,
    (scene) => {
      withPull(scene, () => {
        scene.repo.setFiles(PULL, ['src/a.ts', '.github/workflows/ci.yml']);
      });
    },
  ],
  ['cancels the mission at the marketplace', 0.5, endMission],
  [
    'cancels the runs',
    0.7,
    (scene) => {
      for (const run of scene.runs) if (!run.isOver) run.cancel.abort();
    },
  ],
  ['re-reads the mission', 1, dispatchMission],
  [
    'lets the schedule fire',
    1,
    (scene, name) => {
      scene.launch(0, { name: `${name} schedule`, event: { kind: 'schedule' }, eventName: 'schedule', actor: 'maya' });
    },
  ],
];

const TOTAL = MOVES.reduce((sum, [, weight]) => sum + weight, 0);

/** Whether a move stands for a person's override, after which promises are bounded in time (docs/PROTOCOL.md#promises). */
const OVERRIDES = new Set(['accepts', 'sends the work back', 'hires again', 'hires by command']);

/** What people will do in this story: how many moves, when, and which. */
export function planPeople(scene: Pick<SimulationScene, 'chance'>): {
  readonly moves: readonly PlannedMove[];
  readonly overrides: boolean;
  /** Whether somebody does what a doubt's comment says. */
  readonly followsAdvice: boolean;
} {
  const { chance } = scene;
  const busy = chance.uniform('people');
  const count = busy < 0.35 ? 0 : busy < 0.75 ? 2 : 5;
  const moves: PlannedMove[] = [];
  for (let index = 1; index <= count; index++) {
    const name = `move ${index}`;
    const [what, , act] = draw(chance.uniform(name, 'kind') * TOTAL);
    // Most of it while the mission is young; some much later.
    const most = chance.happens(0.8, name, 'soon') ? 4 * 60_000 : 45 * 60_000;
    moves.push({ name, what, at: chance.between(0, most, name, 'at'), act });
  }
  const followsAdvice = chance.happens(0.4, 'heeds');
  return { moves, followsAdvice, overrides: followsAdvice || moves.some(({ what }) => OVERRIDES.has(what)) };
}

interface PlannedMove {
  readonly name: string;
  readonly what: string;
  readonly at: number;
  readonly act: Move;
}

function draw(at: number): (typeof MOVES)[number] {
  let left = at;
  for (const move of MOVES) {
    left -= move[1];
    if (left < 0) return move;
  }
  return MOVES[0]!;
}

/** Sets everybody's moves on the clock. */
export function letPeopleAct(scene: SimulationScene, moves: readonly PlannedMove[]): void {
  for (const { name, what, at, act } of moves) {
    scene.schedule(at, `${name}: somebody ${what}`, () => {
      act(scene, name);
    });
  }
}

/** The label event as GitHub sends it: the text as it stands now. */
export function labeled(
  { repo }: Pick<SimulationScene, 'repo'>,
  name: string,
  by: string,
): Parameters<SimulationScene['launch']>[1] {
  const { title, body } = repo.issue(ISSUE);
  const sender = { login: by, id: repo.universe.account(by)?.id ?? null, isBot: false };
  const event = {
    kind: 'labeled',
    on: 'issue',
    number: ISSUE,
    label: 'orkestro',
    sender,
    title,
    body,
    fork: false,
  } as const;
  return { name, event, eventName: 'issues', actor: by };
}

function relabel(scene: SimulationScene, name: string): void {
  scene.repo.unlabel(ISSUE, 'orkestro', 'maya');
  scene.schedule(5_000, `${name}: the label is on again`, () => {
    scene.repo.label(ISSUE, 'orkestro', 'maya');
    scene.launch(0, labeled(scene, `${name} label`, 'maya'));
  });
}

/** A command as a comment, and the run that its event starts. */
function writeComment(scene: SimulationScene, name: string, who: string, words: string): void {
  const { repo } = scene;
  const number = scene.chance.happens(0.8, name, 'where') || !repo.threads.has(PULL) ? ISSUE : PULL;
  const body = `${PREFIX} ${words}`;
  const { id, createdAt } = repo.comment(number, { author: who, body });
  const account = { login: who, id: repo.universe.account(who)?.id ?? null, isBot: false };
  const on = number === ISSUE ? 'issue' : 'pull_request';
  const { title: subjectTitle, body: subjectBody } = repo.thread(number);
  const about = { commentId: id, body, createdAt, subjectTitle, subjectBody };
  const event = { kind: 'comment', on, number, ...about, author: account, sender: account } as const;
  scene.launch(1_000, { name: `${name} command`, event, eventName: 'issue_comment', actor: who });
}

/** What the comment of a run in doubt asks a person for, once enough time has passed (docs/PROTOCOL.md#forced-hires). */
const ADVICE: Readonly<Record<string, string>> = { hire_unconfirmed: 'hire --force', decision_unconfirmed: 'accept' };

/** Somebody reads how a run ended and does what it says; not more than three times in a story. */
export function followAdvice(scene: SimulationScene, code: string, time: number): void {
  const words = ADVICE[code];
  if (words === undefined || time > 3) return;
  const name = `advice ${time}`;
  scene.schedule(scene.chance.between(16 * 60_000, 30 * 60_000, name, 'at'), `${name}: somebody says ${words}`, () => {
    writeComment(scene, name, 'maya', words);
  });
}

function withPull(scene: SimulationScene, act: () => void): void {
  if (scene.repo.threads.has(PULL)) act();
}

function pushAnother(scene: SimulationScene, name: string): void {
  if (!scene.repo.threads.has(PULL)) return;
  scene.repo.push(PULL, { message: 'One more thing' });
  scene.onHead(name);
}

function withOwnComments(
  { repo, chance }: SimulationScene,
  name: string,
  act: (id: number, body: string) => void,
): void {
  const ownComments = repo.commentsOf(ISSUE).filter(({ author }) => author === 'github-actions[bot]');
  const chosen = ownComments[Math.floor(chance.uniform(name, 'which') * ownComments.length)];
  if (chosen !== undefined) act(chosen.id, chosen.body);
}

function endMission({ market, facts }: SimulationScene): void {
  for (const { id, status } of market.missions()) if (!facts.isOver(status)) market.sandbox.end(id);
  market.noticed();
}

function dispatchMission(scene: SimulationScene, name: string): void {
  const mission = scene.market.missions().at(-1);
  if (mission === undefined) return;
  const event = { kind: 'mission', missionId: mission.id } as const;
  scene.launch(0, { name: `${name} dispatch`, event, eventName: 'repository_dispatch', actor: 'maya' });
}
