"""Golden numbers of losses over windows: concordance of each window, and of the means of windows, with autograd's gradients."""

import torch
from golden import rounded, write
from losses import ccc

WINDOWS, FRAMES = 4, 5
# 1: a labeled frame. The third window has only one, the last none.
MASK = torch.tensor([[1, 1, 1, 1, 1], [1, 0, 1, 1, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0]], dtype=torch.float64)


def per_window(p, y, mask):
    """Each window separately: those with fewer than two labeled frames do not count."""
    each = [ccc(a[m.bool()], b[m.bool()], {}, {}) for a, b, m in zip(p, y, mask) if m.sum() > 1]
    return sum(each) / len(each)


def of_means(p, y, mask):
    """The means of windows, as if each were a row."""
    kept = [(a[m.bool()].mean(0), b[m.bool()].mean(0)) for a, b, m in zip(p, y, mask) if m.any()]
    return ccc(torch.stack([a for a, _ in kept]), torch.stack([b for _, b in kept]), {}, {})


def case(name, over, loss, p, y, mask):
    p = p.clone().requires_grad_()
    value = loss(p, y, mask)
    value.backward()
    rows = [WINDOWS * FRAMES, 2]
    return {"name": name, "options": {"type": "ccc", "over": over}, "frames": FRAMES, "prediction": p.detach().reshape(rows),
            "statistics": {"rows": WINDOWS * FRAMES, "counts": [0, 0]}, "target": (y * mask[:, :, None]).reshape(rows),
            "mask": mask.reshape(-1), "value": value.item(), "gradient": p.grad.reshape(rows)}


def main():
    g = torch.Generator().manual_seed(31)
    p, y = (torch.tanh(rounded(WINDOWS, FRAMES, 2, generator=g)).float().double() for _ in range(2))
    every = torch.ones(WINDOWS, FRAMES, dtype=torch.float64)
    write("losses/ccc-windows", [
        case("each window", "windows", per_window, p, y, every), case("each window, masked", "windows", per_window, p, y, MASK),
        case("means", "window-means", of_means, p, y, every), case("means, masked", "window-means", of_means, p, y, MASK)])


if __name__ == "__main__":
    main()
