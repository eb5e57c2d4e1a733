"""What happened: the events of one person, in order. Knows no exercise and no rule."""
