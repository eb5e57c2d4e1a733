"""The web app: Django at the edge. It shows decisions and makes none."""
