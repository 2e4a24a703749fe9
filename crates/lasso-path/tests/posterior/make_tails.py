"""Makes the coefficients in src/posterior/tail.rs, and tails.json beside this file (mpmath, 60 digits).

python3 make_tails.py prints the coefficients and writes tails.json.
"""

import json
from pathlib import Path

from mpmath import cos, erfc, exp, expm1, inf, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 60
TERMS, CENTER = 32, 4


def mills(p):
    """M(p): the integral of exp(-u^2/2 - p u) over u > 0."""
    return sqrt(pi / 2) * exp(p * p / 2) * erfc(p / sqrt(2))


def mean(p):
    """D(p) = 1/M(p) - p, with digits to spare for the cancellation."""
    with mp.workdps(60 + 4 * max(0, int(mp.log10(p + 1)))):
        return 1 / mills(p) - p


def second(p):
    """R(p) = 1/D(p) - p."""
    if p > 60:
        rest = mpf(0)
        for k in range(400, 1, -1):
            rest = k / (p + rest)
        return rest
    return 1 / mean(p) - p


def coefficients():
    """Of R(p)(p + a), a = 2/R(0), in powers of t = 1 - 8/(p + 4): Chebyshev interpolation, cut off."""
    shift = 2 / second(mpf(0))

    def function(t):
        p = CENTER * (1 + t) / (1 - t)
        return second(p) * (p + shift)

    n = 64
    angles = [pi * (k + mpf(1) / 2) / n for k in range(n)]
    values = [function(cos(angle)) for angle in angles]
    series = [
        2 / mpf(n) * sum(v * cos(j * a) for v, a in zip(values, angles)) for j in range(TERMS)
    ]
    series[0] /= 2
    # From Chebyshev polynomials to powers.
    previous, current = [mpf(1)], [mpf(0), mpf(1)]
    powers = [mpf(0)] * TERMS
    for j, c in enumerate(series):
        polynomial = previous if j == 0 else current
        for i, x in enumerate(polynomial):
            powers[i] += c * x
        if j > 0:
            doubled = [mpf(0)] + [2 * x for x in current]
            for i, x in enumerate(previous):
                doubled[i] -= x
            previous, current = current, doubled
    return shift, powers


def truth(p):
    """M, D and the variance of u ~ exp(-u^2/2 - p u), u > 0."""
    p = mpf(p)
    if p > 1e6:
        rest = second(p)
        first = 1 / (p + rest)
        return 1 / (p + first), first, first * (rest - first)
    with mp.workdps(90):
        m = mills(p)
        d = 1 / m - p
        return m, d, 1 - d * (d + p)


if __name__ == "__main__":
    shift, powers = coefficients()
    print("shift", nstr(shift, 20))
    for x in powers:
        print(repr(float(x)) + ",")
    points = [0.0, 1e-300, 1e-9] + [0.05 * 1.17**k for k in range(70)] + [1e8, 1e20, 1e100, 1e155]
    cases = [[p, *(float(x) for x in truth(p))] for p in points]
    text = ",\n".join("  " + json.dumps(case) for case in cases)
    Path(__file__).with_name("tails.json").write_text(
        '{"about": "p, M(p), mean and variance of u ~ exp(-u^2/2 - p u) on u > 0; made by make_tails.py",\n'
        ' "tails": [\n' + text + "\n ]}\n"
    )
