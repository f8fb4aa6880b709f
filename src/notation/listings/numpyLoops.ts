/** The training loops in NumPy, the backward pass written out. */
import type { NotationChoice } from '../notation.ts';
import { loopSymbols, weightNames, type LoopCode, type LoopName, type LoopSetup } from './loopNames.ts';
import { numpyImports } from './numpy.ts';
import { floatsText, stringsText } from './shownModel.ts';

const adam = `def adam(P, grads, means, squares, step, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for name, grad in grads.items():
        means[name] = beta1 * means[name] + (1 - beta1) * grad
        squares[name] = beta2 * squares[name] + (1 - beta2) * grad**2
        mean = means[name] / (1 - beta1**step)  # both began at 0: corrected
        square = squares[name] / (1 - beta2**step)
        P[name] = P[name] - rate * mean / (np.sqrt(square) + epsilon)`;

const memories = `means = {name: np.zeros_like(value) for name, value in P.items()}
squares = {name: np.zeros_like(value) for name, value in P.items()}`;

export const pythonWindow = (
  np: string,
) => `def window(step):  # letters to read, [T, B], and the one after each
    starts = ${np}.arange(B) * len(codes) // B
    windows = max(1, len(codes) // (B * T))
    places = starts + (step % windows * T + ${np}.arange(T + 1))[:, None]
    letters = codes[places % len(codes)]
    return letters[:-1], letters[1:]`;

export function numpyLoop(name: LoopName, choice: NotationChoice): LoopCode {
  return name === 'languageModel' ? languageModel(choice) : forecast(choice);
}

function languageModel(choice: NotationChoice): LoopCode {
  const { x, i, f, g, o, c, h, cPrev, hPrev } = loopSymbols(choice);
  return {
    imports: numpyImports,
    definitions: `def sigmoid(a):
    return 1 / (1 + np.exp(-a))


${pythonWindow('np')}


def forward(P, inputs, ${hPrev}, ${cPrev}):  # states [B, H]
    kept = []
    for codes in inputs:
        ${x} = np.eye(V)[codes]
        a = ${x} @ P["W_ih"].T + P["b_ih"] + ${hPrev} @ P["W_hh"].T + P["b_hh"]
        a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
        ${i} = sigmoid(a_i)
        ${f} = sigmoid(a_f)
        ${g} = np.tanh(a_g)
        ${o} = sigmoid(a_o)
        ${c} = ${f} * ${cPrev} + ${i} * ${g}
        ${h} = ${o} * np.tanh(${c})
        logits = ${h} @ P["W_out"].T + P["b_out"]
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = p / p.sum(axis=1, keepdims=True)
        kept.append((${x}, ${i}, ${f}, ${g}, ${o}, ${c}, ${h}, ${cPrev}, ${hPrev}, p))
        ${hPrev}, ${cPrev} = ${h}, ${c}
    return kept, ${h}, ${c}


def backward(P, kept, targets):
    grads = {name: np.zeros_like(value) for name, value in P.items()}
    dh = dc = np.zeros((B, H))  # nothing comes back over the edge of the window: truncated
    for (${x}, ${i}, ${f}, ${g}, ${o}, ${c}, ${h}, ${cPrev}, ${hPrev}, p), right in zip(kept[::-1], targets[::-1]):
        dlogits = (p - np.eye(V)[right]) / targets.size
        grads["W_out"] += dlogits.T @ ${h}
        grads["b_out"] += dlogits.sum(axis=0)
        dh = dh + dlogits @ P["W_out"]
        dc = dc + dh * ${o} * (1 - np.tanh(${c}) ** 2)
        da_i = dc * ${g} * ${i} * (1 - ${i})
        da_f = dc * ${cPrev} * ${f} * (1 - ${f})
        da_g = dc * ${i} * (1 - ${g}**2)
        da_o = dh * np.tanh(${c}) * ${o} * (1 - ${o})
        da = np.concatenate([da_i, da_f, da_g, da_o], axis=1)
        grads["W_ih"] += da.T @ ${x}
        grads["W_hh"] += da.T @ ${hPrev}
        grads["b_ih"] += da.sum(axis=0)
        grads["b_hh"] += da.sum(axis=0)
        dh = da @ P["W_hh"]
        dc = dc * ${f}
    return grads


def clip(grads, most):  # all together, so that the direction stays
    norm = np.sqrt(sum((grad**2).sum() for grad in grads.values()))
    return {name: grad * min(1, most / (norm + 1e-6)) for name, grad in grads.items()}


${adam}`,
    loop: `${memories}
${h} = ${c} = np.zeros((B, H))
for step in range(updates):
    inputs, targets = window(step)
    kept, ${h}, ${c} = forward(P, inputs, ${h}, ${c})  # states go on from window to window
    probabilities = np.stack([p for *_, p in kept])
    loss = -np.log(np.take_along_axis(probabilities, targets[..., None], axis=2)).mean()
    print(f"step {step}: {loss:.8f} nats, {loss / np.log(2):.3f} bits per letter")
    adam(P, clip(backward(P, kept, targets), most), means, squares, step + 1)`,
  };
}

