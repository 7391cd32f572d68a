"""Colours of the page that no chart has: what is read on them stands out, in both themes."""

import re
from pathlib import Path

import pytest

from orgmodel.export.cards.card import draw_card
from orgmodel.export.pictures.svg import markup
from orgmodel.layout.scene import Card
from orgmodel.theme import THEMES
from orgview.charts.theme_css import page_theme, to_css
from tests.folders import PROJECT
from tests.orgmodel.export.test_contrast import SIGN, TEXT, contrast

STYLES = PROJECT / "assets" / "src" / "styles"
NAMED = re.compile(r"--([a-z0-9_-]+):(#[0-9a-f]{6})")


def _tokens(theme: str) -> dict[str, str]:
    rule = next(line for line in to_css().splitlines() if f'[data-theme="{theme}"]' in line)
    return dict(NAMED.findall(rule))


def test_before_a_theme_is_chosen_it_is_that_of_the_system():
    """A dark system has the dark colours before any script runs, and loses them to a choice."""
    _, dark, system = to_css().splitlines()
    colours = dark.removeprefix('[data-theme="dark"]')
    assert system == f"@media (prefers-color-scheme:dark){{:root:not([data-theme]){colours}}}"


@pytest.mark.parametrize("shade", ["", "s3", "blank"])
def test_a_card_in_the_colours_of_the_page_names_properties_that_are_there(shade):
    """Tinted grounds too, which the browser mixes from both."""
    card = Card("Nurse", "", "office", badge="12", shade=shade, fold="3 people", confidence="opinion")
    named = re.findall(r"var\((--[a-z0-9_-]+)\)", painted := markup(draw_card(card, 208, 64, page_theme())))
    assert set(named) <= set(re.findall(r"(--[a-z0-9_-]+):", to_css()))
    assert len(set(named)) > 4
    assert "#" not in painted
    assert ("color-mix(in srgb,var(--card),var(--shade-" in painted) is bool(shade)


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_signs_stand_out_on_every_ground_of_the_page(theme):
    """Text 4.5:1 on page, panels and what the pointer is over; messages too; borders of controls and signs 3:1."""
    tokens = _tokens(theme)
    grounds = ("page", "surface", "hover")
    words = [(word, ground, TEXT) for word in ("text", "muted", "accent") for ground in grounds]
    words += [(word, "surface", TEXT) for word in ("removed", "moved", "added", "retitled")]
    words += [("on-accent", "accent", TEXT)]
    words += [("line", ground, SIGN) for ground in ("page", "surface")]
    words += [(word, ground, SIGN) for word in tokens if word.startswith("confidence-") for ground in grounds]
    found = [
        f"{word} on {ground}: {contrast(tokens[word], tokens[ground]):.2f} < {wanted}"
        for word, ground, wanted in words
        if contrast(tokens[word], tokens[ground]) < wanted
    ]
    assert found == []
    assert len(words) > 20


@pytest.mark.parametrize("sheet", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_has_no_colour_of_its_own_and_no_letter_under_12_px(sheet: Path):
    """Colours are those of the theme; what is read has 12 px or more."""
    text = re.sub(r"url\([^)]*\)|/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])", text) == []
    assert [size for size in map(float, re.findall(r"font-size:\s*([0-9.]+)px", text)) if 0 < size < 12] == []


def test_letters_have_a_handful_of_sizes():
    """Those of the scale; a size that is written out is one of them or one more."""
    text = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    scale = dict(re.findall(r"--text-([a-z]+): ([0-9.]+)px", text))
    assert all(float(px) >= 12 for px in scale.values())
    used = re.findall(r"font(?:-size)?:\s*(?:var\(--text-([a-z]+)\)|([0-9.]+)px)", text)
    assert {name for name, _ in used if name} == scale.keys()
    assert len({*scale.values(), *(px for _, px in used if px)}) <= 7
