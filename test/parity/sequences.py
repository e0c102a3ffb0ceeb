"""Golden numbers of the heads that read windows of a sequence: PyTorch's own modules, windows of unequal length packed or masked."""

import torch
import torch.nn.functional as F
from golden import rounded, write
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

LENGTHS = [5, 3, 1, 4]


def frames_of(lengths, count):
    """[windows, frames]: 1 at a frame; padding comes last."""
    return (torch.arange(count) < torch.tensor(lengths)[:, None]).double()


def shaken(module, g):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_((torch.randn(parameter.shape, generator=g) * 0.5).float())
        for name, parameter in module.named_parameters():
            if "norm" in name and name.endswith("weight"):
                parameter.add_(1.0)
                parameter.copy_(parameter.float())
    return module.double()


def ours(name, tensor):
    """In our layout: weights of linear layers are [inputs, units]."""
    tensor = tensor.detach().clone()
    return tensor.T.contiguous() if tensor.dim() == 2 and name.endswith("weight") else tensor


def case(name, options, inputs, names, forward, g, *, lengths=None, count=None, masks=None, training=True):
    """`names`: our name and the parameter; `forward`: inputs to output. Five steps of Adam on sum(output x coefficients) follow."""
    leaves = {role: x.clone().requires_grad_() for role, x in inputs.items()}
    before = {key: ours(key, tensor) for key, tensor in names}
    output = forward(leaves)
    coefficients = rounded(*output.shape, generator=g)
    (output * coefficients).sum().backward()
    made = {
        "name": name, "options": options, "training": training, "inputs": inputs, "masks": masks or {}, "variables": before,
        "coefficients": coefficients, "output": output.detach().clone(),
        "gradients": {key: ours(key, tensor.grad) for key, tensor in names},
        "inputGradients": {role: leaf.grad.clone() for role, leaf in leaves.items()}, "statistics": {},
    }
    if lengths is not None:
        made["frames"] = frames_of(lengths, count)
    parameters = [tensor for _, tensor in names]
    if parameters:
        optimizer = torch.optim.Adam(parameters, lr=0.01)
        losses = []
        for _ in range(5):
            optimizer.zero_grad()
            loss = ((forward(inputs) - coefficients) ** 2).mean()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        made["steps"] = {"rate": 0.01, "losses": losses, "after": {key: ours(key, tensor) for key, tensor in names}}
    return made


def masked_dropouts(shape, rate, g):
    return ((torch.rand(shape, generator=g) >= rate).double() / (1 - rate)).float().double()


# ---- recurrent ------------------------------------------------------------------------------------------------------


def rnn_names(layers, bidirectional, of):
    """Our names of the parameters of layers of one, which `of(layer, direction)` gives."""
    for layer in range(layers):
        for direction in ["", "_reverse"] if bidirectional else [""]:
            ours_name = f"layers.{layer}" + (".reverse" if direction else "")
            module = of(layer)
            yield f"{ours_name}.input.weight", getattr(module, f"weight_ih_l0{direction}")
            yield f"{ours_name}.hidden.weight", getattr(module, f"weight_hh_l0{direction}")
            yield f"{ours_name}.input.bias", getattr(module, f"bias_ih_l0{direction}")
            yield f"{ours_name}.hidden.bias", getattr(module, f"bias_hh_l0{direction}")


