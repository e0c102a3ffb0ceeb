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
    """In our layout: weights of linear layers are [inputs, units], of convolutions [kernel, inputs, units]."""
    tensor = tensor.detach().clone()
    if tensor.dim() == 3:
        return tensor.permute(2, 1, 0).contiguous()
    return tensor.T.contiguous() if tensor.dim() == 2 and name.endswith("weight") else tensor


def case(name, options, inputs, names, forward, g, *, lengths=None, count=None, masks=None, training=True):
    """`names`: our name and the parameter; `forward`: inputs to output. Five steps of SGD follow."""
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
        # Not Adam: it turns rounding errors of a zero gradient into steps, and the keys' bias has a zero gradient.
        optimizer = torch.optim.SGD(parameters, lr=0.1, momentum=0.9)
        losses = []
        for _ in range(5):
            optimizer.zero_grad()
            loss = ((forward(inputs) - coefficients) ** 2).mean()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        made["steps"] = {"losses": losses, "after": {key: ours(key, tensor) for key, tensor in names}}
    return made


def masked_dropouts(shape, rate, g):
    return ((torch.rand(shape, generator=g) >= rate).double() / (1 - rate)).float().double()


# ---- recurrent ------------------------------------------------------------------------------------------------------


def rnn_names(layers, bidirectional, of):
    """Our names of the parameters of single layers, from `of(layer, direction)`."""
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
        # One module per layer, so that the masks between them can be set.
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


# ---- pool -----------------------------------------------------------------------------------------------------------


def pool(g):
    def one(name, by, lengths=None, count=5, width=3, features=4, windows=4):
        options = {"type": "pool", "input": "x", "by": by, "width": width}
        hidden, score = shaken(nn.Linear(features, width), g), shaken(nn.Linear(width, 1, bias=False), g)
        sizes = lengths or [count] * windows

        def of(x):
            """The statistics of one window that has no padding, [frames, features]."""
            mean = x.mean(0)
            made = {"mean": [mean], "std": [x.var(0, unbiased=False).clamp(min=1e-8).sqrt()], "min": [x.amin(0)],
                    "max": [x.amax(0)], "last": [x[-1]]}
            if "attention" in by:
                a = torch.softmax(score(torch.tanh(hidden(x))), 0)
                mean = (a * x).sum(0)
                made["attention"] = [mean, (a * (x - mean) ** 2).sum(0).clamp(min=1e-8).sqrt()]
            return torch.cat([one for name in by for one in made[name]])

        def forward(inputs):
            rows = []
            for x, size in zip(inputs["input"], sizes):
                rows.append(F.pad(of(x[:size]).expand(size, -1), (0, 0, 0, count - size)))
            return torch.stack(rows)

        names = [("attention.hidden.weight", hidden.weight), ("attention.hidden.bias", hidden.bias),
                 ("attention.score.weight", score.weight)] if "attention" in by else []
        x = rounded(windows, count, features, generator=g)
        return case(name, options, {"input": x}, names, forward, g, lengths=lengths, count=count)

    every = ["mean", "std", "min", "max", "last", "attention"]
    write("heads/pool", [
        one("mean and deviation", ["mean", "std"]),
        one("every statistic", every),
        one("every statistic, padded", every, lengths=LENGTHS),
        one("last, min and max, padded", ["last", "min", "max"], lengths=LENGTHS),
    ])


# ---- transformer ----------------------------------------------------------------------------------------------------


