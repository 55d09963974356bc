"""Hold a summary, by whomever it was written, to its articles: read the page, check each thing. Pure, no I/O."""
