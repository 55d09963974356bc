"""Files and folders become articles; their text is never changed."""
