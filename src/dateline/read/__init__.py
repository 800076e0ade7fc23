"""A page becomes an Article: text untouched, blocks labelled, metadata noted."""