function forecast(choice: NotationChoice): LoopCode {
  const { x, h, hPrev } = loopSymbols(choice);
  return {
    imports: numpyImports,
    definitions: `series = np.sin(np.linspace(0, 100, 1000))


def windows(T):  # [B, T] values, and the one after each window
    places = np.arange(len(series) - T)
    return series[places[:, None] + np.arange(T)], series[places + T]


def forward(P, inputs):
    ${h} = np.zeros((len(inputs), H))
    kept = []
    for t in range(T):
        ${hPrev} = ${h}
        ${x} = inputs[:, t, None]
        ${h} = np.tanh(${x} @ P["W_ih"].T + P["b_ih"] + ${hPrev} @ P["W_hh"].T + P["b_hh"])
        kept.append((${x}, ${h}, ${hPrev}))
    return kept, (${h} @ P["W_out"].T + P["b_out"])[:, 0]


def backward(P, kept, error):
    dforecast = 2 * error[:, None] / len(error)  # of the mean squared error
    grads = {name: np.zeros_like(value) for name, value in P.items()}
    grads["W_out"] = dforecast.T @ kept[-1][1]
    grads["b_out"] = dforecast.sum(axis=0)
    dh = dforecast @ P["W_out"]
    for ${x}, ${h}, ${hPrev} in kept[::-1]:
        da = dh * (1 - ${h}**2)
        grads["W_ih"] += da.T @ ${x}
        grads["W_hh"] += da.T @ ${hPrev}
        grads["b_ih"] += da.sum(axis=0)
        grads["b_hh"] += da.sum(axis=0)
        dh = da @ P["W_hh"]
    return grads


${adam}`,
    loop: `${memories}
inputs, targets = windows(T)
for step in range(updates):
    kept, forecasts = forward(P, inputs)
    error = forecasts - targets
    print(f"step {step}: mean squared error {(error**2).mean():.8f}")
    adam(P, backward(P, kept, error), means, squares, step + 1)`,
  };
}

/** The lines between definitions and loop: sizes, text, settings, and the weights that training starts from. */
export function numpySetup(setup: LoopSetup): string {
  const weights = setup.weights.map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, setup.base64, '"""');
    const given = packed ? `floats(${text})` : `np.array(${text})`;
    return `    "${weightNames[name]}": ${given}${shape.length > 1 ? `.reshape(${shape.join(', ')})` : ''},`;
  });
  return [
    ...sizeLines(setup),
    ...(setup.text ? ['codes = np.array([vocabulary.index(letter) for letter in text])'] : []),
    '',
    '',
    'def floats(text):  # float32, exactly as the page has them',
    '    return np.frombuffer(base64.b64decode(text), "<f4").astype(np.float64)',
    '',
    '',
    'P = {',
    ...weights,
    '}',
  ].join('\n');
}

/** Sizes and settings, as every Python script begins with them. */
export function sizeLines({ text, units, updates, learningRate, window }: LoopSetup): readonly string[] {
  if (!text)
    return [`T, H = ${window}, ${units}  # steps, units`, `rate, updates = ${learningRate}, ${updates}`];
  return [
    `vocabulary = ${stringsText(text.vocabulary)}`,
    `text = ${stringsText(text.letters)}`,
    `V, H = ${text.vocabulary.length}, ${units}  # letters, units`,
    `B, T = ${text.batch}, ${window}  # places read side by side, letters in a window`,
    `rate, most, updates = ${learningRate}, ${text.clipNorm}, ${updates}`,
  ];
}