def recurrent(g):
    def one(name, cell="gru", layers=1, both=False, answer="each", rate=0.0, lengths=None, count=5, width=4, units=3):
        windows = len(lengths) if lengths else 3
        options = {"type": "recurrent", "input": "x", "units": units, "cell": cell, "layers": layers, "bidirectional": both,
                   "dropout": rate, "reset": "after", "answer": answer, "init": "uniform"}
        make = nn.GRU if cell == "gru" else nn.LSTM
        both_units = units * (2 if both else 1)
        # One module a layer, so that the masks between them can be given.
        modules = [shaken(make(width if i == 0 else both_units, units, batch_first=True, bidirectional=both), g)
                   for i in range(layers)]
        masks = {f"layers.{i}": masked_dropouts((windows, count, both_units), rate, g) for i in range(layers - 1)} if rate else {}
        kept = frames_of(lengths, count) if lengths else torch.ones(windows, count).double()

        def forward(inputs):
            x = inputs["input"]
            for i, module in enumerate(modules):
                if i and rate:
                    x = x * masks[f"layers.{i - 1}"]
                if lengths:
                    packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
                    out, state = module(packed)
                    x, _ = pad_packed_sequence(out, batch_first=True, total_length=count)
                else:
                    x, state = module(x)
            if answer == "each":
                return x
            h = state[0] if cell == "lstm" else state
            end = torch.cat(list(h), dim=1)
            return end[:, None, :] * kept[:, :, None]

        names = list(rnn_names(layers, both, lambda i: modules[i]))
        x = rounded(windows, count, width, generator=g)
        return case(name, options, {"input": x}, names, forward, g, lengths=lengths, count=count, masks=masks)

    def before(name, lengths=None, layers=2, windows=4, count=5, width=4, units=3):
        """The cell of Cho et al. 2014 and TensorFlow, written out, with PyTorch's autograd."""
        options = {"type": "recurrent", "input": "x", "units": units, "cell": "gru", "layers": layers, "bidirectional": False,
                   "dropout": 0, "reset": "before", "answer": "each", "init": "uniform"}
        parts = []
        for i in range(layers):
            inputs = width if i == 0 else units
            parts.append([nn.Parameter((torch.randn(shape, generator=g) * 0.5).float().double())
                          for shape in [(3 * units, inputs), (3 * units, units), (3 * units,)]])
        kept = frames_of(lengths, count) if lengths else torch.ones(windows, count).double()

        def forward(inputs):
            x = inputs["input"]
            for W, R, b in parts:
                h, states = torch.zeros(windows, units).double(), []
                for t in range(count):
                    xr, xz, xn = F.linear(x[:, t], W, b).chunk(3, 1)
                    Rr, Rz, Rn = R.chunk(3, 0)
                    r, z = torch.sigmoid(xr + h @ Rr.T), torch.sigmoid(xz + h @ Rz.T)
                    n = torch.tanh(xn + (r * h) @ Rn.T)
                    new = (1 - z) * n + z * h
                    m = kept[:, t, None]
                    h = m * new + (1 - m) * h
                    states.append(h * m)
                x = torch.stack(states, 1)
            return x

        names = [pair for i, (W, R, b) in enumerate(parts) for pair in
                 [(f"layers.{i}.input.weight", W), (f"layers.{i}.hidden.weight", R), (f"layers.{i}.input.bias", b)]]
        x = rounded(windows, count, width, generator=g)
        return case(name, options, {"input": x}, names, forward, g, lengths=lengths, count=count)

    write("heads/recurrent", [
        one("gru"),
        one("gru, one frame", count=1),
        one("gru, two layers, both directions, dropout", layers=2, both=True, rate=0.4),
        one("gru, packed", layers=2, lengths=LENGTHS),
        one("gru, packed, both directions, last", layers=2, both=True, answer="last", lengths=LENGTHS),
        one("gru, both directions, last", both=True, answer="last"),
        one("lstm", cell="lstm"),
        one("lstm, two layers, both directions, dropout", cell="lstm", layers=2, both=True, rate=0.4),
        one("lstm, packed, both directions", cell="lstm", layers=2, both=True, lengths=LENGTHS),
        one("lstm, packed, last", cell="lstm", answer="last", lengths=LENGTHS),
        before("reset before"),
        before("reset before, padded", lengths=LENGTHS),
    ])


def main():
    g = torch.Generator().manual_seed(20220702)
    torch.manual_seed(20220702)
    recurrent(g)


if __name__ == "__main__":
    main()
