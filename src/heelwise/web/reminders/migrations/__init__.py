"""The tables of reminders, step by step."""
