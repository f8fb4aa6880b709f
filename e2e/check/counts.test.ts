import { describe, expect, test } from 'vitest';
import { parityCounts, passedByProject, playwrightCounts, vitestCounts } from './counts.ts';

describe('counting checks', () => {
  test('a unit test file that could not be loaded counts as a failure, and what failed is named', () => {
    const result = (fullName: string, status: string) => ({ fullName, status });
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [result('is', 'passed'), result('was', 'failed')],
      },
      { name: 'b.test.ts', status: 'failed', assertionResults: [] },
    ];
    const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, testResults };
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 2, note: 'failed: b.test.ts; failed: was' });
  });

  test('skipped unit tests are told', () => {
    const report = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 7, testResults: [] };
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 0, note: '7 skipped' });
  });

  test('an error outside any journey counts as a failure; skipped journeys are told', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 };
    expect(playwrightCounts({ errors: [{}], stats })).toEqual({ passed: 5, failed: 2, note: '2 skipped' });
  });

  test('journeys that passed are counted for each project, however deep; one where none passed is left out', () => {
    const spec = (...tests: [projectName: string, status: string][]) => ({
      tests: tests.map(([projectName, status]) => ({ projectName, status })),
    });
    const inner = { specs: [spec(['a', 'expected'], ['b', 'skipped']), spec(['a', 'flaky'])] };
    const report = { suites: [{ specs: [spec(['a', 'expected'], ['b', 'unexpected'])], suites: [inner] }] };
    expect([...passedByProject(report)]).toEqual([['a', 3]]);
  });

  test('parity lines are counted among other output, by outcome', () => {
    const output = 'note: x\nlstm cpu 1.5e-7 ok\nlstm webgpu NaN FAIL\n  farthest off\ngru cpu unsupported\n';
    expect(parityCounts(output)).toEqual({
      passed: 1,
      failed: 1,
      note: '1 of cells not built',
      backends: ['cpu'],
    });
  });

  test('a report of another form is an error, not a zero', () => {
    expect(() => vitestCounts({})).toThrow('numPassedTests');
    expect(() => playwrightCounts({ stats: {} })).toThrow('errors');
    expect(() => passedByProject({})).toThrow('suites');
  });
});
