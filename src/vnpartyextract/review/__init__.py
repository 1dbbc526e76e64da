"""A page to look at facts in their text, to check and to correct them."""
