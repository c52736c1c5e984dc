import { describe, expect, it } from '@jest/globals';
import { listStandIns, readBlock, readExample, readPermissions } from '../../../scripts/act/workflow.ts';

describe('readPermissions', () => {
  it('grants what a job lists, and else what the workflow lists', () => {
    const workflow =
      'permissions: { contents: read, issues: write }\njobs: { a: { permissions: { checks: read } }, b: {} }';
    expect(readPermissions(workflow)).toEqual({ checks: 'read', contents: 'read', issues: 'write' });
  });

  it('grants the most that any job has, and no scope that the stand-in does not know', () => {
    const jobs = 'a: { permissions: { issues: write, id-token: write } }, b: { permissions: { issues: read } }';
    expect(readPermissions(`jobs: { ${jobs} }`)).toEqual({ issues: 'write' });
  });

  it('grants nothing where nothing is listed', () => {
    expect(readPermissions('permissions: {}\njobs: { a: {} }')).toEqual({});
  });
});

describe('listStandIns', () => {
  it('has one for each action of the examples, at the commit that they name', () => {
    const names = listStandIns(readExample('receipt.yml')).map((one) =>
      one.replace(/[0-9a-f]{40}=.*stand-ins/, '<sha>='),
    );
    expect(names).toEqual([
      'actions/attest@<sha>=/actions/attest',
      'actions/upload-artifact@<sha>=/actions/upload-artifact',
    ]);
  });

  it('refuses an action without one, which act would fetch', () => {
    expect(() => listStandIns('- uses: someone/else@v1')).toThrow('no someone/else');
  });
});

describe('readBlock', () => {
  it('refuses a block that is gone', () => {
    expect(() => readBlock('README.md', 'yaml', 'name: nothing')).toThrow('README.md has no yaml block');
  });
});
