/**
 * The training loops in Keras 3. Its layers have one bias where PyTorch's have two, both of which Adam moves: after the
 * first update the losses go their own way, close to the others'.
 */
import type { NotationChoice } from '../notation.ts';
import { loopSymbols, weightNames, type LoopCode, type LoopName, type LoopSetup } from './loopNames.ts';
import { kerasImports } from './keras.ts';
import { pythonWindow, sizeLines } from './numpyLoops.ts';
import { floatsText } from './shownModel.ts';

export function kerasLoop(name: LoopName, choice: NotationChoice): LoopCode {
  return name === 'languageModel' ? languageModel() : forecast(choice);
}

const imports = `import numpy as np\n${kerasImports.replace('layers, ops', 'layers')}`;

function languageModel(): LoopCode {
  return {
    imports,
    definitions: `def language_model(B, T, V, H):
    return keras.Sequential([
        layers.Input(batch_shape=(B, T, V)),
        # stateful: h and c go on from window to window, the gradient does not: truncated
        layers.LSTM(H, return_sequences=True, stateful=True),
        layers.Dense(V),
    ])


${pythonWindow('np')}`,
    loop: `model.compile(
    # clipnorm alone would clip every weight by itself
    optimizer=keras.optimizers.Adam(rate, epsilon=1e-8, global_clipnorm=most),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
for step in range(updates):
    inputs, targets = window(step)
    model.reset_metrics()  # or the loss may be the mean of all so far
    loss = model.train_on_batch(np.eye(V)[inputs.T], targets.T)  # Keras wants [B, T]
    print(f"step {step}: {loss:.8f} nats, {loss / np.log(2):.3f} bits per letter")`,
  };
}

function forecast(choice: NotationChoice): LoopCode {
  const { x } = loopSymbols(choice);
  return {
    imports,
    definitions: `series = np.sin(np.linspace(0, 100, 1000))


def windows(T):  # [B, T] values, and the one after each window
    places = np.arange(len(series) - T)
    return series[places[:, None] + np.arange(T)], series[places + T]


def forecaster(T, H):
    return keras.Sequential([
        layers.Input(shape=(T, 1)),
        layers.SimpleRNN(H),  # gives the last h
        layers.Dense(1),
    ])`,
    loop: `model.compile(optimizer=keras.optimizers.Adam(rate, epsilon=1e-8), loss="mse")
inputs, targets = windows(T)
${x} = inputs[..., None]
for step in range(updates):
    model.reset_metrics()  # or the loss may be the mean of all so far
    loss = model.train_on_batch(${x}, targets[:, None])
    print(f"step {step}: mean squared error {loss:.8f}")`,
  };
}

export function kerasSetup(setup: LoopSetup): string {
  const weights = setup.weights.map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, setup.base64, '"""');
    const given = packed ? `floats(${text})` : `np.array(${text})`;
    return `${weightNames[name]} = ${given}${shape.length > 1 ? `.reshape(${shape.join(', ')})` : ''}`;
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
    ...weights,
    '',
    `model = ${setup.text ? 'language_model(B, T, V, H)' : 'forecaster(T, H)'}`,
    setup.text
      ? '# PyTorch has the gates as rows i f g o, Keras as columns i f c o: the same order'
      : '# Keras has the matrices on their side',
    'model.set_weights([W_ih.T, W_hh.T, b_ih + b_hh, W_out.T, b_out])',
  ].join('\n');
}
