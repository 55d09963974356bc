"""Sphinx builds the documentation from Markdown; `make docs` fails on any warning."""

project = "Briefing"
author = "The Briefing developers"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_title = "Briefing"
myst_heading_anchors = 3
