"""Two pages, the list of measures and one of them; `view` takes requests."""
