"""Many articles become links: copies, stories, dates, entities, events, series, conflicts."""
