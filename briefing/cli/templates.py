"""`briefing templates`: what a brief looks like, listed, shown, copied and compared."""

from briefing.cli.own_files import own_app

HELP = """See and change what a brief looks like.

\b
  briefing templates list
  briefing templates copy parts/sources       into your own folder; change it there
  briefing daily articles/ --template bulletin

A template of yours wins over the built-in one of its name, and may hold only what differs:
{% extends "builtin/brief.md.j2" %}. The finished text of every template is proven before it is written.
"""

app = own_app("templates", HELP)
