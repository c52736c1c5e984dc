import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shipping } from './shipping.js';

test('shipping is free from 5000 cents on', () => {
  assert.equal(shipping(5000), 0);
});

test('below that it costs 490', () => {
  assert.equal(shipping(4999), 490);
  assert.equal(shipping(1), 490);
});

test('far above that it is free, too', () => {
  assert.equal(shipping(50_000), 0);
});
