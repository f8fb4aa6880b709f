"""Times one training step on one thread: recurrent layer, dense head at every step, cross-entropy, clipping, Adam.

Arguments: cell (rnn, rnnRelu, lstm, gru), depth, B, T, I, H, samples. Prints the milliseconds of every sample as JSON.
"""
import json
import sys
import time

import torch

cell = sys.argv[1]
depth, B, T, I, H, samples = (int(argument) for argument in sys.argv[2:8])
torch.set_num_threads(1)
torch.manual_seed(1)

modules = {"rnn": torch.nn.RNN, "rnnRelu": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
options = {"nonlinearity": "relu"} if cell == "rnnRelu" else {}
recurrent = modules[cell](I, H, num_layers=depth, **options)
head = torch.nn.Linear(H, I)
parameters = [*recurrent.parameters(), *head.parameters()]
optimizer = torch.optim.Adam(parameters, lr=1e-3)
x = torch.rand(T, B, I) * 2 - 1
targets = torch.randint(0, I, (T * B,))

times = []
for sample in range(-5, samples):
    started = time.perf_counter()
    output, _ = recurrent(x)
    loss = torch.nn.functional.cross_entropy(head(output).reshape(T * B, I), targets)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()
    loss.item()
    if sample >= 0:
        times.append((time.perf_counter() - started) * 1000)
print(json.dumps(times))
