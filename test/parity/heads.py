"""Golden numbers of the heads: forward values, and gradients of every variable and input, in both modes."""

import torch
from golden import first_apart, rounded, write
from models import Anfl, Attention, Fc, ours, shaken, stacked, state


def masks_for(model, inputs, rate, g):
    """Draws a mask per dropout, of the shape of what it drops."""
    drawn = {}
    hooks = []
    for name, drop in model.masks().items():
        def hook(module, args, name=name):
            keep = (torch.rand(args[0].shape, generator=g) >= rate).double() / (1 - rate)
            module.mask = drawn[name] = keep.float().double()
        hooks.append(drop.register_forward_pre_hook(hook))
    with torch.no_grad():
        saved = {k: v.clone() for k, v in model.state_dict().items()}
        model(*inputs.values())
        model.load_state_dict(saved)
    for hook in hooks:
        hook.remove()
    return drawn


def case(name, model, options, inputs, g, training, rate=0.0):
    model = shaken(model, g).train(training)
    masks = masks_for(model, inputs, rate, g) if training and rate else {}
    before = state(model)
    leaves = {role: x.clone().requires_grad_() for role, x in inputs.items()}
    output = model(*leaves.values())
    coefficients = rounded(*output.shape, generator=g)
    (output * coefficients).sum().backward()
    margin = getattr(model, "margin", None)
    assert margin is None or margin > 1e-4, (name, margin)
    after = state(model)
    pairs = [(key, tensor) for key, tensor in model.names() if tensor.requires_grad]
    return {
        "name": name, "options": options, "training": training, "inputs": inputs, "masks": stacked(masks), "variables": before,
        "coefficients": coefficients, "output": output,
        "gradients": stacked({key: ours(key, tensor.grad) for key, tensor in pairs}),
        "inputGradients": {role: leaf.grad for role, leaf in leaves.items()},
        "statistics": {key: after[key] for key in after if "running" in key},
    }


def main():
    g = torch.Generator().manual_seed(20220701)
    torch.manual_seed(20220701)

    def fc(name, training, inputs=9, rate=0.0, **o):
        options = {"type": "fc", "input": "x", "hidden": [], "batchNorm": False, "activation": "none",
                   "dropout": rate, "init": "units", **o}
        model = Fc(inputs, o["units"], o.get("hidden", []), o.get("batchNorm", False), o.get("activation", "none"))
        return case(name, model, options, {"input": rounded(7, inputs, generator=g)}, g, training, rate)

    write("heads/fc", [
        fc("one layer", True, units=8),
        fc("batch norm and tanh, training", True, units=2, batchNorm=True, activation="tanh"),
        fc("batch norm and tanh, evaluation", False, units=2, batchNorm=True, activation="tanh"),
        fc("batch norm and relu, training", True, units=4, batchNorm=True, activation="relu"),
        fc("hidden layers, dropout, sigmoid", True, units=5, hidden=[11, 6], activation="sigmoid", rate=0.4),
        fc("hidden layers, batch norm, dropout", True, units=5, hidden=[11], batchNorm=True, rate=0.4),
        fc("hidden layers, batch norm, evaluation", False, units=5, hidden=[11], batchNorm=True, rate=0.4),
    ])

    def anfl(name, training, width=6, nodes=4, neighbors=2, similarity="dot", rate=0.5, batch=4):
        options = {"type": "anfl-gcn", "input": "x", "nodes": nodes, "neighbors": neighbors,
                   "similarity": similarity, "dropout": rate}

        def make(g):
            model = Anfl(width, nodes, neighbors, similarity)
            made = case(name, model, options, {"input": rounded(batch, width, generator=g)}, g, training, rate)
            with torch.no_grad():
                made["edges"] = model.eval().adjacency(model.vectors(made["inputs"]["input"]))
            return made

        return first_apart(make)

    write("heads/anfl-gcn", [
        anfl("dot, training, dropout", True),
        anfl("dot, evaluation", False),
        anfl("cosine, training", True, similarity="cosine", rate=0.0),
        anfl("l1, training", True, similarity="l1", rate=0.25, neighbors=3),
        anfl("every neighbor kept", True, neighbors=4),
    ])

    def attention(name, tokens, queries=6, entries=8, width=7, batch=5):
        options = {"type": "additive-cross-attention", "query": "q", "key": "k", "value": "v", "width": width,
                   "tokens": tokens}
        inputs = {"query": rounded(batch, queries, generator=g), "key": rounded(batch, entries, generator=g),
                  "value": rounded(batch, entries, generator=g)}
        return case(name, Attention(queries, entries, width, tokens), options, inputs, g, True)

    write("heads/additive-cross-attention", [attention("scalar tokens", "scalar"), attention("vector", "vector")])


if __name__ == "__main__":
    main()
