/** TeX of every quantity, in the macros of `macros.ts`: a letter at a step, or what it is computed from. */
import type { QuantityName } from '#rnn/quantities';
import type { Notation, Script, StepLetter, UpdateMeaning } from './notation.ts';

/** `#t` stands for the step. The step of a letter and what opens before it are taken out where a formula names none. */
export function quantityTex(
  notation: Notation,
  update: UpdateMeaning,
): Readonly<Record<QuantityName, string>> {
  const at = (name: StepLetter) => stepTex(notation, name);
  const z = at('updateGate');
  return {
    input: at('input'),
    previousHiddenState: at('hiddenState'),
    previousCellState: at('cellState'),
    inputGate: at('inputGate'),
    forgetGate: at('forgetGate'),
    candidate: at('candidate'),
    outputGate: at('outputGate'),
    resetGate: at('resetGate'),
    updateGate: update === 'keep' ? z : `(1-${z})`,
    keptMemory: String.raw`\forget{#t}\product\cell{#t-1}`,
    writtenMemory: String.raw`\inputgate{#t}\product\candidate{#t}`,
    cellState: at('cellState'),
    squashedCellState: String.raw`\tanh(\cell{#t})`,
    normalisedCellState: String.raw`\operatorname{LN}(\cell{#t})`,
    hiddenState: at('hiddenState'),
    weightedSum: at('weightedSum'),
    normalisedSum: String.raw`\operatorname{LN}(\weightedsum{#t})`,
    resetHiddenState: String.raw`\reset{#t}\product\hidden{#t-1}`,
    recurrentCandidate: at('recurrentCandidate'),
    resetCandidate: String.raw`\reset{#t}\product\recurrentcandidate{#t}`,
    writtenShare: update === 'keep' ? `(1-${z})` : z,
    keptState: String.raw`\update{#t}\product\hidden{#t-1}`,
    writtenState: String.raw`\writtenshare{#t}\product\newstate{#t}`,
  };
}

/** A letter with `#t` as its step. */
export function stepTex({ letters, step }: Notation, name: StepLetter): string {
  const set = scriptTex(letters[name]);
  return step === 'plain' ? `${set}_{#t}` : `${set}_{(#t)}`;
}

/** What `stepTex` wrote, at a step; without one where it is empty. */
export function atStep(tex: string, step: string): string {
  return step === '' ? tex.replaceAll(/_\{\(?#t\)?\}|#t(-1)?/g, '') : tex.replaceAll('#t', step);
}

export function scriptTex({ letter, tilde, sub, sup }: Script): string {
  return (
    (tilde ? String.raw`\tilde{${letter}}` : letter) + (sub ? `_{${sub}}` : '') + (sup ? `^{${sup}}` : '')
  );
}
