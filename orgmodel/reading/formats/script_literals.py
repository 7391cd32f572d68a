"""Lists and mappings written in scripts (JavaScript, Python, PHP, Ruby), as JSON: nothing is run."""

import json
import re
from dataclasses import dataclass, field

from orgmodel.errors import BadFile

_TOKEN = re.compile(
    r"""(?P<blank>(?:\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/|(?<![^\s\[{(,])\#[^\n]*+)++)
    |(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)
    |(?P<number>[-+]?(?:0[xX][0-9a-fA-F]++|(?:[0-9][0-9_]*+(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?)(?![\w.]))
    |(?P<word>[^\W\d][\w$]*+(?:\.[\w$]++)*+|\$[\w$]*+(?:\.[\w$]++)*+)
    |(?P<open>[\[{(])|(?P<close>[\]})])|(?P<sign>=>|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": "", "\r": "", "\r\n": ""}
_WORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), "true"),
    **dict.fromkeys(("false", "False", "FALSE"), "false"),
    **dict.fromkeys(("null", "None", "undefined", "nil", "NaN", "NULL"), "null"),
}
# Words before a value that change nothing: "new Date(2020, 1)", "await load()".
_BEFORE = frozenset({"new", "await", "return"})
_PAIRS = {"[": "]", "{": "}", "(": ")"}
# Each bracket that is open takes memory; nobody writes a script so deep.
_MOST_LEVELS = 100_000
_PHP_LIST = "array"
_KEY, _COLON, _VALUE, _COMMA = "key", "colon", "value", "comma"


@dataclass(frozen=True, slots=True)
class Literal:
    """A list, a mapping or a call with such arguments that stands in a script.

    Attributes
    ----------
    name
        What it is assigned to, the key it stands under, or the function it is passed to; "" where there is none.
    is_call
        Whether `text` is the list of arguments of a function.
    text
        As JSON; numbers and names of variables are text.
    is_plain
        Whether a call has no names of variables among its arguments.
    """

    name: str
    is_call: bool
    text: str
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Literals:
    """The outermost literals of a script.

    Attributes
    ----------
    outermost
        In their order.
    is_bare
        Whether nothing but literals, and the commas between them, stands there.
    is_closed
        Whether each bracket of a literal is closed.
    """

    outermost: tuple[Literal, ...]
    is_bare: bool
    is_closed: bool


# Pieces of JSON that are a literal: name, whether a call, begin, end, whether without variables.
_Run = tuple[str, bool, int, int, bool]


@dataclass(slots=True)
class _Frame:
    """A bracket that is open: where its JSON and its text begin, what may come next, what is complete inside."""

    sign: str
    name: str
    begin: int
    offset: int
    is_call: bool = False
    is_code: bool = False
    awaits: str = _VALUE
    key: str = ""
    parts: int = 0
    is_plain: bool = True
    inside: list[_Run] = field(default_factory=list)
    # A string that the next one may be added to by "+"; a word before a bracket or a further word.
    is_text: bool = False
    is_added: bool = False


def literals_of(text: str) -> Literals:
    r"""Find the literals of a script, outermost only; code around them is passed over.

    Examples
    --------
    >>> literals_of("// GoJS\nconst a = [{ key: 1, name: 'Ann' },]; run(a);").outermost[0].text
    '[{"key":"1","name":"Ann"}]'

    Raises
    ------
    BadFile
        If brackets nest deeper than 100,000.

    Notes
    -----
    One pass over the text, without recursion: time and memory grow with it, whatever nests.
    """
    return _Scan(text).run()


class _Scan:
    """One pass: pieces of JSON in one list, of which each literal is a run."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.runs: list[_Run] = []
        self.frames: list[_Frame] = [_Frame("", "", 0, 0, is_code=True)]
        self.is_bare = True
        # The word that was read last, and what was read last of it in code: "a = new go.Model(" keeps both.
        self.word = ""
        self.name = ""

    def run(self) -> Literals:
        """Read all tokens."""
        for match in _TOKEN.finditer(self.text):
            kind = match.lastgroup or ""
            if kind != "blank":
                self._token(kind, match[0], match.start(), match.end())
        is_closed = all(frame.is_code or not frame.inside for frame in self.frames)
        for frame in self.frames:
            self._give_up(frame)
        found = sorted(self.runs, key=lambda one: one[2])
        made = (
            Literal(name, is_call, "".join(self.out[begin:end]), plain) for name, is_call, begin, end, plain in found
        )
        return Literals(tuple(made), self.is_bare, is_closed)

    def _token(self, kind: str, part: str, start: int, end: int) -> None:
        frame = self.frames[-1]
        if kind == "open":
            self._open(frame, part, start)
        elif kind == "close":
            self._close(part, end)
        elif frame.is_code:
            self._code(kind, part)
        elif self.word:
            # A word that no bracket follows is the value itself.
            self._after_word(frame, kind, part)
        else:
            self._data(frame, kind, part)

    def _code(self, kind: str, part: str) -> None:
        if len(self.frames) == 1 and not (kind == "sign" and part in ",;"):
            self.is_bare = False
        if kind == "word":
            if part not in _BEFORE:
                self.name = self.name if self.word == "=" else part
            self.word = part
        elif kind == "text":
            self.name, self.word = _plain(part), ""
        elif part in "=:":
            self.word = "="
        else:
            self.name = self.word = ""

    def _data(self, frame: _Frame, kind: str, part: str) -> None:
        if frame.awaits == _KEY:
            if kind in {"text", "word", "number"}:
                frame.key = _plain(part) if kind == "text" else part
                self._write(frame, json.dumps(frame.key, ensure_ascii=False))
                frame.awaits = _COLON
            elif part != ":":
                self._fail(frame)
        elif frame.awaits == _COLON:
            if part in {":", "=>"} or (part == "=" and frame.key):
                self.out.append(":")
                frame.awaits = _VALUE
            else:
                self._fail(frame)
        elif frame.awaits == _VALUE:
            self._value(frame, kind, part)
        elif part == ",":
            frame.awaits = _KEY if frame.sign == "{" else _VALUE
            frame.is_text = False
        elif part == "+" and frame.is_text:
            frame.awaits, frame.is_added = _VALUE, True
        elif part == "=>" and frame.sign != "{" and frame.parts == 1 and frame.is_text and not frame.is_call:
            # A list of PHP with keys.
            self.out[frame.begin] = "{"
            frame.sign, frame.awaits = "{", _VALUE
            frame.key = json.loads(self.out[-1])
            self.out.append(":")
        else:
            self._fail(frame)

    def _value(self, frame: _Frame, kind: str, part: str) -> None:
        if kind == "text" and frame.is_added:
            self.out[-1] = self.out[-1][:-1]
            self.out.append(json.dumps(_plain(part), ensure_ascii=False)[1:])
            frame.is_added, frame.awaits = False, _COMMA
        elif frame.is_added:
            self._fail(frame)
        elif kind in {"text", "number"}:
            self._write(frame, json.dumps(_plain(part) if kind == "text" else part, ensure_ascii=False))
            frame.awaits, frame.is_text = _COMMA, kind == "text"
        elif kind == "word":
            if part not in _BEFORE:
                self.word = part
        elif part == ",":
            # Holes of lists: "[1, , 2]".
            self._write(frame, "null")
        elif part == ":" and frame.sign != "{":
            # A symbol of Ruby.
            return
        else:
            self._fail(frame)

    def _after_word(self, frame: _Frame, kind: str, part: str) -> None:
        word, self.word = self.word, ""
        if part == "=" and frame.is_call and frame.sign == "(":
            # Of several before it, it is one more.
            if frame.parts < 2:
                self._name_arguments(frame, word)
            return
        if kind in {"text", "number", "word"}:
            # A string with a letter before it, as Python writes them: u"...", r"...", f"...".
            if kind == "text" and len(word) == 1:
                self._data(frame, kind, part)
            else:
                self._fail(frame)
                self._code(kind, part)
            return
        self._put_word(frame, word)
        self._data(frame, kind, part)

    def _name_arguments(self, frame: _Frame, key: str) -> None:
        """Take the arguments of a call for a mapping from the first that has a name on; one before it is the name."""
        self.out[frame.begin] = '{"name":' if frame.parts else "{"
        frame.sign, frame.awaits = "{", _KEY
        self._write(frame, json.dumps(key, ensure_ascii=False))
        self.out.append(":")
        frame.key, frame.awaits = key, _VALUE

    def _put_word(self, frame: _Frame, word: str) -> None:
        frame.is_plain &= word in _WORDS
        self._write(frame, _WORDS.get(word) or json.dumps(word, ensure_ascii=False))
        frame.awaits, frame.is_text = _COMMA, False

    def _write(self, frame: _Frame, part: str) -> None:
        """Put a value or a key of a frame down, after a comma where it is not the first."""
        if frame.awaits != _VALUE or frame.sign != "{":
            if frame.parts:
                self.out.append(",")
            frame.parts += 1
        self.out.append(part)

    def _open(self, frame: _Frame, sign: str, start: int) -> None:
        name, is_call = "", False
        if frame.is_code:
            name = self.name
            is_call = sign == "(" and self.word not in {"", "="} and self.word not in _BEFORE
            # A list in brackets alone is a group; what follows a closing bracket is a block.
            is_code = sign == "(" and not is_call
            self.name = self.word = ""
        else:
            word, self.word = self.word, ""
            is_call, is_code = bool(word) and sign == "(", False
            if frame.awaits != _VALUE or frame.is_added or (word and sign != "("):
                self._fail(frame)
                is_code = sign == "("
            else:
                name = frame.key or word
                self._write(frame, "")
                frame.awaits, frame.is_text = _COMMA, False
            if word == _PHP_LIST:
                is_call = False
        if len(self.frames) > _MOST_LEVELS:
            raise BadFile(
                f"The script is nested more than {_MOST_LEVELS:,} levels deep", "Write one entry for each person."
            )
        self.out.append("[" if sign == "(" else sign)
        begin = len(self.out) - 1
        awaits = _KEY if sign == "{" else _VALUE
        self.frames.append(_Frame(sign, name, begin, start, is_call=is_call, is_code=is_code, awaits=awaits))

    def _close(self, sign: str, end: int) -> None:
        if len(self.frames) == 1:
            self.is_bare = False
            return
        frame = self.frames[-1]
        if self.word and not frame.is_code:
            self._put_word(frame, self.word)
        self.word = ""
        opened = self.text[frame.offset]
        is_cut = frame.awaits == _COLON or frame.is_added or (frame.sign == "{" and frame.awaits == _VALUE)
        if is_cut or _PAIRS[opened] != sign:
            self._fail(frame)
        self.frames.pop()
        above = self.frames[-1]
        if frame.is_code:
            if not above.is_code:
                self._fail(above)
            self.is_bare &= len(self.frames) > 1
            return
        self.out.append("}" if frame.sign == "{" else "]")
        if frame.is_call and not above.is_code:
            self._unwrap(frame, end)
        run = (frame.name, frame.is_call and above.is_code, frame.begin, len(self.out), frame.is_plain)
        if not above.is_code:
            above.inside.append(run)
        elif frame.parts:
            self.runs.append(run)

    def _unwrap(self, frame: _Frame, end: int) -> None:
        """Give a call inside a literal as its only argument, as the list of them, or as the text that it is."""
        is_row = frame.parts > 1 and self.frames[-1].sign in {"[", "("}
        if frame.sign == "{" or is_row:
            return
        if frame.parts == 1:
            self.out[frame.begin] = self.out[-1] = ""
        elif not frame.inside:
            del self.out[frame.begin :]
            self.out.append(json.dumps(self.text[frame.offset + 1 : end - 1].strip(), ensure_ascii=False))

    def _fail(self, frame: _Frame) -> None:
        """Take a frame, and those around it, for code."""
        for each in reversed(self.frames):
            if each.is_code and each is not frame:
                break
            self._give_up(each)
            each.is_code = True
        self.is_bare = False

    def _give_up(self, frame: _Frame) -> None:
        if not frame.is_code:
            self.runs.extend(run for run in frame.inside if run[3] - run[2] > 2)
            frame.inside = []


def _plain(part: str) -> str:
    """Text of a string without its quotes and escapes."""
    inner = part[1:-1]
    return _ESCAPE.sub(_unescape, inner) if "\\" in inner else inner


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    return _ESCAPED.get(match[4], match[4])
