"""Reminders: own times, a calendar, web push. Follows the plan, never the other way round."""
