"""Theme as css custom properties: colours and font, which ``assets/src/styles/`` names and has none of its own."""

from dataclasses import asdict, replace
from typing import Any

from orgmodel.theme import THEMES, Palette, Theme

# What only the page needs: a shadow and the ground of a control under the pointer.
_PAGE_ONLY = {
    "light": {"shade": "rgb(23 32 51 / 8%)", "hover": "#e9eef5"},
    "dark": {"shade": "rgb(0 0 0 / 40%)", "hover": "#243044"},
}


def to_css() -> str:
    """Rules for both themes, chosen by an attribute of the document; before it is set, as the system asks for it."""
    light, dark = _properties(THEMES["light"]), _properties(THEMES["dark"])
    return (
        f':root,[data-theme="light"]{{{light}}}\n[data-theme="dark"]{{{dark}}}\n'
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme]){{{dark}}}}}"
    )


def page_theme() -> Theme:
    """Theme whose colours are the css properties of `to_css`: what is painted in it has the colours of its page."""
    light = THEMES["light"]
    colours: dict[str, Any] = {
        name: {key: f"var({_property(name, key)})" for key in value}
        if isinstance(value, dict)
        else f"var({_property(name)})"
        for name, value in asdict(light.palette).items()
    }
    return replace(light, palette=Palette(**colours))


def _property(name: str, key: str = "") -> str:
    """Css property of a palette's field, or of a colour of the field by its key."""
    return f"--{name.replace('_', '-').removesuffix('s')}-{key}" if key else f"--{name.replace('_', '-')}"


def _properties(theme: Theme) -> str:
    found: dict[str, str] = {}
    for name, value in asdict(theme.palette).items():
        if isinstance(value, dict):
            found |= {_property(name, key): colour for key, colour in value.items()}
        else:
            found[_property(name)] = value
    found |= {f"--{name}": value for name, value in _PAGE_ONLY[theme.name].items()}
    found |= {"--font": theme.font, "color-scheme": theme.name}
    return "".join(f"{name}:{value};" for name, value in found.items())
