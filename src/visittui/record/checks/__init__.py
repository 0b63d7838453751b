"""What is asked of a record before it is used: `checking` asks all of it, others hold the rules of one thing each.

`texts` compares with the sources at hand; `grounds` says on how little a sound record rests.
"""
