"""What the field knows: cited content as frozen values, and the one reader that opens its files."""
