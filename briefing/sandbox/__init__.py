"""The one Jinja environment, for prompts and output alike: sandboxed, immutable, strict, bounded. Only home of jinja2.

A template sees plain values only: text, numbers, lists and mappings. It reaches no method, no other file than the
templates it may extend or include, and ends with an error when it loops or grows beyond all use. Whatever it prints
from a value goes through the caller's escaping, and nothing in a template can take that escaping off again.
"""

from briefing.sandbox.plain import to_plain
from briefing.sandbox.templates import Templates, plain_text

__all__ = ["Templates", "plain_text", "to_plain"]
