/** Numbers of passed and failed checks, read from what the tools report. */
import * as v from 'valibot';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What a reader should know besides. */
  readonly note?: string;
}

/** A check that is one: types, lint, the build. */
export const single = (ok: boolean): Counts => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
    }),
  ),
});

/**
 * Vitest's JSON report. A file that could not even be loaded has no tests to count and counts as one failure; skipped
 * tests are told, not counted. What failed is named, since its own report has long gone by when the summary is read.
 */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = v.parse(vitestReport, report);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failing = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  const notes = [
    ...(numPendingTests > 0 ? [`${numPendingTests} skipped`] : []),
    ...[...broken.map(({ name }) => name), ...failing].map((name) => `failed: ${name}`),
  ];
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    ...(notes.length > 0 && { note: notes.join('; ') }),
  };
}

const playwrightReport = v.object({
  errors: v.array(v.unknown()),
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
});

/** Playwright's JSON report. Errors outside any test count as one failure each; skipped tests are told, not counted. */
export function playwrightCounts(report: unknown): Counts {
  const { errors, stats } = v.parse(playwrightReport, report);
  const notes = [
    ...(stats.flaky > 0 ? [`${stats.flaky} passed only when repeated`] : []),
    ...(stats.skipped > 0 ? [`${stats.skipped} skipped`] : []),
  ];
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  };
}

interface Suite {
  readonly specs: readonly {
    readonly tests: readonly { readonly projectName: string; readonly status: string }[];
  }[];
  readonly suites?: readonly Suite[] | undefined;
}

const playwrightSuite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.array(v.object({ tests: v.array(v.object({ projectName: v.string(), status: v.string() })) })),
  suites: v.optional(v.array(v.lazy(() => playwrightSuite))),
});

/** How many tests of each project passed, from Playwright's JSON report; projects without any are left out. */
export function passedByProject(report: unknown): ReadonlyMap<string, number> {
  const passed = new Map<string, number>();
  const count = ({ specs, suites = [] }: Suite): void => {
    for (const { projectName, status } of specs.flatMap(({ tests }) => tests)) {
      if (status === 'expected' || status === 'flaky')
        passed.set(projectName, (passed.get(projectName) ?? 0) + 1);
    }
    suites.forEach(count);
  };
  v.parse(v.object({ suites: v.array(playwrightSuite) }), report).suites.forEach(count);
  return passed;
}

const parityLine = /^(\S+) (\S+) (?:(\S+) (ok|FAIL)|unsupported)$/;

/** The parity runner's lines; cases of cells that are not built are told, not counted. */
export function parityCounts(output: string): Counts & { readonly backends: readonly string[] } {
  const matches = output.split(/\r?\n/).flatMap((line) => {
    const match = parityLine.exec(line);
    return match ? [{ backend: match[2], outcome: match[4] ?? 'unsupported' }] : [];
  });
  const count = (outcome: string) => matches.filter((match) => match.outcome === outcome).length;
  const backends = new Set(matches.filter(({ outcome }) => outcome === 'ok').map(({ backend }) => backend));
  return {
    passed: count('ok'),
    failed: count('FAIL'),
    note: `${count('unsupported')} of cells not built`,
    backends: [...backends],
  };
}
