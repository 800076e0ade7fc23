"""One article becomes annotations: mentions, times, statements, figures, events, positions."""
