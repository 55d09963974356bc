"""The strict core: quotes, speakers, claims. Pure functions; similarity never passes anything."""
