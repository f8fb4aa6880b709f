/**
 * How a book writes the quantities, as data. A notation changes what is shown and never what is computed. TeX
 * (`macros.ts`) and plain text (`letters.ts`) are both written from the entries of `families.ts`.
 */

/** What has a letter of its own at every step; `newState` is the candidate of a GRU, `logits` what the output layer says. */
export type StepLetter =
  | 'input'
  | 'hiddenState'
  | 'cellState'
  | 'inputGate'
  | 'forgetGate'
  | 'candidate'
  | 'outputGate'
  | 'resetGate'
  | 'updateGate'
  | 'newState'
  | 'weightedSum'
  | 'recurrentCandidate'
  | 'logits';

/** What has rows of its own in the packed weights; `hiddenState` is the plain network, which has no gates. */
export type GateName =
  | 'inputGate'
  | 'forgetGate'
  | 'candidate'
  | 'outputGate'
  | 'resetGate'
  | 'updateGate'
  | 'newState'
  | 'hiddenState';

/** A letter with what stands above and beside it. In `sub` and `sup`, `#g` stands for the script of a gate. */
export interface Script {
  readonly letter: string;
  readonly tilde?: true;
  readonly sub?: string;
  readonly sup?: string;
}

export type RowsName = 'input' | 'recurrent' | 'bias' | 'inputBias' | 'recurrentBias';

export interface Notation {
  readonly letters: Readonly<Record<StepLetter, Script>>;
  /** How the step stands below a letter: `x_t` or `x_{(t)}`. */
  readonly step: 'plain' | 'parenthesised';
  /** What stands beside a weight to say whose rows it means; empty where the book adds nothing. */
  readonly scripts: Readonly<Record<GateName, string>>;
  /**
   * The weights of one gate and its bias, which books have once where PyTorch has two. `joined` is one matrix for
   * `[h, x]`; null where the book has none.
   */
  readonly rows: Readonly<Record<RowsName, Script>> & { readonly joined: Script | null };
  /** Of the layer that reads the hidden state. */
  readonly output: { readonly weights: Script; readonly bias: Script };
  /** `columns`: an example is a column, `W x`. `rows`: a batch is a matrix with an example in each row, `X W`. */
  readonly order: 'columns' | 'rows';
  /** The product unit by unit. */
  readonly product: { readonly tex: string; readonly text: string };
}

/**
 * What a GRU's z says: the share of the state that is kept (Cho et al. 2014, PyTorch, Keras), or the share that is
 * written (Chung et al. 2014).
 */
export type UpdateMeaning = 'keep' | 'write';

export const notationNames = ['pytorch', 'states', 'hidden', 'rows', 'concatenated'] as const;
export type NotationName = (typeof notationNames)[number];
export const updateMeanings = ['keep', 'write'] as const satisfies readonly UpdateMeaning[];

/** What a reader chooses. */
export interface NotationChoice {
  readonly family: NotationName;
  readonly update: UpdateMeaning;
}

/** The engine's own, in which pages are rendered while building. */
export const standardNotation: NotationChoice = { family: 'pytorch', update: 'keep' };

export function isStandard({ family, update }: NotationChoice): boolean {
  return family === standardNotation.family && update === standardNotation.update;
}
