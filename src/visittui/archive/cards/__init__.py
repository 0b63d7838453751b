"""The card, the common tongue of screen, page and standard output, and what it is made of."""
