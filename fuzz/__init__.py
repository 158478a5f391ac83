"""Damaged and hostile files without end: nothing of the program may fail on them but in its own words.

``python -m fuzz`` makes files of every kind out of good ones, does with each what the program does, and prints every
case that ends otherwise than it should, with the command that repeats it. A case is known by its seed and its number.
"""
