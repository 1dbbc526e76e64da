"""A number mention and the cues in its scope → a figure."""
