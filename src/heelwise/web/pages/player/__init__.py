"""The player: a session, hands-free."""
