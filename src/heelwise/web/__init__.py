"""The web face: pages for one person on this machine. Decides nothing about training; the engine does."""
