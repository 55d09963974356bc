"""A quote held to its source: located piece by piece, its edges, brackets and cuts judged, its difference told."""
