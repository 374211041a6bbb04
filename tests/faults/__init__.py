"""A re-extraction during which workers, broker and database are killed: `python -m tests.faults --help`."""
