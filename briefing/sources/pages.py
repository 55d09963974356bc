"""Saved web pages: the report's text and what the page tells of itself, through trafilatura (extra `web`)."""

from collections.abc import Mapping

from briefing.errors import MissingExtraError


def read_page(html: str, name: str) -> tuple[str, Mapping[str, object]]:
    """Return the text of a page and its metadata.

    Args:
        html: The page.
        name: Its file name, for errors.

    Raises:
        MissingExtraError: trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and 300 ms
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: reading web pages needs an extra package", hint="pip install 'briefing-cli[web]'"
        ) from error
    page = bare_extraction(html, with_metadata=True, include_comments=False, include_links=False)
    if page is None:
        return "", {}
    found = page if isinstance(page, dict) else page.as_dict()
    values = {
        "title": found.get("title"),
        "outlet": found.get("sitename") or found.get("hostname"),
        "date": found.get("date"),
        "url": found.get("url"),
        "language": found.get("language"),
    }
    return str(found.get("text") or ""), {key: value for key, value in values.items() if value}
