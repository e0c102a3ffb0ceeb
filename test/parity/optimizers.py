"""Golden numbers of the optimizers: five steps of two variables on given gradients, the rate halved at the third."""

import torch
from golden import rounded, write


def case(name, make, options, g):
    variables = [rounded(3, 4, generator=g), rounded(4, generator=g)]
    gradients = [[rounded(*v.shape, generator=g) for v in variables] for _ in range(5)]
    params = [torch.nn.Parameter(v.clone()) for v in variables]
    optimizer = make(params)
    steps = []
    for i in range(5):
        if i == 2:
            optimizer.param_groups[0]["lr"] = options["rate"] / 2
        for param, gradient in zip(params, gradients[i]):
            param.grad = gradient
        optimizer.step()
        steps.append([param.detach().clone() for param in params])
    return {"name": name, "options": options, "variables": variables, "gradients": gradients, "steps": steps}


def main():
    g = torch.Generator().manual_seed(3)

    def sgd(name, rate=0.1, momentum=0.0, nesterov=False, decay=0.0):
        options = {"type": "sgd", "rate": rate, "momentum": momentum, "nesterov": nesterov, "weightDecay": decay}
        make = lambda p: torch.optim.SGD(p, lr=rate, momentum=momentum, nesterov=nesterov, weight_decay=decay)
        return case(name, make, options, g)

    def adam(kind, name, rate=0.05, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.0):
        options = {"type": kind, "rate": rate, "beta1": beta1, "beta2": beta2, "epsilon": epsilon, "weightDecay": decay}
        made = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[kind]
        return case(name, lambda p: made(p, lr=rate, betas=(beta1, beta2), eps=epsilon, weight_decay=decay), options, g)

    write("optimizers/sgd", [sgd("plain"), sgd("momentum, weight decay", momentum=0.9, decay=1 / 256),
                             sgd("nesterov, weight decay", momentum=0.9, nesterov=True, decay=0.01)])
    write("optimizers/adam", [adam("adam", "plain"), adam("adam", "weight decay", decay=0.1),
                              adam("adam", "betas, epsilon", beta1=0.5, beta2=0.9, epsilon=1e-3)])
    write("optimizers/adamw", [adam("adamw", "weight decay", decay=0.1), adam("adamw", "none")])


if __name__ == "__main__":
    main()
