"""What jxbudget has to tell an author: kinds of defects, and each finding of one."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
Pointer = tuple[str | int, ...]
"""The way from the root of a spec to a value: ``("项目资金", "收入", "资金总额")``."""


class Severity(StrEnum):
    """How bad a finding is: the form would be returned, asked about, or merely noted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of source text: 1-based lines, 1-based columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Text(NamedTuple):
    """A sentence in both languages; ``{name}`` stands for a fact."""

    zh: str
    en: str

    def say(self, language: Language, facts: Mapping[str, object] = MappingProxyType({})) -> str:
        """The sentence in one language with its facts in place, lists joined as that joins them."""
        template, comma = (self.zh, "、") if language == "zh" else (self.en, ", ")
        said = {
            name: comma.join(fact) if isinstance(fact, list) else fact
            for name, fact in facts.items()
        }
        return template.format_map(said)


class Label(NamedTuple):
    """A second place a finding speaks of, with a few words on it.

    ``path`` names its file when that is another one than the finding's. ``words`` is the
    fragment of the value that is meant.
    """

    pointer: Pointer
    text: Text
    facts: Mapping[str, object] = MappingProxyType({})
    span: Span | None = None
    path: str = ""
    words: str = ""


class Mend(NamedTuple):
    """A mechanical mend: ``old``, wherever it stands in the value, becomes ``new``."""

    old: str
    new: str


class Edit(NamedTuple):
    """A mend at its place: the stretch of source text that becomes ``new``."""

    span: Span
    new: str


class Defect(NamedTuple):
    """A kind of defect: its code, its name, and its words in both languages.

    A ``firm`` one cannot be silenced: with it there is nothing sound to print.
    """

    code: str
    slug: str
    severity: Severity
    title: Text
    message: Text
    help: Text
    firm: bool = False

    def at(self, *pointer: str | int, **facts: object) -> "Diagnostic":
        """A finding at a value of a spec."""
        return Diagnostic(self, pointer, facts)

    def at_key(self, *pointer: str | int, **facts: object) -> "Diagnostic":
        """A finding at the name of a value."""
        return Diagnostic(self, pointer, facts, on_key=True)

    def over(self, span: Span, /, **facts: object) -> "Diagnostic":
        """A finding at a stretch of text."""
        return Diagnostic(self, (), facts, span=span)


def error(code: str, slug: str, title: Text, message: Text, help_: Text) -> Defect:
    """A defect for which the form would be returned."""
    return Defect(code, slug, Severity.ERROR, title, message, help_)


def firm(defect: Defect) -> Defect:
    """The same defect, as one that cannot be silenced."""
    return defect._replace(firm=True)


def warning(code: str, slug: str, title: Text, message: Text, help_: Text) -> Defect:
    """A defect that a reviewer would ask about."""
    return Defect(code, slug, Severity.WARNING, title, message, help_)


def note(code: str, slug: str, title: Text, message: Text, help_: Text) -> Defect:
    """Something worth knowing before the form is sent."""
    return Defect(code, slug, Severity.NOTE, title, message, help_)


class Diagnostic(NamedTuple):
    """One finding. Rules name the pointer; the path and all places are filled in later.

    ``on_key`` puts the caret under the key instead of its value, ``words`` under a fragment of
    the value. ``mends`` are what ``--fix`` may do, ``edits`` the same at its place. ``excerpt`` is
    the source text under the caret. ``level`` is a severity other than the defect's own.
    """

    defect: Defect
    pointer: Pointer
    facts: Mapping[str, object]
    labels: tuple[Label, ...] = ()
    path: str = ""
    span: Span | None = None
    on_key: bool = False
    words: str = ""
    mends: tuple[Mend, ...] = ()
    edits: tuple[Edit, ...] = ()
    excerpt: str = ""
    level: Severity | None = None

    def labelled(self, labels: Iterable[Label]) -> "Diagnostic":
        """The same finding with further places it speaks of."""
        return self._replace(labels=tuple(labels))

    def on_words(self, words: str) -> "Diagnostic":
        """The same finding, at a fragment of the value."""
        return self._replace(words=words)

    def mended_by(self, *mends: tuple[str, str]) -> "Diagnostic":
        """The same finding with what would mend it: pairs of old and new text."""
        return self._replace(mends=tuple(Mend(old, new) for old, new in mends))

    @property
    def code(self) -> str:
        """The defect's code, ``JX201``."""
        return self.defect.code

    @property
    def severity(self) -> Severity:
        """The severity that counts."""
        return self.level or self.defect.severity

    def message(self, language: Language = "zh") -> str:
        """What is here and what was expected."""
        return self.defect.message.say(language, self.facts)

    def help(self, language: Language = "zh") -> str:
        """A thing to do."""
        return self.defect.help.say(language, self.facts)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, then place, then code: the same report on every run."""
    return tuple(sorted(diagnostics, key=lambda d: (d.path, d.span or (0, 0, 0, 0), d.code)))


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One stable name for each finding: file, code, pointer, text and facts, never the line.

    The facts make a sum that is off by more another finding than one that was off by less.
    Findings alike in all of these are told apart by a number, in the order given.
    """
    seen: Counter[str] = Counter()
    names = []
    for one in diagnostics:
        steps = "/".join(str(step) for step in one.pointer)
        facts = sorted((name, str(fact)) for name, fact in one.facts.items() if _lasts(name))
        told = f"{one.path}\0{one.code}\0{steps}\0{one.excerpt}\0{facts}"
        seen[told] += 1
        numbered = f"{told}\0{seen[told]}".encode(errors="surrogatepass")
        names.append(hashlib.sha256(numbered).hexdigest()[:32])
    return tuple(names)


class Lasting(NamedTuple):
    """What stays of a finding when lines and rows are moved."""

    path: str
    code: str
    steps: tuple[str, ...]
    excerpt: str
    facts: tuple[tuple[str, str], ...]


def lasting(one: Diagnostic, moving: Container[str] = ()) -> Lasting:
    """What a finding is known again by; facts that are ``moving`` (paths of files) do not count."""
    steps = tuple(step for step in one.pointer if isinstance(step, str))
    told = ((name, str(fact)) for name, fact in one.facts.items() if _lasts(name))
    facts = sorted((name, fact) for name, fact in told if fact not in moving)
    return Lasting(one.path, one.code, steps, one.excerpt, tuple(facts))


def _lasts(name: str) -> bool:
    """Whether a fact stays when lines move (``first`` is one) and advice is put in other words."""
    return name != "first" and not name.startswith("advice")
