/**
 * The macros of `symbols.ts` as KaTeX expands them: every symbol becomes its TeX in the chosen notation, wrapped so
 * that the rendered element carries `data-quantity`, which gives it its colour.
 */
import { isQuantityName, type QuantityName } from '#rnn/quantities';
import { affineSum, type Summand, type Weighed } from './affineSum.ts';
import { families, gateScript } from './families.ts';
import { standardNotation, type GateName, type Notation, type NotationChoice } from './notation.ts';
import { atStep, quantityTex, scriptTex, stepTex } from './quantityTex.ts';
import { isSlotName, type SlotPart } from './slots.ts';
import {
  bareSymbols,
  gateSums,
  gateSymbols,
  outputSymbols,
  packedSymbols,
  stepSymbols,
  type StepSymbol,
} from './symbols.ts';

/** What KaTeX hands to a macro written as a function; tokens come in reverse order. */
interface MacroContext {
  consumeArgs(count: number): readonly (readonly { readonly text: string }[])[];
}
type Macro = string | ((context: MacroContext) => string);

/** A macro was given an argument outside its vocabulary. */
export class MacroArgumentError extends Error {
  override readonly name = 'MacroArgumentError';
  constructor(
    readonly macro: string,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`\\${macro}{${found}}: expected ${expected}`);
  }
}

/**
 * KaTeX macros of a notation; a fresh object each time, because a `\gdef` in a formula would write to it.
 * @throws MacroArgumentError while KaTeX expands a macro whose argument is not in its vocabulary
 */
export function notationMacros({ family, update }: NotationChoice): Record<string, Macro> {
  const notation = families[family];
  const macros: Record<string, Macro> = {
    '\\product': notation.product.tex,
    ...orderMacros(notation),
    ...gateMacros(notation),
  };

  const quantities = quantityTex(notation, update);
  const stepEntries: [string, StepSymbol][] = Object.entries(stepSymbols);
  for (const [macro, { quantity, previous, letter }] of stepEntries) {
    macros[`\\${macro}`] = (context) => {
      const step = stepArgument(macro, context);
      const meant = previous !== undefined && step === 't-1' ? previous : quantity;
      return marked(meant, atStep(letter ? stepTex(notation, letter) : quantities[meant], step));
    };
  }
  for (const [macro, letter] of Object.entries(bareSymbols))
    macros[`\\${macro}`] = (context) =>
      `{${atStep(stepTex(notation, letter), stepArgument(macro, context))}}`;
  for (const [macro, rows] of Object.entries(packedSymbols))
    macros[`\\${macro}`] = `{${scriptTex(gateScript(notation.rows[rows], notation, 'hiddenState'))}}`;
  for (const [macro, part] of Object.entries(outputSymbols))
    macros[`\\${macro}`] = `{${scriptTex(notation.output[part])}}`;

  macros['\\slot'] = (context) => slot(argument(context), 'value', '0.000');
  macros['\\count'] = (context) => slot(argument(context), 'count', '00');
  macros['\\term'] = (context) => {
    const name = argument(context);
    return `\\mathbin{${slot(name, 'sign', '+')}}${slot(name, 'magnitude', '0.000')}`;
  };
  return macros;
}

const changing = new RegExp(
  String.raw`\\(?:${Object.keys(notationMacros(standardNotation))
    .map((name) => name.slice(1))
    .filter((name) => !['slot', 'count', 'term'].includes(name))
    .join('|')})(?![a-zA-Z])`,
);

/** Whether a formula can look otherwise in another notation. */
export function dependsOnNotation(tex: string): boolean {
  return changing.test(tex);
}

/**
 * What depends on whether vectors are columns or rows. With rows every product is the other way round and every matrix
 * transposed: `\weigh{W}{x}` is `W x` or `x W`, whatever the two factors are, `\entry{W}{i}{j}` the weight from `j` to
 * `i`, and `\inrows{W}` the matrix as it stands to the right of examples in rows.
 */
function orderMacros({ order }: Notation): Record<string, Macro> {
  return order === 'columns'
    ? { '\\weigh': String.raw`#1\,#2`, '\\entry': '(#1)_{#2#3}', '\\inrows': String.raw`{#1}^{\top}` }
    : { '\\weigh': String.raw`#2\,#1`, '\\entry': '(#1)_{#3#2}', '\\inrows': '#1' };
}

/**
 * A product of weights and a vector that is written out, `\Wih\,\inp{t}`: it would stand the wrong way round where
 * examples are rows. Null where a formula has none.
 */
export function writtenProduct(tex: string): string | null {
  const found =
    /\\(?:Wih|Whh|Wout|(?:Wx|Wh)\{\w*\})(?:\\[,;:! ]|\s)*\(?\\(?:inp|hidden|cell|resethidden)\{[^}]*\}/.exec(
      tex,
    );
  return found?.[0] ?? null;
}

function gateMacros(notation: Notation): Record<string, Macro> {
  const macros: Record<string, Macro> = {};
  const gateArgument = (macro: string, context: MacroContext): GateName => {
    const gate = argument(context);
    const isGate = (name: string): name is GateName => Object.hasOwn(notation.scripts, name);
    if (isGate(gate)) return gate;
    throw new MacroArgumentError(macro, gate, `one of ${Object.keys(notation.scripts).join(', ')}`);
  };
  for (const [macro, rows] of Object.entries(gateSymbols))
    macros[`\\${macro}`] = (context) =>
      `{${scriptTex(gateScript(notation.rows[rows], notation, gateArgument(macro, context)))}}`;
  for (const [macro, weighed] of Object.entries(gateSums))
    macros[`\\${macro}`] = (context) =>
      affineSum(notation, gateArgument(macro, context), weighed).map(summandTex).join(' + ');
  return macros;
}

const vectors: Readonly<Record<Weighed, string>> = {
  input: String.raw`\inp{t}`,
  state: String.raw`\hidden{t-1}`,
};

function summandTex(summand: Summand): string {
  switch (summand.kind) {
    case 'product': {
      const factors = [scriptTex(summand.weights), vectors[summand.of]];
      return (summand.order === 'columns' ? factors : factors.toReversed()).join(String.raw`\,`);
    }
    case 'joined':
      return `${scriptTex(summand.weights)}[${summand.of.map((of) => vectors[of]).join(', ')}]`;
    case 'bias':
      return scriptTex(summand.bias);
    default:
      return summand satisfies never;
  }
}

function argument(context: MacroContext): string {
  return context
    .consumeArgs(1)[0]
    .map(({ text }) => text)
    .reverse()
    .join('');
}

function stepArgument(macro: string, context: MacroContext): string {
  const step = argument(context);
  if (/^([0-9A-Za-z]([+-][0-9A-Za-z])?)?$/.test(step)) return step;
  throw new MacroArgumentError(macro, step, 'a time step such as t, t-1 or k, or nothing');
}

// The outer braces keep the space that TeX puts around operators outside of the marked element.
function marked(quantity: QuantityName, tex: string): string {
  return `{\\htmlData{quantity=${quantity}}{${tex}}}`;
}

function slot(name: string, part: SlotPart, placeholder: string): string {
  const place = `slot=${name},part=${part}`;
  if (isQuantityName(name)) return `{\\htmlData{${place},quantity=${name}}{${placeholder}}}`;
  if (isSlotName(name)) return `{\\htmlData{${place}}{${placeholder}}}`;
  throw new MacroArgumentError('slot', name, 'a quantity or a name of slots.ts');
}
