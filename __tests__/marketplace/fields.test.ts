import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

const PROGRAM = `
import { toTime } from './src/marketplace/fields.ts';
const texts = ['2026-11-30T23:30:00', '2026-11-30T23:30:00.250', '2026-11-30T23:30', '2026-11-30T23:30:00+02:00'];
console.log(JSON.stringify(texts.map(toTime)));
`;

// The zone of a process is fixed when it starts.
it.each(['UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'])(
  'a time without a zone is UTC, in %s too',
  (zone) => {
    const args = ['--input-type=module', '--eval', PROGRAM];
    const times: unknown = JSON.parse(execFileSync(process.execPath, args, { env: { TZ: zone }, encoding: 'utf8' }));
    const at = Date.UTC(2026, 10, 30, 23, 30);
    expect(times).toEqual([at, at + 250, at, at - 2 * 60 * 60 * 1000]);
  },
);
