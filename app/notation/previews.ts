/** What each choice of notation looks like: the recurrent neuron in each family, and a GRU's new state with each z. */
import { notationNames, updateMeanings, type NotationChoice } from '#notation/notation';
import { renderTex } from '#notation/render';

export interface Preview {
  readonly choice: NotationChoice;
  /** Without MathML: the name beside it is what is read out. */
  readonly html: string;
}

const line = { display: false, mathml: false };

export function familyPreviews({ update }: NotationChoice): readonly Preview[] {
  return notationNames.map((family) => {
    const choice = { family, update };
    return {
      choice,
      html: renderTex(String.raw`\hidden{t} = \tanh(\gatesum{hiddenState})`, line, choice),
    };
  });
}

export function updatePreviews({ family }: NotationChoice): readonly Preview[] {
  return updateMeanings.map((update) => {
    const choice = { family, update };
    return {
      choice,
      html: renderTex(String.raw`\hidden{t} = \keptstate{t} + \writtenstate{t}`, line, choice),
    };
  });
}
