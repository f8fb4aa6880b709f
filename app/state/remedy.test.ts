import { describe, expect, it } from 'vitest';
import { training } from '../i18n/en/training.ts';
import type { NoticeContent } from './trainingTypes.ts';
import { remedyFor } from './remedy.ts';

type NotANumber = Extract<NoticeContent, { kind: 'notANumber' }>;

const fault = (change: Partial<NotANumber>): NotANumber => ({
  kind: 'notANumber',
  place: { kind: 'loss' },
  trainStep: 12,
  keptStep: 11,
  learningRate: 0.01,
  clipNorm: 1,
  ...change,
});
const said = (content: NotANumber) => {
  const { title, body } = training.notices.notice(content);
  return `${title} ${body}`;
};
const gradient = { kind: 'gradient', parameter: 'weight_hh_l0' } as const;

describe('after a number that is none', () => {
  it('the notice names the tensor, the step and where the weights stand', () => {
    expect(said(fault({ place: gradient }))).toMatch(
      /at step 12: the gradient of weight_hh_l0 was.+of step 11/,
    );
    expect(said(fault({ place: { kind: 'parameter', parameter: 'fc.bias' } }))).toContain(
      'the parameter fc.bias',
    );
    expect(said(fault({ place: { kind: 'gradientNorm' } }))).toContain('the length of the gradient');
    expect(said(fault({}))).toContain('the loss was no longer a number');
  });

  it('data that holds it is to be mended, and examples are counted from 1', () => {
    const content = fault({ place: { kind: 'data', example: 16 }, learningRate: 100 });
    expect(remedyFor(content)).toEqual({ kind: 'mendData' });
    expect(said(content)).toMatch(
      /at step 12: example 17 of the data holds a value that is not a number.+no setting helps/,
    );
  });

  it('a loss before any step leads to the data and the first weights, a later one to a lower rate', () => {
    expect(remedyFor(fault({ trainStep: 0 }))).toEqual({ kind: 'otherStart' });
    expect(said(fault({ trainStep: 0 }))).toContain('the learning rate is not to blame');
    expect(remedyFor(fault({ learningRate: 100 }))).toEqual({ kind: 'lowerRate', learningRate: 0.01 });
  });

  it('a gradient without a limit is to be limited, unless the rate alone explains it', () => {
    expect(remedyFor(fault({ place: gradient, clipNorm: null }))).toEqual({
      kind: 'limitGradient',
      clipNorm: 1,
    });
    expect(said(fault({ place: gradient, clipNorm: null }))).toContain('Set a gradient limit');
    const tooFast = fault({ place: gradient, clipNorm: null, learningRate: 5 });
    expect(remedyFor(tooFast)).toEqual({ kind: 'lowerRate', learningRate: 0.01 });
    expect(remedyFor(fault({ place: gradient })).kind).toBe('lowerRate');
  });
});
