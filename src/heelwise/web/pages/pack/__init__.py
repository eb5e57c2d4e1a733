"""One page; `view` takes requests."""
