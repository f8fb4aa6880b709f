/** Oracle: PyTorch's float64 answers in e2e/golden, every array of every case. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtCell, parseCase, shortened } from '../../e2e/parity/cases.ts';
import { runLayersOnReference, trainOnReference } from '../../e2e/parity/referenceRunner.ts';
import { float64Tolerance, judgeLayers, judgeTraining } from '../../e2e/parity/result.ts';

const folder = new URL('../../e2e/golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.for(files)(
  '%s: within 1e-9 of a layer case, 1e-6 along a training curve',
  { timeout: 60_000 },
  (file) => {
    // The parity command runs the curves to their end.
    const golden = shortened(parseCase(readFileSync(new URL(file, folder), 'utf8')), 4);
    const built = builtCell(golden);
    if (!built) throw new Error('no cell for the case');
    const verdict =
      golden.kind === 'training'
        ? judgeTraining(golden, trainOnReference(golden, built), float64Tolerance)
        : judgeLayers(golden, runLayersOnReference(golden, built), float64Tolerance);
    expect(verdict).toMatchObject({ ok: true });
  },
);
