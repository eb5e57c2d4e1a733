"""Decisions and records turned into bytes for other programs and for paper."""
