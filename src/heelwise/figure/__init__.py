"""The drawing: a person from joint angles, as SVG. No decisions."""
