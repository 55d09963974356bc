"""Templates see plain values, escape what they print, reach nothing else, and end within bounds."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ConfigurationError
from briefing.sandbox import Templates, to_plain


def angle(text: str) -> str:
    """Mark what an escaping would make inert."""
    return text.replace("<", "!<")


@pytest.fixture
def render(tmp_path: Path):
    def rendered(source: str, values: Mapping[str, object] | None = None, **others: str) -> str:
        (tmp_path / "page.j2").write_text(source, encoding="utf-8")
        for name, text in others.items():
            (tmp_path / f"{name}.j2").write_text(text, encoding="utf-8")
        return Templates("templates", [tmp_path], escape=angle).render("page.j2", values or {})

    return rendered


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    label: str | None = None


class TestPlainValues:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("a", "a"),
            (1, 1),
            (True, True),
            (None, None),
            (Decimal("1.50"), "1.50"),
            (date(2025, 2, 8), "2025-02-08"),
            (Colour.RED, "red"),
            (Point(1), {"x": 1, "label": None}),
            ((Point(1),), [{"x": 1, "label": None}]),
            ({1: ("a",)}, {"1": ["a"]}),
        ],
        ids=str,
    )
    def test_what_is_plain(self, value: object, expected: object):
        assert to_plain(value) == expected

    @pytest.mark.parametrize(
        "value", [object(), b"bytes", Point, open, iter(())], ids=lambda value: type(value).__name__
    )
    def test_behaviour_is_refused(self, value: object):
        with pytest.raises(TypeError, match="plain values"):
            to_plain(value)

    def test_a_text_of_another_class_becomes_plain_text(self):
        assert type(to_plain(type("Sly", (str,), {})("a"))) is str


class TestEscaping:
    @pytest.mark.parametrize(
        "source",
        [
            "{{ h }}",
            "{{ h ~ '' }}",
            "{{ '' + h }}",
            "{{ [h] | join }}",
            "{{ h | trim }}",
            "{{ h | default('x') }}",
            "{{ h if true }}",
            "{% set x %}{{ h }}{% endset %}{{ x }}",
            "{% set x %}{{ h }}{% endset %}{{ x[1:] }}",
            "{% set x %}{{ h }}{% endset %}{{ x | replace('!', '') }}",
            "{% set x %}{{ h }}{% endset %}{{ x[1] ~ x[2:] }}",
            "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(h) }}",
            "{% macro m(x) %}{{ x }}{% endmacro %}{{ [m(h), ''] | join }}",
            "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ h }}{% endcall %}",
            "{% block b %}{{ h }}{% endblock %}",
            "{% for x in [h] %}{{ x }}{% endfor %}",
            "{% for x in h %}{{ x }}{% endfor %}",
        ],
    )
    def test_every_printed_value_is_escaped_once(self, render, source: str):
        assert render(source, {"h": "<b"}) == "!<b"

    def test_a_constant_is_escaped_as_any_value(self, render):
        assert render("{{ '<&' }} {{ '<' ~ 'a' }} {{ '<' if true }}") == "!<& !<a !<"

    def test_the_template_s_own_text_is_its_author_s(self, render):
        assert render("<b>{{ 1 }}</b>") == "<b>1</b>"

    @pytest.mark.parametrize("text", ["{% autoescape false %}{% endautoescape %}", "{% filter upper %}{% endfilter %}"])
    def test_nothing_switches_escaping_off(self, render, text: str):
        with pytest.raises(ConfigurationError, match="not for templates"):
            render(text)

    @pytest.mark.parametrize("name", ["safe", "escape", "attr", "format", "xmlattr", "pprint", "random", "urlize"])
    def test_filters_that_open_doors_do_not_exist(self, render, name: str):
        with pytest.raises(ConfigurationError, match="No filter"):
            render("{{ 'a' | " + name + " }}")

    @given(text=st.text())
    def test_any_text_is_printed_escaped(self, text: str, tmp_path_factory: pytest.TempPathFactory):
        folder = tmp_path_factory.mktemp("templates")
        (folder / "page.j2").write_text("{{ x }}", encoding="utf-8")
        assert Templates("templates", [folder], escape=angle).render("page.j2", {"x": text}) == angle(text)


class TestValues:
    def test_keys_items_and_methods_of_mappings_do_not_clash(self, render):
        values = {"row": {"items": [1, 2], "values": "v"}}
        assert render("{{ row['items'][-1] }}{{ row.values }}", values) == "2v"

    def test_none_prints_nothing(self, render):
        assert render("[{{ x }}]", {"x": None}) == "[]"

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{{ 1.256 | round(2) }} {{ [3, 4] | sum }} {{ 7 | string }}", "1.26 7 7"),
            ("{{ 'a b' | title }} {{ 'a b c' | wordcount }} {{ 'a' | upper }}", "A B 3 A"),
            ("{{ 'a\nb' | indent(2) }}", "a\n  b"),
            ("{{ 'a\nb' | indent(2, first=true) }}", "  a\n  b"),
            ("{% set x %}a\nb{% endset %}{{ x | indent(1) }}", "a\n b"),
            ("{{ {'a': [1]['0' | int], 'b': none, 'c': 'ü'} | tojson }}", '{"a": 1, "b": null, "c": "ü"}'),
            ("{{ rows | tojson }}", '[["a", 1]]'),
            ("{% for k, v in {'b': 1, 'a': 2} | dictsort %}{{ k }}{{ v }}{% endfor %}", "a2b1"),
            ("{{ ([1, 2] + [3]) | join('-') }} {{ 2 + 3 * 4 - 6 / 3 }}", "1-2-3 12.0"),
            ("{% set ns = namespace(n=1) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}", "2"),
            ("{% for i in range(3) %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}", "1a2b3a"),
            ("{% for i in [1, 1] %}{{ loop.changed(i) }} {% endfor %}", "True False "),
            ("{{ 1 if 2 > 1 and 'a' in 'abc' and 3 is gt(2) and x is not defined }}", "1"),
            ("{% for r in [{'a': 1}, {'a': 2}] | selectattr('a', 'eq', 2) %}{{ r.a }}{% endfor %}", None),
            ("{{ people | selectattr('age', '>', 2) | map(attribute='name') | join(', ') }}", "Ana"),
            ("{% block a %}x{% endblock %}{{ self.a() }}", "xx"),
            ("{{ ('a', 'b')[1] }}{{ 'abc'[0] }}{{ 'abc'[1:] }}", "babc"),
        ],
    )
    def test_what_templates_can_do(self, render, source: str, expected: str | None):
        values = {"people": [{"name": "Ana", "age": 3}, {"name": "Bo", "age": 1}], "rows": [["a", 1]]}
        if expected is None:
            with pytest.raises(ConfigurationError, match="not lists"):
                render(source, values)
        else:
            assert render(source, values) == expected

    @pytest.mark.parametrize(
        "source", ["{{ [1] }}", "{{ {'a': 1} }}", "{{ range(2) }}", "{{ rows | first | string }}", "{{ [rows] }}"]
    )
    def test_what_is_no_text_is_not_printed(self, render, source: str):
        with pytest.raises(ConfigurationError, match=r"cannot be printed|not lists"):
            render(source, {"rows": [[1]]})


class TestLookUp:
    def test_an_override_extends_the_built_in_one(self, tmp_path: Path):
        (tmp_path / "summarize.md.j2").write_text(
            '{% extends "builtin/summarize.md.j2" %}{% block user %}mine{% endblock %}', encoding="utf-8"
        )
        templates = Templates("prompts", [tmp_path])
        assert "sentences" in templates.variables("builtin/summarize.md.j2")
        assert templates.variables("summarize.md.j2") >= {"article", "audience"}
        assert sorted(templates.used) == ["builtin/summarize.md.j2", "summarize.md.j2"]

    def test_variables_count_those_of_includes_and_imports(self, tmp_path: Path):
        (tmp_path / "page.j2").write_text('{{ a }}{% include "part.j2" %}{{ range(1) | join }}', encoding="utf-8")
        (tmp_path / "part.j2").write_text('{{ b }}{% include "page.j2" %}', encoding="utf-8")
        assert Templates("templates", [tmp_path]).variables("page.j2") == {"a", "b"}

    def test_front_matter_is_no_part_of_the_output_and_lines_stay(self, render):
        assert render("---\nname: x\n---\nhello\n") == "hello\n"
        with pytest.raises(ConfigurationError, match=r"page\.j2 line 5: unknown variable"):
            render("---\nname: x\n---\nhello\n{{ a }}\n")

    @pytest.mark.parametrize(
        "name", ["../secret", "/etc/passwd", "a/../../b", "a\\b", "", ".hidden", "x" * 300, "a\0b"]
    )
    def test_other_files_are_not_reached(self, render, tmp_path: Path, name: str):
        (tmp_path.parent / "secret").write_text("secret", encoding="utf-8")
        with pytest.raises(ConfigurationError):
            render("{% include name %}", {"name": name})


class TestErrors:
    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("a\n{{ audence }}", 'page.j2 line 2: unknown variable "audence"; known: audience, article'),
            ("{{ article.titel }}", 'line 1: unknown key "titel"; known: title'),
            ("{{ article['titel'] }}", 'line 1: unknown key "titel"; known: title'),
            ("{{ article.titel.deeper }}", 'line 1: unknown key "titel"'),
            ("a\n\n{% if %}", "page.j2 line 3: Expected an expression"),
            ("{{ missing() }}", 'unknown variable "missing"'),
            ("{{ [1][3] }}", "has no element '3'|unknown key|3"),
            ("{{ 1 / 0 }}", "line 1: division by zero"),
            ("{{ 1 | replace('a') }}", "line 1: .*replace"),
            ("---\na: [\n---\n", "page.j2 line"),
            ("{% include 'other.j2' %}", 'there is no "other.j2" in templates/'),
        ],
    )
    def test_it_says_where_and_what(self, render, source: str, message: str):
        with pytest.raises(ConfigurationError, match=message):
            render(source, {"audience": "a", "article": {"title": "t"}})

    def test_it_hints_at_the_nearest_variable(self, render):
        with pytest.raises(ConfigurationError) as caught:
            render("{{ audence }}", {"audience": 1})
        assert caught.value.hint == 'did you mean "audience"?'

    def test_the_line_is_that_of_the_part_that_failed(self, render):
        with pytest.raises(ConfigurationError, match=r"part.j2 line 2: unknown variable"):
            render("{% include 'part.j2' %}", part="\n{{ x }}")

    def test_a_broken_template_has_no_variables(self, tmp_path: Path):
        (tmp_path / "page.j2").write_text("{% if %}", encoding="utf-8")
        with pytest.raises(ConfigurationError, match="line 1"):
            Templates("templates", [tmp_path]).variables("page.j2")

    def test_a_built_in_template_is_named_by_its_short_path(self):
        with pytest.raises(ConfigurationError, match=r"^prompts/repair\.md\.j2 line \d+: unknown variable"):
            Templates("prompts").render("repair.md.j2", {})


GIANTS = {
    "macros": "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(40) }}",
    "blocks": "{% set x = 'aa' %}" + "{% set x %}{{ x }}{{ x }}{{ x }}{% endset %}" * 30,
    "plus": "{% set x = 'aa' %}" + "{% set x = x + x %}" * 40,
    "concat": "{% set x = 'aa' %}" + "{% set x = x ~ x %}" * 40,
    "replace": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x | replace('a', 'aaaaaaaaaa') %}" * 12,
    "join": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = [x, x, x, x, x, x, x, x] | join %}" * 12,
    "lists": "{% set x = [1] %}" + "{% set x = x + x %}" * 40,
    "lists of lists": "{% set x = [1] %}" + "{% set x = [x, x, x, x] %}" * 40 + "{{ x == x }}",
    "tuples": "{% set x = (1, 2) %}" + "{% set x = (x, x) %}" * 40,
    "mappings": "{% set x = {'a': 1} %}" + "{% set x = {'a': x, 'b': x} %}" * 40,
    "arguments": "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
    "times": "{{ 'a' * 1000000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "product": "{% set x = 999999999 %}" + "{% set x = x * x %}" * 40,
    "format": "{{ '%0999999999d' % 3 }}",
    "loops": "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}" + "{% endfor %}" * 3,
    "loop over static text": "{% for i in range(9999) %}" + "a" * 100_000 + "{% endfor %}",
    "recursive loop": "{% for i in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "range": "{{ range(999999999) | list | length }}",
    "digits": "{{ 1.5 | round(999999999) }}",
    "indent": "{{ 'a\nb' | indent(999999999) }}",
    "long join": "{% for i in range(9999) %}{% set x = range(9999) | join(range(9999) | join) %}{% endfor %}",
    "many items": "{% set x = range(9999) | list %}" + "{% set x = x + x %}" * 4 + "{{ x | join }}",
    "slices": "{% for i in range(9999) %}{% set y = h[1:] %}{% endfor %}",
    "comparisons": "{% for i in range(9999) %}{% if h == g %}{% endif %}{% if h is eq(g) %}{% endif %}{% endfor %}",
    "itself": "{% include 'page.j2' %}{% include 'page.j2' %}",
    "its own parent": "{% extends 'page.j2' %}",
    "parentheses": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "nested loops": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    "biggest": "{% for i in range(9999) %}{% set y = range(9999) | max %}{% endfor %}",
    "sorting": "{% for i in range(9999) %}{% set y = range(9999) | sort %}{% endfor %}",
    "one by one": "{% for i in range(9999) %}{% set y = range(9999) | unique | sum %}{% endfor %}",
    "membership": "{% for i in range(9999) %}{% if 0.5 in range(9999) %}{% endif %}{% endfor %}",
    "namespace": "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "filter on a set block": "{% set x | upper %}a{% endset %}",
}

CODE = {
    "outputs": "{{ 1 }}" * 20_000,
    "macros": "{% macro m() %}{% endmacro %}" * 5000,
    "list": "{{ [" + "1," * 30_000 + "] | length }}",
    "sum": "{{ " + "1+" * 30_000 + "1 }}",
    "conditions": "{% if 1 %}" * 5000,
    "filters": "{{ 1" + "|abs" * 30_000 + " }}",
}
BOUNDS = (
    r"(?:more than \d+ (?:steps|characters|pieces of code|items)|at most 10000 steps|such large numbers|is for numbers|"
    r"not for templates|texts and numbers, not lists|nested too deeply|0 to \d+ (?:digits|wide)|too many digits)"
)


@pytest.mark.parametrize("source", GIANTS.values(), ids=GIANTS)
def test_giants_end_at_a_bound_that_is_counted(render, source: str):
    """No clock: what a rendering may spend (steps, characters, items, code) is counted, and the error names the bound."""
    with pytest.raises(ConfigurationError, match=BOUNDS):
        render(source, {"h": "a" * 200_000, "g": "a" * 200_000})


@pytest.mark.parametrize("source", CODE.values(), ids=CODE)
def test_code_without_end_is_not_compiled(render, source: str):
    with pytest.raises(ConfigurationError, match=r"page\.j2 line \d+: more than 10000 pieces of code"):
        render(source)


def test_the_code_of_all_parts_is_counted_together(render):
    parts = {f"part{number}": "{{ 1 }}" * 1000 for number in range(4)}
    with pytest.raises(ConfigurationError, match="more than 10000 pieces of code"):
        render("".join(f"{{% include '{name}.j2' %}}" for name in parts), None, **parts)


def test_what_is_missing_or_out_of_reach_tells_who_asked_for_it(tmp_path: Path):
    (tmp_path / "page.j2").write_text("a\n{% include '../../etc/passwd' %}", encoding="utf-8")
    templates = Templates("templates", [tmp_path])
    for ask in (templates.variables, lambda name: templates.render(name, {})):
        with pytest.raises(
            ConfigurationError, match=r"page\.j2 line 2: '\.\./\.\./etc/passwd' is not the name of a file"
        ):
            ask("page.j2")


def test_an_unknown_filter_is_a_mistake_in_the_template(tmp_path: Path):
    (tmp_path / "page.j2").write_text("\n{{ 'a' | center(9) }}", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"page\.j2 line 2: No filter named 'center'"):
        Templates("templates", [tmp_path]).variables("page.j2")


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "x.__class__",
        "x['__class__']",
        "'a'.format()",
        "'a'.upper",
        "[].append",
        "range.__self__",
        "self.__init__",
        "self._TemplateReference__context",
        "namespace.__init__",
        "m._func",
        "m['_func']",
        "m.name",
        "loop",
        "x.items()",
        "x()",
        "'a'()",
        "1[0]",
        "x | map('step!') | list",
        "h[h]",
    ],
)
def test_attributes_and_methods_are_out_of_reach(render, expression: str):
    with pytest.raises(ConfigurationError):
        render("{% macro m() %}{% endmacro %}{{ " + expression + " }}", {"x": {"k": 1}, "h": "a"})


def test_inside_a_loop_only_its_public_side_is_seen(render):
    with pytest.raises(ConfigurationError, match="_iterable"):
        render("{% for i in [1] %}{{ loop._iterable }}{% endfor %}")


def test_jinja2_is_imported_only_when_something_is_rendered():
    code = "import sys, briefing.sandbox; briefing.sandbox.Templates('prompts'); sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
