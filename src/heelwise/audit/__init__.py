"""Questions asked of the whole content."""
