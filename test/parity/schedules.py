"""Golden numbers of the schedules: PyTorch's learning rates over a run, base rate 1."""

import torch
from golden import write


def factors(make, count):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = make(optimizer)
    rates = []
    for _ in range(count):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def main():
    S = torch.optim.lr_scheduler
    epochs, per_epoch = 5, 4
    steps = epochs * per_epoch

    def case(name, options, make, by_epoch=False):
        rates = factors(make, epochs if by_epoch else steps)
        if by_epoch:
            rates = [rate for rate in rates for _ in range(per_epoch)]
        return {"name": name, "options": options, "steps": steps, "stepsPerEpoch": per_epoch, "factors": rates}

    def cosine(**o):
        return {"type": "cosine", "warmup": 0, "warmupUnit": "epochs", "floor": 0, "per": "step", **o}

    def warm(optimizer, rise, total, floor=0.0):
        rising = S.LinearLR(optimizer, start_factor=1 / rise, end_factor=1.0, total_iters=rise - 1)
        falling = S.CosineAnnealingLR(optimizer, T_max=total - rise, eta_min=floor)
        return S.SequentialLR(optimizer, [rising, falling], milestones=[rise])

    write("schedules/cosine", [
        case("to zero", cosine(), lambda o: S.CosineAnnealingLR(o, T_max=steps)),
        case("floor", cosine(floor=0.1), lambda o: S.CosineAnnealingLR(o, T_max=steps, eta_min=0.1)),
        case("per epoch", cosine(per="epoch"), lambda o: S.CosineAnnealingLR(o, T_max=epochs), by_epoch=True),
        case("warm-up of an epoch", cosine(warmup=1), lambda o: warm(o, per_epoch, steps)),
        case("warm-up of 6 steps, floor", cosine(warmup=6, warmupUnit="steps", floor=0.2),
             lambda o: warm(o, 6, steps, 0.2)),
    ])
    write("schedules/step", [
        case("every 2 epochs", {"type": "step", "every": 2, "factor": 0.1},
             lambda o: S.StepLR(o, step_size=2, gamma=0.1), by_epoch=True)])


if __name__ == "__main__":
    main()
