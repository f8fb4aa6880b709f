"""Weights in safetensors files, read and written with nothing but torch; and the description that Unroll puts in them."""
import json
import struct

import torch

TYPES = {'F64': torch.float64, 'F32': torch.float32, 'F16': torch.float16, 'BF16': torch.bfloat16}
NAMES = {dtype: name for name, dtype in TYPES.items()}


def read_weights(path):
    """The tensors by name, and Unroll's description of the model (None in the file of another program)."""
    with open(path, 'rb') as file:
        (header_length,) = struct.unpack('<Q', file.read(8))
        header = json.loads(file.read(header_length))
        values = bytearray(file.read())
    description = header.pop('__metadata__', {}).get('unroll')
    tensors = {}
    for name, entry in header.items():
        start, end = entry['data_offsets']
        dtype = TYPES[entry['dtype']]
        # torch.frombuffer refuses an empty buffer.
        flat = torch.frombuffer(values[start:end], dtype=dtype) if end > start else torch.empty(0, dtype=dtype)
        tensors[name] = flat.reshape(entry['shape'])
    return tensors, description and json.loads(description)


def write_weights(path, tensors):
    """Writes a state_dict as it is, without a description, as other programs do."""
    header, blobs, position = {}, [], 0
    for name, tensor in tensors.items():
        # numpy has no bfloat16, so the bytes are taken as such.
        blob = bytes(tensor.detach().contiguous().reshape(-1).view(torch.uint8).tolist())
        header[name] = {
            'dtype': NAMES[tensor.dtype],
            'shape': list(tensor.shape),
            'data_offsets': [position, position + len(blob)],
        }
        blobs.append(blob)
        position += len(blob)
    text = json.dumps(header).encode()
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(blobs))
