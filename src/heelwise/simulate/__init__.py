"""Virtual people, seeded, who live through the pathways."""
