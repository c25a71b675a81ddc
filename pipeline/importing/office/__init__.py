"""Word documents: what is in the file, made so plain that a converter loses nothing of it."""
