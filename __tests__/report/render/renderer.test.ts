import { describe, expect, it } from '@jest/globals';
import { redactTexts } from '../../../src/report/markdown/redact.ts';
import { createRenderer } from '../../../src/report/render/renderer.ts';

describe('a renderer that knows secrets', () => {
  it('takes them out before it escapes, so that no escape can hide one', () => {
    const redact = (text: string): string => text.replaceAll('s*3<ret', '***');
    const render = createRenderer('full', redact);
    const reply = {
      kind: 'told',
      title: 'About s*3<ret',
      message: 'it is s*3<ret.',
      nextStep: '',
      commands: null,
      views: [],
    } as const;
    expect(render.reply(reply)).not.toMatch(/s.{0,2}3.{0,4}ret/);
    expect(createRenderer('full').reply(reply)).toMatch(/s.{0,2}3.{0,4}ret/);
  });

  it('looks into every text, at any depth, and leaves the rest alone', () => {
    const value = { a: ['key', 1, null, true, { b: 'the key' }], n: 1.5 };
    expect(redactTexts(value, (text) => text.replaceAll('key', '***'))).toEqual({
      a: ['***', 1, null, true, { b: 'the ***' }],
      n: 1.5,
    });
  });
});
