/** The two runs that spend, each alone, for tests that disturb them; and what a run's last words must be. */
import { REASON_CODES } from '../../../src/core/domain/model.ts';
import type { ActionResult } from '../../support/action.ts';
import type { Delivery } from '../../support/github/payloads.ts';
import { plantMission } from '../../support/plant-mission.ts';
import { ISSUE_BODY, type Scene } from '../../support/scene.ts';

/** A scene, and what the action is started with. */
export interface SpendingScenario {
  /** Arranges the scene. Returns the event and the inputs. */
  arrange(scene: Scene): Promise<readonly [Delivery, Readonly<Record<string, string>>]>;
}

/** A label that hires; the run ends once it is posted. */
export const HIRE: SpendingScenario = {
  arrange({ repo, payloads }) {
    repo.openIssue({ number: 12, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
    repo.label(12, 'orkestro', 'maya');
    return Promise.resolve([payloads.issueLabeled(12, 'orkestro', 'maya'), { wait: 'false', timeout: '5s' }]);
  },
};

/** A mission that is delivered, with its pull request green: the run pays. */
export const SETTLE: SpendingScenario = {
  async arrange(scene) {
    const { id, issue } = await plantMission(scene);
    const { headSha } = scene.repo.openPull({ number: 13, body: `Fixes #${issue}`, files: ['src/parser.ts'] });
    scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
    scene.market.sandbox.deliver(id);
    return [scene.payloads.workflowDispatch(), { timeout: '5s', mode: 'sync', 'mission-id': id }];
  },
};

const NAMED = ['accepted', 'reworked', 'pending', 'held', 'skipped'];
const CODES: readonly string[] = REASON_CODES;

/** Returns what is wrong with a run's last words; nothing, where it says what is the case. A cancelled run may fail. */
export function findEndProblems(
  who: 'the run' | 'the re-run',
  { outputs, exitCode, stdout }: ActionResult,
): readonly string[] {
  const [outcome = '', code = '', reason = ''] = ['outcome', 'reason-code', 'reason'].map((name) => outputs[name]);
  const mayEnd = who === 'the run' ? [...NAMED, 'failed'] : NAMED;
  const isNamed = mayEnd.includes(outcome) && CODES.includes(code) && reason !== '';
  if (isNamed && exitCode === (outcome === 'failed' ? 1 : 0)) return [];
  return [`${who} ends in ${outcome} (${code}), exit code ${String(exitCode)}: ${stdout.slice(-1_000)}`];
}