def sinusoids(count, width):
    t = torch.arange(count).double()[:, None]
    angles = t / 10000 ** (torch.arange(0, width, 2).double() / width)
    made = torch.zeros(count, width).double()
    made[:, 0::2], made[:, 1::2] = torch.sin(angles), torch.cos(angles[:, : width // 2])
    return made.float().double()


class Held(nn.Module):
    """Dropout with a given mask."""

    def __init__(self, mask):
        super().__init__()
        self.mask = mask

    def forward(self, x):
        return x * self.mask.reshape(x.shape)


def attention_names(ours_name, module):
    yield f"{ours_name}.input.weight", module.in_proj_weight
    yield f"{ours_name}.input.bias", module.in_proj_bias
    yield f"{ours_name}.output.weight", module.out_proj.weight
    yield f"{ours_name}.output.bias", module.out_proj.bias


def layer_names(i, layer, with_memory):
    yield from attention_names(f"layers.{i}.attention", layer.self_attn)
    if with_memory:
        yield from attention_names(f"layers.{i}.memory", layer.multihead_attn)
    for j, linear in enumerate([layer.linear1, layer.linear2]):
        yield f"layers.{i}.feedforward.{j}.weight", linear.weight
        yield f"layers.{i}.feedforward.{j}.bias", linear.bias
    for j, norm in enumerate([layer.norm1, layer.norm2] + ([layer.norm3] if with_memory else [])):
        yield f"layers.{i}.norms.{j}.weight", norm.weight
        yield f"layers.{i}.norms.{j}.bias", norm.bias


def transformer(g):
    def one(name, layers=1, heads=2, width=6, feedforward=5, norm="after", positions="sinusoid", causal=False, memory=False,
            lengths=None, count=5, features=4, windows=4, rate=0.0):
        options = {"type": "transformer", "input": "x", "width": width, "heads": heads, "layers": layers,
                   "feedforward": feedforward, "dropout": rate, "norm": norm, "positions": positions, "causal": causal,
                   **({"memory": "m"} if memory else {})}
        make = nn.TransformerDecoderLayer if memory else nn.TransformerEncoderLayer
        stack = [shaken(make(width, heads, feedforward, dropout=0.0, batch_first=True, norm_first=norm == "before"), g)
                 for _ in range(layers)]
        into, beside = shaken(nn.Linear(features, width), g), shaken(nn.Linear(3, width), g)
        last = shaken(nn.LayerNorm(width), g)
        masks = {}
        if rate:
            rows = windows * count
            for i, layer in enumerate(stack):
                # PyTorch draws the masks of attention weights inside its own function: those masks are ones here.
                masks[f"layers.{i}.attention.weights"] = torch.ones(windows, heads, count, count).double()
                masks[f"layers.{i}.memory.weights"] = torch.ones(windows, heads, count, count).double()
                masks[f"layers.{i}.hidden"] = masked_dropouts((rows, feedforward), rate, g)
                for j in range(3 if memory else 2):
                    masks[f"layers.{i}.added.{j}"] = masked_dropouts((rows, width), rate, g)
                    setattr(layer, f"dropout{j + 1}", Held(masks[f"layers.{i}.added.{j}"]))
                layer.dropout = Held(masks[f"layers.{i}.hidden"])
        kept = frames_of(lengths, count) if lengths else torch.ones(windows, count).double()
        unread = (kept == 0) if lengths else None
        later = torch.triu(torch.ones(count, count), 1).bool() if causal else None

        def forward(inputs):
            place = sinusoids(count, width) if positions == "sinusoid" else 0
            x = into(inputs["input"]) + place
            m = beside(inputs["memory"]) + place if memory else None
            for layer in stack:
                if memory:
                    x = layer(x, m, tgt_mask=later, tgt_key_padding_mask=unread, memory_key_padding_mask=unread)
                else:
                    x = layer(x, src_mask=later, src_key_padding_mask=unread)
            x = last(x) if norm == "before" else x
            return x * kept[:, :, None]

        names = [("input.weight", into.weight), ("input.bias", into.bias)]
        if memory:
            names += [("memory.weight", beside.weight), ("memory.bias", beside.bias)]
        names += [pair for i, layer in enumerate(stack) for pair in layer_names(i, layer, memory)]
        if norm == "before":
            names += [("norm.weight", last.weight), ("norm.bias", last.bias)]
        inputs = {"input": rounded(windows, count, features, generator=g)}
        if memory:
            inputs["memory"] = rounded(windows, count, 3, generator=g)
        return case(name, options, inputs, names, forward, g, lengths=lengths, count=count, masks=masks)

    write("heads/transformer", [
        one("one layer"),
        one("two layers, norm before", layers=2, norm="before"),
        one("causal, no positions", causal=True, positions="none", heads=3),
        one("padded", layers=2, lengths=LENGTHS),
        one("padded, causal, norm before", causal=True, norm="before", lengths=LENGTHS),
        one("dropout", layers=2, rate=0.4),
        one("memory", layers=2, memory=True),
        one("memory, norm before, dropout", memory=True, norm="before", rate=0.4),
        one("memory, padded, causal", memory=True, causal=True, lengths=LENGTHS),
    ])


# ---- convolution ----------------------------------------------------------------------------------------------------


def convolution(g):
    def one(name, kernel=3, layers=1, dilation="none", causal=False, residual=False, rate=0.0, lengths=None, count=6, width=3,
            features=4, windows=4):
        options = {"type": "convolution", "input": "x", "width": width, "kernel": kernel, "layers": layers, "dilation": dilation,
                   "causal": causal, "residual": residual, "dropout": rate}
        stack = [shaken(nn.Conv1d(features if i == 0 else width, width, kernel, dilation=2**i if dilation == "double" else 1,
                                  padding=0 if causal else "same"), g) for i in range(layers)]
        masks = {f"layers.{i}": masked_dropouts((windows, count, width), rate, g) for i in range(layers)} if rate else {}
        sizes = lengths or [count] * windows

        def forward(inputs):
            rows = []
            for w, (x, size) in enumerate(zip(inputs["input"], sizes)):
                x = x[:size].T[None]
                for i, layer in enumerate(stack):
                    span = (kernel - 1) * layer.dilation[0]
                    y = torch.relu(layer(F.pad(x, (span, 0)) if causal else x))
                    if rate:
                        y = y * masks[f"layers.{i}"][w, :size].T[None]
                    x = x + y if residual and x.shape == y.shape else y
                rows.append(F.pad(x[0].T, (0, 0, 0, count - size)))
            return torch.stack(rows)

        names = [(f"layers.{i}.{part}", getattr(layer, part)) for i, layer in enumerate(stack) for part in ["weight", "bias"]]
        x = rounded(windows, count, features, generator=g)
        return case(name, options, {"input": x}, names, forward, g, lengths=lengths, count=count, masks=masks)

    write("heads/convolution", [
        one("one layer"),
        one("even kernel", kernel=4),
        one("causal, two layers", causal=True, layers=2, kernel=2),
        one("doubled dilation, residual, dropout", layers=3, dilation="double", residual=True, rate=0.4),
        one("padded", layers=2, dilation="double", lengths=LENGTHS),
        one("padded, causal, residual", layers=2, causal=True, residual=True, features=3, lengths=LENGTHS),
    ])


def main():
    g = torch.Generator().manual_seed(20220702)
    torch.manual_seed(20220702)
    recurrent(g)
    pool(g)
    transformer(g)
    convolution(g)


if __name__ == "__main__":
    main()
