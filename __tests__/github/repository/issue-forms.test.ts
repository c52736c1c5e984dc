/** Issue forms against the stand-in: what is read, from where, and what is left out. */
import { describe, expect, it } from '@jest/globals';
import { PATH, REFUSAL, rejection, script } from '../../support/github-script.ts';
import type { Reply } from '../../support/github-script.ts';

const FOLDER = `GET ${PATH}/contents/.github/ISSUE_TEMPLATE`;
const entry = (name: string, type = 'file') => ({ name, type });
const raw = (text: string): Reply => ({ body: text });

const FORM = `
name: Hire
body:
  - type: markdown
    attributes:
      value: Tell us.
  - type: textarea
    attributes:
      label: What is wrong
  - type: checkboxes
  - type: input
    attributes:
      label: Budget (USD)
      label2: 4
`;

describe('issue forms', () => {
  it('are read in order, with the labels that become headings', async () => {
    const { github, keys } = script({
      rest: {
        [FOLDER]: {
          body: ['a.yml', 'b.YAML', 'config.yml', 'c.md', 'broken.yml', 'other.yml', 'gone.yml', 'twice.yml']
            .map((name) => entry(name))
            .concat(entry('d.yml', 'dir')),
        },
        [`${FOLDER}/a.yml`]: raw(FORM),
        [`${FOLDER}/b.YAML`]: raw('body: [{ type: input, attributes: { label: Tier } }]'),
        [`${FOLDER}/broken.yml`]: raw('body: ['),
        [`${FOLDER}/other.yml`]: raw('body: [{ type: input, attributes: { label: 4 } }]'),
        [`${FOLDER}/gone.yml`]: { status: 404, body: { message: 'Not Found' } },
        [`GET ${PATH}/git/ref/heads/main`]: { body: {} },
        [`${FOLDER}/twice.yml`]: raw('body: [{ type: input }]\nbody: []'),
      },
    });
    expect(await github.issueForms.list()).toEqual([
      { path: '.github/ISSUE_TEMPLATE/a.yml', labels: ['What is wrong', 'Budget (USD)'] },
      { path: '.github/ISSUE_TEMPLATE/b.YAML', labels: ['Tier'] },
    ]);
    expect(keys()).not.toContain(`${FOLDER}/config.yml`);
  });

  it('are left out when they would take long to read: aliases, long lines, large files', async () => {
    const bomb = `x: &a [${'*a,'.repeat(10_000)}]\nbody: [{ type: input, attributes: { label: Tier } }]`;
    const names = ['alias.yml', 'bomb.yml', 'line.yml', 'large.yml'];
    const { github } = script({
      rest: {
        [FOLDER]: { body: names.map((name) => entry(name)) },
        [`${FOLDER}/alias.yml`]: raw('x: &a { label: Tier }\nbody: [{ type: input, attributes: *a }]'),
        [`${FOLDER}/bomb.yml`]: raw(bomb),
        [`${FOLDER}/line.yml`]: raw(`${FORM}# ${'-'.repeat(4_000)}`),
        [`${FOLDER}/large.yml`]: raw(`${FORM}${'# more\n'.repeat(10_000)}`),
      },
    });
    expect(await github.issueForms.list()).toEqual([]);
  });

  it('are none without the folder', async () => {
    const { github } = script({ rest: { [FOLDER]: { status: 404, body: { message: 'Not Found' } } } });
    expect(await github.issueForms.list()).toEqual([]);
  });

  it.each<Reply>([
    { status: 404, body: '<html>' },
    { status: 403, body: REFUSAL },
    { status: 500, body: 'x' },
    { body: { name: 'a file of that name' } },
  ])('throw when they cannot be read (%j)', async (reply) => {
    const { github } = script({ rest: { [FOLDER]: reply } });
    expect(await rejection(github.issueForms.list())).toMatchObject({ name: 'GitHubError' });
  });
});
