/** The training loops in TypeScript over plain arrays, the backward pass written out. */
import type { NotationChoice } from '../notation.ts';
import { loopSymbols, weightNames, type LoopCode, type LoopName, type LoopSetup } from './loopNames.ts';
import { floatsText, stringsText } from './shownModel.ts';
import { camelCase } from './typescript.ts';

const arrays = `type Vector = number[];
type Matrix = Vector[]; // a bias is a matrix of one row
type Weights = Record<'Wih' | 'Whh' | 'bih' | 'bhh' | 'Wout' | 'bout', Matrix>;

const zeros = (length: number): Vector => new Array<number>(length).fill(0);
const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, k) => sum + value * b[k], 0);
const affine = (W: Matrix, x: Vector, [b]: Matrix): Vector => W.map((row, k) => dot(row, x) + b[k]);
const add = (a: Vector, b: Vector): Vector => a.map((value, k) => value + b[k]);
const back = (W: Matrix, a: Vector): Vector => W[0].map((_, j) => a.reduce((sum, value, k) => sum + value * W[k][j], 0));
const like = (P: Weights): Weights =>
  Object.fromEntries(Object.entries(P).map(([name, W]) => [name, W.map((row) => zeros(row.length))])) as Weights;

function addTo(grads: Matrix, a: Vector, b: Vector): void {
  for (let k = 0; k < a.length; k++) for (let j = 0; j < b.length; j++) grads[k][j] += a[k] * b[j];
}`;

const adam = `function adam(P: Weights, grads: Weights, means: Weights, squares: Weights, step: number): void {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  for (const name of Object.keys(P) as (keyof Weights)[])
    P[name].forEach((row, k) =>
      row.forEach((_, j) => {
        const grad = grads[name][k][j];
        means[name][k][j] = beta1 * means[name][k][j] + (1 - beta1) * grad;
        squares[name][k][j] = beta2 * squares[name][k][j] + (1 - beta2) * grad ** 2;
        const mean = means[name][k][j] / (1 - beta1 ** step); // both began at 0: corrected
        const square = squares[name][k][j] / (1 - beta2 ** step);
        row[j] -= (rate * mean) / (Math.sqrt(square) + epsilon);
      }),
    );
}`;

export function typescriptLoop(name: LoopName, choice: NotationChoice): LoopCode {
  return name === 'languageModel' ? languageModel(choice) : forecast(choice);
}

function languageModel(choice: NotationChoice): LoopCode {
  const { x, i, f, g, o, c, h, cPrev, hPrev } = loopSymbols(choice, camelCase);
  return {
    imports: '',
    definitions: `${arrays}

const sigmoid = (a: number): number => 1 / (1 + Math.exp(-a));
const oneHot = (code: number): Vector => Array.from({ length: V }, (_, k) => (k === code ? 1 : 0));
const split = (a: Vector): Vector[] => [0, 1, 2, 3].map((k) => a.slice(k * H, (k + 1) * H));

function softmax(logits: Vector): Vector {
  const powers = logits.map((value) => Math.exp(value - Math.max(...logits)));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

/** One letter of one place of the text. */
function read(P: Weights, code: number, ${hPrev}: Vector, ${cPrev}: Vector) {
  const ${x} = oneHot(code);
  const [aI, aF, aG, aO] = split(add(affine(P.Wih, ${x}, P.bih), affine(P.Whh, ${hPrev}, P.bhh)));
  const ${i} = aI.map(sigmoid);
  const ${f} = aF.map(sigmoid);
  const ${g} = aG.map(Math.tanh);
  const ${o} = aO.map(sigmoid);
  const ${c} = ${f}.map((_, k) => ${f}[k] * ${cPrev}[k] + ${i}[k] * ${g}[k]);
  const ${h} = ${o}.map((_, k) => ${o}[k] * Math.tanh(${c}[k]));
  const p = softmax(affine(P.Wout, ${h}, P.bout));
  return { ${x}, ${i}, ${f}, ${g}, ${o}, ${c}, ${h}, ${cPrev}, ${hPrev}, p };
}

/** Adds to the gradient what one place of the text says. */
function backward(P: Weights, kept: ReturnType<typeof read>[], targets: number[], grads: Weights): void {
  let dh = zeros(H); // nothing comes back over the edge of the window: truncated
  let dc = zeros(H);
  for (let t = kept.length - 1; t >= 0; t--) {
    const { ${x}, ${i}, ${f}, ${g}, ${o}, ${c}, ${h}, ${cPrev}, ${hPrev}, p } = kept[t];
    const dlogits = p.map((value, k) => (value - (k === targets[t] ? 1 : 0)) / (B * T));
    addTo(grads.Wout, dlogits, ${h});
    addTo(grads.bout, [1], dlogits);
    dh = add(dh, back(P.Wout, dlogits));
    dc = dc.map((value, k) => value + dh[k] * ${o}[k] * (1 - Math.tanh(${c}[k]) ** 2));
    const da = [
      ...dc.map((value, k) => value * ${g}[k] * ${i}[k] * (1 - ${i}[k])),
      ...dc.map((value, k) => value * ${cPrev}[k] * ${f}[k] * (1 - ${f}[k])),
      ...dc.map((value, k) => value * ${i}[k] * (1 - ${g}[k] ** 2)),
      ...dh.map((value, k) => value * Math.tanh(${c}[k]) * ${o}[k] * (1 - ${o}[k])),
    ];
    addTo(grads.Wih, da, ${x});
    addTo(grads.Whh, da, ${hPrev});
    addTo(grads.bih, [1], da);
    addTo(grads.bhh, [1], da);
    dh = back(P.Whh, da);
    dc = dc.map((value, k) => value * ${f}[k]);
  }
}

/** All together, so that the direction stays. */
function clip(grads: Weights, most: number): void {
  const values = Object.values(grads).flat(2);
  const scale = Math.min(1, most / (Math.sqrt(dot(values, values)) + 1e-6));
  for (const row of Object.values(grads).flat()) row.forEach((value, k) => (row[k] = value * scale));
}

${adam}`,
    loop: `const [means, squares] = [like(P), like(P)];
const states = Array.from({ length: B }, () => ({ ${h}: zeros(H), ${c}: zeros(H) }));
const windows = Math.max(1, Math.floor(codes.length / (B * T)));
for (let step = 0; step < updates; step++) {
  const grads = like(P);
  let loss = 0;
  for (let b = 0; b < B; b++) {
    const start = Math.floor((b * codes.length) / B) + (step % windows) * T;
    const letters = Array.from({ length: T + 1 }, (_, t) => codes[(start + t) % codes.length]);
    const targets = letters.slice(1);
    const kept = letters.slice(0, T).map((code) => {
      const now = read(P, code, states[b].${h}, states[b].${c});
      states[b] = now; // states go on from window to window
      return now;
    });
    loss -= kept.reduce((sum, { p }, t) => sum + Math.log(p[targets[t]]), 0) / (B * T);
    backward(P, kept, targets, grads);
  }
  console.log(\`step \${step}: \${loss.toFixed(8)} nats, \${(loss / Math.LN2).toFixed(3)} bits per letter\`);
  clip(grads, most);
  adam(P, grads, means, squares, step + 1);
}`,
  };
}

