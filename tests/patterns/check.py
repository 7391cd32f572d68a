"""Check of all regular expressions by recheck, which looks for texts that take them the square of their length.

``python -m tests.patterns.check`` needs node and the packages of package.json. recheck knows JavaScript's patterns,
which have nothing possessive: what it finds is tried on the pattern itself, growing, and counts only where that takes
too long.
"""

import json
import re
import subprocess
import sys
import time
from typing import Any

from tests.folders import PROJECT
from tests.patterns.patterns import find_patterns

# Where a text grows to four times, the square to sixteen.
MOST_GROWTH, MEASURED_S = 9, 0.01
LETTERS = (10_000, 40_000)


def to_javascript(pattern: re.Pattern, *, is_sought: bool) -> tuple[str, str]:
    """Source and flags of a pattern in JavaScript, without what is possessive there."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    if pattern.flags & re.VERBOSE:
        source = re.sub(r"(?<!\\)(#[^\n]*|\s)", "", source)
    source = re.sub(r"\(\?P<", "(?<", source)
    source = re.sub(r"\(\?P=(\w+)\)", r"\\k<\1>", source)
    for ours, theirs in (("(?>", "(?:"), (r"\Z", r"$(?![\s\S])"), (r"\A", "^"), ("(?i)", "")):
        source = source.replace(ours, theirs)
    signs: list[str] = []
    is_class = is_first = False
    # A sign, or an escaped one.
    for sign in re.findall(r"\\.|[^\\]", source, re.DOTALL):
        if is_class:
            is_class, is_first = sign != "]" or is_first, is_first and sign == "^"
            signs.append("\\[" if sign == "[" else sign)
            continue
        if sign == "[":
            is_class = is_first = True
        elif sign == "+" and signs and signs[-1] in ("+", "*", "}", "?"):
            continue
        signs.append(sign)
    source = "".join(signs)
    flags = "".join(
        letter for letter, flag in (("i", re.IGNORECASE), ("m", re.MULTILINE), ("s", re.DOTALL)) if pattern.flags & flag
    )
    return (source if is_sought else f"^(?:{source})"), flags


def is_slow(pattern: re.Pattern, attack: dict[str, Any], *, is_sought: bool) -> bool:
    """Whether the pattern itself takes too long on a text of recheck's."""
    times = []
    for letters in LETTERS:
        text = ""
        for pump in attack["pumps"]:
            text += pump["prefix"] + pump["pump"] * (letters // len(pump["pump"]) // len(attack["pumps"]))
        text += attack["suffix"]
        data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
        runs = []
        for _ in range(3):
            start = time.process_time()
            pattern.match(data)
            if is_sought:
                for _match in pattern.finditer(data):
                    pass
            runs.append(time.process_time() - start)
        times.append(min(runs))
    return times[1] > MOST_GROWTH * max(MEASURED_S, times[0])


def main() -> None:
    """Check all, and end with 1 where one is too slow or cannot be checked."""
    patterns = find_patterns()
    # What repeats nothing takes no time.
    asked = [
        (name, *to_javascript(pattern, is_sought=is_sought))
        for name, (pattern, is_sought) in patterns.items()
        if re.search(r"[*+{]", str(pattern.pattern))
    ]
    done = subprocess.run(
        ["node", "tests/patterns/recheck.js"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=True,
    )
    wrong = []
    for attack in json.loads(done.stdout):
        pattern, is_sought = patterns[attack["name"]]
        if attack["status"] != "vulnerable":
            wrong.append(f"not checked ({attack['error']}): {attack['name']}")
        elif is_slow(pattern, attack, is_sought=is_sought):
            wrong.append(f"slow: {attack['name']} on {attack['pumps']} {attack['suffix']!r}")
    print("\n".join([*wrong, f"{len(patterns)} patterns, {len(wrong)} wrong"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
