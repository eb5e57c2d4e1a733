"""One page; `view` of the library takes its requests, `show` makes its values."""
