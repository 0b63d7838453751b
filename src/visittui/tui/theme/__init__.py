"""Inks and palettes: `palettes` has the styles of every theme, widgets draw in an `ink`."""
