"""The theme's colours as css custom properties; ``assets/style.css`` names them and holds no colour of its own."""

from dataclasses import fields

from orgmodel.theme import THEMES, Theme

# What only the page needs: a shadow and the ground of a control under the pointer.
_PAGE_ONLY = {
    "light": {"shade": "rgb(23 32 51 / 8%)", "hover": "#e9eef5"},
    "dark": {
        "shade": "rgb(0 0 0 / 40%)",
        "hover": "#243044",
        # Mantine's greys, in the blue of our grounds.
        "mantine-color-body": "#171e2b",
        "mantine-color-dark-4": "#3c4a61",
        "mantine-color-dark-5": "#2b374b",
        "mantine-color-dark-6": "#1d2635",
        "mantine-color-dark-7": "#171e2b",
        "mantine-color-dark-8": "#10151f",
        "mantine-color-text": "#eef2f8",
    },
}


def to_css() -> str:
    """Rules for both themes, chosen by Mantine's attribute on the document; light before it is set."""
    light, dark = THEMES["light"], THEMES["dark"]
    return f':root,[data-mantine-color-scheme="light"]{{{_properties(light)}}}\n' + (
        f'[data-mantine-color-scheme="dark"]{{{_properties(dark)}}}'
    )


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
