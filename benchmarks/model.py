"""Time of the model alone: reading the domain, planning, placing, and the whole answer to a question."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median
from time import perf_counter

from benchmarks import figures
from orgmodel.catalog.load import load_domain
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import LIGHT
from orgmodel.typical.build.build import build
from orgmodel.views.typical import View
from orgview.catalogue import read_catalogue
from orgview.charts.typical_source import TypicalCompanies
from orgview.memory.cache import SharedCache
from orgview.queries.typical_query import to_fields, write
from orgview.settings import Settings

ROUNDS = 15


def _times_ms(task: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Times of a task after one run that is not counted."""
    task()
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        task()
        times.append((perf_counter() - begun) * 1000)
    return times


def main() -> None:
    """Measure and print."""
    print(f"Model: median of {ROUNDS} runs in ms ({figures.machine()})")
    # Past its cache.
    print(f"{'load_domain':<34} {median(_times_ms(load_domain.__wrapped__, 3)):7.1f}")
    catalogue = read_catalogue(Settings().presets)
    domain, first = catalogue.domain, catalogue.first.company
    companies = {preset.name: preset.company for preset in catalogue.presets.values()}
    largest = max(companies.values(), key=lambda company: company.headcount)
    companies["60 divisions"] = replace(largest, structure="divisional", divisions=60)
    print(f"{'':<34} {'build':>7} {'place':>7} {'answer':>7}   seats")
    sources = TypicalCompanies(catalogue, SharedCache())
    before = sources.source(to_fields(write(first, View())))
    for name, company in companies.items():
        graph = build(company, domain)
        fields = to_fields(write(company, View()))

        def answer(fields: dict[str, str] = fields) -> None:
            source = sources.source(fields)
            source.answer("light")
            source.changes_text(before)

        times = (
            _times_ms(partial(build, company, domain)),
            _times_ms(partial(typical_scene, graph, View(), LIGHT)),
            # As the page asks: also what changed since the chart before.
            _times_ms(answer),
        )
        print(f"{name:<34} {' '.join(f'{median(one):7.1f}' for one in times)}   {len(graph):5}", flush=True)


if __name__ == "__main__":
    main()
