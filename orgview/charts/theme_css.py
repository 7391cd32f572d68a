"""Theme as css custom properties: colours and font, which ``assets/src/styles/`` names and has none of its own."""

from dataclasses import fields

from orgmodel.theme import THEMES, Theme

# What only the page needs: a shadow and the ground of a control under the pointer.
_PAGE_ONLY = {
    "light": {"shade": "rgb(23 32 51 / 8%)", "hover": "#e9eef5"},
    "dark": {"shade": "rgb(0 0 0 / 40%)", "hover": "#243044"},
}


def to_css() -> str:
    """Rules for both themes, chosen by an attribute of the document; light before it is set."""
    light, dark = THEMES["light"], THEMES["dark"]
    return f':root,[data-theme="light"]{{{_properties(light)}}}\n' + (f'[data-theme="dark"]{{{_properties(dark)}}}')


def _properties(theme: Theme) -> str:
    found: dict[str, str] = {}
    for each in fields(theme.palette):
        value = getattr(theme.palette, each.name)
        name = each.name.replace("_", "-")
        if isinstance(value, dict):
            found |= {f"{name.removesuffix('s')}-{key}": colour for key, colour in value.items()}
        else:
            found[name] = value
    found |= _PAGE_ONLY[theme.name]
    found["font"] = theme.font
    found["color-scheme"] = theme.name
    return "".join(
        f"{name}:{value};" if name == "color-scheme" else f"--{name}:{value};" for name, value in found.items()
    )
