"""How the card of each kind of item is laid out, each in a module called as the kind is.

Apart from the kinds, since a search lists items and shows no card.
"""
