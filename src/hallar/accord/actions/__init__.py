"""The only ways to write: one function per thing that can be done, each whole or not at all and on record."""
