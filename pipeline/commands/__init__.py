"""The commands of plainleaf, by what they are for. What they need is imported when they run."""
