/** What a learner reads in the further views of a cell, in English. Numbers and letters come formatted. */
export const cellPictures = {
  sum: {
    label: (name: string, unit: number) => `What unit ${unit} adds up for ${name}, term by term`,
    input: (letter: string) => `W x, the letter ${letter}`,
    weightsOfState: 'U',
    recurrent: (label: string, unit: number) => `U ${label}, unit ${unit}`,
    rest: (count: number) => `U h, the other ${count} units`,
    restHint: 'shows them one by one',
    fewer: 'The largest only',
    inputBias: 'bias b of the inputs',
    recurrentBias: 'bias b of the states',
    peephole: (label: string) => `peephole p ${label}`,
    added: (label: string) => label,
    factor: (label: string) => label,
    total: 'sum',
    normalised: 'after layer normalisation',
    normalisation: (mean: string, deviation: string, gain: string, shift: string) =>
      `Layer normalisation: minus the mean ${mean} of all units’ sums, divided by their spread ${deviation}, times gain ${gain}, plus shift ${shift}.`,
    result: (sign: string, label: string) => (sign === '' ? label : `${sign} of it: ${label}`),
    times: (weight: string, value: string) => `${weight} × ${value}`,
    row: (what: string, detail: string, amount: string) =>
      detail === '' ? `${what}: ${amount}` : `${what}, ${detail}: ${amount}`,
    columns: ['Term', 'Unit or letter', 'Weight', 'Value', 'Product'],
    kinds: {
      input: 'W x',
      recurrent: 'U h',
      bias: 'bias',
      peephole: 'peephole',
      added: 'added as it is',
    },
  },
  layer: {
    label: 'All units at this letter, quantity by quantity',
    strip: (name: string) => `${name}, all units`,
    stripKind: 'strip of units; arrow keys choose one',
    reading: (unit: number, value: string) => `unit ${unit}: ${value}`,
    unit: (unit: number) => `unit ${unit}`,
    hint: (unit: number, units: number) =>
      units === 1
        ? 'A cell of one unit: each strip is one number.'
        : `Each strip is a vector of ${units} units, from left to right; the numbers are those of unit ${unit}, framed.`,
    quantity: 'Quantity',
    unitColumn: (unit: number) => `Unit ${unit}`,
  },
  word: {
    label: (letters: number) => `The cell unrolled over ${letters} letters; each of them leads there`,
    scroll: 'The unrolled cell',
    cell: (letter: string, place: number, values: string) => `letter ${place}, ${letter}: ${values}`,
    value: (letter: string, value: string) => `${letter} = ${value}`,
  },
  shapes: {
    batch: 'B, rows',
    length: 'T, steps',
    inputs: 'I, inputs',
    hidden: 'H, units',
    notFitting: (low: number, high: number) => `A whole number from ${low} to ${high}.`,
    own: (T: number, I: number, H: number) =>
      `The model shown has T = ${T} letters, I = ${I} and H = ${H}, and reads one row.`,
    diagram: 'The cell, with the shape of every wire at one step',
    wire: (name: string, rows: number, columns: number) => `${name}, ${rows} rows of ${columns}`,
    parameters: 'What it weighs them with',
    parameter: 'Tensor',
    shape: 'Shape',
    count: 'Values',
    perStep: 'at a step',
    sequence: 'over all steps',
    total: (count: string) => `${count} values to learn in this layer.`,
  },
};
