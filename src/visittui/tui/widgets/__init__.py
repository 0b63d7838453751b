"""The widgets of the screen, each drawing its own lines."""
