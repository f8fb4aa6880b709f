/** One neuron whose weights the learner sets: its state is to be the number of one letter so far. */
import { useEffect, useMemo, useState } from 'react';
import { seededRandom } from '#data/random';
import { countedLetters } from '#inspect/countedLetters';
import { formatNumber } from '#notation/number';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { ChoiceField } from '../../figures/ChoiceField.tsx';
import { RangeField } from '../../figures/RangeField.tsx';
import { useCountingNeuronText } from '../../i18n/countingNeuron.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import styles from './CountingNeuron.module.css';
import type { CheckedExerciseProps } from './registry.ts';

const cells = ['rnn', 'rnnRelu'] as const;
const weightNames = ['a', 'b', 'own', 'bias'] as const;
type Weights = Readonly<Record<(typeof weightNames)[number], number>>;

/** Letters that are shown, and letters that are run: a neuron that counts must not do so by chance. */
const [shownLetters, allLetters] = [10, 60];

export default function CountingNeuron({ onSolved }: CheckedExerciseProps) {
  const text = useCountingNeuronText();
  const [cell, setCell] = useState<(typeof cells)[number]>('rnn');
  const [weights, setWeights] = useState<Weights>({ a: 0.5, b: 0.5, own: 0.5, bias: 0 });
  const [lot, setLot] = useState(1);
  const request = useMemo(
    () => ({ model: neuron(cell, weights), text: drawnLetters(lot) }),
    [cell, weights, lot],
  );
  const run = useSteadyInspection('read', request);
  const shown = useMemo(() => {
    if (run.kind !== 'ready') return null;
    const { letters, trace } = run.reply;
    const states = Array.from(trace.activations.hiddenState ?? []);
    return { letters, states, ...countedLetters(letters, states, 'a') };
  }, [run]);
  const solved = shown !== null && shown.fails === null;
  useEffect(() => {
    if (solved) onSolved(JSON.stringify({ cell, ...weights }));
  }, [solved, cell, weights, onSolved]);
  return (
    <div className={styles.exercise}>
      <div className={styles.settings}>
        <ChoiceField
          label={text.activation}
          value={cell}
          options={cells.map((value) => ({ value, text: text.activations[value] }))}
          onChange={setCell}
        />
        {weightNames.map((name) => (
          <RangeField
            key={name}
            label={text.weights[name]}
            value={weights[name]}
            min={-2}
            max={2}
            step={0.25}
            valueText={formatNumber(weights[name], 2)}
            onChange={(value) => setWeights({ ...weights, [name]: value })}
          />
        ))}
      </div>
      {shown && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by key
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={text.table}>
          <table className={styles.table}>
            <caption>{text.table}</caption>
            <tbody>
              <Row name={text.letter} cells={shown.letters.slice(0, shownLetters)} />
              <Row name={text.wanted} cells={shown.counts.slice(0, shownLetters).map(String)} />
              <Row
                name={text.state}
                cells={shown.states.slice(0, shownLetters).map((state) => formatNumber(state, 2))}
                wrongFrom={shown.fails}
              />
            </tbody>
          </table>
        </div>
      )}
      <p role="status" className={styles.verdict} data-solved={shown?.fails === null}>
        {run.kind === 'failed'
          ? text.failed(run.message)
          : !shown
            ? text.running
            : shown.fails === null
              ? text.solved(shown.letters.length)
              : text.fails(
                  shown.fails + 1,
                  shown.letters[shown.fails],
                  formatNumber(shown.states[shown.fails]),
                  shown.counts[shown.fails],
                )}
      </p>
      <button type="button" className={styles.another} onClick={() => setLot(lot + 1)}>
        {text.another}
      </button>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly cells: readonly string[];
  /** The first place that is wrong; null or absent: none. */
  readonly wrongFrom?: number | null;
}

function Row({ name, cells, wrongFrom = null }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((value, place) => (
        <td key={place} data-wrong={place === wrongFrom}>
          {value}
        </td>
      ))}
    </tr>
  );
}

function neuron(cell: (typeof cells)[number], { a, b, own, bias }: Weights): CharModel {
  const spec = { cell, units: 1, vocabulary: ['a', 'b'] } as const;
  const parameters = new Float32Array(parameterCount(charModelLayout(spec)));
  const views = parameterViews(charModelLayout(spec), parameters);
  views['weight_ih_l0'].set([a, b]);
  views['weight_hh_l0'].set([own]);
  views['bias_ih_l0'].set([bias]);
  return { spec, parameters };
}

/** The first three letters hold both, so that no constant passes. */
function drawnLetters(lot: number): string {
  const random = seededRandom(lot);
  const rest = Array.from({ length: allLetters - 3 }, () => (random.next() < 0.5 ? 'a' : 'b'));
  return ['a', 'b', 'a', ...rest].join('');
}
