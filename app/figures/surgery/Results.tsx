/** Loss and gradients of the two runs side by side. */
import { derivativeNumber } from '#figures/derivativeNumber';
import { fineNumber } from '#figures/numbers';
import { useSurgeryText } from '../../i18n/surgery.ts';
import styles from './SurgeryFigure.module.css';
import type { SurgeryRun } from './useSurgery.ts';

export function Results({ run: { now, untouched } }: { readonly run: SurgeryRun }) {
  const { results } = useSurgeryText();
  const norm = (value: number) => derivativeNumber(value, 3);
  const [lossBefore, lossNow] = [fineNumber(untouched.loss), fineNumber(now.loss)];
  return (
    <table className={styles.results}>
      <caption>{results.title}</caption>
      <thead>
        <tr>
          <th scope="col">{results.what}</th>
          <th scope="col">{results.untouched}</th>
          <th scope="col">{results.now}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{results.loss}</th>
          <td>{lossBefore}</td>
          <td data-changed={lossNow !== lossBefore}>{lossNow}</td>
        </tr>
        {now.parameterNorms.map(({ name, norm: value }, k) => {
          const [before, after] = [norm(untouched.parameterNorms[k].norm), norm(value)];
          return (
            <tr key={name}>
              <th scope="row">{results.gradient(name)}</th>
              <td>{before}</td>
              <td data-changed={after !== before}>{after}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
