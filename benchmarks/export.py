"""Time and size of exports: ``python -m benchmarks.export [PEOPLE ...]``; each format in a process of its own.

Seconds are those of the processor, so that a machine that others use gives the same.
"""

import multiprocessing
import resource
import sys
import time
from dataclasses import replace
from io import BytesIO
from typing import Any

# Width of the PNG.
PNG_PX = 8_000
# Formats that are measured for at most so many people; charts of more are for many pages.
KINDS = {
    "svg": 20_000, "png": 10_000, "pdf": 20_000, "pages.pdf": 100_000,
    "xlsx": 1_000_000, "csv": 3_000_000, "json": 1_000_000,
    "parquet": 3_000_000, "graphml": 100_000, "drawio": 20_000, "dot": 100_000,
    "pptx": 10_000, "html": 1_000_000,
}  # fmt: skip


def _as_wide(drawing: Any, width: float) -> Any:
    """Drawing made smaller or larger to a width in px."""
    from orgmodel.export.drawings.drawing import Group

    scale = width / drawing.width_px
    return replace(
        drawing,
        width_px=width,
        height_px=drawing.height_px * scale,
        shapes=(Group(0, 0, drawing.shapes, scale),),
    )


def _measure(people: int, kind: str, answer: Any) -> None:
    from orgmodel.catalog.load import load_domain
    from orgmodel.export.companies.company import Company
    from orgmodel.export.files import kind_of_name
    from orgmodel.export.pictures.png import write_png
    from orgmodel.export.request import Request
    from orgmodel.typical.parameters import from_table
    from orgmodel.typical.population.generate import generate

    company = Company("Generated", generate(from_table({"headcount": people}), load_domain()))
    is_paged = kind == "pages.pdf"
    request = Request(company, pages="by-manager" if is_paged else "usual")
    target, start = BytesIO(), time.process_time()
    if kind == "png":
        target.write(write_png(_as_wide(request.drawing(), PNG_PX)))
    else:
        kind_of_name(f"x.{kind}").write(request, target)
    seconds = time.process_time() - start
    answer.put((seconds, target.tell(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def main() -> None:
    """Print a line for each size and format: seconds, megabytes of the file, gibibytes of the process at most."""
    sizes = [int(text) for text in sys.argv[1:]] or [5_000]
    context = multiprocessing.get_context("spawn")
    print(f"{'people':>10}  {'format':10}  {'s':>7}  {'MB':>8}  {'GiB':>6}")
    for people in sizes:
        for kind, most in KINDS.items():
            if people > most:
                continue
            answer = context.Queue()
            process = context.Process(target=_measure, args=(people, kind, answer))
            process.start()
            # A process that was ended by the system leaves no answer to wait for.
            while answer.empty() and process.is_alive():
                process.join(0.2)
            if process.exitcode not in (None, 0):
                print(f"{people:>10,}  {kind:10}  ended with {process.exitcode}")
                continue
            seconds, size, memory = answer.get()
            process.join()
            print(f"{people:>10,}  {kind:10}  {seconds:7.2f}  {size / 1e6:8.2f}  {memory / 2**30:6.2f}")


if __name__ == "__main__":
    main()
