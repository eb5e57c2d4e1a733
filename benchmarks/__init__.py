"""Absolute times, printed with the machine they were taken on. Never a gate of the tests."""
