"""The day the demo stands on. Imports nothing, so that starting can read it before Django is set up."""

from __future__ import annotations

DEMO_NOW = "2026-11-20T07:30:00+01:00"
