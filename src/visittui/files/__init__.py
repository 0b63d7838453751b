"""Files of the program and of its reader: where they are, and written so that none is ever half there."""
