"""Whose words are whose: quotations in an article's text, their speakers, and what is no speech. Reads text only."""
