"""Briefs and reports become text: Markdown, JSON, SARIF, JUnit. Nothing here decides what is true."""
