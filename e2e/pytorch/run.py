"""Takes jobs as JSON on standard input and answers each with what PyTorch computes; see oracle.ts for the jobs."""
import json
import sys

import torch

from network import build_model
from weight_file import TYPES, read_weights, write_weights


def tensor(array):
    """`{shape, values}`; codes are whole numbers."""
    codes = array['codes']
    return torch.tensor(array['values'], dtype=torch.long if codes else torch.get_default_dtype()).reshape(array['shape'])


def outputs(model, job):
    with torch.no_grad():
        answer, _ = model(*[tensor(array) for array in job['inputs']])
    return {'shape': list(answer.shape), 'values': answer.reshape(-1).tolist()}


def load(job):
    """A file of Unroll: the network it describes, with its weights and no others; saved again as PyTorch has it."""
    tensors, description = read_weights(job['read'])
    model = build_model(description['spec']).eval()
    model.load_state_dict(tensors, strict=True)
    write_weights(job['write'], model.state_dict())
    return outputs(model, job)


def save(job):
    """A network with PyTorch's own random weights, as a bare state_dict in a file."""
    torch.manual_seed(job['seed'])
    dtype = TYPES[job['dtype']]
    # What float32 would round away counts in float64.
    torch.set_default_dtype(torch.float64 if dtype == torch.float64 else torch.float32)
    model = build_model(job['spec']).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.to(dtype))
    outer = model
    for name in reversed(job['inside']):
        around = torch.nn.Module()
        around.add_module(name, outer)
        outer = around
    write_weights(job['write'], {name: value.to(dtype) for name, value in outer.state_dict().items()})
    answer = outputs(model, job)
    torch.set_default_dtype(torch.float32)
    return answer


def attributes(job):
    return dir(torch.nn.Module())


JOBS = {'load': load, 'save': save, 'attributes': attributes}

if __name__ == '__main__':
    torch.set_num_threads(1)
    json.dump([JOBS[job['kind']](job) for job in json.load(sys.stdin)], sys.stdout)
