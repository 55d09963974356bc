"""Articles and an audience become prompts; answers become drafts; the extractive engine needs no model."""
