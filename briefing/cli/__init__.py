"""The commands: read options, make one call, print, exit. No logic here; the only home of typer and rich."""
