"""A terminal explorer for the record of a diplomatic visit."""

__version__ = "0.1.0"
