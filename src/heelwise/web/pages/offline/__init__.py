"""The service worker's script, at the root so that it may answer for every page."""
