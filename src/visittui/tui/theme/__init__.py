"""The inks of every theme: `palettes`."""
