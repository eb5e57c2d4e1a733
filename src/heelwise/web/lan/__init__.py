"""The way in from a phone in the same home: this machine's names, its own authority, the code to pair with."""
