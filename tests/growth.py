"""Growth of work with its input, measured on the processor's clock: ratios hold on a busy machine, seconds do not."""

import gc
import math
import time
from collections.abc import Callable

# Four times the input: the square of four is sixteen.
MOST_GROWTH = 9
# Shorter times are of the clock, which goes by hundredths on some machines.
MEASURED_S = 0.01


def cpu_s(work: Callable[[], object]) -> float:
    """Seconds of the processor, without the collector's, which grow with all that other tests have left."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        if is_on:
            gc.enable()


def is_linear(
    short: Callable[[], float], long: Callable[[], float], most_growth: float = MOST_GROWTH, tries: int = 5
) -> bool:
    """Whether four times as much takes about four times as long, by the best of several times of each.

    Parameters
    ----------
    most_growth
        Times as long as the short one that the long one may take; more where it is more than four times as much.

    Notes
    -----
    Other work on the machine makes single times longer, never shorter: the best ones come near the work itself, for
    the short and for the long.
    """
    best_short = best_long = math.inf
    for _ in range(tries):
        best_short, best_long = min(best_short, short()), min(best_long, long())
        if best_long <= most_growth * max(MEASURED_S, best_short):
            return True
    return False
