/**
 * The macros of `symbols.ts` as KaTeX expands them: every symbol becomes its TeX in the chosen notation, wrapped so
 * that the rendered element carries `data-quantity`, which gives it its colour.
 */
import { isQuantityName, type QuantityName } from '#rnn/quantities';
import { notations, type GateName, type NotationName } from './notation.ts';
import { isSlotName, type SlotPart } from './slots.ts';
import { gateSymbols, packedSymbols, stepSymbols, type StepSymbol } from './symbols.ts';

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
export function notationMacros(name: NotationName): Record<string, Macro> {
  const notation = notations[name];
  const macros: Record<string, Macro> = { '\\product': notation.product };

  const stepEntries: [string, StepSymbol][] = Object.entries(stepSymbols);
  for (const [macro, { quantity, previous }] of stepEntries) {
    macros[`\\${macro}`] = (context) => {
      const step = argument(context);
      if (!/^([0-9A-Za-z]([+-][0-9A-Za-z])?)?$/.test(step)) {
        throw new MacroArgumentError(macro, step, 'a time step such as t, t-1 or k, or nothing');
      }
      const meant = previous !== undefined && step === 't-1' ? previous : quantity;
      const tex = notation.quantities[meant];
      return marked(meant, step === '' ? tex.replaceAll('_{#t}', '') : tex.replaceAll('#t', step));
    };
  }
  for (const [macro, rows] of Object.entries(gateSymbols)) {
    macros[`\\${macro}`] = (context) => {
      const gate = argument(context);
      if (!isGateName(gate)) {
        throw new MacroArgumentError(macro, gate, `one of ${Object.keys(notation.gateLetters).join(', ')}`);
      }
      return notation[rows].replaceAll('#g', notation.gateLetters[gate]);
    };
    function isGateName(gate: string): gate is GateName {
      return Object.hasOwn(notation.gateLetters, gate);
    }
  }
  for (const packed of packedSymbols) macros[`\\${packed}`] = notation.packed[packed];

  macros['\\slot'] = (context) => slot(argument(context), 'value', '0.000');
  macros['\\count'] = (context) => slot(argument(context), 'count', '00');
  macros['\\term'] = (context) => {
    const name = argument(context);
    return `\\mathbin{${slot(name, 'sign', '+')}}${slot(name, 'magnitude', '0.000')}`;
  };
  return macros;
}

function argument(context: MacroContext): string {
  return context
    .consumeArgs(1)[0]
    .map(({ text }) => text)
    .reverse()
    .join('');
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
