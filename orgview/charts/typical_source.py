"""Typical companies as the browser draws them: from query fields to an answer in JSON."""

import json
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from orgmodel.errors import OrgError
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.scene import Scene
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import THEMES
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import headcount_text, summary_text
from orgmodel.typical.difference import compare, difference_text
from orgmodel.typical.parameters import changed
from orgview.catalogue import Catalogue
from orgview.charts.ladder import chain_json, ladder_json
from orgview.charts.scene_json import scene_json
from orgview.messages import for_field, for_others, message_of
from orgview.queries.loaded_query import LOADED
from orgview.queries.typical_query import Reading, read, to_fields, write

# Encoded answers that are kept, 30 to 100 kB each; ladders, 3 kB each.
ANSWERS, LADDERS = 192, 128


class TypicalCharts:
    """Charts of typical companies, with those made lately.

    An answer depends on query and theme alone, so that it is made once.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._encoded = lru_cache(ANSWERS)(self._encode)
        self._ladder = lru_cache(LADDERS)(partial(ladder_json, catalogue))

    def answer(self, fields: Mapping[str, str], theme: str) -> dict[str, Any]:
        """Scene, sentence, notices and messages for a query.

        Returns
        -------
        dict
            ``errors``: messages for the headcount (``n``), the thresholds (``t``) and the rest (``others``), each may
            be empty; what cannot be read is at its default in the scene. ``scene``: seats, lines, ``query``
            (canonical), headcount, chain and ladder; None where no company can be built. ``sentence``, ``notices``.
        """
        return self._answer(self._read(fields), theme)

    def encoded_answer(self, fields: Mapping[str, str], theme: str) -> bytes:
        """The same as JSON; of a query without errors it is kept."""
        reading = self._read(fields)
        theme = theme if theme in THEMES else "light"
        if reading.problems:
            return encoded(self._answer(reading, theme))
        return self._encoded(reading, theme)

    def scene(self, fields: Mapping[str, str], theme: str) -> Scene | None:
        """Scene of a query, for a painter; None where no company can be built."""
        reading = self._read(fields)
        try:
            graph = build(reading.company, self._catalogue.domain)
        except OrgError:
            return None
        return typical_scene(graph, reading.view, THEMES[theme])

    def changes(self, fields: Mapping[str, str], before: str) -> dict[str, Any]:
        """What differs from the company of another query.

        Returns
        -------
        dict
            ``sentence``: None where nothing differs, or one of the two cannot be read. ``query``: canonical.
        """
        reading = self._read(fields)
        return {"sentence": self._changes_text(reading, before), "query": write(reading.company, reading.view)}

    def _read(self, fields: Mapping[str, str]) -> Reading:
        return read(fields, self._catalogue.domain, self._catalogue.first.company)

    def _encode(self, reading: Reading, theme: str) -> bytes:
        return encoded(self._answer(reading, theme))

    def _answer(self, reading: Reading, theme: str) -> dict[str, Any]:
        catalogue, company, view = self._catalogue, reading.company, reading.view
        errors = {
            "n": for_field(reading.problems, "n"),
            "t": for_field(reading.problems, "t"),
            "others": for_others(reading.problems, ("n", "t")),
        }
        try:
            graph = build(company, catalogue.domain)
        except OrgError as error:
            errors["others"] = message_of(error)
            return {"errors": errors, "scene": None, "sentence": None, "notices": None}
        look = THEMES.get(theme, THEMES["light"])
        scene = scene_json(typical_scene(graph, view, look), look)
        scene |= {
            "query": write(company, view),
            "headcount": company.headcount,
            "chain": chain_json(catalogue, graph),
            "ladder": self._ladder(changed(company, headcount=catalogue.first.company.headcount)),
            "view": {"layout": view.layout, "layouts": list(map(list, LAYOUTS.items()))},
        }
        return {
            "errors": errors,
            "scene": scene,
            "sentence": summary_text(graph),
            "notices": [{"text": text, "cites": list(cites)} for _, text, cites in graph.graph["notices"]],
        }

    def _changes_text(self, reading: Reading, before: str) -> str | None:
        fields = to_fields(before)
        # After a company that was loaded there is nothing to compare with.
        if LOADED in fields or reading.problems:
            return None
        old, new = self._read(fields).company, reading.company
        if old == new:
            return None
        domain = self._catalogue.domain
        try:
            return difference_text(compare(build(old, domain), build(new, domain)), headcount_text(new))
        except OrgError:
            return None


def encoded(answer: Mapping[str, Any]) -> bytes:
    """An answer as JSON, without blanks."""
    return json.dumps(answer, separators=(",", ":")).encode()
