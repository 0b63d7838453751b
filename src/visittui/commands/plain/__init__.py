"""What commands write beside the screen: a `card` in words, `printing` whatever the encoding, the `progress_line`."""
