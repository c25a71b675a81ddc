"""`python -m pipeline` is the plainleaf command."""

from pipeline.cli import main

main()
