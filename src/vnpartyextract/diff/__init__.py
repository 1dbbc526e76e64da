"""What changed between two outputs: facts are matched by what they say, never by where they stand."""
