"""A network of Unroll's description as PyTorch modules whose state_dict has the names of Unroll's files."""
import torch
from torch import nn
from torch.nn import functional as F

from cells import OwnStack

ACTIVATIONS = {'linear': lambda x: x, 'tanh': torch.tanh, 'relu': torch.relu, 'sigmoid': torch.sigmoid}
STOCK = {'rnn': nn.RNN, 'rnnRelu': nn.RNN, 'lstm': nn.LSTM, 'gru': nn.GRU}


def build_model(spec):
    """`spec` as in the description: of a network, or of an encoder and a decoder."""
    return EncoderDecoder(spec) if 'encoder' in spec else Network(spec)


class Network(nn.Module):
    def __init__(self, spec):
        super().__init__()
        inputs = spec['inputs']
        self.one_hot_size = inputs['size']
        self.layers = []
        width, steps = inputs['size'], inputs.get('steps')
        for layer in spec['layers']:
            module, width, steps = make_layer(layer, width, steps)
            self.layers.append((layer, module and [module]))
            if module and layer['name'] == '':
                # No module of its own: its parameters are the network's.
                for name, parameter in module.named_parameters():
                    self.register_parameter(name, parameter)
            elif module:
                self.add_module(layer['name'], module)

    def forward(self, x, states=None):
        """`x`: values [T, B, I] or codes [T, B]. Answers the output, and the last states of each recurrent layer."""
        finals, states = [], iter(states or [])
        for layer, boxed in self.layers:
            module = boxed and boxed[0]
            kind = layer['kind']
            if kind == 'recurrent':
                x, final = run_recurrent(layer, module, x, next(states, None))
                finals.append(final)
            elif kind == 'oneHot':
                x = F.one_hot(x, self.one_hot_size).to(torch.get_default_dtype())
            elif kind == 'embedding':
                x = module(x)
            elif kind == 'dense':
                x = ACTIVATIONS[layer.get('activation', 'linear')](module(x))
            elif kind == 'convolution':
                x = ACTIVATIONS[layer.get('activation', 'linear')](run_convolution(layer, module, x))
            elif kind == 'repeat':
                x = x.unsqueeze(0).expand(layer['times'], -1, -1)
            elif kind == 'flatten':
                x = x.transpose(0, 1).flatten(1)
            elif kind != 'dropout':  # which does nothing after training
                raise ValueError(f'layer of kind {kind}')
        return x, finals


class EncoderDecoder(nn.Module):
    def __init__(self, spec):
        super().__init__()
        self.encoder = Network(spec['encoder'])
        self.decoder = Network(spec['decoder'])

    def forward(self, x, y):
        _, states = self.encoder(x)
        return self.decoder(y, states)


def make_layer(layer, width, steps):
    """The module, if there are parameters, and the width and number of steps of what it answers."""
    kind = layer['kind']
    if kind == 'embedding':
        return nn.Embedding(width, layer['size']), layer['size'], steps
    if kind == 'dense':
        return nn.Linear(width, layer['units']), layer['units'], steps
    if kind == 'convolution':
        stride, dilation = layer.get('stride', 1), layer.get('dilation', 1)
        module = nn.Conv1d(width, layer['filters'], layer['width'], stride=stride, dilation=dilation)
        if steps is not None:
            # Lengths are the module's own business, so it is asked.
            steps = run_convolution(layer, module, torch.zeros(steps, 1, width)).shape[0]
        return module, layer['filters'], steps
    if kind == 'recurrent':
        module = make_recurrent(layer, width)
        directions = 2 if layer.get('bidirectional') else 1
        return module, layer['units'] * directions, None if layer.get('output') == 'last' else steps
    if kind == 'repeat':
        return None, width, layer['times']
    if kind == 'flatten':
        return None, width * steps, None
    return None, width, steps


def make_recurrent(layer, width):
    cell, units, depth = layer['cell'], layer['units'], layer.get('depth', 1)
    bidirectional = layer.get('bidirectional', False)
    if cell in STOCK:
        options = {'nonlinearity': 'relu'} if cell == 'rnnRelu' else {}
        module = STOCK[cell](width, units, num_layers=depth, bidirectional=bidirectional, **options)
    else:
        module = OwnStack(cell, width, units, depth, bidirectional, layer.get('epsilon', 1e-5))
    if layer.get('initialState') == 'learned':
        for name in ['c0', 'h0'] if cell.startswith('lstm') else ['h0']:
            start = torch.empty(depth * (2 if bidirectional else 1), units).uniform_(-1, 1)
            module.register_parameter(name, nn.Parameter(start))
    return module


def run_recurrent(layer, module, x, states):
    batch = x.shape[1]
    parts = layer.get('depth', 1) * (2 if layer.get('bidirectional') else 1)

    def start(name):
        own = getattr(module, name, None)
        if own is None:
            return x.new_zeros(parts, batch, layer['units'])
        return own.unsqueeze(1).expand(-1, batch, -1).contiguous()

    if states is None:
        states = (start('h0'), start('c0')) if layer['cell'].startswith('lstm') else start('h0')
    output, final = module(x, states)
    if layer.get('output') == 'last':
        hidden = final[0] if isinstance(final, tuple) else final
        output = torch.cat(list(hidden[-2:] if layer.get('bidirectional') else hidden[-1:]), dim=-1)
    return output, final


def run_convolution(layer, module, x):
    span = (layer['width'] - 1) * layer.get('dilation', 1)
    padding = layer.get('padding', 'valid')
    before = {'valid': 0, 'same': span // 2, 'causal': span}[padding]
    after = span - before if padding == 'same' else 0
    return module(F.pad(x.permute(1, 2, 0), (before, after))).permute(2, 0, 1)
