"""Folding, sentences, chunks, marks, figures, dates, names: spans of an unchanged text. Pure, no I/O."""
