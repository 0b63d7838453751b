"""Deciding on what was drafted from texts: plain classes, and one screen that composes them; imported when opened."""
