"""
The part of Keras 3 that the scripts of the page use, over NumPy, for where Keras is not installed. Shapes of weights,
the order of gates (i f c o, z r h) and the two biases of GRU(reset_after=True) are those of Keras' documentation. It
computes forward only.
"""
from types import SimpleNamespace

import numpy as np


def _moments(x, axes, keepdims=False):
    return x.mean(axis=tuple(axes), keepdims=keepdims), x.var(axis=tuple(axes), keepdims=keepdims)


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


ops = SimpleNamespace(
    matmul=np.matmul,
    split=lambda x, parts, axis=0: np.split(x, parts, axis=axis),
    moments=_moments,
    sigmoid=_sigmoid,
    tanh=np.tanh,
    relu=lambda x: np.maximum(x, 0),
    sqrt=np.sqrt,
    zeros=np.zeros,
    convert_to_numpy=np.asarray,
)
config = SimpleNamespace(set_floatx=lambda name: None)


class Layer:
    def __init__(self):
        self._names = []

    def __setattr__(self, name, value):
        if isinstance(value, np.ndarray) and name not in self._names:
            self._names.append(name)
        super().__setattr__(name, value)

    def add_weight(self, shape, initializer='glorot_uniform'):
        # Every script sets its weights: NaN shows one that was left out.
        return np.full(shape, np.nan)

    def set_weights(self, weights):
        assert len(weights) == len(self._names), f'expected {self._names}, got {len(weights)} arrays'
        for name, value in zip(list(self._names), weights):
            expected = getattr(self, name).shape
            assert value.shape == expected, f'{name}: expected {expected}, got {value.shape}'
            setattr(self, name, value)

    def __call__(self, *inputs):
        return self.call(*inputs)


class _Cell(Layer):
    blocks, activation = 1, staticmethod(np.tanh)

    def __init__(self, units):
        super().__init__()
        self.units = units
        self.state_size = [units]

    def build(self, input_shape):
        columns = self.blocks * self.units
        self.kernel = self.add_weight((input_shape[-1], columns))
        self.recurrent_kernel = self.add_weight((self.units, columns))
        self.bias = self.add_weight(self.bias_shape(columns))

    def bias_shape(self, columns):
        return (columns,)


class SimpleRNNCell(_Cell):
    def __init__(self, units, activation='tanh'):
        super().__init__(units)
        self.activation = {'tanh': np.tanh, 'relu': ops.relu}[activation]

    def call(self, x, states):
        h = self.activation(x @ self.kernel + states[0] @ self.recurrent_kernel + self.bias)
        return h, [h]


class LSTMCell(_Cell):
    blocks = 4

    def __init__(self, units):
        super().__init__(units)
        self.state_size = [units, units]

    def call(self, x, states):
        h, c = states
        i, f, g, o = np.split(x @ self.kernel + h @ self.recurrent_kernel + self.bias, 4, axis=1)
        c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
        h = _sigmoid(o) * np.tanh(c)
        return h, [h, c]


class GRUCell(_Cell):
    blocks = 3

    def __init__(self, units, reset_after=True):
        super().__init__(units)
        self.reset_after = reset_after

    def bias_shape(self, columns):
        return (2, columns) if self.reset_after else (columns,)

    def call(self, x, states):
        (h,) = states
        U = self.units
        biases = self.bias if self.reset_after else (self.bias, np.zeros(3 * U))
        x_z, x_r, x_h = np.split(x @ self.kernel + biases[0], 3, axis=1)
        gates = h @ self.recurrent_kernel[:, : 2 * U] + biases[1][: 2 * U]
        z, r = _sigmoid(x_z + gates[:, :U]), _sigmoid(x_r + gates[:, U:])
        if self.reset_after:
            candidate = r * (h @ self.recurrent_kernel[:, 2 * U :] + biases[1][2 * U :])
        else:
            candidate = (r * h) @ self.recurrent_kernel[:, 2 * U :]
        h = z * h + (1 - z) * np.tanh(x_h + candidate)
        return h, [h]


class RNN(Layer):
    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def call(self, sequences):
        states = [np.zeros((len(sequences), units)) for units in self.cell.state_size]
        for t in range(sequences.shape[1]):
            h, states = self.cell(sequences[:, t], states)
        return h


class Dense(Layer):
    def __init__(self, units, activation):
        super().__init__()
        assert activation == 'softmax'
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight((input_shape[-1], self.units))
        self.bias = self.add_weight((self.units,))

    def call(self, x):
        return _softmax(x @ self.kernel + self.bias)


layers = SimpleNamespace(
    Layer=Layer,
    SimpleRNNCell=SimpleRNNCell,
    LSTMCell=LSTMCell,
    GRUCell=GRUCell,
    RNN=RNN,
    Dense=Dense,
)
