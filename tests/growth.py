"""Growth of work with its input, measured on the processor's clock: ratios hold on a busy machine, seconds do not."""

import time
from collections.abc import Callable

# Four times the input: the square of four is sixteen.
MOST_GROWTH = 9
# Shorter times are of the clock, which goes by hundredths on some machines.
MEASURED_S = 0.01


def cpu_s(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def is_linear(short: Callable[[], float], long: Callable[[], float]) -> bool:
    """Whether four times as much takes about four times as long; other work on the machine spoils no three tries."""
    return any(long() <= MOST_GROWTH * max(MEASURED_S, short()) for _ in range(3))
