"""Makes precise.json: posteriors of density ~ exp(-kappa (Loss + lambda |theta|_1)) with mpmath.

Conditionals (one dimension): the closed form with 60 digits, held against quadrature.
Means in the plane: one integral in closed form and one by quadrature, in both orders, 26 digits.
Every number of a case is taken exactly as the binary64 number that is written.
"""

import json
import random
from functools import cache
from pathlib import Path

from mpmath import erfc, exp, log, mp, mpf, pi, quad, sqrt

mp.dps = 60


def mills(p):
    return sqrt(pi / 2) * exp(p * p / 2) * erfc(p / sqrt(2))


def sides(p, q):
    """Mass and first moment of exp(-u^2/2 - p u) on u > 0 with exp(-u^2/2 + q u) on u < 0."""
    a, b = mills(p), mills(q)
    return a + b, b * q - a * p


def one(h, z, lam, kappa):
    """Mean, median, standard deviation and P(t > 0)."""
    h, z, lam, kappa = map(mpf, (h, z, lam, kappa))
    digits = 80 + int(2 * max(0, log(1 + abs(z) * sqrt(kappa * h) + lam * sqrt(kappa / h), 10)))
    with mp.workdps(digits):
        s = 1 / sqrt(kappa * h)
        p, q = (lam - h * z) / h / s, (lam + h * z) / h / s
        a, b = mills(p), mills(q)
        mass = a + b
        mean = (b * q - a * p) / mass
        square = (a * (1 + p * p) - p + b * (1 + q * q) - q) / mass
        deviation = sqrt(square - mean * mean)
        positive = a / mass

        def above(u):  # P(> u)
            if u >= 0:
                return exp(-u * u / 2 - p * u) * mills(p + u) / mass
            return 1 - exp(-u * u / 2 + q * u) * mills(q - u) / mass

        low, high = mean - 3 * deviation, mean + 3 * deviation
        for _ in range(3 * digits):
            middle = (low + high) / 2
            low, high = (middle, high) if above(middle) > mpf(1) / 2 else (low, middle)
        median = (low + high) / 2
        with mp.workdps(40):
            cuts = [-40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40]
            cuts = sorted({+(mean + c * deviation) for c in cuts} | {mpf(0)})

            def density(u):
                return exp(-(u * u) / 2 - (p if u > 0 else -q) * u) / mass

            check = [quad(lambda u, k=k: u**k * density(u), cuts) for k in (0, 1)]
            assert abs(check[0] - 1) < 1e-14, check
            assert abs(check[1] - mean) < 1e-14 * (deviation + abs(mean)), (check, mean)
        return [float(s * mean), float(s * median), float(s * deviation), float(positive)]


def marginal_mean(h, z, lam, kappa, j):
    """Mean and standard deviation of theta_j: the other coordinate in closed form."""
    hj, hk, r = h[j], h[1 - j], h[2]
    zj, zk = z[j], z[1 - j]
    s, unit = 1 / sqrt(kappa * hk), sqrt(kappa / hk)

    @cache
    def logarithm(x):
        # Over y: exp(-kappa (hk y^2/2 + g y + lam |y|)), with g at y = 0.
        g = r * (x - zj) - hk * zk
        mass, _ = sides(unit * (lam + g), unit * (lam - g))
        return log(mass) - kappa * (hj * (x - zj) ** 2 / 2 - r * (x - zj) * zk + lam * abs(x))

    # The highest point of a concave function, by golden section.
    wide = max(abs(zj), abs(zk), s) * 4 + 1 / sqrt(kappa * hj)
    low, high = -wide, wide
    ratio = (sqrt(mpf(5)) - 1) / 2
    a, b = high - ratio * (high - low), low + ratio * (high - low)
    fa, fb = logarithm(a), logarithm(b)
    for _ in range(60):
        if fa > fb:
            high, b, fb = b, a, fa
            a = high - ratio * (high - low)
            fa = logarithm(a)
        else:
            low, a, fa = a, b, fb
            b = low + ratio * (high - low)
            fb = logarithm(b)
    top = (low + high) / 2
    peak = logarithm(top)

    def reach(direction, depth):
        near, far = mpf(0), 1 / sqrt(kappa * hj) / 1000
        while logarithm(top + direction * far) > peak - depth:
            near, far = far, 2 * far
        for _ in range(30):
            middle = (near + far) / 2
            if logarithm(top + direction * middle) > peak - depth:
                near = middle
            else:
                far = middle
        return direction * far

    cuts = {top + reach(d, k) for d in (-1, 1) for k in (1, 4, 9, 20, 45, 75)} | {top}
    ends = min(cuts), max(cuts)
    leaves = [zj + (hk * zk + g) / r for g in (-lam, lam)]
    width = 1 / (unit * abs(r))
    extra = [x + c * width for x in leaves for c in (-12, -4, 0, 4, 12)] + [mpf(0)]
    cuts = sorted(cuts | {x for x in extra if ends[0] < x < ends[1]})

    def moment(k):
        return quad(lambda x: (x - top) ** k * exp(logarithm(x) - peak), cuts)

    mass, first, second = moment(0), moment(1), moment(2)
    return top + first / mass, sqrt(second / mass - (first / mass) ** 2)


