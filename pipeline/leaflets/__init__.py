"""Leaflets: what a reader sees, on screen and on paper."""
