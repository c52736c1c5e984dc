import { expect, it } from '@jest/globals';
import { explainOldNode, refuseOldNode } from '../../../src/action/runner/node-version.ts';

it.each(['16.20.2', '18.20.8', '20.20.2', '22.21.1', '23.11.1'])('Node %s is too old', (version) => {
  expect(explainOldNode(version)).toBe(
    [
      `Orkestro needs Node 24 (runner 2.327.1 or newer). This step runs on Node ${version}.`,
      'Fix: Update the runner. Where a tool such as act runs the step, use an image with Node 24.',
    ].join('\n'),
  );
});

it.each(['24.0.0', '24.21.0', '26.1.0', '100.0.0'])('Node %s is not', (version) => {
  expect(explainOldNode(version)).toBeNull();
});

it('lets its own Node run', () => {
  expect(refuseOldNode()).toBe(false);
});