def other_mean(h, z, lam, kappa, j):
    """The mean of theta_j with the other order: theta_j in closed form, the other by quadrature."""
    hj, hk, r = h[j], h[1 - j], h[2]
    s, unit = 1 / sqrt(kappa * hj), sqrt(kappa / hj)
    mean, deviation = marginal_mean(h, z, lam, kappa, 1 - j)

    @cache
    def parts(x):
        g = r * (x - z[1 - j]) - hj * z[j]
        mass, first = sides(unit * (lam + g), unit * (lam - g))
        weight = exp(
            -kappa * (hk * (x - z[1 - j]) ** 2 / 2 - r * (x - z[1 - j]) * z[j] + lam * abs(x)) - base
        )
        return weight * mass, weight * first * s

    base = mpf(0)
    base = log(parts(mean)[0])
    parts.cache_clear()
    cuts = [mean + c * deviation for c in (-60, -30, -15, -8, -4, -2, -1, 0, 1, 2, 4, 8, 15, 30, 60)]
    leaves = [z[1 - j] + (hj * z[j] + g) / r for g in (-lam, lam)]
    width = 1 / (unit * abs(r))
    extra = [x + c * width for x in leaves for c in (-12, -4, 0, 4, 12)] + [mpf(0)]
    cuts = sorted(set(cuts) | {x for x in extra if cuts[0] < x < cuts[-1]})
    mass = quad(lambda x: parts(x)[0], cuts)
    return quad(lambda x: parts(x)[1], cuts) / mass


def conditionals():
    draw = random.Random(1)
    cases = []
    for scale in (1e-8, 1e-3, 1.0, 1e3, 1e8):
        for share in (0.0, 1e-3, 0.5, 1 - 1e-9, 1.0, 1 + 1e-9, 2.0, 100.0, 1e8):
            for distance in (1e-3, 0.3, 3.0, 50.0, 1e4):
                if draw.random() > 0.7:
                    continue
                h = 10 ** draw.uniform(-8, 8)
                z = draw.choice((-1, 1)) * scale * draw.uniform(0.5, 2)
                lam = share * h * abs(z)
                kappa = (distance / z) ** 2 / h
                cases.append([h, z, lam, kappa, *one(h, z, lam, kappa)])
    for h, lam in ((1e-8, 1e-12), (1.0, 3.0), (1e8, 1e8)):
        cases.append([h, 0.0, lam, 0.7, *one(h, 0.0, lam, 0.7)])
    return cases


def means():
    draw = random.Random(2)
    cases = []
    for correlation in (0.1, -0.5, 0.9, -0.99, 0.9999, -0.999999, 1.0):
        for share in (1e-2, 0.7, 1.0, 30.0):
            scale = 10 ** draw.uniform(-8, 8)
            if correlation == 1.0:
                w = [draw.choice((-3, -1, 2, 4)), draw.choice((-2, 1, 3))]
                h = [float(w[0] ** 2), float(w[1] ** 2), float(w[0] * w[1])]
            else:
                h = [10 ** draw.uniform(-2, 2) for _ in range(2)]
                h.append(correlation * (h[0] * h[1]) ** 0.5)
            z = [scale * draw.uniform(-2, 2) for _ in range(2)]
            lam = share * max(abs(h[0] * z[0] + h[2] * z[1]), abs(h[2] * z[0] + h[1] * z[1]))
            kappa = (draw.choice((0.3, 3.0, 30.0)) / scale) ** 2 / h[0]
            exact = [mpf(x) for x in h], [mpf(x) for x in z], mpf(lam), mpf(kappa)
            with mp.workdps(26):
                found = [marginal_mean(*exact, j) for j in range(2)]
                for j, (mean, deviation) in enumerate(found):
                    off = abs(other_mean(*exact, j) - mean) / deviation
                    assert off < 1e-12, (h, z, lam, kappa, j, float(off))
            cases.append([h, z, lam, kappa, *([float(x[i]) for x in found] for i in range(2))])
            print(len(cases), cases[-1], flush=True)
    return cases


def lines(cases):
    return ",\n".join("  " + json.dumps(case) for case in cases)


if __name__ == "__main__":
    Path(__file__).with_name("precise.json").write_text(
        '{"about": "densities ~ exp(-kappa (Loss + lambda |theta|_1)), made by make_precise.py",\n'
        ' "one": "h, z, lambda, kappa; mean, median, standard deviation, P(t > 0)",\n'
        ' "conditionals": [\n' + lines(conditionals()) + "\n ],\n"
        ' "two": "h11, h22, h12; z; lambda; kappa; means; standard deviations",\n'
        ' "means": [\n' + lines(means()) + "\n ]}\n"
    )
