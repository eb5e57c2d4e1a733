"""Vignettes: short stories with an expected decision, written, read and played. The stories are `tests/cases/`."""
