"""From bytes to a document: encoding, headline, dateline."""
