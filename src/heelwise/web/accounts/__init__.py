"""Who may open the notebook: one-time links and the devices they signed in. Knows no record."""
