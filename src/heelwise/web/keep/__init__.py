"""The event table: whose events, in which batch. Knows no page and no meaning of an event."""
