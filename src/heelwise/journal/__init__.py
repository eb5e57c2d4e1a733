"""The one door into a record: admission, and the ports that keep it."""
