"""The rules by which quotations, speakers, turns, people, papers and events are found in one text."""
