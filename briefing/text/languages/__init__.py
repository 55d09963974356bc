"""One module for each language in which a brief can speak: its phrases, and nothing else."""
