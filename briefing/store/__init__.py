"""What Briefing remembers between runs, in SQLite files that only their owner can read. Only home of sqlite3."""