function forecast(choice: NotationChoice): LoopCode {
  const { x, h, hPrev } = loopSymbols(choice, camelCase);
  return {
    imports: '',
    definitions: `${arrays}

const series = Array.from({ length: 1000 }, (_, k) => Math.sin((100 * k) / 999));

function forward(P: Weights, window: Vector) {
  const kept: { ${x}: Vector; ${h}: Vector; ${hPrev}: Vector }[] = [];
  let ${h} = zeros(H);
  for (const value of window) {
    const ${hPrev} = ${h};
    const ${x} = [value];
    ${h} = add(affine(P.Wih, ${x}, P.bih), affine(P.Whh, ${hPrev}, P.bhh)).map(Math.tanh);
    kept.push({ ${x}, ${h}, ${hPrev} });
  }
  return { kept, forecast: affine(P.Wout, ${h}, P.bout)[0] };
}

/** Adds to the gradient what one window says; \`dforecast\` is the derivative of the loss by its forecast. */
function backward(P: Weights, kept: ReturnType<typeof forward>['kept'], dforecast: number, grads: Weights): void {
  addTo(grads.Wout, [dforecast], kept[kept.length - 1].${h});
  grads.bout[0][0] += dforecast;
  let dh = P.Wout[0].map((weight) => weight * dforecast);
  for (const { ${x}, ${h}, ${hPrev} } of kept.reverse()) {
    const da = dh.map((value, k) => value * (1 - ${h}[k] ** 2));
    addTo(grads.Wih, da, ${x});
    addTo(grads.Whh, da, ${hPrev});
    addTo(grads.bih, [1], da);
    addTo(grads.bhh, [1], da);
    dh = back(P.Whh, da);
  }
}

${adam}`,
    loop: `const [means, squares] = [like(P), like(P)];
const B = series.length - T;
for (let step = 0; step < updates; step++) {
  const grads = like(P);
  let loss = 0;
  for (let b = 0; b < B; b++) {
    const { kept, forecast } = forward(P, series.slice(b, b + T));
    const error = forecast - series[b + T];
    loss += error ** 2 / B;
    backward(P, kept, (2 * error) / B, grads);
  }
  console.log(\`step \${step}: mean squared error \${loss.toFixed(8)}\`);
  adam(P, grads, means, squares, step + 1);
}`,
  };
}

export function typescriptSetup(setup: LoopSetup): string {
  const { text, units, updates, learningRate, window } = setup;
  const weights = setup.weights.map(({ name, shape, values }) => {
    const given = floatsText(values, setup.base64, '`');
    const floats = given.packed ? `floats(${given.text})` : given.text;
    // A bias is one row.
    return `  ${camelCase(weightNames[name])}: rows(${floats}, ${shape[shape.length - 1]}),`;
  });
  return [
    ...(text
      ? [
          `const vocabulary: string[] = ${stringsText(text.vocabulary)};`,
          `const text: string[] = ${stringsText(text.letters)};`,
          'const codes = text.map((letter) => vocabulary.indexOf(letter));',
          `const [V, H] = [${text.vocabulary.length}, ${units}]; // letters, units`,
          `const [B, T] = [${text.batch}, ${window}]; // places read side by side, letters in a window`,
          `const [rate, most, updates] = [${learningRate}, ${text.clipNorm}, ${updates}];`,
        ]
      : [
          `const [T, H] = [${window}, ${units}]; // steps, units`,
          `const [rate, updates] = [${learningRate}, ${updates}];`,
        ]),
    '',
    '// float32, exactly as the page has them',
    'const floats = (text: string): Vector => [',
    '  ...new Float32Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer),',
    '];',
    'const rows = (values: Vector, columns: number): Matrix =>',
    '  Array.from({ length: values.length / columns }, (_, k) => values.slice(k * columns, (k + 1) * columns));',
    '',
    'const P: Weights = {',
    ...weights,
    '};',
  ].join('\n');
}
