"""Golden numbers of the statistics of studies: SciPy's t intervals, sign-flip tests and bootstrap, Holm's adjustment by statsmodels."""

import numpy
import scipy
import statsmodels
from golden import write
from scipy import stats
from statsmodels.stats.multitest import multipletests


def interval(values):
    n, mean = len(values), numpy.mean(values)
    low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=stats.sem(values))
    return {"values": values, "mean": float(mean), "deviation": float(numpy.std(values, ddof=1)), "half": float(high - low) / 2}


def sign_flip(differences):
    # "samples" with one sample is a test of sign flips; without a limit of resamples it is exact.
    test = stats.permutation_test((differences,), numpy.mean, permutation_type="samples", n_resamples=numpy.inf)
    return {"differences": differences, "p": float(test.pvalue)}


def holm(ps):
    return {"ps": ps, "adjusted": [float(p) for p in multipletests(ps, method="holm")[1]]}


def bootstrap(name, drawn, values):
    """Percentiles of the mean; every drawn unit has as many rows as any other, so the mean of their means is that of the rows."""
    found = stats.bootstrap((drawn,), numpy.mean, n_resamples=100_000, method="percentile", rng=numpy.random.default_rng(1))
    low, high = found.confidence_interval
    return {"name": name, "values": [float(v) for v in values], "low": float(low), "high": float(high)}


def quantiles(values, shares):
    return {"values": values, "shares": shares, "expected": [float(q) for q in numpy.quantile(values, shares)]}


def main():
    rows = numpy.array([((7 * i * i + 3 * i) % 23) / 23 - 0.35 for i in range(40)])
    write("study-statistics", [
        *[{"kind": "interval", **interval(v)} for v in [
            [0.504, 0.491, 0.516, 0.498, 0.511],
            [0.02, 0.04],
            [0.1, 0.3, -0.2, 0.05, 0.12, 0.4, 0.33],
        ]],
        *[{"kind": "sign-flip", **sign_flip(d)} for d in [
            [0.02, 0.04, 0.03],
            [1, 1, -1, 2, 0, 3],
            [0.031, -0.012, 0.022, 0.008, 0.017, 0.005, -0.003, 0.026],
            [0.5, 0.1, 0.2, 0.4, 0.3, -0.1, 0.6, -0.2, 0.15, 0.05, 0.35],
        ]],
        *[{"kind": "holm", **holm(ps)} for ps in [[0.01, 0.04, 0.03, 0.005], [0.0625, 0.5, 0.0625]]],
        {"kind": "quantiles", **quantiles([3, 1, 4, 1, 5, 9, 2, 6], [0.025, 0.5, 0.975])},
        {"kind": "bootstrap", **bootstrap("rows", rows, rows)},
        {"kind": "bootstrap", **bootstrap("groups", rows.reshape(10, 4).mean(axis=1), rows)},
    ], scipy=scipy.__version__, statsmodels=statsmodels.__version__)


if __name__ == "__main__":
    main()
