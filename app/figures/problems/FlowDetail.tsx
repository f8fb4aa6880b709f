/** What the chosen step answers, candidate by candidate, and the tensors of the whole. */
import { percent } from '#figures/numbers';
import { shapeCode, shapeTensors } from '#figures/shapeTensors';
import type { SequenceFlow } from '#inspect/sequenceFlow';
import { isEncoderDecoder } from '#rnn/network';
import { useProblemsText } from '../../i18n/problems.ts';
import { glyphOf } from '../glyph.ts';
import { answerText, type ProblemExample } from './problemExample.ts';
import styles from './ProblemsFigure.module.css';
import { momentText } from './problemWords.ts';

interface Props {
  readonly example: ProblemExample;
  readonly flow: SequenceFlow;
  readonly step: number;
}

/** Candidates that are shown, the likeliest first. */
const shownAnswers = 5;

export function FlowDetail({ example, flow, step }: Props) {
  const text = useProblemsText();
  return (
    <div className={styles.detail}>
      <section>
        <h3 className={styles.heading}>{text.detail.answers}</h3>
        <p className={styles.moment}>{momentText(example, flow, step, text)}.</p>
        <Candidates example={example} flow={flow} step={step} />
      </section>
      <Tensors example={example} flow={flow} />
    </div>
  );
}

function Candidates({ example, flow, step }: Props) {
  const text = useProblemsText();
  const { answer } = flow.steps[step];
  if (!answer) return <p className={styles.soft}>{text.detail.notAsked}</p>;
  const { probabilities } = answer;
  if (!probabilities) return null;
  const codes = Array.from(probabilities, (_, code) => code)
    .sort((a, b) => probabilities[b] - probabilities[a] || a - b)
    .slice(0, shownAnswers);
  return (
    <table className={styles.candidates}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text.columns.answers}</th>
          <th scope="col">{text.detail.probability}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => {
          const symbol = answerText(example, code);
          const name = symbol === text.endMark ? text.end : symbol === text.startMark ? text.start : symbol;
          return (
            <tr key={code}>
              <th scope="row">{text.languages[name] ?? glyphOf(name)}</th>
              <td aria-hidden="true">
                <span
                  className={styles.bar}
                  style={{ width: `${(100 * probabilities[code]).toFixed(1)}%` }}
                />
              </td>
              <td className={styles.number} data-candidate={name}>
                {percent(probabilities[code])}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Tensors({ example, flow }: Omit<Props, 'step'>) {
  const text = useProblemsText();
  const { source, request } = example;
  const { spec, shape } = source;
  const reading = isEncoderDecoder(spec) ? spec.encoder.inputs : spec.inputs;
  const first = flow.steps.filter(({ side }) => side !== 'decoder').length;
  const answering = flow.steps.flatMap(({ answer }) => (answer ? [answer] : []));
  const H = flow.steps[0].hidden.length;
  const tensors = shapeTensors(shape, {
    T: first,
    I: reading.kind === 'codes' ? null : reading.size,
    H,
    answers: answering.length,
    O: answering[0].probabilities?.length ?? 1,
  });
  const code = shapeCode(shape, H, request.read);
  return (
    <section>
      <h3 className={styles.heading}>{text.detail.shapes}</h3>
      <dl className={styles.tensors}>
        {tensors.map(({ name, shape: sizes }) => (
          <div key={name}>
            <dt data-quantity={name === 'inputs' ? 'input' : name === 'outputs' ? undefined : 'hiddenState'}>
              <span>{text.detail[name]}</span>
            </dt>
            <dd data-tensor={name}>[{sizes.join(', ')}]</dd>
          </div>
        ))}
        <div>
          <dt>{text.detail.inPytorch}</dt>
          <dd>
            <code>{code.pytorch}</code>
          </dd>
        </div>
        <div>
          <dt>{text.detail.inKeras}</dt>
          <dd>
            <code>{code.keras}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
