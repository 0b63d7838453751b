"""Every key, declared once, and what is made of the table."""
