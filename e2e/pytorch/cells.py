"""Stacks of the cells that torch.nn does not have, with the parameter names and packed rows of those that it has."""
import torch
from torch import nn
from torch.nn import functional as F

GATES = {
    'rnnLayerNorm': 1,
    'rnnReluLayerNorm': 1,
    'lstmPeephole': 4,
    'lstmLayerNorm': 4,
    'gruResetBefore': 3,
}
EXTRAS = {
    'rnnLayerNorm': {'ln_weight': 1, 'ln_bias': 1},
    'rnnReluLayerNorm': {'ln_weight': 1, 'ln_bias': 1},
    'lstmPeephole': {'peephole_i': 1, 'peephole_f': 1, 'peephole_o': 1},
    'lstmLayerNorm': {'ln_weight': 4, 'ln_bias': 4, 'ln_cell_weight': 1, 'ln_cell_bias': 1},
    'gruResetBefore': {},
}


class OwnStack(nn.Module):
    """Called and answering as torch.nn.RNN (hx is h) or torch.nn.LSTM (hx is (h, c)) with time first."""

    def __init__(self, cell, inputs, units, depth, bidirectional, epsilon):
        super().__init__()
        self.cell, self.units, self.epsilon = cell, units, epsilon
        self.suffixes = [f'_l{k}{way}' for k in range(depth) for way in (['', '_reverse'] if bidirectional else [''])]
        self.directions = 2 if bidirectional else 1
        rows = GATES[cell] * units
        for place, suffix in enumerate(self.suffixes):
            width = inputs if place < self.directions else units * self.directions
            shapes = {'weight_ih': (rows, width), 'weight_hh': (rows, units), 'bias_ih': (rows,), 'bias_hh': (rows,)}
            shapes.update({name: (blocks * units,) for name, blocks in EXTRAS[cell].items()})
            for name, shape in shapes.items():
                values = torch.empty(shape).uniform_(-0.7, 0.7)
                self.register_parameter(name + suffix, nn.Parameter(values))

    def forward(self, x, hx):
        hidden, cell = hx if isinstance(hx, tuple) else (hx, hx)
        last_hidden, last_cell, outputs = [], [], []
        below = x
        for place, suffix in enumerate(self.suffixes):
            backwards = suffix.endswith('_reverse')
            h, c, steps = hidden[place], cell[place], []
            for step in reversed(below) if backwards else below:
                h, c = self.step(suffix, step, h, c)
                steps.append(h)
            outputs.append(torch.stack(steps[::-1] if backwards else steps))
            last_hidden.append(h)
            last_cell.append(c)
            if len(outputs) == self.directions:
                below, outputs = torch.cat(outputs, dim=-1), []
        final = torch.stack(last_hidden)
        return below, (final, torch.stack(last_cell)) if isinstance(hx, tuple) else final

    def step(self, suffix, x, h, c):
        own = lambda name: getattr(self, name + suffix)
        norm = lambda sums, weight, bias: F.layer_norm(sums, (self.units,), weight, bias, self.epsilon)
        sums = F.linear(x, own('weight_ih'), own('bias_ih'))
        if self.cell == 'gruResetBefore':
            reset_rows, update_rows, new_rows = own('weight_hh').chunk(3)
            reset_bias, update_bias, new_bias = own('bias_hh').chunk(3)
            r, z, n = sums.chunk(3, dim=-1)
            r = torch.sigmoid(r + F.linear(h, reset_rows, reset_bias))
            z = torch.sigmoid(z + F.linear(h, update_rows, update_bias))
            n = torch.tanh(n + F.linear(r * h, new_rows, new_bias))
            return (1 - z) * n + z * h, c
        sums = sums + F.linear(h, own('weight_hh'), own('bias_hh'))
        if self.cell in ('rnnLayerNorm', 'rnnReluLayerNorm'):
            squash = torch.tanh if self.cell == 'rnnLayerNorm' else torch.relu
            return squash(norm(sums, own('ln_weight'), own('ln_bias'))), c
        i, f, g, o = sums.chunk(4, dim=-1)
        if self.cell == 'lstmLayerNorm':
            weights, biases = own('ln_weight').chunk(4), own('ln_bias').chunk(4)
            i, f, g, o = (norm(*block) for block in zip((i, f, g, o), weights, biases))
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            squashed = torch.tanh(norm(c, own('ln_cell_weight'), own('ln_cell_bias')))
            return torch.sigmoid(o) * squashed, c
        i, f = i + own('peephole_i') * c, f + own('peephole_f') * c
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o + own('peephole_o') * c) * torch.tanh(c), c
