"""Distributions for conformance: normal, gamma, uniform; anything with these methods will do."""

from __future__ import annotations

import math
from typing import Protocol, final

import attrs

from plantargets.errors import FieldError

_SQRT2 = math.sqrt(2)


class Distribution(Protocol):
    """What conformance asks of a distribution."""

    def pdf(self, value: float, /) -> float:
        """The density."""
        ...

    def cdf(self, value: float, /) -> float:
        """The probability of a smaller value."""
        ...

    def sf(self, value: float, /) -> float:
        """The probability of a larger value, without loss of digits."""
        ...

    def landmarks(self) -> tuple[float, ...]:
        """Rising points, about a standard deviation apart, that hold all of the mass that counts."""
        ...


def _finite(field: str, value: float, *, positive: bool = False) -> None:
    if not math.isfinite(value) or (positive and value <= 0):
        raise FieldError(field, value, "a finite number above 0" if positive else "a finite number")


@final
@attrs.frozen
class Normal:
    """A normal distribution.

    >>> Normal(0, 1).cdf(0)
    0.5
    """

    mean: float
    sigma: float

    def __attrs_post_init__(self) -> None:
        _finite("Normal.mean", self.mean)
        _finite("Normal.sigma", self.sigma, positive=True)

    def pdf(self, value: float) -> float:
        """The density."""
        z = (value - self.mean) / self.sigma
        return math.exp(-z * z / 2) / (self.sigma * math.sqrt(2 * math.pi))

    def cdf(self, value: float) -> float:
        """The probability of a smaller value."""
        return 0.5 * math.erfc((self.mean - value) / self.sigma / _SQRT2)

    def sf(self, value: float) -> float:
        """The probability of a larger value."""
        return 0.5 * math.erfc((value - self.mean) / self.sigma / _SQRT2)

    def landmarks(self) -> tuple[float, ...]:
        """The mean and steps of a sigma up to ten to both sides."""
        return tuple(self.mean + step * self.sigma for step in range(-10, 11))


@final
@attrs.frozen
class Uniform:
    """Every value between two ends alike."""

    low: float
    high: float

    def __attrs_post_init__(self) -> None:
        _finite("Uniform.low", self.low)
        _finite("Uniform.high", self.high)
        if self.low >= self.high:
            raise FieldError("Uniform.high", self.high, f"a number above low ({self.low})")

    def pdf(self, value: float) -> float:
        """The density."""
        return 1 / (self.high - self.low) if self.low <= value <= self.high else 0.0

    def cdf(self, value: float) -> float:
        """The probability of a smaller value."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def sf(self, value: float) -> float:
        """The probability of a larger value."""
        return min(max((self.high - value) / (self.high - self.low), 0.0), 1.0)

    def landmarks(self) -> tuple[float, ...]:
        """Tenths of the range."""
        return tuple(self.low + (self.high - self.low) * step / 10 for step in range(11))


@final
@attrs.frozen
class Gamma:
    """A gamma distribution with a shape of 1 or more, for figures that cannot be negative."""

    shape: float
    scale: float

    def __attrs_post_init__(self) -> None:
        _finite("Gamma.scale", self.scale, positive=True)
        _finite("Gamma.shape", self.shape, positive=True)
        if self.shape < 1:
            raise FieldError("Gamma.shape", self.shape, "1 or more")

    def pdf(self, value: float) -> float:
        """The density."""
        if value <= 0:
            return 1 / self.scale if value == 0 and self.shape == 1 else 0.0
        z = value / self.scale
        return math.exp((self.shape - 1) * math.log(z) - z - math.lgamma(self.shape)) / self.scale

    def cdf(self, value: float) -> float:
        """The probability of a smaller value."""
        return self._tails(value)[0]

    def sf(self, value: float) -> float:
        """The probability of a larger value."""
        return self._tails(value)[1]

    def _tails(self, value: float) -> tuple[float, float]:
        z, shape = value / self.scale, self.shape
        if z <= 0:
            return 0.0, 1.0
        front = math.exp(shape * math.log(z) - z - math.lgamma(shape))
        if z < shape + 1:
            term = total = 1 / shape
            place = shape
            while abs(term) > 1e-17 * abs(total):
                place += 1
                term *= z / place
                total += term
            return front * total, 1 - front * total
        tiny = 1e-300
        b = z + 1 - shape
        c, d = 1 / tiny, 1 / b
        fraction = d
        for k in range(1, 10_000):
            a = -k * (k - shape)
            b += 2
            d = a * d + b or tiny
            c = b + a / c or tiny
            d = 1 / d
            step = c * d
            fraction *= step
            if abs(step - 1) < 1e-16:
                break
        return 1 - front * fraction, front * fraction

    def landmarks(self) -> tuple[float, ...]:
        """Half standard deviations from 0 on, far into the upper tail."""
        sigma = math.sqrt(self.shape) * self.scale
        last = self.shape * self.scale + 14 * sigma + 45 * self.scale
        return tuple(step * sigma / 2 for step in range(math.ceil(2 * last / sigma) + 1))
