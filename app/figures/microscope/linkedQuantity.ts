/** The value of `data-quantity` for an activation. */
import type { ActivationName } from '#rnn/cells';
import { isQuantityName, type QuantityName } from '#rnn/quantities';

/** Reset and update gates have no place in the vocabulary of linked quantities, which is the LSTM's: they carry none. */
export function linkedQuantity(name: ActivationName): QuantityName | undefined {
  return isQuantityName(name) ? name : undefined;
}
