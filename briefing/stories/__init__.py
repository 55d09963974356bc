"""Articles become stories: duplicates, clusters, origins, conflicting figures, wordings, timeline."""
