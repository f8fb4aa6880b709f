/**
 * The chosen derivative as a sum of its two paths and, once asked for, the same found without calculus: the quantity is
 * moved a little both ways, the network run again, and the loss measured.
 */
import { useMemo } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import { agreement } from '#figures/microscope';
import type { Nudged, Proof } from '#inspect/proof';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import { useInspection } from '../../state/inspection.ts';
import { epsilons, type MicroscopeAddress } from '../../state/microscopeView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import styles from './DerivativeProof.module.css';
import { SelectField } from '../SelectField.tsx';
import type { MicroscopeView } from './useMicroscope.ts';

interface Props {
  readonly view: MicroscopeView;
  readonly address: Pick<MicroscopeAddress, 'prove' | 'epsilon'>;
  readonly target: 'value' | 'weight';
  readonly onTarget: (target: 'value' | 'weight') => void;
  readonly onProve: (patch: Partial<MicroscopeAddress>) => void;
}

/** Digits of a derivative that is compared with another. */
const digits = 6;

export function DerivativeProof({ view, address, target, onTarget, onProve }: Props) {
  const text = useMicroscopeText();
  const asked = address.prove !== 'no';
  const proof = useProof(view, target, asked ? Number(address.epsilon) : null);
  const rows = target === 'weight' ? weightRows(view) : pathRows(view);
  const measured = proof.kind === 'ready' ? proof.reply : null;
  return (
    <div role="group" className={styles.proof} aria-label={text.prove}>
      <div className={styles.controls}>
        <ChoiceField
          label={text.target}
          value={target}
          options={(['value', 'weight'] as const).map((value) => ({ value, text: text.targets[value] }))}
          onChange={onTarget}
        />
        <SelectField
          label={text.epsilon}
          value={address.epsilon}
          options={epsilons.map((value) => ({ value, text: derivativeNumber(Number(value), 1) }))}
          onChange={(epsilon) => onProve({ epsilon })}
        />
        <button
          type="button"
          className={styles.button}
          aria-pressed={asked}
          onClick={() => onProve({ prove: asked ? 'no' : target })}
        >
          {text.prove}
        </button>
        {!asked && <span className={styles.hint}>{text.proveHint}</span>}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.columns.path}</th>
            <th scope="col">{text.columns.rule}</th>
            {asked && <th scope="col">{text.columns.measured}</th>}
            {asked && <th scope="col">{text.columns.difference}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, byRule }) => {
            const byDifference = measured?.byDifferences[path === 'weight' ? 'total' : path];
            return (
              <tr key={path} data-path={path}>
                <th scope="row">{text.paths[path]}</th>
                <td>{derivativeNumber(byRule, digits)}</td>
                {asked && (
                  <td>{byDifference === undefined ? '…' : derivativeNumber(byDifference, digits)}</td>
                )}
                {asked && (
                  <td>{byDifference === undefined ? '…' : derivativeNumber(byDifference - byRule, 2)}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {asked && (
        <p className={styles.verdict} role={proof.kind === 'failed' ? 'alert' : undefined}>
          {proof.kind === 'failed' ? (
            text.failed(proof.message)
          ) : (
            <Verdict view={view} target={target} proof={measured} />
          )}
        </p>
      )}
    </div>
  );
}

function Verdict({
  view,
  target,
  proof,
}: {
  view: MicroscopeView;
  target: 'value' | 'weight';
  proof: Proof | null;
}) {
  const text = useMicroscopeText();
  if (!proof) return text.proving;
  const { below, above, byDifferences, step } = proof;
  const [{ byRule, uncut }] = (target === 'weight' ? weightRows(view) : pathRows(view)).slice(-1);
  if (!Number.isFinite(byRule) || !Number.isFinite(byDifferences.total)) return text.notProvable;
  const measured = { step, resolution: proof.resolution, loss: view.pass.loss };
  const { difference, tolerance, agrees } = agreement(byRule, byDifferences.total, measured);
  const whole = agreement(uncut, byDifferences.total, measured);
  const losses = text.losses(
    (below.here + below.later).toFixed(12),
    (above.here + above.later).toFixed(12),
    derivativeNumber(step, 1),
  );
  const size = derivativeNumber(Math.abs(difference));
  const verdict = agrees
    ? text.agrees(size, derivativeNumber(tolerance))
    : view.wall > 0 && whole.agrees
      ? text.wallKeepsOut(derivativeNumber(difference), derivativeNumber(uncut, digits))
      : text.disagrees(size);
  return `${losses} ${verdict}`;
}

type Path = 'direct' | 'recurrent' | 'total' | 'weight';
interface ProofRow {
  readonly path: Path;
  readonly byRule: number;
  /** Without a wall. */
  readonly uncut: number;
}

function pathRows({ selected, place: { timeStep } }: MicroscopeView): readonly ProofRow[] {
  const uncut = (selected.uncut ?? selected.total)[timeStep];
  return (['direct', 'recurrent', 'total'] as const).map((path) => ({
    path,
    byRule: selected[path][timeStep],
    uncut,
  }));
}

/** The whole sum: every step reads the weight. */
function weightRows({ weight, uncutWeight }: MicroscopeView): readonly ProofRow[] {
  return [{ path: 'weight', byRule: weight.sums[0], uncut: uncutWeight.sums[0] }];
}

function useProof(view: MicroscopeView, target: 'value' | 'weight', step: number | null) {
  const { text, place } = view;
  const { side, name, timeStep, unit, gate, from } = place;
  const request = useMemo(() => {
    if (step === null) return null;
    const nudged: Nudged =
      target === 'weight'
        ? { kind: 'recurrentWeight', gate, unit, from }
        : { kind: side, name, timeStep, unit };
    return { text, nudged, step };
  }, [text, target, side, name, timeStep, unit, gate, from, step]);
  const state = useInspection('prove', request);
  // An answer to an earlier question would stand beside another derivative.
  return state.kind === 'ready' && state.request !== request ? ({ kind: 'loading' } as const) : state;
}
