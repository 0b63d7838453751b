"""Inks and palettes."""
