"""The wire: keys as they were meant, fewer bytes for the same picture."""
