/** More than one mission for a reference (docs/PROTOCOL.md#adoption): on hold until a person has ended all but one and resumes. */
import { expect, it } from '@jest/globals';
import type { CommandIntent } from '../../src/core/commands/intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

function resumeByCommand(scene: FlowScene): Promise<Outcome> {
  const body = '/orkestro resume';
  const { id: commentId } = scene.repo.comment(ISSUE, { author: 'maya', body });
  const intent: CommandIntent = {
    kind: 'command',
    on: 'issue',
    number: ISSUE,
    command: { kind: 'resume' },
    sender: { login: 'maya', id: 1, isBot: false },
    commentId,
    body,
    createdAt: scene.now(),
    subjectTitle: '',
    subjectBody: '',
    wait: 'once',
  };
  return runIntent(scene.createContext(), intent);
}

it.each(['first', 'second'] as const)(
  'the %s one is ended: the other goes on after resume, paid once',
  async (which) => {
    const scene = openFlowScene();
    await scene.hire(byLabel(scene));
    const { marketplace } = scene.createContext();
    const [listed] = await marketplace.listMissions();
    const { title = '', description = '' } = (await marketplace.getMission(listed?.id ?? '')) as never as Record<
      string,
      string
    >;
    const terms = {
      category: 'Other',
      tier: 'T1 Verified',
      budgetCents: 12_000,
      specialist: null,
      autoAssign: true,
    } as const;
    await marketplace.postMission({ title, description, dod: '- [ ] it parses', ...terms });
    const ids = scene.sandbox.missions().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const { headSha } = scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['a.ts'] });
    scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
    for (const id of ids) scene.sandbox.deliver(id, { verification: 'passed' });
    const sent = (): number => scene.calls.filter(({ url }) => url.pathname.endsWith('/accept')).length;

    const pull = { kind: 'sync', target: { kind: 'pull', number: 13 }, wait: 'once' } as const;
    const frozen = await runIntent(scene.createContext(), pull);
    expect([frozen.code, sent()]).toEqual(['duplicate_missions', 0]);
    expect(frozen.nextStep).toContain('/orkestro resume');
    expect([(await resumeByCommand(scene)).code, sent()]).toEqual(['duplicate_missions', 0]);

    scene.sandbox.end(which === 'first' ? (ids[0] ?? '') : (ids[1] ?? ''));
    expect((await resumeByCommand(scene)).kind).toBe('accepted');
    expect(sent()).toBe(1);
    scene.close();
  },
);
