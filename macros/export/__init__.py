"""Files to take along, made from neutral documents: never from HTML."""
