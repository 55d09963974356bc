"""A statement held to its source: figures, names, dates, sense, roles and attribution, with evidence and reasons."""
