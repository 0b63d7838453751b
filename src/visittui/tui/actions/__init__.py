"""What a reader does beyond moving about, such as copying, marking, opening a record; each is given the explorer."""
