"""What commands write beside the screen: cards and pictures in words, whatever the encoding; how far opening is."""
