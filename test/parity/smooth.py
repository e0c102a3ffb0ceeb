"""Golden numbers of smoothing over frames, by scipy: its filters, with windows that are cut at the ends instead of padded."""

import json
import pathlib
import platform

import numpy
import scipy
from scipy import ndimage, signal

random = numpy.random.default_rng(20220701)


def cut(filtered, x):
    """A linear filter whose window is cut: the filter of x over the filter of ones, both padded with zeros."""
    there = ~numpy.isnan(x)
    return filtered(numpy.where(there, x, 0)) / filtered(there.astype(float))


def mean(x, span):
    return cut(lambda v: ndimage.uniform_filter1d(v, span, mode="constant") * span, x)


def gaussian(x, span, sigma):
    return cut(lambda v: ndimage.gaussian_filter1d(v, sigma, mode="constant", radius=(span - 1) // 2), x)


def median(x, span):
    return ndimage.generic_filter1d(
        x, lambda padded, out: out.__setitem__(slice(None), [numpy.nanmedian(padded[i : i + span]) for i in range(len(out))]),
        span, mode="constant", cval=numpy.nan)


def wiener(x, span):
    m = mean(x, span)
    v = numpy.maximum(mean(x * x, span) - m * m, 0)
    noise = numpy.nanmean(v)
    half = (span - 1) // 2
    if not numpy.isnan(x).any():  # if no window is cut, this is scipy's own filter with this noise
        made = signal.wiener(x, span, noise)[half : len(x) - half]
    out = numpy.where((v <= noise) | numpy.isnan(x), m, m + (1 - noise / numpy.where(v > 0, v, 1)) * (x - m))
    if not numpy.isnan(x).any():
        assert numpy.allclose(out[half : len(x) - half], made, rtol=1e-9, atol=1e-12)
        out[half : len(x) - half] = made
    return out


def interpolated(x):
    there = numpy.flatnonzero(~numpy.isnan(x))
    out = x.copy()
    inside = numpy.arange(there[0], there[-1] + 1)
    out[inside] = numpy.interp(inside, there, x[there])
    return out


def case(name, x, by, span, gaps="none", sigma=None):
    filled = interpolated(x) if gaps == "interpolate" else x
    width = sigma or (span - 1) / 8
    made = {"mean": lambda: mean(filled, span), "median": lambda: median(filled, span),
            "gaussian": lambda: gaussian(filled, span, width), "wiener": lambda: wiener(filled, span)}[by]()
    plain = lambda v: [None if numpy.isnan(one) else float(one) for one in v]
    return {"name": name, "by": by, "span": span, **({"sigma": sigma} if sigma else {}), "gaps": gaps,
            "signal": plain(x), "smoothed": plain(made)}


def main():
    x = numpy.cumsum(random.normal(size=60)) / 4 + random.normal(size=60) / 2
    gappy = x.copy()
    gappy[[7, 8, 20, 21, 22, 23, 40]] = numpy.nan
    short = x[:4]
    cases = []
    for by in ["mean", "median", "gaussian", "wiener"]:
        cases.append(case(f"{by} of 9", x, by, 9))
        cases.append(case(f"{by} of 5 of a short sequence", short, by, 5))
        cases.append(case(f"{by} of 7, gaps interpolated", gappy, by, 7, "interpolate"))
        cases.append(case(f"{by} of 11, gaps skipped", gappy, by, 11, "skip"))
    cases.append(case("gaussian of 21 with sigma 3", x, "gaussian", 21, sigma=3.0))
    made = {"python": platform.python_version(), "numpy": numpy.__version__, "scipy": scipy.__version__}
    path = pathlib.Path(__file__).parent / "golden" / "smooth.json"
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    path.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{lines}\n]}}\n')
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
