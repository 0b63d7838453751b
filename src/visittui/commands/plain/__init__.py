"""What commands write to standard output: cards and pictures in words, whatever its encoding."""
