/** The training loops in PyTorch, where autograd is the backward pass. */
import type { NotationChoice } from '../notation.ts';
import { loopSymbols, type LoopCode, type LoopName, type LoopSetup } from './loopNames.ts';
import { pythonWindow, sizeLines } from './numpyLoops.ts';
import { pytorchImports } from './pytorch.ts';
import { floatsText } from './shownModel.ts';

export function pytorchLoop(name: LoopName, choice: NotationChoice): LoopCode {
  return name === 'languageModel' ? languageModel(choice) : forecast(choice);
}

function languageModel(choice: NotationChoice): LoopCode {
  const { x, h } = loopSymbols(choice);
  return {
    imports: pytorchImports,
    definitions: `class LanguageModel(nn.Module):
    def __init__(self, V, H):
        super().__init__()
        self.recurrent = nn.LSTM(V, H)
        self.fc = nn.Linear(H, V)

    def forward(self, codes, state):  # codes [T, B]
        ${x} = torch.eye(self.fc.out_features)[codes]
        ${h}, state = self.recurrent(${x}, state)
        return self.fc(${h}), state


${pythonWindow('torch')}`,
    loop: `optimizer = torch.optim.Adam(model.parameters(), lr=rate)
state = torch.zeros(1, B, H), torch.zeros(1, B, H)  # h and c
for step in range(updates):
    inputs, targets = window(step)
    logits, state = model(inputs, state)
    loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
    print(f"step {step}: {loss:.8f} nats, {loss / torch.log(torch.tensor(2.0)):.3f} bits per letter")
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), most)
    optimizer.step()
    state = tuple(part.detach() for part in state)  # it goes on, the gradient does not: truncated`,
  };
}

function forecast(choice: NotationChoice): LoopCode {
  const { x, h } = loopSymbols(choice);
  return {
    imports: pytorchImports,
    definitions: `series = torch.sin(torch.linspace(0, 100, 1000, dtype=torch.float64))


def windows(T):  # [T, B] values, and the one after each window
    places = torch.arange(len(series) - T)
    return series[torch.arange(T)[:, None] + places], series[places + T]


class Forecaster(nn.Module):
    def __init__(self, H):
        super().__init__()
        self.recurrent = nn.RNN(1, H)
        self.fc = nn.Linear(H, 1)

    def forward(self, inputs):
        ${x} = inputs[..., None]
        ${h}, _ = self.recurrent(${x})
        return self.fc(${h}[-1])[:, 0]  # from the last step alone`,
    loop: `optimizer = torch.optim.Adam(model.parameters(), lr=rate)
inputs, targets = windows(T)
for step in range(updates):
    loss = F.mse_loss(model(inputs), targets)
    print(f"step {step}: mean squared error {loss:.8f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()`,
  };
}

export function pytorchSetup(setup: LoopSetup): string {
  const weights = setup.weights.map(({ name, shape, values }) => {
    const { text, packed } = floatsText(values, setup.base64, '"""');
    const given = packed ? `floats(${text})` : `torch.tensor(${text})`;
    const key = name.startsWith('fc.') ? name : `recurrent.${name}_l0`;
    return `    "${key}": ${given}${shape.length > 1 ? `.reshape(${shape.join(', ')})` : ''},`;
  });
  return [
    ...sizeLines(setup),
    ...(setup.text ? ['codes = torch.tensor([vocabulary.index(letter) for letter in text])'] : []),
    '',
    '',
    'def floats(text):  # float32, exactly as the page has them',
    '    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).double()',
    '',
    '',
    `model = ${setup.text ? 'LanguageModel(V, H)' : 'Forecaster(H)'}`,
    'model.load_state_dict({',
    ...weights,
    '})',
  ].join('\n');
}
