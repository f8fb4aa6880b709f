/** How well the model foretells the text as a whole. */
import { bitsNumber } from '#figures/bitsNumber';
import type { TextTotals } from '#figures/letterRanks';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import styles from './NextLetter.module.css';

export function TotalsLine({ totals }: { readonly totals: TextTotals & { readonly vocabulary: number } }) {
  const { totals: text } = useNextLetterText();
  const { foretold, bits, perplexity, vocabulary } = totals;
  const parts = [
    ['bits', bitsNumber(bits), text.bits],
    ['perplexity', bitsNumber(perplexity), text.perplexity],
    ['foretold', String(foretold), text.foretold],
    ['guessing', bitsNumber(Math.log2(vocabulary)), text.guessing(vocabulary)],
  ].filter(([name]) => foretold > 0 || name === 'foretold' || name === 'guessing');
  return (
    <p className={styles.totals}>
      {parts.map(([name, value, label]) => (
        <span key={name}>
          <b data-total={name}>{value}</b> {label}
        </span>
      ))}
    </p>
  );
}
