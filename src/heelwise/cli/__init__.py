"""The command line: reads files, asks the engine, prints."""
