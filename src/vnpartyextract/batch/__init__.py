"""Many documents at once: every core at work, nothing lost when something goes wrong."""
