"""Golden numbers of gradient clipping: torch.nn.utils.clip_grad_norm_ on the gradients of three variables."""

import torch
from golden import rounded, write


def case(name, limit, g, scale=1.0):
    gradients = [rounded(*shape, generator=g, scale=scale) for shape in ([7, 3], [5], [2, 2, 4])]
    params = [torch.nn.Parameter(torch.zeros_like(one)) for one in gradients]
    for param, gradient in zip(params, gradients):
        param.grad = gradient.clone()
    norm = torch.nn.utils.clip_grad_norm_(params, limit)
    return {"name": name, "limit": limit, "norm": norm, "gradients": gradients, "clipped": [p.grad for p in params]}


def main():
    g = torch.Generator().manual_seed(11)
    write("clip", [case("longer than the limit", 1.0, g), case("shorter", 100.0, g),
                   case("tiny gradients and a tiny limit", 1e-4, g, scale=1e-3)])


if __name__ == "__main__":
    main()
